"""Graphviz DOT: nodes, arrows and clusters; what only concerns looks is passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from contribution.exchange._attributes import (
    list_link_values,
    list_node_values,
    take_link,
    take_node,
)
from contribution.exchange._packed import UnreadableError, strip_markup
from contribution.exchange.draft import Exchange, ForeignModel
from contribution.words.escaping import escape_dot, quote_dot

_HEAD = re.compile(r"\s*(?:strict\s+)?(?:di)?graph\b[^{;]{0,500}\{", re.IGNORECASE)
_IDLE = re.compile(r"\s+|//[^\n]*|/\*.*?\*/|^#[^\n]*", re.DOTALL | re.MULTILINE)
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|->|--|[{}\[\];,=:+]|-?(?:\.\d+|\d+(?:\.\d*)?)|[^\W\d]\w*', re.DOTALL
)
_BRACKET = re.compile("[<>]")
_MOST_ARROWS = 100_000
_ARROWS = frozenset({"->", "--"})
_SIGNS = _ARROWS | frozenset("{}[];,=:+")
# What is only about looks and says nothing of the theory.
_LOOKS = re.compile(
    r"shape|style|.*color|font.*|pos|width|height|margin|fixedsize|arrow.*|constraint|port|"
    r"(?:head|tail)(?:port|clip|label)|label(?:angle|distance|float|loc|just)|rank.*|group|"
    r"minlen|len|dir|pen.*|peripheries|tooltip|image.*|u(?:rl|id)|href|target|id|class|ordering|"
    r"splines|weight|layout|sides|skew|orientation|regular|xlp|lp"
)


def is_dot(content: bytes) -> bool:
    """Return whether these are the bytes of a graph in DOT."""
    text = content[:4_000].decode("utf-8-sig", "ignore")
    return bool(_HEAD.match(_IDLE.sub(" ", text)))


def read_dot(content: bytes) -> ForeignModel:
    """Return the graph as a draft; a cluster's label is the strand of what stands in it.

    Raises:
        UnreadableError: it is no graph in DOT.
    """
    text = content.decode("utf-8-sig", "replace")
    reader = _Reader(list(_split(text)))
    reader.read()
    return reader.finish()


class _Token(NamedTuple):
    """A word of the text; `kind` is its sign, or `word` for a name and `text` for a quoted one."""

    kind: str
    text: str
    line: int


class _Scope:
    """A pair of braces that is being read: its cards, and the chain of cards not yet ended."""

    def __init__(self, strand: str) -> None:
        self.strand = strand
        self.members: dict[str, None] = {}
        self.chain: list[list[str]] = []
        self.is_joined = False


def _split(text: str) -> Iterator[_Token]:
    position, line = 0, 1
    while position < len(text):
        idle = _IDLE.match(text, position)
        found = idle or _TOKEN.match(text, position)
        end = found.end() if found else _end_markup(text, position)
        piece = text[position:end]
        if idle is None:
            yield _read_token(piece, line)
        line += piece.count("\n")
        position = end


def _end_markup(text: str, start: int) -> int:
    """Return where a label in HTML ends; its brackets stand in pairs."""
    depth = 0
    for found in _BRACKET.finditer(text, start if text[start] == "<" else len(text)):
        depth += 1 if found[0] == "<" else -1
        if not depth:
            return found.end()
    line = text.count("\n", 0, start) + 1
    raise UnreadableError(
        f"line {line}: “{text[start : start + 20].split(maxsplit=1)[0]}” is no part of DOT"
    )


def _read_token(piece: str, line: int) -> _Token:
    if piece[0] == "<":
        return _Token("text", strip_markup(piece[1:-1]), line)
    if piece[0] == '"':
        bare = piece[1:-1].replace("\\\n", "")
        bare = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nlr" else found[1], bare)
        return _Token("text", bare, line)
    return _Token(piece if piece in _SIGNS else "word", piece, line)


class _Reader:
    """Takes the statements one after another, without calling itself however deep they stand."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.scopes: list[_Scope] = []
        self.title = ""
        self.cards: dict[str, dict[str, str]] = {}
        self.strands: dict[str, str] = {}
        self.arrows: list[tuple[str, str, dict[str, str], int]] = []
        self.is_directed = True
        self.faults: list[tuple[str, str]] = []

    def read(self) -> None:
        """Take the head and everything in the braces of the first graph."""
        while self.at < len(self.tokens) and self.tokens[self.at].kind != "{":
            token = self.tokens[self.at]
            if token.text.casefold() == "graph":
                self.is_directed = False
            elif token.text.casefold() not in {"strict", "digraph"}:
                self.title = token.text
            self.at += 1
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            self._take(token)
            if not self.scopes:
                break
        if self.scopes:
            raise UnreadableError("a brace is not closed: the graph ends in the middle")
        if self.at < len(self.tokens):
            place = f"line {self.tokens[self.at].line}"
            self.faults.append((place, "what follows the first graph is not read"))

    def _take(self, token: _Token) -> None:
        if token.kind == "{":
            self.scopes.append(_Scope(self.scopes[-1].strand if self.scopes else ""))
        elif token.kind == "}":
            self._close(token)
        elif token.kind in _ARROWS:
            self.scopes[-1].is_joined = True
        elif token.kind == "[":
            self._end_chain(self._read_fields(), token)
        elif token.kind in {";", ","}:
            self._end_chain({}, token)
        elif token.kind in {"word", "text"}:
            self._take_name(token)
        else:
            raise UnreadableError(f"line {token.line}: “{token.text}” stands where a name belongs")

    def _take_name(self, token: _Token) -> None:
        following = self.tokens[self.at] if self.at < len(self.tokens) else token
        word = token.text.casefold() if token.kind == "word" else ""
        scope = self.scopes[-1]
        if word == "subgraph":
            self._end_before(token)
            if following.kind in {"word", "text"}:
                self.at += 1
        elif following.kind == "=":
            self.at += 1
            self._set(token.text, self._read_value())
        elif word in {"graph", "node", "edge"} and following.kind == "[":
            self.at += 1
            fields = self._read_fields()
            if word == "graph" and "label" in fields:
                self._set("label", fields["label"])
        else:
            self._end_before(token)
            name = token.text
            while self.at < len(self.tokens) and self.tokens[self.at].kind == ":":
                self.at += 2
            self.cards.setdefault(name, {})
            self.strands.setdefault(name, "")
            scope.members[name] = None
            scope.chain.append([name])
            scope.is_joined = False

    def _set(self, name: str, value: str) -> None:
        if name.casefold() == "label" and len(self.scopes) > 1:
            self.scopes[-1].strand = value
        elif name.casefold() == "label":
            self.title = value

    def _end_before(self, token: _Token) -> None:
        """End the chain when no arrow leads on; semicolons may be left out."""
        if not self.scopes[-1].is_joined:
            self._end_chain({}, token)

    def _close(self, token: _Token) -> None:
        self._end_chain({}, token)
        scope = self.scopes.pop()
        for name in scope.members:
            self.strands[name] = self.strands[name] or scope.strand
        if self.scopes:
            outer = self.scopes[-1]
            outer.members.update(scope.members)
            outer.chain.append(list(scope.members))
            outer.is_joined = False

    def _end_chain(self, fields: dict[str, str], token: _Token) -> None:
        scope = self.scopes[-1]
        if len(scope.chain) == 1 and len(scope.chain[0]) == 1:
            self.cards[scope.chain[0][0]].update(fields)
        for left, right in pairwise(scope.chain):
            if len(self.arrows) + len(left) * len(right) > _MOST_ARROWS:
                raise UnreadableError(f"line {token.line}: more arrows than a person draws")
            self.arrows += [(a, b, dict(fields), token.line) for a in left for b in right]
        scope.chain, scope.is_joined = [], False

    def _read_fields(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "]":
                return fields
            if token.kind in {"word", "text"}:
                fields[token.text] = "true"
                if self.at < len(self.tokens) and self.tokens[self.at].kind == "=":
                    self.at += 1
                    fields[token.text] = self._read_value()
        raise UnreadableError("a bracket is not closed: the graph ends in the middle")

    def _read_value(self) -> str:
        value = ""
        while self.at < len(self.tokens):
            value += self.tokens[self.at].text
            self.at += 1
            if self.at >= len(self.tokens) or self.tokens[self.at].kind != "+":
                break
            self.at += 1
        return value

    def finish(self) -> ForeignModel:
        """Return what was read; lines without a direction are a fault, not a guess."""
        dropped: Counter[str] = Counter()
        nodes = []
        for name, fields in self.cards.items():
            told = {"strand": self.strands[name], **_without_looks(fields)}
            drawn = told.pop("label", "").replace("\\N", name)
            nodes.append(take_node(name, {"label": drawn, **told}, "", dropped))
        if not self.is_directed:
            self.faults.append(("line 1", "a graph has no directions; write digraph and ->"))
            self.arrows = []
        links = tuple(
            take_link((source, target), _without_looks(fields), "", f"line {line}", dropped)
            for source, target, fields, line in self.arrows
        )
        return ForeignModel(self.title, tuple(nodes), links, (), +dropped, tuple(self.faults))


def _without_looks(fields: dict[str, str]) -> dict[str, str]:
    return {k: text.strip() for k, text in fields.items() if not _LOOKS.fullmatch(k.casefold())}


def write_dot(draft: ForeignModel) -> bytes:
    """Return the draft as a digraph with attributes of our own; Graphviz draws it as it is."""
    lines = [f"digraph {_quote(draft.title)} {{", "  rankdir=LR", "  node [shape=box]"]
    for node in draft.nodes:
        told = ", ".join(f"{key}={_quote(value)}" for key, value in list_node_values(node))
        lines.append(f"  {_quote(node.key)} [{told}]")
    for link in draft.links:
        told = ", ".join(f"{key}={_quote(value)}" for key, value in list_link_values(link))
        looks = ", arrowhead=tee" if link.hinders else ""
        lines.append(f"  {_quote(link.source)} -> {_quote(link.target)} [{told}{looks}]")
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _quote(text: str) -> str:
    return quote_dot(escape_dot(text))


EXCHANGE = Exchange(
    "Graphviz DOT",
    (".dot", ".gv"),
    is_dot,
    read_dot,
    write_dot,
    "ids, labels, stages, clusters as strands, notes; links with because, effect and assumptions",
)
