"""The tables in which a portfolio is kept: public, so that analysts can join them with their own.

Every row of a result belongs to a `bundle`, the hash of all that a model reads; the table `model`
says which bundle each place holds now and held before. No row of a result tells of a time, a host,
a folder of this machine or an order of discovery: the same files give the same rows anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Raised when a table or a column changes its meaning; a store of another number is left alone.
SCHEMA = 1

# By table, the columns behind `bundle` and `number`, the row's place among those of its bundle.
RESULTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "project": ("name", "title", "as_of", "rule", "nodes", "links", "items"),
        "claim": (
            "claim", "says", "source", "target", "label", "stage", "same_as", "verdict", "rank",
            "stated", "role", "bearer", "lacks", "early_from", "newest",
        ),
        "link": (
            "link", "source", "target", "source_stage", "target_stage", "source_strand",
            "target_strand", "because", "verdict", "rank", "items", "groups", "independent",
            "sought_in_vain", "newest",
        ),
        "cell": ("link", "kind", "ahead", "against", "without", "not_found"),
        "assumption": ("assumption", "label", "same_as", "verdict", "rank", "items", "links"),
        "factor": ("factor", "label", "same_as", "role", "family", "verdict", "rank", "items"),
        "rival": ("target", "factor"),
        "evidence": (
            "item", "says", "about", "register", "kind", "test", "sighting", "source_group",
            "collector", "day", "planned", "cost",
        ),
        "plan": ("claim", "place", "item", "seek", "test", "cost", "could_change"),
        "diagnostic": ("id", "slug", "severity", "file", "line", "column", "message", "next_step"),
    }
)  # fmt: skip

# Columns of whole numbers; all others hold text, and either may be empty.
NUMBERS = frozenset(
    {
        "number", "rank", "nodes", "links", "items", "groups", "independent", "sought_in_vain",
        "ahead", "against", "without", "not_found", "planned", "could_change", "line", "column",
        "run",
    }
)  # fmt: skip

_CREATE = """
create table about (key text primary key, value text not null) without rowid;
create table run (
    number integer primary key, started text not null, ended text,
    found integer, unchanged integer, assessed integer, failed integer
);
create table model (
    place text primary key, folder text not null, path text not null, bundle text, former text,
    failure text not null, run integer not null
) without rowid;
create table input (
    place text not null, path text not null, digest text not null, signature text not null,
    primary key (place, path)
) without rowid;
create table bundle (bundle text primary key) without rowid;
"""


def write_schema() -> str:
    """Return the statements that make an empty store."""
    made = [_CREATE, f"insert into about values ('schema', '{SCHEMA}');"]  # noqa: S608
    for table, columns in RESULTS.items():
        named = ", ".join(f'"{each}"' for each in columns)
        made.append(
            f"create table {table} (bundle text not null, number integer not null, {named}, "
            "primary key (bundle, number)) without rowid;"
        )
    return "\n".join(made)
