"""The pages as HTML, from the templates in `web/room`; `views` decided what they may hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from string import Template
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import HTMLResponse

from contribution.domain.verdict import SCALE
from contribution.room.joining import Doors
from contribution.room.views import Shown
from contribution.web import read_web
from contribution.words.escaping import escape_markup
from contribution.words.markup import Html, element, join, trust

Parts: TypeAlias = Mapping[str, Any]

# Beside each word what it says of a link, as the scale speaks of it.
_MEANS = {
    str(verdict): scale.verbs[-1].removesuffix(" to").removesuffix(" for").removesuffix(" in")
    for verdict, scale in SCALE.items()
}
# The style and the scripts of each page.
_LOOKS = {
    "phone": ("phone", "live", "phone"),
    "reached": ("phone", "live", "reached"),
    "wall": ("wall", "live", "wall"),
    "desk": ("desk", "live", "acting", "desk"),
    "try": ("wall", "live", "acting", "try"),
    "sheets": ("sheets",),
}


def answer_page(
    request: Request, title: str, name: str, body: Html, *, status: int = 200
) -> HTMLResponse:
    """Return a page with its style and script inside, under the policy of this answer."""
    # A page that only looks again has its styles and scripts already.
    if "x-part" in request.headers:
        return HTMLResponse(body, status)
    style, *scripts = _LOOKS[name]
    parts = {
        "title": f"{title}: {name}",
        "nonce": request.scope["nonce"],
        "name": name,
        "body": body,
        "style": trust("\n".join(read_web(f"room/{each}.css") for each in ("page", style))),
        "script": trust("\n".join(read_web(f"room/{each}.js") for each in scripts)),
        "editor": _fill("editor", request.scope) if name == "desk" else "",
    }
    return HTMLResponse(_fill("frame", parts), status)


def render_code_form(wrong: str = "") -> Html:
    """Return the form for those who type the code."""
    return _fill("code", {"told": _alert(wrong)})


def render_reached() -> Html:
    """Return what a phone shows while the network is tried."""
    return _fill("reached", {})


def render_phone(shown: Shown, code: str, token: str, told: str = "") -> Html:
    """Return a participant's page: choose a group, then a form for each open question."""
    where = {**shown, "code": code, "token": token, "told": _alert(told)}
    if shown["group"] is None:
        choices = join(_choose("group", name, label) for name, label in shown["groups"])
        return _fill("groups", {**where, "choices": choices})
    ordered = sorted(shown["rounds"], key=lambda each: (each["state"] != "open", -each["id"]))
    is_idle = all(each["state"] != "open" for each in ordered)
    where |= {"is_idle": is_idle, "idle": _fill("idle", where) if is_idle else ""}
    where["change"] = _fill("change", where) if shown["may_change"] else ""
    where["group"] = dict(shown["groups"]).get(shown["group"], shown["group"])
    return _fill("phone", {**where, "rounds": join(_render_question(e, where) for e in ordered)})


def _render_question(each: Shown, where: Parts) -> Html:
    mine = each["mine"] or {"word": "", "comment": "", "seq": 0}
    number = f" (again, round {each['number']})" if each["number"] > 1 else ""
    parts = {**where, **each, **mine, "again": number, "because": _say(each["because"])}
    parts["key"] = f"{each['state']} {mine['seq']}"
    if each["state"] == "revealed":
        parts["inside"] = render_spread(each)
    elif each["state"] == "closed":
        parts["inside"] = element("p", f"Closed. You said: {mine['word']}.")
    else:
        parts["choices"] = _offer_words(where["answers"], mine["word"], "->" in each["subject"])
        parts["saved"] = f"Saved: {mine['word']}" if each["mine"] else "Not answered yet"
        return _fill("question", {**parts, "seq": mine["seq"] + 1})
    return _fill("asked", parts)


def _choose(name: str, value: str, label: str, chosen: str = "", means: str = "") -> Html:
    known = {"name": name, "value": value}
    is_chosen = bool(value) and value == chosen
    box = element("input", type="radio", **known, required=True, checked=is_chosen)
    said = join((" ", element("small", means))) if means else ""
    return element("label", box, element("span", label, said), class_="choice")


@cache
def _offer_words(words: tuple[str, ...], chosen: str, is_link: bool) -> Html:  # noqa: FBT001
    # Drawn anew for every phone they were half of what an answer costs. An assumption contributes
    # to nothing: its words stand alone.
    means = _MEANS if is_link else {}
    return join(_choose("word", word, word, chosen, means.get(word, "")) for word in words)


def _alert(told: str) -> Html | str:
    return element("p", told, role="alert") if told else ""


def _say(because: str | None) -> Html | str:
    return element("p", because, class_="big") if because else ""


def render_spread(each: Shown) -> Html:
    """Return the answers by group as counts, beside the verdict of the evidence."""
    said = [element("li", e["text"], " ", element("small", e["group"])) for e in each["comments"]]
    parts = {
        "evidence": each["evidence"] or "no longer in the model",
        "rows": join(_render_group(group) for group in each["groups"]),
        "comments": join((element("h3", "Comments"), element("ul", *said))) if said else "",
    }
    return _fill("spread", parts)


def _render_group(group: dict[str, Any]) -> Html:
    size = group["size"]
    cells = element("td", f"{size} answered: too few to show", colspan=2)
    if group["counts"]:
        bars = [
            _fill("bar", {"word": word, "number": number, "size": size})
            for word, number in group["counts"]
        ]
        counts = element("td", element("ul", *bars, class_="bars"))
        cells = join((counts, element("td", group["distance"])))
    return element("tr", element("th", f"{group['group']} ({size})", scope="row"), cells)


def render_wall(shown: Shown, doors: Doors, picture: str, seconds: int | None) -> Html:
    """Return the wall: one question or its answers, the picture, and always how to join."""
    focus = shown["focus"]
    timer = element("p", f"{seconds} s", class_="timer", data_seconds=seconds)
    parts = {
        "asked": _render_focus(focus) if focus else _fill("begin", shown),
        "timer": "" if seconds is None else timer,
        "picture": trust(picture),
        "doors": _render_doors(doors),
        "lit": focus["mark"] if focus else "",
        "state": focus["state"] if focus else "",
    }
    return _fill("wall", parts)


def _render_focus(focus: Shown) -> Html:
    again = f" (round {focus['number']})" if focus["number"] > 1 else ""
    closed = " · closed" if focus["state"] == "closed" else ""
    parts = {**focus, "again": again, "because": _say(focus["because"]), "closed": closed}
    seen = render_spread(focus) if focus["state"] == "revealed" else _fill("count", parts)
    return _fill("focus", {**parts, "state": seen})


def render_try(shown: Parts, doors: Doors, here: Mapping[str, str]) -> Html:
    """Return the page on which a facilitator sees which phones reach the laptop, and which stay."""
    return _fill("try", {**shown, **here, "doors": _render_doors(doors), "here": _pack(here)})


def _render_doors(doors: Doors) -> Html:
    squares = ((doors.wifi, "1. Wi-Fi"), (doors.join, "Join"))
    figures = [
        element("figure", trust(square), element("figcaption", caption), class_="qr")
        for square, caption in squares
        if square
    ]
    return _fill("doors", {**doors._asdict(), "squares": join(figures)})


def render_desk(
    shown: Shown, here: Mapping[str, str], files: Mapping[str, str], address: str
) -> Html:
    """Return the desk: text, picture, room; `here` is what its script needs to begin."""
    subjects = [(each["id"], each["label"]) for each in shown["subjects"]]
    asked = [each for each in reversed(shown["rounds"]) if each["state"] != "draft"]
    lists: dict[str, Iterable[tuple[str, str]]] = {
        "files": files.items(),
        "subjects": subjects,
        "links": (pair for pair in subjects if "->" in pair[0]),
        "round_options": ((e["id"], f"{e['question']} ({e['number']})") for e in asked),
        "groups": shown["groups"],
        "nodes": shown["nodes"],
        "answers": ((each, each) for each in shown["answers"]),
        "stages": ((each, each) for each in shown["stages"]),
    }
    made = {
        name: join(element("option", label, value=value) for value, label in pairs)
        for name, pairs in lists.items()
    }
    rounds = _render_rounds(shown["rounds"])
    more = {"rounds": rounds, "address": address, "here": _pack(here)}
    return _fill("desk", {**shown, **here, **made, **more})


def _pack(here: Mapping[str, str]) -> Html:
    # Nothing in it can end the script element.
    return trust(json.dumps(here).replace("<", "\\u003c"))


# What may be done with a round, by its state: the button's words and the action's name.
_WAYS = {
    "draft": (("Open", "open"), ("Drop", "drop")),
    "open": (("Close", "close"), ("On the wall", "focus")),
    "closed": (("Reveal", "reveal"), ("Open again", "open"), ("On the wall", "focus")),
    "revealed": (("Ask again", "open"), ("On the wall", "focus")),
}


def _render_rounds(rounds: list[Shown]) -> Html:
    states = [each["state"] for each in rounds]
    for_all = (("draft", "Open all drafts", "open-drafts"), ("open", "Close all", "close-all"))
    several = [_act(label, "quiet", do) for state, label, do in for_all if states.count(state) > 1]
    heading = element("li", join(several, " ")) if several else None
    return join((heading, *map(_render_control, reversed(rounds))))


def _act(label: str, look: str, name: str, **asked: int) -> Html:
    return element("button", label, class_=look, data_do=name, data_asked=json.dumps(asked))


def _render_control(each: Shown) -> Html:
    buttons = [
        _act(label, "quiet" if position else "", name, round=each["id"])
        for position, (label, name) in enumerate(_WAYS[each["state"]])
    ]
    again = f", round {each['number']}" if each["number"] > 1 else ""
    count = "" if each["state"] == "draft" else f": {each['answered']} of {each['of']} answered"
    return _fill("control", {**each, "again": again, "count": count, "buttons": join(buttons, " ")})


def render_sheets(shown: Shown) -> Html:
    """Return a rating sheet for each group, to be printed: a row a question, a box a word."""
    boxes = [element("td", "☐") for _ in shown["answers"]]
    heads = [element("th", word, scope="col") for word in shown["answers"]]
    labels = [element("th", each["label"], scope="row") for each in shown["subjects"]]
    rows = join(element("tr", label, *boxes) for label in labels)
    parts = {**shown, "heads": join(heads), "rows": rows}
    groups = [label for _, label in shown["groups"]]
    return element("main", *(_fill("sheet", {**parts, "group": label}) for label in groups))


class _Escaped(dict[str, Any]):
    """The parts of a template: plain ones are escaped, `X_key` tells the states of X apart."""

    def __getitem__(self, name: str) -> str:
        if name not in self and name.endswith("_key"):
            part = str(super().__getitem__(name.removesuffix("_key")))
            return hashlib.sha256(part.encode()).hexdigest()[:16]
        part = super().__getitem__(name)
        return part if isinstance(part, Html) else escape_markup(str(part))


@cache
def _read_template(name: str) -> Template:
    return Template(read_web(f"room/{name}.html"))


def _fill(name: str, parts: Parts) -> Html:
    return trust(_read_template(name).substitute(_Escaped(parts)))
