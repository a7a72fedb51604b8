"""REFI-QDA projects built to the structure in which five programs write them, and a large one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<Project name="Clubs" xmlns="urn:QDA-XML:project:1.0">'
)
TALK = "My boy was late 😀 each day.\r\nThen the club opened.\r\nShe came early every week."
OTHER = "Nobody paid for it.\r\nHe still came late, club or no club."
# What is said in them, in the order of the passages below.
WORDS = ("Then the club opened", "early every week", "He still came late")


def pack(name: str, xml: str, files: Mapping[str, bytes]) -> bytes:
    """Return an archive with the project last, as ATLAS.ti packs it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
        archive.writestr(name, xml)
    return out.getvalue()


def select(text: str, words: str, code: str, guid: str = "s", *, wide: bool = False) -> str:
    """Return a passage of these words; `wide` counts in units of UTF-16."""
    start = text.index(words)
    ends = [start, start + len(words)]
    if wide:
        ends = [len(text[:each].encode("utf-16-le")) // 2 for each in ends]
    coding = f'<Coding guid="c{guid}"><CodeRef targetGUID="{code}"/></Coding>' if code else ""
    return (
        f'<PlainTextSelection guid="{guid}" startPosition="{ends[0]}" endPosition="{ends[1]}">'
        f"{coding}</PlainTextSelection>"
    )


def _codes(inner: str) -> str:
    return f"<CodeBook><Codes>{inner}</Codes></CodeBook>"


_TREE = _codes(
    '<Code guid="A1" name="Change" isCodable="false"><Code guid="a2" name="early help"/></Code>'
    '<Code guid="a3" name="costs"/><Code guid="a4" name="no change"/>'
)
_GROUP = '<Variables><Variable guid="v1" name="Role" typeOfVariable="Text"/></Variables>'


def _value(word: str) -> str:
    ref = '<VariableRef targetGUID="V1"/>'
    return f"<VariableValue>{ref}<TextValue>{word}</TextValue></VariableValue>"


def nvivo() -> bytes:
    """Marks and line ends of Windows in the files, units of UTF-16, cases with attributes."""
    xml = (
        f'{_HEAD}{_TREE}{_GROUP}<Cases><Case guid="p1" name="Mary Jones">{_value("parents")}'
        f'<SourceRef targetGUID="T1"/></Case></Cases><Sources><TextSource guid="t1" '
        f'name="Talk 1" plainTextPath="internal://t1.txt" richTextPath="internal://t1.docx">'
        f"{select(TALK, WORDS[0], 'a2', wide=True)}{select(TALK, WORDS[1], 'A2', wide=True)}"
        f'</TextSource><TextSource guid="t2" name="Talk 2" plainTextPath="internal://t2.txt">'
        f"{select(OTHER, WORDS[2], 'a4')}</TextSource></Sources>"
        f'<Links><Link guid="l" originGUID="a2" targetGUID="a3" direction="OneWay"/></Links>'
        f"</Project>"
    )
    files = {"Sources/t1.txt": TALK.encode("utf-8-sig"), "Sources/t2.txt": OTHER.encode("utf-16")}
    return pack("project.qde", xml, files)


def atlas_ti() -> bytes:
    """Named after itself, groups of documents as sets, a PDF with its text, a picture."""
    plain = TALK.replace("\r\n", "\n")
    xml = (
        f"{_HEAD}{_TREE}<Sources><PDFSource guid='t1' name='3 Talk.pdf' path='internal://t1.pdf'>"
        f"<PDFSelection guid='p' page='3' firstX='1' firstY='2' secondX='3' secondY='4'>"
        f"<Coding guid='c'><CodeRef targetGUID='a2'/></Coding></PDFSelection>"
        f"<Representation guid='r1' plainTextPath='internal://r1.txt'>"
        f"{select(plain, WORDS[0], 'a2')}{select(plain, WORDS[1], 'a2')}</Representation>"
        f"</PDFSource><PictureSource guid='t2' name='Wall.png'><PictureSelection guid='q' "
        f"firstX='1' firstY='2' secondX='3' secondY='4'><Coding guid='d'><CodeRef "
        f"targetGUID='a4'/></Coding></PictureSelection></PictureSource></Sources>"
        f"<Sets><Set guid='z' name='parents'><MemberSource targetGUID='t1'/></Set></Sets></Project>"
    )
    return pack(
        "Breakfast 2026.qde", xml, {"sources/r1.txt": plain.encode(), "sources/t1.pdf": b"%PDF"}
    )


def maxqda() -> bytes:
    """A memo as a passage without a code, values at the source, one source an answer, one case."""
    xml = (
        f"{_HEAD}{_TREE}{_GROUP}<Cases><Case guid='p1' name='Person 1'><SourceRef targetGUID='t1'/>"
        f"<SourceRef targetGUID='t2'/></Case></Cases><Sources>"
        f"<TextSource guid='t1' name='Person 1, question 1' plainTextPath='internal://t1.txt'>"
        f"{_value('parents')}{select(TALK, WORDS[0], 'a2')}{select(TALK, 'late', '')}</TextSource>"
        f"<TextSource guid='t2' name='Person 1, question 2' plainTextPath='internal://t2.txt'>"
        f"{_value('parents')}{select(OTHER, WORDS[2], 'a2')}</TextSource></Sources>"
        f"<Notes><Note guid='n' name='Mine'/></Notes></Project>"
    )
    return pack(
        "project.qde", xml, {"Sources/t1.txt": TALK.encode(), "Sources/t2.txt": OTHER.encode()}
    )


def qualcoder() -> bytes:
    """Files with line ends of Windows whose places are counted without; values on both."""
    plain = TALK.replace("\r\n", "\n")
    xml = (
        f"{_HEAD}{_TREE}{_GROUP}<Cases><Case guid='p1' name='ID 1'>{_value('parents')}"
        f"<SourceRef targetGUID='t1'/></Case></Cases><Sources><TextSource guid='t1' name='a.txt' "
        f"plainTextPath='relative://Sources/t1.txt'>{_value('other')}"
        f"{select(plain, WORDS[0], 'a2')}{select(plain, WORDS[1], 'a2')}</TextSource>"
        f"<AudioSource guid='t2' name='b.mp3'><Transcript guid='r' plainTextPath='internal://t2.txt'>"
        f"<SyncPoint guid='y1' timeStamp='0' position='0'/><SyncPoint guid='y2' timeStamp='9' "
        f"position='19'/><TranscriptSelection guid='x' fromSyncPoint='y1' toSyncPoint='y2'><Coding "
        f"guid='k'><CodeRef targetGUID='a3'/></Coding></TranscriptSelection></Transcript>"
        f"<AudioSelection guid='w' begin='0' end='900'><Coding guid='j'><CodeRef "
        f"targetGUID='a2'/></Coding></AudioSelection></AudioSource></Sources></Project>"
    )
    return pack(
        "project.qde", xml, {"Sources/t1.txt": TALK.encode(), "Sources/t2.txt": OTHER.encode()}
    )


def quirkos() -> bytes:
    """Texts within the project, no files beside it, codes right in the passage."""
    passages = select(TALK, WORDS[0], "a2") + select(TALK, WORDS[1], "a2")
    passages = passages.replace('<Coding guid="cs">', "").replace("</Coding>", "")
    text = TALK.replace("\r", "&#13;")
    xml = (
        f"{_HEAD}{_TREE}{_GROUP}<Cases><Case guid='p1' name='Anna'>{_value('parents')}"
        f"<SourceRef targetGUID='t1'/></Case></Cases><Sources><TextSource guid='t1' name='Anna 1'>"
        f"<PlainTextContent>{text}</PlainTextContent>{passages}</TextSource></Sources></Project>"
    )
    return pack("project.qde", xml, {})


TOOLS = {each.__name__: each for each in (nvivo, atlas_ti, maxqda, qualcoder, quirkos)}


def large(passages: int) -> bytes:
    """Return a project of so many coded passages in 40 talks."""
    each = passages // 40
    text = "".join(f"Sentence {number} says what happened.\n" for number in range(each))
    sources, files = [], {}
    for talk in range(40):
        chosen = "".join(
            select(text, f"Sentence {number} says", "a2", f"s{talk}-{number}")
            for number in range(each)
        )
        sources.append(f"<TextSource guid='t{talk}' name='Talk {talk}' "
                       f"plainTextPath='internal://t{talk}.txt'>{chosen}</TextSource>")  # fmt: skip
        files[f"sources/t{talk}.txt"] = text.encode()
    return pack("p.qde", f"{_HEAD}{_TREE}<Sources>{''.join(sources)}</Sources></Project>", files)
