"""REFI-QDA projects of NVivo, ATLAS.ti, MAXQDA, QualCoder and Quirkos: coded passages.

As the standard says (REFI-QDA Project 1.0) and as these programs write it: the project file has
any name, folders either case, texts stand beside it or within, and places are counted in more than
one way.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from contribution.exchange._packed import UnreadableError, parse_xml, read_members
from contribution.exchange._passages import Passage, cut_passages
from contribution.exchange._sheets import GROUPS, NO_COLUMNS, decode_text
from contribution.exchange.draft import TREE, DraftQuote, Exchange, ForeignModel
from contribution.words.labels import plain_words
from contribution.words.phrases import list_words

_SPACE = b"urn:QDA-XML:project"
_NUMBER = re.compile(r"\d{1,9}")
_PLACES = {
    "PDFSelection": ("page {}", ("page",)),
    "PictureSelection": ("picture at {}, {} to {}, {}", ("firstX", "firstY", "secondX", "secondY")),
    "AudioSelection": ("{} to {} ms", ("begin", "end")),
    "VideoSelection": ("{} to {} ms", ("begin", "end")),
}


def is_refi_qda(content: bytes) -> bool:
    """Return whether these are the bytes of a project, packed or its XML alone."""
    if content.startswith(b"PK"):
        return b".qde" in content.lower()
    return _SPACE in content[:2_000]


def read_refi_qda(content: bytes, told: Mapping[str, str] = NO_COLUMNS) -> ForeignModel:
    """Return the coded passages, each under its code; `told` may name the variable for groups.

    Cases say whose words they are, else documents. Links from code to code are candidates.

    Raises:
        UnreadableError: it is no sound archive or XML, or holds no project.
    """
    members = {"project.qde": content}
    if content.startswith(b"PK"):
        members = read_members(content, lambda name: name.lower().endswith((".qde", ".txt")))
    files = {name.replace("\\", "/").lower(): each for name, each in members.items()}
    held = next((each for name, each in files.items() if name.endswith(".qde")), None)
    root = parse_xml(held) if held is not None else None
    if root is None or root.tag != "Project":
        raise UnreadableError("the archive holds no project of REFI-QDA")
    return _Project(root, files, told.get("group", "")).read()


class _Project:
    """The codes, people and texts of a project by their ids, and what was met so far."""

    def __init__(self, root: Element, files: Mapping[str, bytes], group: str) -> None:
        self.root = root
        self.files = {name.rpartition("/")[2]: each for name, each in files.items()}
        self.codes = dict(_list_codes(root))
        self.whose = _Speakers(root, group)
        self.dropped: Counter[str] = Counter()
        self.faults = list(self.whose.faults)
        self.passages: list[Passage] = []

    def read(self) -> ForeignModel:
        """Return everything that the project says."""
        sources = [each for group in self.root.iter("Sources") for each in group]
        for source in sources:
            self._take_source(source)
        texts, note = cut_passages(self.passages)
        if not self.passages:
            self.faults.append(("", "no passage of the project has a code"))
        candidates = dict.fromkeys(self._find_candidates())
        self.dropped["notes and memos"] += sum(1 for _ in self.root.iter("Note"))
        return ForeignModel(
            quotes=tuple(
                DraftQuote((code,), words, each.voice, each.group, each.page, each.where)
                for each, words in zip(self.passages, texts, strict=True)
                for code in each.codes
            ),
            dropped=+self.dropped,
            faults=tuple(self.faults),
            notes=tuple(each for each in (note, self.whose.note) if each),
            candidates=tuple(candidates),
        )

    def _take_source(self, source: Element) -> None:
        name = source.get("name") or "document without a name"
        self._take_selection(source, source, "", "", (0, 0))
        for part in (source, *source.iter("Representation"), *source.iter("Transcript")):
            text = self._find_text(part, name)
            points = {
                _id(each.get("guid")): each.get("position") for each in part.iter("SyncPoint")
            }
            for each in part:
                if each.tag in _PLACES:
                    shape, keys = _PLACES[each.tag]
                    said = shape.format(*(each.get(key) or "?" for key in keys))
                    self._take_selection(each, source, "", said, (0, 0))
                elif each.tag.endswith("Selection"):
                    told = [
                        points.get(_id(each.get(f"{key}SyncPoint"))) or each.get(f"{end}Position")
                        for key, end in (("from", "start"), ("to", "end"))
                    ]
                    start, end = (int(at) if at and _NUMBER.fullmatch(at) else -1 for at in told)
                    if 0 <= start <= end:
                        said = f"characters {start}–{end}"
                        self._take_selection(each, source, text, said, (start, end))
                    else:
                        fault = f"a passage stands from {told[0]} to {told[1]}"
                        self.faults.append((name, fault))

    def _take_selection(
        self, selection: Element, source: Element, text: str, page: str, ends: tuple[int, int]
    ) -> None:
        coded = [*selection.findall("Coding/CodeRef"), *selection.findall("CodeRef")]
        codes = []
        for each in coded:
            code = self.codes.get(_id(each.get("targetGUID")))
            where = source.get("name") or ""
            if code:
                codes.append(code)
            else:
                self.faults.append((where, "a passage has a code that the project does not list"))
        voice, group = self.whose.find(source, selection)
        if codes:
            made = Passage(tuple(dict.fromkeys(codes)), text, *ends, voice, group, page,
                           source.get("name") or "")  # fmt: skip
            self.passages.append(made)
        elif selection is not source:
            self.dropped["passages without a code"] += not coded

    def _find_text(self, part: Element, name: str) -> str:
        """Return the words of a document, which stand within it or beside the project."""
        inside, path = part.findtext("PlainTextContent"), part.get("plainTextPath", "")
        if inside is not None or not path:
            return inside or ""
        file = path.replace("\\", "/").rpartition("/")[2].lower()
        if file not in self.files:
            self.faults.append((name, f"its text {file} is not within the file, so no words of it"))
            return ""
        content = self.files[file]
        # Some programs count the mark of the encoding.
        mark = "\ufeff" if content.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)) else ""
        return mark + decode_text(content)

    def _find_candidates(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of codes that the project joins by an arrow."""
        meant = {
            _id(each.get("guid")): _id(each.get("representedGUID"))
            for each in self.root.iter("Vertex")
        }
        joined = [(each, "originGUID", "targetGUID") for each in self.root.iter("Link")]
        joined += [(each, "sourceVertex", "targetVertex") for each in self.root.iter("Edge")]
        for each, *keys in joined:
            ends = [_id(each.get(key)) for key in keys]
            codes = [self.codes.get(meant.get(end, end), "") for end in ends]
            if each.get("direction") == "OneWay" and all(codes):
                yield codes[0], codes[1]
            else:
                what = "links between codes without a direction" if all(codes) else "other links"
                self.dropped[what] += 1


class _Speakers:
    """Whose words a passage holds: by case where there is one, else by document."""

    def __init__(self, root: Element, asked: str) -> None:
        names = {_id(each.get("guid")): each.get("name", "") for each in root.iter("Variable")}
        self.faults: list[tuple[str, str]] = []
        self.note = ""
        self._cases: dict[str, list[Element]] = {}
        for case in root.iter("Case"):
            for each in (*case.findall("SourceRef"), *case.findall("SelectionRef")):
                self._cases.setdefault(_id(each.get("targetGUID")), []).append(case)
        self._sets: dict[str, str] = {}
        wanted = self._choose(asked, [each for each in names.values() if each])
        self._values = {
            id(each): value
            for each in root.iter()
            if wanted and (value := _read_value(each, names, wanted))
        }
        if not wanted:
            members = ((each, m) for each in root.iter("Set") for m in each.findall("MemberSource"))
            for each, member in members:
                self._sets.setdefault(_id(member.get("targetGUID")), each.get("name", ""))
        if self._sets:
            self.note = "groups of people are told by the groups of documents"

    def _choose(self, asked: str, known: list[str]) -> str:
        """Return the variable that tells groups, empty where none does."""
        if asked:
            fits = [each for each in known if plain_words(each) == plain_words(asked)]
        else:
            fits = [each for each in known if plain_words(each) in GROUPS]
        named = list_words([f"“{each}”" for each in known], most=9)
        if fits:
            self.note = f"groups of people are told by the variable “{fits[0]}”"
        elif asked:
            told = f"there are {named}" if known else "there is none"
            self.faults.append(("", f"no variable is called “{asked}”; {told}"))
        elif known:
            self.note = f"no variable is taken for groups of people; --map group=… names {named}"
        return fits[0] if fits else ""

    def find(self, source: Element, selection: Element) -> tuple[str, str]:
        """Return who speaks there and the group, either empty where nobody says it."""
        key = _id(source.get("guid"))
        told = self._cases.get(_id(selection.get("guid"))) or self._cases.get(key, [])
        # What several cases share is nobody's own.
        case = told[0] if len(told) == 1 else None
        name = case.get("name", "") if case is not None else ""
        group = self._values.get(id(case)) or self._values.get(id(source)) or self._sets.get(key)
        return name or source.get("name", ""), group or ""


def _read_value(element: Element, names: Mapping[str, str], wanted: str) -> str:
    for each in element.findall("VariableValue"):
        ref = each.find("VariableRef")
        if ref is not None and names.get(_id(ref.get("targetGUID"))) == wanted:
            return " ".join(
                (part.text or "").strip() for part in each if part.tag.endswith("Value")
            ).strip()
    return ""


def _list_codes(root: Element) -> Iterator[tuple[str, str]]:
    """Yield each code by its id, with the codes above it."""
    left = [(each, "") for group in root.iter("Codes") for each in group.findall("Code")]
    for each, above in left:
        name = " ".join((each.get("name") or "code without a name").split())
        whole = f"{above}{TREE}{name}" if above else name
        yield _id(each.get("guid")), whole
        left.extend((below, whole) for below in each.findall("Code"))


def _id(guid: str | None) -> str:
    return (guid or "").strip("{} ").lower()


EXCHANGE = Exchange(
    "REFI-QDA project",
    (".qdpx", ".qde"),
    is_refi_qda,
    read_refi_qda,
    keeps="passages with source, group and place, under what their code is about; trees of codes; "
    "words only with --quotes",
    keeps_words_back=True,
    columns=("group",),
    read_told=read_refi_qda,
)
