"""The pages as HTML: phone, wall, desk, rating sheets; `views` decided what they may hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from string import Template
from typing import Any, NamedTuple

from contribution.domain.verdict import SCALE
from contribution.room.joining import Doors
from contribution.room.views import Shown
from contribution.web import read_web
from contribution.words.escaping import escape_markup as esc

# Beside each word what it says of a link, as the scale speaks of it.
_MEANS = {
    str(verdict): scale.verbs[-1].removesuffix(" to").removesuffix(" for").removesuffix(" in")
    for verdict, scale in SCALE.items()
}


_SCRIPTS = {
    "phone": ("live", "phone"),
    "wall": ("live", "wall"),
    "desk": ("live", "desk"),
    "sheets": (),
}


class Frame(NamedTuple):
    """What every page needs besides what it shows; its name is that of its style and script."""

    title: str
    nonce: str
    name: str


def render_page(frame: Frame, body: str) -> str:
    """Return a whole page with its style and script inside, as the policy of this answer allows."""
    style = "\n".join(read_web(f"room/{name}.css") for name in ("page", frame.name))
    script = "\n".join(read_web(f"room/{name}.js") for name in _SCRIPTS[frame.name])
    editor = f'<script nonce="{frame.nonce}" src="/static/codemirror.js"></script>'
    files = editor if frame.name == "desk" else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{esc(frame.title)}</title><link rel="icon" href="data:,">'
        f'<style nonce="{frame.nonce}">{style}</style></head>'
        f'<body class="{frame.name}">{body}{files}<script nonce="{frame.nonce}">{script}</script>'
        "</body></html>"
    )


def make_key(text: str) -> str:
    """Return what tells one state of a part of a page from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def render_code_form(wrong: str = "") -> str:
    """Return the form for those who type the code."""
    told = f'<p role="alert">{esc(wrong)}</p>' if wrong else ""
    return (
        f'<main><h1>Join the room</h1>{told}<form method="post" action="/j">'
        '<label for="code">The code on the wall: eight letters</label>'
        '<input id="code" name="code" autocomplete="off" autocapitalize="characters" required '
        'maxlength="12"><button>Go on</button></form></main>'
    )


def render_phone(shown: Shown, code: str, token: str, told: str = "") -> str:
    """Return a participant's page: choose a group, then a form for each open question."""
    hidden = f'<input type="hidden" name="token" value="{esc(token)}">'
    action = f'method="post" action="/j/{esc(code)}"'
    said = f'<p role="alert">{esc(told)}</p>' if told else ""
    if shown["group"] is None:
        return f"<main>{said}{_render_groups(shown, hidden, action)}</main>"
    label = str(dict(shown["groups"]).get(shown["group"], shown["group"]))
    ordered = sorted(shown["rounds"], key=lambda each: (each["state"] != "open", -each["id"]))
    rounds = "".join(_render_question(each, hidden, action, shown["answers"]) for each in ordered)
    again = f'<p>No question is open. Look at the wall. <a href="/j/{esc(code)}">Look again</a></p>'
    idle = "" if any(each["state"] == "open" for each in ordered) else again
    return (
        f'<main>{said}<h1>Rate what you know</h1><p class="as">You answer as {esc(label)}.</p>'
        f'<div data-live="idle" data-key="{bool(idle)}">{idle}</div>{rounds}'
        '<p id="link" role="status"></p></main>'
    )


def _render_groups(shown: Shown, hidden: str, action: str) -> str:
    choices = "".join(
        f'<label class="choice"><input type="radio" name="group" value="{esc(name)}" required>'
        f"<span>{esc(label)}</span></label>"
        for name, label in shown["groups"]
    )
    return (
        f"<h1>Welcome</h1><p>No name is asked. Nobody in this room, nor its facilitator, sees any "
        "answer before a question is closed and revealed; then only how many of a group said what. "
        f"Groups of fewer than {shown['smallest']} are shown together with others.</p>"
        f"<form {action}>{hidden}<fieldset><legend>Which group are you in?</legend>{choices}"
        "</fieldset><button>Join</button></form>"
    )


def _render_question(each: Shown, hidden: str, action: str, answers: Iterable[str]) -> str:
    mine = each["mine"]
    key = f"{each['state']} {mine['seq'] if mine else 0}"
    again = f" (again, round {each['number']})" if each["number"] > 1 else ""
    head = f'<section data-live="round-{each["id"]}" data-key="{esc(key)}" class="{each["state"]}">'
    if each["state"] == "revealed":
        return f"{head}<h2>{esc(each['question'])}{again}</h2>{render_spread(each)}</section>"
    number = f"{each['answered']} of {each['of']}"
    count = (
        f'<p class="count" data-live="count-{each["id"]}" data-key="{number}">'
        f"{number} have answered</p>"
    )
    if each["state"] == "closed":
        return (
            f"{head}<h2>{esc(each['question'])}{again}</h2><p>Closed. You said: "
            f"{esc(mine['word'])}.</p></section>"
        )
    because = f"<p>{esc(each['because'])}</p>" if each["because"] else ""
    choices = "".join(
        f'<label class="choice"><input type="radio" name="word" value="{esc(word)}" required'
        f"{' checked' if mine and mine['word'] == word else ''}><span>{esc(word)}"
        f"{_mean(word, each['subject'])}</span></label>"
        for word in answers
    )
    saved = f"Saved: {mine['word']}" if mine else "Not answered yet"
    return (
        f'{head}<form {action} data-round="{each["id"]}">{hidden}'
        f'<input type="hidden" name="round" value="{each["id"]}">'
        f'<input type="hidden" name="seq" value="{(mine["seq"] if mine else 0) + 1}">'
        f"<fieldset><legend><h2>How strong is this?{again}</h2>"
        f'<span class="asked">{esc(each["question"])}</span></legend>{because}{choices}</fieldset>'
        f'<label for="comment-{each["id"]}">A comment, if you like</label>'
        f'<textarea id="comment-{each["id"]}" name="comment" maxlength="500" rows="2">'
        f"{esc(mine['comment'] if mine else '')}</textarea>"
        f'<button>Save</button><p role="status" class="saved">{esc(saved)}</p></form>{count}'
        "</section>"
    )


def _mean(word: str, subject: str) -> str:
    # An assumption contributes to nothing: its word stands alone.
    said = _MEANS.get(word, "") if "->" in subject else ""
    return f" <small>{esc(said)}</small>" if said else ""


def render_spread(each: Shown) -> str:
    """Return the answers by group as counts, beside the verdict of the evidence."""
    rows = "".join(_render_group(group) for group in each["groups"])
    comments = "".join(
        f"<li>{esc(said['text'])} <small>{esc(said['group'])}</small></li>"
        for said in each["comments"]
    )
    evidence = each["evidence"]
    told = esc(evidence or "no longer in the model")
    return (
        f'<p class="evidence">The evidence says: <b>{told}</b></p><table><caption class="unseen">'
        'Answers by group</caption><thead><tr><th scope="col">Group</th><th scope="col">Answers'
        f'</th><th scope="col">Beside the evidence</th></tr></thead><tbody>{rows}</tbody></table>'
        + (f"<h3>Comments</h3><ul>{comments}</ul>" if comments else "")
    )


def _render_group(group: dict[str, Any]) -> str:
    size = group["size"]
    if not group["counts"]:
        cells = f'<td colspan="2">{size} answered: too few to show</td>'
    else:
        bars = "".join(
            f'<li><span>{esc(word)}</span><meter min="0" max="{size}" value="{number}">{number}'
            f"</meter><b>{number}</b></li>"
            for word, number in group["counts"]
        )
        cells = f"<td><ul class=bars>{bars}</ul></td><td>{esc(group['distance'])}</td>"
    return f'<tr><th scope="row">{esc(group["group"])} ({size})</th>{cells}</tr>'


def render_wall(shown: Shown, doors: Doors, picture: str, seconds: int | None) -> str:
    """Return the wall: one question or its answers, the picture, and always how to join."""
    focus = shown["focus"]
    asked = (
        _render_focus(focus)
        if focus
        else f"<h1>{esc(shown['title'])}</h1><p class=big>{shown['joined']} have joined.</p>"
    )
    timer = "" if seconds is None else f'<p class="timer" data-seconds="{seconds}">{seconds} s</p>'
    codes = "".join(
        f'<figure class="qr">{square}<figcaption>{caption}</figcaption></figure>'
        for square, caption in ((doors.wifi, "1. Wi-Fi"), (doors.join, "Join"))
        if square
    )
    parts = {"asked": asked, "timer": timer, "picture": picture}
    body = "".join(
        f'<div id="{name}" data-live="{name}" data-key="{make_key(html)}">{html}</div>'
        for name, html in parts.items()
    )
    return (
        f'<main>{body}</main><aside aria-label="How to join" data-live="doors" '
        f'data-key="{make_key(codes)}">{codes}<p><span>{esc(doors.address)}</span>'
        f'<b class="code">{esc(doors.code)}</b></p></aside>'
    )


def _render_focus(focus: Shown) -> str:
    again = f" (round {focus['number']})" if focus["number"] > 1 else ""
    because = f'<p class="big">{esc(focus["because"])}</p>' if focus["because"] else ""
    closed = " · closed" if focus["state"] == "closed" else ""
    state = (
        render_spread(focus)
        if focus["state"] == "revealed"
        else f'<p class="big"><b>{focus["answered"]}</b> of {focus["of"]} have answered{closed}</p>'
    )
    return f"<h1>{esc(focus['question'])}{again}</h1>{because}{state}"


def render_desk(shown: Shown, here: dict[str, Any], files: Iterable[str], address: str) -> str:
    """Return the desk: text, picture, room; `here` is what its script needs to begin."""
    subjects = [(each["id"], each["label"]) for each in shown["subjects"]]
    titled = [(str(e["id"]), f"{e['question']} ({e['number']})") for e in shown["rounds"]]
    made = {
        "title": esc(shown["title"]),
        "files": _list_options((each, each) for each in files),
        "joined": str(shown["joined"]),
        "address": esc(address),
        "subjects": _list_options(subjects),
        "rounds": "".join(_render_control(each) for each in reversed(shown["rounds"])),
        "round_options": _list_options(titled),
        "groups": _list_options(shown["groups"]),
        "answers": _list_options((each, each) for each in shown["answers"]),
        "nodes": _list_options(shown["nodes"]),
        "links": _list_options(pair for pair in subjects if "->" in pair[0]),
        "stages": _list_options((each, each) for each in shown["stages"]),
        "nonce": here["nonce"],
        # Nothing in it can end the script element.
        "here": json.dumps(here).replace("<", "\\u003c"),
    }
    keys = {f"{name}_key": make_key(text) for name, text in made.items()}
    return Template(read_web("room/desk.html")).substitute(made, **keys)


def _act(label: str, look: str = "", **asked: Any) -> str:  # noqa: ANN401 - goes into JSON
    return f'<button class="{look}" data-act="{esc(json.dumps(asked))}">{esc(label)}</button>'


def _render_control(each: Shown) -> str:
    number = each["id"]
    ways = {
        "open": [("Close", {"do": "close"})],
        "closed": [("Reveal", {"do": "reveal"}), ("Open again", {"do": "open-again"})],
        "revealed": [("Ask again", {"do": "open-again"})],
    }[each["state"]]
    buttons = " ".join(
        _act(label, "" if position == 0 else "quiet", **asked, round=number)
        for position, (label, asked) in enumerate(ways)
    )
    again = f", round {each['number']}" if each["number"] > 1 else ""
    return (
        f"<li><p><b>{esc(each['question'])}</b>{again}</p><p>{each['state']}: {each['answered']} "
        f"of {each['of']} answered</p>{buttons} "
        f"{_act('On the wall', 'quiet', do='focus', round=number)}</li>"
    )


def _list_options(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<option value="{esc(name)}">{esc(label)}</option>' for name, label in pairs)


def render_sheets(shown: Shown) -> str:
    """Return a rating sheet for each group, to be printed: a row a question, a box a word."""
    heads = "".join(f"<th scope=col>{esc(word)}</th>" for word in shown["answers"])
    rows = "".join(
        f"<tr><th scope=row>{esc(each['label'])}</th>{'<td>☐</td>' * len(shown['answers'])}</tr>"
        for each in shown["subjects"]
    )
    sheets = "".join(
        f"<section><h1>{esc(shown['title'])}</h1><p>Group: <b>{esc(label)}</b> · Sheet number: "
        "________ · No name, please.</p><p>How strong is each of these, as far as you know? One "
        f"cross a row.</p><table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody>"
        "</table><p>Comments:</p></section>"
        for _, label in shown["groups"]
    )
    return f"<main>{sheets}</main>"
