"""Which rules follow each guideline, and where it shows.

python tools/guidance.py           writes docs/guidance.md
python tools/guidance.py --check   tells whether it is up to date, and how many guidelines are followed
python tools/guidance.py ro-16     prints one guideline: its rules, and an example plan
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from decision_table import Row, rows
from examples import example
from replyguide import Suggestion
from replyguide.guidance import GUIDELINES, SOURCES, Guideline
from replyguide.outline import DEFAULT, Outline
from replyguide.phrasing.catalog import load
from replyguide.rulebook import ALL, Rule

PATH = Path(__file__).parents[1] / "docs" / "guidance.md"
SEEN = ("reply", "remedy", "avoid")
"""What a guideline can be about that must change the reply: what it says, asks, avoids or leaves out."""
_SHELVES = {
    "do": ("do", "to do"),
    "schedule": ("due", "by a date"),
    "avoid": ("avoid", "avoids"),
    "note": ("note", "in mind"),
}
"""Effect → how the agent's catalog begins its ids, and how it is named here."""


class Evidence:
    """Where in the decision table each rule shows."""

    def __init__(self) -> None:
        self.words = load("en_GB", "agent")
        self.acts: dict[str, Row] = {}
        """Rule → the first row in which it has its effect."""
        self.yields: dict[str, Row] = {}
        """Rule → the first row in which another wins over it."""
        self.wins: dict[tuple[str, str], Row] = {}
        """The rule that wins and the one that yields → the first row in which it does."""
        self._suggestions: dict[str, Suggestion] = {}
        for row in rows():
            outline = DEFAULT.outline(row.case.situation, row.case.topics)
            yielding = {out.rule for out in outline.left_out}
            for out in outline.left_out:
                self.wins.setdefault((out.by, out.rule), row)
                self.yields.setdefault(out.rule, row)
            for id in self._acting(outline, row):
                if id not in yielding:
                    self.acts.setdefault(id, row)

    def _acting(self, outline: Outline, row: Row) -> Iterator[str]:
        yield from outline.fired
        if not row.case.asked:
            yield outline.kind_rule

    @cached_property
    def rules_of(self) -> dict[str, list[Rule]]:
        """Guideline → the rules that follow it."""
        return {id: [rule for rule in ALL.values() if id in rule.guidelines] for id in GUIDELINES}

    def followed(self, guideline: Guideline) -> bool:
        """Whether a rule follows it and shows; where it is about the reply, whether the reply is what changes."""
        showing = [rule for rule in self.rules_of[guideline.id] if rule.id in self.acts or rule.id in self.yields]
        return any(guideline.about not in SEEN or _changes_reply(rule) for rule in showing)

    def conflicts(self, guideline: Guideline) -> Iterator[tuple[str, str, str, Row]]:
        """The guidelines that win over it: which, by which rule, over which rule, and where it shows."""
        for other in guideline.yields_to:
            for (winner, loser), row in self.wins.items():
                if other in ALL[winner].guidelines and guideline.id in ALL[loser].guidelines:
                    yield other, winner, loser, row
                    break

    def suggestion(self, row: Row) -> Suggestion:
        """What replyguide suggests in the case of a row."""
        if row.number not in self._suggestions:
            self._suggestions[row.number] = example(row.case).suggest()
        return self._suggestions[row.number]

    def effects(self, rule: Rule) -> Iterator[str]:
        """What a rule does in the row in which it shows, in words."""
        row = self.acts.get(rule.id)
        if row is None:
            return
        suggestion = self.suggestion(row)
        if rule.kind:
            yield f"makes it: {self.words.text(f'term.kind.{rule.kind}')}"
        for part in suggestion.reply.parts:
            if rule.id in part.rules:
                verb = "asks" if part.section == "questions" else "says"
                yield f"{verb}: {' '.join(sentence.text for sentence in (*part.sentences, *part.items))}"
        for effect, (prefix, verb) in _SHELVES.items():
            for what in getattr(rule, effect):
                yield f"{verb}: {self.words.text(f'{prefix}.{what}')}"


def _changes_reply(rule: Rule) -> bool:
    return bool(rule.say or rule.ask or rule.avoid or rule.overrides or rule.kind)


def _place(row: Row) -> str:
    return f"row {row.number}, {row.name[0].lower() + row.name[1:]}"


def _guideline(evidence: Evidence, guideline: Guideline) -> Iterator[str]:
    yield f"### {guideline.id}"
    yield ""
    yield f"{guideline.says()}"
    yield ""
    yield f"About: {guideline.about}. When: {guideline.when}."
    yield ""
    for rule in evidence.rules_of[guideline.id]:
        yield f"- `{rule.id}`: {rule.reason()}"
        if rule.id in evidence.acts:
            yield f"  - In {_place(evidence.acts[rule.id])}"
            yield from (f"    - {effect}" for effect in evidence.effects(rule))
        elif rule.id in evidence.yields:
            row = evidence.yields[rule.id]
            winner = next(by for by, loser in evidence.wins if loser == rule.id)
            yield f"  - In {_place(row)}: left out, since `{winner}` wins"
    for other, winner, loser, row in evidence.conflicts(guideline):
        yield f"- Yields to {other}: `{winner}` wins over `{loser}`, as in {_place(row)}."
    if guideline.yields_to:
        yield f"  - {evidence.words.text(f'because.{guideline.id}')}"
    yield ""


def document(evidence: Evidence) -> str:
    """The whole of docs/guidance.md."""
    lines = [
        "# The guidance, and where it shows",
        "",
        f"{count(evidence)}. For each: the rules that follow it, why, and the first row of",
        "[the decision table](../tests/decision_table.csv) in which it shows. Written by `python tools/guidance.py`.",
        "",
    ]
    for key, source in SOURCES.items():
        lines += [f"## {source.title}", ""]
        for guideline in GUIDELINES.values():
            if guideline.id.startswith(f"{key}-"):
                lines += _guideline(evidence, guideline)
    return "\n".join(lines).rstrip() + "\n"


def count(evidence: Evidence) -> str:
    """How many guidelines are followed."""
    followed = sum(evidence.followed(guideline) for guideline in GUIDELINES.values())
    return f"{followed} of {len(GUIDELINES)} guidelines followed"


def _example(evidence: Evidence, guideline: Guideline) -> Iterator[str]:
    yield "\n".join(_guideline(evidence, guideline))
    for rule in evidence.rules_of[guideline.id]:
        row = evidence.acts.get(rule.id) or evidence.yields.get(rule.id)
        if row is not None:
            yield f"An example plan: {row.name}\n"
            yield str(evidence.suggestion(row))
            return


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("id", nargs="?", choices=tuple(GUIDELINES), metavar="id")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    evidence = Evidence()
    if options.id:
        print("\n".join(_example(evidence, GUIDELINES[options.id])))
        return 0
    text, unfollowed = document(evidence), [one.id for one in GUIDELINES.values() if not evidence.followed(one)]
    print(count(evidence) + (f"; not: {', '.join(unfollowed)}" if unfollowed else ""))
    if not options.check:
        PATH.write_text(text, encoding="utf-8")
        return 0
    if not PATH.exists() or PATH.read_text(encoding="utf-8") != text:
        print("docs/guidance.md is not up to date; run python tools/guidance.py")
        return 1
    return 1 if unfollowed else 0


if __name__ == "__main__":
    sys.exit(main())
