"""Bayesian networks by an independent library, which infers exactly."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any

with warnings.catch_warnings():
    # Its compiled types name no module, of which Python complains at import.
    warnings.filterwarnings("ignore", "builtin type .* has no __module__", DeprecationWarning)
    gum: Any = import_module("pyagrum")


class Network:
    """A network of variables that each name their parents and their chances, by parents' states."""

    def __init__(self) -> None:
        self.net = gum.BayesNet()

    def add(self, name: str, table: list[Any], *parents: str) -> str:
        """Return the name of a variable added with its chances for each state of its parents."""
        self.net.add(gum.LabelizedVariable(name, name, _count_states(table)))
        for parent in parents:
            self.net.addArc(parent, name)
        self._fill(name, table, parents, {})
        return name

    def _fill(
        self, name: str, table: list[Any], parents: tuple[str, ...], at: dict[str, int]
    ) -> None:
        if not parents:
            self.net.cpt(name)[at] = table
            return
        for state, rows in enumerate(table):
            self._fill(name, rows, parents[1:], {**at, parents[0]: state})

    def ask(self, name: str, **seen: int) -> list[float]:
        """Return the chance of each state once these variables were seen in these states."""
        inference = gum.LazyPropagation(self.net)
        inference.setEvidence(seen)
        inference.makeInference()
        return [float(each) for each in inference.posterior(name).tolist()]

    def chance(self, name: str, **seen: int) -> float:
        """Return the chance that it holds once these variables were seen."""
        return self.ask(name, **seen)[1]


def _count_states(table: list[Any]) -> int:
    return _count_states(table[0]) if isinstance(table[0], list) else len(table)


def yes(chance: float) -> list[float]:
    """Return the two chances of something that holds with this one."""
    return [1 - chance, chance]


AND = [[yes(0), yes(0)], [yes(0), yes(1)]]
OR = [[yes(0), yes(1)], [yes(1), yes(1)]]


def fold(network: Network, names: list[str], table: list[Any]) -> str:
    """Return the name of a variable that joins all of these two by two."""
    so_far = names[0]
    for name in names[1:]:
        so_far = network.add(f"{so_far}_{name}", table, so_far, name)
    return so_far
