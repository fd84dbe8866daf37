"""The decision table, tests/decision_table.csv: situations and what is decided in them.

python tools/decision_table.py           decides every row anew and writes the table
python tools/decision_table.py --check   tells which rows are not up to date, and how
python tools/decision_table.py --choose  keeps the rows that have a name and chooses the others anew, so that together
                                         they notice every change to the rules
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cover import at_random, complete
from decisions import COLUMNS, Rulebook
from mutate_rules import Mutant, changes_nothing, mutants, searched
from situations import DOMAINS, OWN, STATED, USUAL, Case, case_of, values_of, violated
from table_rows import GIVEN, described, read_row, written

PATH = Path(__file__).parents[1] / "tests" / "decision_table.csv"


class Row(NamedTuple):
    """One row: the case, and what the table says is decided."""

    number: str
    name: str
    case: Case
    expected: Mapping[str, str]


class Difference(NamedTuple):
    """Where the table and the rules disagree."""

    row: Row
    column: str
    expected: str
    got: str

    def __str__(self) -> str:
        return (
            f"row {self.row.number}, {self.row.name}\n  column {self.column!r}\n"
            f"  the table says  {self.expected or 'nothing'}\n  the rules say   {self.got or 'nothing'}"
        )


def rows(path: Path = PATH) -> list[Row]:
    """The table as it stands."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(row["row"], row["case"], read_row(row), {column: row[column] for column in COLUMNS})
            for row in csv.DictReader(file)
        ]


def table() -> list[tuple[Case, Mapping[str, str]]]:
    """The cases of the table, and what it says is decided."""
    return [(row.case, row.expected) for row in rows()]


def differences(found: Sequence[Row]) -> Iterator[Difference]:
    """Where rows and rules disagree."""
    book = Rulebook()
    for row in found:
        decided = book.decide(row.case.raw, row.case.topics, row.case.asked)
        for column in COLUMNS:
            if row.expected[column] != decided[column]:
                yield Difference(row, column, row.expected[column], decided[column])


def write(cases: Sequence[tuple[str, Case]]) -> None:
    """Writes the table anew for these cases, each with its name, or with a description where it has none."""
    book = Rulebook()
    with PATH.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("row", *GIVEN, *COLUMNS), lineterminator="\n")
        writer.writeheader()
        for number, (name, case) in enumerate(cases, 1):
            decided = book.decide(case.raw, case.topics, case.asked)
            writer.writerow({"row": number, **written(case), **decided, "case": name or described(case)})


_TOGETHER = (
    *((name, f"first.{name}", f"second.{name}") for name in STATED),
    ("topics", *(f"second.{name}" for name in OWN)),
    ("remedies", "undated", "wish"),
    ("repeated", "contacts"),
    *((name,) for name in DOMAINS),
)
"""Facts that are made as usual together."""


class Chooser:
    """Finds few and simple cases which, beside the named ones, notice every change to the rules."""

    def __init__(self, named: Sequence[Case]) -> None:
        self.book = Rulebook()
        self.chance = random.Random(11)
        self.decided: dict[Case, Mapping[str, str]] = {}
        self.mutants = [mutant for mutant in mutants() if not changes_nothing(mutant)]
        self.cases = dict.fromkeys(named)
        self.named = frozenset(named)
        self.noticed_by: dict[int, set[Case]] = {}

    def choose(self) -> list[Case]:
        """The further cases."""
        for number in range(len(self.mutants)):
            self.noticed_by[number] = set()
            for case in self.cases:
                self._look(number, case)
            while len(self.noticed_by[number]) < 3:
                case = _telling(self.mutants[number], self.chance, self.book)
                self.cases[case] = None
                self._look(number, case)
        for case in self.cases:
            self._look_at(case)
        chosen = self._fewest()
        self.noticed_by = {number: found & {*chosen, *self.named} for number, found in self.noticed_by.items()}
        return [simple for case in chosen if (simple := self._simplest(case)) is not None]

    def _look(self, number: int, case: Case) -> None:
        if self.mutants[number].noticed_in(case, self._expected(case)):
            self.noticed_by[number].add(case)

    def _look_at(self, case: Case) -> None:
        for number in self.noticed_by:
            self._look(number, case)

    def _expected(self, case: Case) -> Mapping[str, str]:
        if case not in self.decided:
            self.decided[case] = self.book.decide(case.raw, case.topics, case.asked)
        return self.decided[case]

    def _fewest(self) -> list[Case]:
        left = {number for number, found in self.noticed_by.items() if not found & self.named}
        chosen: list[Case] = []
        while left:
            best = max(self.cases, key=lambda case: sum(case in self.noticed_by[number] for number in left))
            chosen.append(best)
            left = {number for number in left if best not in self.noticed_by[number]}
        return chosen

    def _simplest(self, case: Case) -> Case | None:
        """A case as near to the usual as still notices what no other does; ``None`` where that is nothing."""
        only = [number for number, found in self.noticed_by.items() if found == {case}]
        for found in self.noticed_by.values():
            found.discard(case)
        if not only:
            return None
        for facts in _TOGETHER:
            values = {**values_of(case), **{name: USUAL.get(name, DOMAINS[name][0]) for name in facts}}
            if violated(values):
                continue
            simpler = case_of(values)
            expected = self._expected(simpler)
            if all(self.mutants[number].noticed_in(simpler, expected) for number in only):
                case = simpler
        self._look_at(case)
        return case


def _telling(mutant: Mutant, chance: random.Random, book: Rulebook) -> Case:
    """A case in which a change makes a difference that can be seen."""
    facts = searched(mutant.scope, mutant.region)
    for _ in range(2000):
        case = complete(facts, at_random(chance, chance.choice((0.4, 0.8, 0.9))))
        if case is not None and mutant.noticed_in(case, book.decide(case.raw, case.topics, case.asked)):
            return case
    raise LookupError(f"no case was found that tells {mutant}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--choose", action="store_true")
    options = parser.parse_args()
    found = rows()
    if options.check:
        wrong = list(differences(found))
        for difference in wrong:
            print(difference)
        return 1 if wrong else 0
    named = [(row.name, row.case) for row in found if row.name != described(row.case)]
    others = (
        Chooser([case for _, case in named]).choose()
        if options.choose
        else [row.case for row in found if row.name == described(row.case)]
    )
    write([*named, *(("", case) for case in others)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
