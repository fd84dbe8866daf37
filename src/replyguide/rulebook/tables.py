"""Rules compiled to bit sets: for each fact a table says which rules admit which value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from replyguide.rulebook.rule import Rule
from replyguide.situation import Value


class Tables:
    """The rules of one scope, compiled. Those that fire are what is left when the sets of all facts are intersected."""

    def __init__(self, rules: Sequence[Rule], domains: Mapping[str, tuple[Value, ...]], order: Iterable[str]) -> None:
        self.rules = rules
        self._everything = (1 << len(rules)) - 1
        self._tables = [
            (
                place,
                {
                    value: sum(1 << at for at, rule in enumerate(rules) if value in rule.when.get(name, domains[name]))
                    for value in domains[name]
                },
            )
            for place, name in enumerate(order)
            if any(name in rule.when for rule in rules)
        ]

    def fire(self, situation: tuple[Value, ...]) -> Iterator[Rule]:
        """The rules whose clauses all hold, in their order."""
        left = self._everything
        for place, table in self._tables:
            left &= table[situation[place]]
        while left:
            lowest = left & -left
            yield self.rules[lowest.bit_length() - 1]
            left ^= lowest
