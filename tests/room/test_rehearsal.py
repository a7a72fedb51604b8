"""The rehearsal: an empty model, what a room dictates, forty phones, the register in git."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from contribution.app.assess import assess
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from tests.room.crowd import Caller, Server, join, open_desk, serving

GROUPS = {"staff": "School staff", "parents": "Parents", "pupils": "Pupils", "council": "Council"}
HEAD = f"""\
title: Breakfast in three schools
as_of: 2099-12-31
stakeholders: {{{", ".join(f"{name}: {label}" for name, label in GROUPS.items())}}}
"""
SAID: list[dict[str, str]] = [
    {"kind": "node", "stage": "activity", "label": "Breakfast club opens at eight"},
    {"kind": "node", "stage": "output", "label": "Most places are taken"},
    {"kind": "node", "stage": "short-term outcome", "label": "Fewer children are late: “really”"},
    {"kind": "node", "stage": "impact", "label": "Better reading, at 7"},
    {"kind": "link", "from": "breakfast-club-opens-at-eight", "to": "most-places-are-taken",
     "because": "It is free # and near"},
    {"kind": "link", "from": "most-places-are-taken", "to": "fewer-children-are-late-really",
     "because": "They are inside when the bell goes"},
    {"kind": "link", "from": "fewer-children-are-late-really", "to": "better-reading-at-7"},
    {"kind": "assumption", "label": "Those who need it come",
     "link": "most-places-are-taken -> fewer-children-are-late-really"},
    {"kind": "rival", "label": "The bus runs again", "affects": "fewer-children-are-late-really"},
]  # fmt: skip
LINK = "most-places-are-taken -> fewer-children-are-late-really"
WORDS = ("strong", "strong", "moderate", "suggestive", "don't know")


async def _dictate(desk: Caller, name: str) -> None:
    text, former = HEAD, {"base": "", "base_text": ""}
    read = await desk.ask("GET", f"/text?file={name}")
    assert read.status == 200, read.body
    former = _base(read.body)
    for said in ({}, *SAID):
        if said:
            made = await desk.ask("POST", "/add", {**said, "text": text})
            assert made.status == 200, (said, made.body)
            text = _load(made.body)["text"]
        body = {"file": name, "text": text, **former, "journal": True}
        drawn = await desk.ask("POST", "/preview", body)
        assert drawn.status == 200, drawn.body
        saved = _load((await desk.ask("POST", "/save", body)).body)
        assert saved["state"] == "saved", saved
        former = {"base": saved["hash"], "base_text": saved["text"]}


def _load(body: str) -> dict[str, Any]:
    import json

    return dict(json.loads(body))


def _base(body: str) -> dict[str, str]:
    read = _load(body)
    return {"base": read["hash"], "base_text": read["text"]}


async def _vote(server: Server, desk: Caller) -> None:
    opened = await desk.ask("POST", "/open", {"subject": LINK})
    assert opened.status == 200, opened.body
    phones = [await join(server, group) for group in GROUPS for _ in range(10)]
    votes = [
        phone.ask("POST", "/vote", {"round": 1, "word": WORDS[n % 5], "seq": 1, "comment": ""})
        for n, phone in enumerate(phones)
    ]
    assert {each.status for each in await asyncio.gather(*votes)} == {200}
    for action in ("close", "reveal"):
        assert (await desk.ask("POST", f"/{action}", {"round": 1})).status == 200
    wall = (await desk.ask("GET", "/wall")).body
    assert "The evidence says: <b>untested</b>" in wall
    assert wall.count("(10)") == 4
    note = {"says": "The bus came back in May", "group": "parents", "about": LINK}
    assert (await desk.ask("POST", "/note", note)).status == 200
    written = await desk.ask("POST", "/export", {})
    assert written.status == 200, written.body
    assert _load(written.body)["unread"] == []
    for caller in (desk, *phones):
        await caller.close()


def test_from_an_empty_file_to_a_register_in_git(tmp_path: Path) -> None:
    model = tmp_path / "models/breakfast.yaml"
    model.parent.mkdir()
    model.write_text("", "utf-8")

    def run(*words: str) -> str:
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("git", "init", "-q")

    async def play(server: Server) -> None:
        desk = await open_desk(server)
        await _dictate(desk, str(model))
        await _vote(server, desk)

    with serving(model) as server:
        asyncio.run(play(server))

    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b.example")
    run(*git, "add", "-A")
    run(*git, "commit", "-qm", "The workshop")
    kept = run("git", "ls-files").split()
    assert len(kept) == 4
    assert {Path(each).suffix for each in kept} == {".yaml", ".csv"}
    assessment = assess(model)
    assert len(assessment.graph.model.nodes) == 4
    assert assessment.graph.model.links[1].assumes == ("those-who-need-it-come",)
    [rated] = find_stakeholder_ratings(assessment)
    assert {group.group: group.size for group in rated.groups} == dict.fromkeys(GROUPS, 10)
    words = Counter({"strong": 16, "moderate": 8, "suggestive": 8, "don't know": 8})
    assert sum((Counter(dict(group.counts)) for group in rated.groups), Counter()) == words
    check = [sys.executable, "-m", "contribution", "check", "models/breakfast.yaml"]
    said = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "error" not in said.stdout, said.stdout
