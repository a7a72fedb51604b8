"""What the caller or the machine did wrong, as exceptions that say the next step."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contribution.words.near import suggest


class ContributionError(Exception):
    """A call that cannot be carried out; its text is one line for the person who made it."""

    def __reduce__(self) -> tuple[Callable[..., ContributionError], tuple[object, ...]]:
        # What other processes hand over is the sentence: the facts that it was made of are gone.
        return _say_again, (type(self), str(self))


def _say_again(cls: type[ContributionError], text: str) -> ContributionError:
    error = cls.__new__(cls)
    error.args = (text,)
    return error


class FileNotReadableError(ContributionError):
    """A file named on the command line cannot be read."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"cannot read {path}: {why}. Name a logic model, as models/mine.yaml")


class NoModelError(ContributionError):
    """A folder or a file of evidence was named that leads to no model."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} leads to no model: {why}. Name a model, as models/mine.yaml")


class NobodyReadsError(NoModelError):
    """A file of evidence was named that no model reads: there is nothing in it to check."""


class NoPathError(ContributionError):
    """Nothing was named, and the settings name nothing either."""

    def __init__(self) -> None:
        super().__init__(
            "nothing to check was named. Name a model or a folder, or list them under paths: in "
            "contribution.yaml"
        )


class NoBaselineError(ContributionError):
    """A baseline was to be made smaller that nobody has written."""

    def __init__(self, file: str) -> None:
        super().__init__(f"there is no baseline {file}. Use --write-baseline to begin one")


class FileNotWritableError(ContributionError):
    """The output file cannot be written."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"cannot write {path}: {why}. Choose another place, or mend that")


class VocabularyError(ContributionError):
    """Something in a funder's vocabulary is no term."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}. Use terms with labels, as trust: Families trust us")


class ClusterError(ContributionError):
    """A cluster cannot be reached, or would give other results."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"cannot use the cluster at {address}: {why}. Give its scheduler, as tcp://10.0.0.5:8786"
        )


class RemoteFailedError(ContributionError):
    """An address cannot be read from."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"cannot read from {address}: {why}. Name a folder there, or fetch it and name the copy"
        )


class ForeignFileError(ContributionError):
    """A file of another tool cannot be read or written."""

    def __init__(self, path: str, why: str) -> None:
        step = "" if "--" in why else ". Name its format with --as, or export it anew"
        super().__init__(f"cannot import {path}: {why}{step}")


class StoreFailedError(ContributionError):
    """The file in which a portfolio's results are kept cannot be used."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"cannot keep results in {path}: {why}. Name another file with --store")


class FileExistsAlreadyError(ContributionError):
    """A file that would be written is there already; nobody's work is overwritten."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} exists already and was left alone. Choose another name, or move it"
        )


class UnknownNameError(ContributionError):
    """A name given by the caller is not one of those known; the nearest are offered."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        hint = suggest(name, known)
        super().__init__(f"there is no {kind} called {name!r}. {hint[:1].upper()}{hint[1:]}")


class NotWrittenError(ContributionError):
    """A command does not write the format that the ending of a file names."""

    def __init__(self, command: str, path: str, known: Iterable[str]) -> None:
        super().__init__(f"{command} cannot write {path}. Use one of these: {', '.join(known)}")


class FormatsDisagreeError(ContributionError):
    """`--format` names one format and the ending of the file another."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(f"--format {name} and -o {path} are two formats. Use one of them")


class NotHonouredError(ContributionError):
    """An option was given that would change nothing in the format asked for."""

    def __init__(self, option: str, command: str, name: str, instead: Iterable[str]) -> None:
        others = ", ".join(instead)
        way_out = f"Use {others}, or leave {option} out" if others else f"Leave {option} out"
        super().__init__(f"{option} changes nothing in {command} as {name}. {way_out}")


class OptionsClashError(ContributionError):
    """Two options were given of which one would change nothing beside the other."""

    def __init__(self, first: str, second: str, why: str) -> None:
        super().__init__(f"{first} changes nothing beside {second}: {why}. Use one of them")


class NeverMutedError(ContributionError):
    """What is always told was to be left out."""

    def __init__(self, word: str) -> None:
        super().__init__(
            f"--ignore {word} changes nothing: what cannot be read as it was written is always "
            "told. Use --fail-on never, or mend it"
        )


class OutputFailedError(ContributionError):
    """What was to be printed could not be: the output is closed, or its disk is full."""

    def __init__(self, why: str) -> None:
        super().__init__(f"cannot print: {why}. Name a file with -o, or free the disk")


class FolderGoneError(ContributionError):
    """The folder in which the program was called is no longer there."""

    def __init__(self) -> None:
        super().__init__("the folder that you are in is gone. Choose one that is there")


class NoChartError(ContributionError):
    """The chart of an item was asked for that has none, or in a format that shows no charts."""

    def __init__(self, item: str, why: str, instead: Iterable[str]) -> None:
        known = ", ".join(instead) or "an item that rests on a table"
        super().__init__(f"no chart of {item} can be drawn: {why}. Use one of these: {known}")


class ViewNotShownError(ContributionError):
    """A view was asked for in a format, a direction or a combination that does not show it."""

    def __init__(self, view: str, why: str, instead: str) -> None:
        super().__init__(f"the view {view} cannot be drawn: {why}. Use {instead}")


class NoDaysError(ContributionError):
    """Nothing that a timeline could show has a day."""

    def __init__(self) -> None:
        super().__init__(
            "nothing in this model has a day. Give activities `starts`, results `latency` and "
            "evidence `on` or `collected`"
        )


class NothingToShowError(ContributionError):
    """The model file is too broken for a picture or a table."""

    def __init__(self, path: str) -> None:
        super().__init__(f"nothing in {path} could be read. Run: contribution check {path}")


class MissingLibraryError(ContributionError):
    """An optional library that the command needs is not installed."""

    def __init__(self, library: str, extra: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} needs {library}, which is not installed. "
            f"Run: pip install 'contribution[{extra}]'"
        )


class CannotRenameError(ContributionError):
    """A name cannot be changed without changing more than the name."""

    def __init__(self, why: str) -> None:
        super().__init__(f"nothing was renamed: {why}. Choose another name, or mend that first")


class ChangedMeanwhileError(ContributionError):
    """Somebody changed a file between its reading and the writing of edits."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"nothing was written: {file} was changed in the meantime. Give the command again"
        )


class DrawingFailedError(ContributionError):
    """Graphviz refused the drawing or is missing."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Graphviz could not draw: {why}. Run: pip install graphviz-pure, "
            "or install Graphviz from your system's packages"
        )


class TooLargeToDrawError(ContributionError):
    """A picture of more cards than anybody could read on one sheet."""

    def __init__(self, cards: int, most: int) -> None:
        super().__init__(
            f"{cards} cards cannot be read on one sheet (at most {most}). "
            "Draw a part with --focus or --strand, or --view overview"
        )


class TooSmallToReadError(ContributionError):
    """A picture whose text would be too small on the paper that was asked for."""

    def __init__(self, paper: str, points: str, least: str, sheets: int) -> None:
        super().__init__(
            f"the smallest text would be {points} points high on {paper}, below {least} nobody "
            f"can read it, and it would take {sheets} sheets to be glued. Use --view overview, or "
            "a part with --focus or --strand"
        )


class DuplicatePluginError(ContributionError):
    """Two modules of one plug-in folder claim the same id."""

    def __init__(self, folder: str, plugin_id: str) -> None:
        super().__init__(f"two modules in {folder} claim the id {plugin_id}. Give one a new id")


class UnusableNameError(ContributionError):
    """A name for a new model that would not do as a file name and an id."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} cannot name a model. Use lower-case letters, digits and hyphens, "
            "for example: contribution init my-programme"
        )


class GitFailedError(ContributionError):
    """Git is missing, or could not do what a revision asks for."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"git could not give that revision: {why}. Compare two files instead, "
            "or run this inside the repository that holds the model"
        )


class UnknownRevisionError(ContributionError):
    """Git knows no revision of this name."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"git knows no revision {revision!r}. Name a commit, a branch or a tag, "
            "for example HEAD~1 or main; git log --oneline lists them"
        )
