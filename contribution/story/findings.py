"""What another room works out for the story: what to seek next, what people in the room think."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from contribution.domain.diagnostic import Where
from contribution.domain.evidence import Evidence
from contribution.domain.verdict import Verdict


class Sought(Protocol):
    """One thing to look for at one place, and the claim's verdict if it were found or missed.

    `test` is the kind of test; empty when no looking would help. Verdicts are None when the thing
    cannot be tried by itself; `cost` is as the author wrote it, empty when nobody did.
    """

    # ruff: noqa: D102
    @property
    def place(self) -> str: ...
    @property
    def seek(self) -> str: ...
    @property
    def test(self) -> str: ...
    @property
    def cost(self) -> str: ...
    @property
    def where(self) -> Where: ...
    @property
    def if_found(self) -> Verdict | None: ...
    @property
    def if_missed(self) -> Verdict | None: ...


class ClaimPlan(Protocol):
    """What to seek for one claim: what is planned, most worthwhile first, then what is lacking."""

    @property
    def claim(self) -> str: ...
    @property
    def now(self) -> Verdict: ...
    @property
    def prospects(self) -> Sequence[Sought]: ...
    @property
    def needs(self) -> Sequence[Sought]: ...


class Group(Protocol):
    """How one group of people rated a subject: its words with how many gave each."""

    @property
    def label(self) -> str: ...
    @property
    def counts(self) -> Sequence[tuple[str, int]]: ...
    @property
    def size(self) -> int: ...


class RoomRating(Protocol):
    """What people think of one subject, by group; `differences` say who parts from whom."""

    @property
    def evidence(self) -> Evidence: ...
    @property
    def subject(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def groups(self) -> Sequence[Group]: ...
    @property
    def differences(self) -> Sequence[str]: ...


class Findings(NamedTuple):
    """A plan for each claim, in the order of the model, and every rating by people in a room."""

    plans: Sequence[ClaimPlan] = ()
    room: Sequence[RoomRating] = ()


NO_FINDINGS = Findings()
