"""Ways to make a claim look stronger than its evidence, and the honest twin of each.

An attack either lifts nothing, or is said behind the claim, or is found by a check. Its twin does
the same openly and is not punished: no finding of the kind, nothing said, no lower verdict.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from contribution.domain.verdict import Verdict, rank
from tests.scoring.attacked import LINK, SEARCHED, honest, judge, register, tell

Files = dict[str, str]
_STRAW = "Town hall", "Museum", "School board"
_DAY, _WHY = "declared_on: 2023-12-01\n", "because: kept by law\n"


def _with(text: str, files: Files | None = None, name: str = "extra") -> Files:
    return {**(files or honest()), f"evidence/m/{name}.yaml": text}


def _edit(old: str, new: str, files: Files | None = None) -> Files:
    """Replace a text that stands in exactly one of the files, wherever it is in it."""
    known = files or honest()
    (home,) = (name for name, text in known.items() if old in text)
    return {**known, home: known[home].replace(old, new)}


def _gun(more: str = "", about: str = LINK, **head: object) -> Files:
    return _with(register(tell("gun", about, more=more), **head))  # type: ignore[arg-type]


def _straws(*sources: str, more: str = "") -> Files:
    """Three straws of three kinds and nothing else about the link: moderate from three sources."""
    files = _edit(tell("way", LINK, "moderate"), "")
    del files["evidence/m/talks.yaml"]
    for n, source in enumerate(sources):
        told = tell(f"s{n}", LINK, "straw", more=more.format(n))
        kind = ("document", "observation", "interviews")[n]
        files = _with(register(told, title=f"T{n}", source=source, kind=kind), files, f"x{n}")
    return files


def _bad(more: str = "", **head: object) -> Files:
    return _with(register(tell("bad", LINK, "hoop", "not-found", more), **head))  # type: ignore[arg-type]


def _without(text: str, files: Files) -> Files:
    """Leave a text out of the register that was added."""
    name = "evidence/m/extra.yaml"
    return {**files, name: files[name].replace(text, "")}


def _round(files: Files) -> Files:
    files = _edit("outputs:\n", "outputs:\n  flyers: {label: Flyers handed out}\n", files)
    ways = "".join(
        f"  {way}: {{because: so, assumes: none}}\n" for way in ("open -> flyers", "flyers -> read")
    )
    told = [tell(f"l{n}", place, "moderate")
            for n, place in enumerate(("flyers", "open -> flyers", "flyers -> read"))]  # fmt: skip
    return _with(
        register(*told, title="Flyers"), _edit("claims:\n", f"{ways}claims:\n", files), "way"
    )


def _untold(files: Files) -> Files:
    """Leave out what speaks for the link."""
    kept = {name: text for name, text in files.items() if not name.endswith("talks.yaml")}
    return _edit(tell("way", LINK, "moderate"), "", kept)


class Attack(NamedTuple):
    """The meddled files, the highest verdict they may get, what must be found or said, the twin."""

    files: Files
    most: str
    found: str = ""
    said: str = ""
    twin: Files | None = None
    twin_gets: str = "moderate"


GUN = _gun()
_HINDERS = ("family: something-else, affects", "family: something-else, effect: hinders, affects")
_NO_RIVAL = ("role: competing, family: something-else", "role: complementary")
ATTACKS = {
    "a test declared after its result": Attack(
        _gun("declared_on: 2026-04-15"),
        "moderate",
        "CA312",
        twin=_gun("declared_on: 2023-12-24"),
        twin_gets="strong",
    ),
    "a test declared on no day": Attack(
        _without(_DAY, GUN), "moderate", "CA312", twin=GUN, twin_gets="strong"
    ),
    "a test declared in the future": Attack(
        _gun("declared_on: 2040-01-01"), "moderate", "CA312", twin=GUN, twin_gets="strong"
    ),
    "one source in three cases": Attack(
        _straws("Town hall", "TOWN HALL", "town hall"), "suggestive", twin=_straws(*_STRAW)
    ),
    "one source in three punctuations": Attack(
        _straws("Town hall", "Town hall.", "Town-hall"), "suggestive", twin=_straws(*_STRAW)
    ),
    "one source in letters of other scripts": Attack(
        _straws("Town hall", "T\u043ewn hall", "Town h\u0430ll"),
        "suggestive",
        twin=_straws(
            "\u0420\u0430\u0442\u0443\u0448\u0430",
            "\u041c\u0443\u0437\u0435\u0439",
            "\u0428\u043a\u043e\u043b\u0430",
        ),
    ),
    "one source in wide letters": Attack(
        _straws("Town hall", "\uff34own hall", "Town hall"), "suggestive", twin=_straws(*_STRAW)
    ),
    "one source in stored accents": Attack(
        _straws("Caf\u00e9", "Cafe\u0301", "CAF\u00c9"), "suggestive", twin=_straws(*_STRAW)
    ),
    "one source with its article": Attack(
        _straws("Town hall", "The town hall", "the Town hall"), "suggestive", twin=_straws(*_STRAW)
    ),
    "one source under three groups": Attack(
        _straws(*["Town hall"] * 3, more="group: g{}"),
        "moderate",
        "CA305",
        twin=_straws(*["Town hall"] * 3, more="group: g{0}, respondents: Clerks of floor {0}"),
    ),
    "the same people in three sources": Attack(
        _straws(*_STRAW, more="respondents: Parents of May"),
        "suggestive",
        twin=_straws(*_STRAW, more="respondents: Parents {}"),
    ),
    "a smoking gun with easy numbers": Attack(
        _gun("sensitivity: 0.95, type_i_error: 0.9"),
        "strong",
        "CA324",
        twin=_gun("sensitivity: 0.4, type_i_error: 0.05"),
        twin_gets="strong",
    ),
    "ninety-nine to one by hand": Attack(
        _without(_WHY, _gun("sensitivity: 0.99, type_i_error: 0.001")),
        "strong",
        "CA323",
        twin=_gun("because: two registers agree, sensitivity: 0.4, type_i_error: 0.05"),
        twin_gets="strong",
    ),
    "an easy hoop that says nothing": Attack(
        _with(
            register(
                "  e: {says: so, about: [seats -> read], expected_if_true: likely,"
                " expected_if_false: likely, outcome: found, at: {page: 1}}\n"
            )
        ),
        "moderate",
        twin=GUN,
        twin_gets="strong",
    ),
    "quality three for no reason": Attack(
        _without(_WHY, GUN), "strong", "CA323", twin=GUN, twin_gets="strong"
    ),
    "the programme's own paper called independent": Attack(
        _with(
            register(tell("own", "open", "straw"), title="Staff", source="Extra", by="implementer"),
            GUN,
            "own",
        ),
        "strong",
        "CA323",
        twin=GUN,
        twin_gets="strong",
    ),
    "no complaint was found, by nobody": Attack(
        _with(register(tell("none", LINK, "hoop", "not-found", "predicts: against"))),
        "strong",
        "CA323",
        twin=_with(
            register(tell("none", LINK, "hoop", "not-found", f"predicts: against, {SEARCHED}"))
        ),
        twin_gets="strong",
    ),
    "a rival called a complement": Attack(
        _edit(*_NO_RIVAL, GUN), "moderate", "CA402", twin=GUN, twin_gets="strong"
    ),
    "a rival moved to where it is harmless": Attack(
        _edit(
            "family: something-else, affects: [seats, read]",
            "family: something-else, affects: [seats]",
            GUN,
        ),
        "moderate",
        "CA402",
        twin=GUN,
        twin_gets="strong",
    ),
    "a rival said to hinder": Attack(
        _edit(*_HINDERS, GUN), "moderate", twin=GUN, twin_gets="strong"
    ),
    "a family waived for no reason": Attack(
        _edit(
            "claims:\n",
            "no_rival_considered: {something-else: x}\nclaims:\n",
            _edit(*_NO_RIVAL, GUN),
        ),
        "strong",
        "CA402",
        twin=_edit(
            "claims:\n",
            "no_rival_considered: {something-else: no other scheme ran in the town}\nclaims:\n",
            _edit(*_NO_RIVAL, GUN),
        ),
        twin_gets="strong",
    ),
    "rivals ruled out by the programme": Attack(
        _edit("by: independent", "by: implementer", honest()),
        "moderate",
        said="ruled out, none of them by",
        twin=honest(),
    ),
    "a way round a bad link": Attack(
        _round(_untold(_bad())),
        "moderate",
        said="Another way there is contradicted",
        twin=_round(honest()),
    ),
    "a bad link called feedback": Attack(
        _edit("assumes: [quiet]}", "assumes: [quiet], feedback: true}", _bad()),
        "not scored",
        "CA118",
        twin=honest(),
    ),
    "a bad link called a hindrance": Attack(
        _edit("assumes: [quiet]}", "assumes: [quiet], effect: hinders}", _bad()),
        "not scored",
        "CA104",
        twin=honest(),
    ),
    "a claim that begins behind it": Attack(
        _edit("from: open", "from: read", _bad()),
        "moderate",
        said="no activity is shown",
        twin=honest(),
    ),
    "against, called inadmissible": Attack(
        _without(_WHY, _bad("quality: 0")), "moderate", "CA322", "Set aside: 1 item", twin=honest()
    ),
    "against, hardly looked for": Attack(
        _without(_WHY, _bad("search_effort: 0.05")),
        "moderate",
        "CA322",
        "Set aside: 1 item",
        twin=honest(),
    ),
    "against, still planned": Attack(
        _without(_WHY, _bad("planned: true")),
        "moderate",
        "CA322",
        "Set aside: 1 item",
        twin=honest(),
    ),
    "one item about everything": Attack(
        _gun(about="open, seats, open -> seats, seats -> read"),
        "strong",
        "CA320",
        twin=_gun("traces: loans name the room", "open, seats, open -> seats, seats -> read"),
        twin_gets="strong",
    ),
    "one item on the result and the link": Attack(
        _gun(about=f"{LINK}, read"),
        "moderate",
        twin=_gun("traces: they name the room", f"{LINK}, read"),
        twin_gets="strong",
    ),
    "a change told as a document": Attack(
        _gun("change: true"), "moderate", twin=GUN, twin_gets="strong"
    ),
    "the whole claim, and no step": Attack(
        {
            **{name: text for name, text in honest().items() if name.endswith("m.yaml")},
            "evidence/m/whole.yaml": register(tell("whole", "reads", "doubly-decisive")),
        },
        "moderate",
        said="its chain of steps reads untested",
    ),
    "a latency beyond all lives": Attack(
        _edit("latency: 3 months", "latency: 90 years"), "too early to tell", "CA119", twin=honest()
    ),
    "a day of judgement far away": Attack(
        _edit(
            "latency: 3 months", "latency: 5 years", _edit("as_of: 2026-06-30", "as_of: 2060-06-30")
        ),
        "untested",
        twin=honest(),
    ),
    "evidence from before it began": Attack(
        {**GUN, "evidence/m/extra.yaml": GUN["evidence/m/extra.yaml"].replace("2026-0", "2023-0")},
        "moderate",
        "CA312",
        twin=GUN,
        twin_gets="strong",
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_lifts_nothing_or_is_told_and_its_honest_twin_is_not_punished(
    name: str, tmp_path: Path
) -> None:
    attack = ATTACKS[name]
    plain = judge(tmp_path / "honest", honest())
    assert plain.verdict is Verdict.MODERATE
    assert plain.behind == ""

    got = judge(tmp_path / "attack", attack.files)
    assert rank(got.verdict) <= rank(Verdict(attack.most)), got
    assert attack.found in got.found or not attack.found, got
    assert attack.said in got.behind, got

    twin = judge(tmp_path / "twin", attack.twin or honest())
    assert twin.verdict is Verdict(attack.twin_gets), twin
    assert twin.behind == ""
    assert attack.found not in twin.found
    if not attack.found and not attack.said:
        assert rank(got.verdict) < rank(twin.verdict), got
