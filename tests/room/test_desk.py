"""The desk without a browser: saves, journal, dictation, the picture, the register it writes."""

from __future__ import annotations

import asyncio
import csv
import errno
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from contribution.app.assess import assess
from contribution.cli import main
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from contribution.room.live import forget
from contribution.room.meeting import note_fact
from contribution.room.preview import Preview
from contribution.room.serve import watch
from contribution.room.text_files import OnDisk, TextFiles, hash_bytes
from tests.room.conftest import LINK, ROOT, Room, begun
from tests.room.crowd import find_port


def _files(folder: Path, content: bytes) -> tuple[TextFiles, str, Path]:
    path = folder / "a.yaml"
    path.write_bytes(content)
    (folder / "journal").mkdir()
    files = TextFiles(folder, folder / "journal")
    files.allow([str(path)])
    return files, str(path), path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: 1\n", b"a: 2\nb: 3\n"),
        (b"a: 1\r\nb: 1\r\n", b"a: 2\r\nb: 3\r\n"),
        (b"\xef\xbb\xbfa: 1\n", b"\xef\xbb\xbfa: 2\nb: 3\n"),
        (b"a: 1", b"a: 2\nb: 3\n"),
    ],
)
def test_a_save_keeps_line_ends_mark_and_mode(tmp_path: Path, before: bytes, after: bytes) -> None:
    files, name, path = _files(tmp_path, before)
    path.chmod(0o640)

    saved = files.save(name, "a: 2\nb: 3\n", files.read(name))

    assert (saved.state, path.read_bytes()) == ("saved", after)
    assert saved.hash == hash_bytes(after) == files.read(name).hash
    assert path.stat().st_mode & 0o777 == 0o640


def test_of_two_saves_with_one_base_the_second_is_joined_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    files, name, path = _files(tmp_path, b"a: 1\nb: 1\nc: 1\n")
    base = files.read(name)
    assert files.save(name, "a: 2\nb: 1\nc: 1\n", base).state == "saved"

    second = files.save(name, "a: 1\nb: 1\nc: 2\n", base)

    assert (second.state, second.text) == ("merged", "a: 2\nb: 1\nc: 2\n")
    assert path.read_bytes() == b"a: 2\nb: 1\nc: 1\n"
    conflict = files.save(name, "a: 3\nb: 1\nc: 1\n", base)
    assert (conflict.state, conflict.text) == ("conflict", "a: 3\n# on disk: a: 2\nb: 1\nc: 1\n")


def test_a_changed_line_end_or_mark_is_a_change_and_a_touch_is_none(tmp_path: Path) -> None:
    files, name, path = _files(tmp_path, b"a: 1\n")
    base = files.read(name)
    path.touch()
    assert files.find_hash(name) == base.hash
    path.write_bytes(b"a: 1\r\n")
    assert files.find_hash(name) != base.hash


def test_the_folder_is_watched_for_what_others_change_and_not_for_a_touch(room: Room) -> None:
    async def play() -> None:
        async with begun(room):
            live, desk = room.live, await room.desk()
            name, path = next(iter(live.files.names.items()))
            watching = asyncio.ensure_future(watch(live))
            await asyncio.sleep(0.5)

            async def is_told() -> bool:
                before = live.streams.version
                for _ in range(20):
                    await asyncio.sleep(0.1)
                    if live.streams.version != before:
                        return True
                return False

            path.touch()
            assert not await is_told()
            for number in range(2):
                beside = path.with_suffix(".tmp")
                beside.write_text(path.read_text("utf-8") + f"# {number}\n", "utf-8")
                beside.replace(path)
                assert await is_told()
            text, base = live.files.read(name)
            body = {"file": name, "text": text + "# ours\n", "base": base, "base_text": text}
            assert (await desk.post("/save", json=body)).json()["state"] == "saved"
            assert await is_told()
            # The watch sees our own write, and nothing is drawn again for it.
            assert not await is_told()
            watching.cancel()

    asyncio.run(play())


def test_a_deleted_file_a_folder_without_rights_and_a_full_disk_are_told(tmp_path: Path) -> None:
    files, name, path = _files(tmp_path, b"a: 1\n")
    base = files.read(name)
    path.unlink()
    assert files.save(name, "a: 2\n", base).state == "gone"
    assert files.save(name, "a: 2\n", OnDisk("", "")).state == "saved"
    # A folder in its place: no user, not even root, can write that file.
    path.unlink()
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        files.save(name, "a: 3\n", base)


def test_a_save_on_a_full_disk_is_told_and_the_former_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, name, path = _files(tmp_path, b"a: 1\n")

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("contribution.app.write.os.fsync", refuse)
    saved = files.save(name, "a: 2\n", files.read(name))
    files.note(name, "a: 2\n", saved.hash)

    assert saved.state == "failed"
    assert "no space left" in saved.why
    assert path.read_bytes() == b"a: 1\n"


def test_an_outside_save_while_ours_is_being_written_is_joined_and_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, name, path = _files(tmp_path, b"a: 1\nb: 1\nc: 1\n")
    base = files.read(name)
    monkeypatch.setattr(
        "contribution.app.write.os.fsync", lambda _: path.write_bytes(b"a: 1\nb: 1\nc: 2\n")
    )

    saved = files.save(name, "a: 2\nb: 1\nc: 1\n", base)

    assert (saved.state, saved.text) == ("merged", "a: 2\nb: 1\nc: 2\n")
    assert path.read_bytes() == b"a: 1\nb: 1\nc: 2\n"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".a")] == []


def test_what_is_clean_again_is_no_longer_kept_as_typed(room: Room) -> None:
    async def play() -> None:
        async with begun(room):
            desk = await room.desk()
            name = next(iter(room.live.files.names))
            text = room.live.files.read(name).text
            body = {"file": name, "text": text + "# more\n", "base": "", "journal": True}
            await desk.post("/preview", json=body)
            assert room.live.unsaved
            await desk.post("/preview", json={**body, "text": text, "journal": False})
            assert not room.live.unsaved
            assert (await desk.get("/text", params={"file": name})).json()["unsaved"] is None

    asyncio.run(play())


def test_a_second_server_over_one_record_is_refused_in_one_line(
    room: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ["contribution", "serve", str(room.live.model), "--port", str(find_port())]
    monkeypatch.setattr("sys.argv", call)

    assert main() == 2
    assert "another room holds it" in capsys.readouterr().err


def test_what_was_typed_comes_back_until_it_is_saved(tmp_path: Path) -> None:
    files, name, path = _files(tmp_path, b"a: 1\n")
    base = files.read(name)
    files.note(name, "a: 12\n", base.hash)
    again = TextFiles(tmp_path, tmp_path / "journal")
    again.allow([str(path)])

    recalled = again.recall(name)

    assert recalled == {"name": name, "text": "a: 12\n", "base": "a: 1\n", "hash": base.hash}
    again.save(name, "a: 12\n", OnDisk(recalled["base"], recalled["hash"]))
    assert again.recall(name) is None


def test_the_text_is_drawn_and_checked_before_it_is_saved(room: Room) -> None:
    async def play() -> None:
        async with begun(room):
            desk = await room.desk()
            name = next(iter(room.live.files.names))
            text = room.live.files.read(name).text.replace("Fewer late", "Far fewer late")
            typed = text + "  x -> y:\n"
            body = {"file": name, "text": typed, "base": "", "journal": True}
            drawn = (await desk.post("/preview", json=body)).json()
            assert "Far fewer" in drawn["svg"]
            assert " style=" not in drawn["svg"]
            found = (await desk.post("/check", json=body)).json()
            assert any(each["severity"] == "error" for each in found["diagnostics"])
            place = {"line": typed.count("\n"), "column": len("headline: [att")}
            asked = {"file": name, "text": typed + "headline: [att", **place}
            offers = (await desk.post("/complete", json=asked)).json()["offers"]
            assert {"attendance", "attainment"} <= {each["label"] for each in offers}
            assert {each["from"] for each in offers} == {len("headline: [")}
            assert "Far fewer" not in room.live.model.read_text("utf-8")
            assert (await desk.get("/text", params={"file": name})).json()["unsaved"]["text"]

    asyncio.run(play())


def test_of_a_model_too_large_for_a_wall_the_ways_to_the_link_are_drawn(room: Room) -> None:
    large = Preview(ROOT / "models/stockport-family.yaml")
    link = "first-response-team -> caseloads-manageable"

    part = large.draw_around(link)

    assert f'{link.replace(" -> ", ".")}" class="link"' in part
    assert large.draw_around(link) is part
    assert large.draw_around("no -> such") == large.draw_around("") == large.drawn.svg
    small = room.live.preview
    assert small.draw_around(LINK) == small.drawn.svg


def test_dictation_gives_a_text_that_reads_as_it_was_said(room: Room) -> None:
    async def play() -> None:
        desk = await room.desk()
        text = room.live.model.read_text("utf-8")

        async def say(**asked: Any) -> tuple[int, dict[str, Any]]:
            answer = await desk.post("/add", json={"text": text, **asked})
            return answer.status_code, answer.json()

        said: list[dict[str, Any]] = [
            {"kind": "node", "label": "Toast, warm", "stage": "short-term outcome"},
            {"kind": "link", "from": "open-club", "to": "attendance", "because": "So: it is"},
            {"kind": "assumption", "label": "The oven works", "link": LINK},
            {"kind": "rival", "label": "A new bakery", "affects": "Better attendance"},
            # Named as people name them; the last one was dictated a moment ago.
            {"kind": "link", "from": "toast, Warm", "to": "fewer late ARRIVALS", "because": "x"},
            {
                "kind": "assumption",
                "label": "It is warm",
                "link": "Toast, warm → Fewer late arrivals",
            },
        ]
        for asked in said:
            status, made = await say(**asked)
            assert status == 200, made
            text = made["text"]
        room.live.model.write_text(text, "utf-8")
        model = assess(room.live.model).graph.model
        assert {each.id: each.label for each in model.nodes}["toast-warm"] == "Toast, warm"
        links = {each.id: each for each in model.links}
        assert links["open-club -> attendance"].because == "So: it is"
        assert links[LINK].assumes == ("children-come", "the-oven-works")
        assert links["toast-warm -> arrive-on-time"].assumes == ("it-is-warm",)
        assert model.factors[-1].affects == ("attendance",)
        for wrong in (
            {"kind": "banana"},
            {"kind": "node", "label": ""},
            {"kind": "node", "stage": "x"},
        ):
            assert (await say(**wrong))[0] == 409

    asyncio.run(play())


def _hold(room: Room, day: str) -> None:
    room.live.store.save(partial(note_fact, name="held", value=day)).result()


def test_the_register_is_read_by_the_model_and_names_nobody(room: Room) -> None:
    async def play() -> dict[str, Any]:
        async with begun(room):
            desk = await room.desk()
            staff = [await room.phone("staff") for _ in range(4)]
            pupil = await room.phone("pupils")
            for number in (1, 2):
                await room.act(desk, do="open", subject=LINK)
                for phone in staff:
                    await room.vote(phone, number, "strong", comment="=HYPERLINK(1)")
                await room.vote(pupil, number, "doubtful")
                await room.act(desk, do="close", round=number)
                await room.act(desk, do="reveal", round=number)
            paper = {"do": "paper", "round": 2, "group": "parents", "word": "don't know"}
            for sheet in ("1", "2", "3"):
                await room.act(desk, **paper, sheet=sheet)
            said = {"says": "The bus: it “helped”, too", "group": "parents", "about": LINK}
            noted = await room.act(desk, do="note", place="Table 2", **said)
            assert noted.status_code == 200
            written = await room.act(desk, do="export")
            assert written.status_code == 200, written.text
            return dict(written.json())

    _hold(room, "2026-06-24")
    written = asyncio.run(play())
    assert (written["ratings"], written["statements"], written["unread"]) == (13, 1, [])
    table = next(Path(each) for each in written["files"] if each.endswith(".csv"))
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert {row["who"] for row in rows} == {
        *(f"School staff {number}" for number in (1, 2, 3, 4)), "Person 1",
        *(f"Parents and carers {number}" for number in (1, 2, 3)),
    }  # fmt: skip
    # One pupil would be known by the group; and a comment is no formula.
    assert {row["group"] for row in rows} == {"staff", "parents", ""}
    assert {row["comment"] for row in rows} == {"'=HYPERLINK(1)", ""}
    assert sum(row["paper"] == "yes" for row in rows) == 3
    text = "".join(Path(each).read_text("utf-8") for each in written["files"])
    for person in room.live.store.meeting.people:
        assert person.id not in text

    assessment = assess(room.live.model)
    ours = [each for each in assessment.diagnostics if "2026-06-24" in each.where.file]
    assert [str(each) for each in ours if each.severity.word == "error"] == []
    rated = [each for each in find_stakeholder_ratings(assessment) if "2026" in each.evidence.id]
    assert [sum(group.size for group in each.groups) for each in rated] == [5, 8]
    said = next(each for each in assessment.graph.evidence if each.id.startswith("said-"))
    assert said.item.says == "The bus: it “helped”, too"
    assert str(said.observation.outcome) == "cannot-tell"


def test_a_register_written_again_keeps_what_was_judged_in_it_meanwhile(room: Room) -> None:
    async def play() -> None:
        async with begun(room):
            desk = await room.desk()
            says = ("The bus came back", "The oven broke", "It was dark", "Toast was new")
            for each in says[:2]:
                await room.act(desk, do="note", says=each, group="parents", about=LINK)
            written = (await room.act(desk, do="export")).json()
            [said] = [Path(each) for each in written["files"]]
            judged = "outcome: not-found  # seen by Ms Marsh"
            text = said.read_text("utf-8").replace("outcome: cannot-tell", judged, 1)
            said.write_text(text, "utf-8")
            for each in says[2:]:
                await room.act(desk, do="note", says=each, group="parents", about=LINK)
            assert (await room.act(desk, do="export")).status_code == 200
            text = said.read_text("utf-8")
            assert text.count(judged) == 1
            assert text.count("outcome: cannot-tell") == 3
            assert all(each in text for each in says)
            said.write_text(text.replace("    on: 20", "    on: 19"), "utf-8")
            _forget_what_was_written(room, said.name)
            refused = await room.act(desk, do="export")
            assert "Rename it" in refused.json()["error"]
            assert "    on: 19" in said.read_text("utf-8")

    asyncio.run(play())


def _forget_what_was_written(room: Room, name: str) -> None:
    room.live.store.save(partial(note_fact, name=f"written {name}", value="")).result()


def test_what_is_not_revealed_is_not_written_and_forgetting_leaves_the_registers(
    room: Room,
) -> None:
    async def play() -> None:
        desk = await room.desk()
        phone = await room.phone()
        await room.act(desk, do="open", subject=LINK)
        await room.vote(phone, 1, "strong")
        assert (await room.act(desk, do="export")).status_code == 409

    asyncio.run(play())
    room.live.store.close()
    name = next(iter(room.live.files.names))
    room.live.files.note(name, "typed: and not saved\n", "")
    assert forget(room.live.model)
    assert room.live.files.recall(name), "what was typed is no record of the meeting"
    assert not forget(room.live.model)
    assert room.live.model.exists()
    room.live.store = type(room.live.store)(room.live.model.parent / "other.sqlite")


def test_the_register_goes_into_git_and_the_record_does_not(room: Room) -> None:
    root = room.live.files.root

    def git(*words: str) -> str:
        call = ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words]
        return subprocess.run(call, cwd=root, check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    git("add", "-A")
    assert ".contribution" not in git("ls-files")
