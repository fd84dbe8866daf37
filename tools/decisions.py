"""What rules decide for a case, column by column, as a table shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from replyguide.facts import fits
from replyguide.outline import RuleSet
from replyguide.rulebook import RULES, Clauses, Rule, kinds
from replyguide.rulebook.tables import Tables
from replyguide.situation import FACTS, Situation, TopicSituation
from replyguide.vocabulary import Kind
from situations import Case, settle

EFFECTS = {"says": "say", "asks": "ask", "does": "do", "dates": "schedule", "avoids": "avoid", "notes": "note"}
"""Column → the effect that it lists."""
COLUMNS = ("kind due", "could be asked for", *EFFECTS, "left out")
"""What is decided."""


@dataclass(frozen=True, eq=False)
class Rulebook:
    """All that decides: which kind is due, which may be asked for, and what follows."""

    deciding: Sequence[Rule] = kinds.RULES
    permitted: Mapping[Kind, Clauses] = field(default_factory=lambda: kinds.PERMITTED)
    rules: Sequence[Rule] = RULES

    @cached_property
    def rule_set(self) -> RuleSet:
        """The rules, compiled."""
        return RuleSet(self.rules)

    @cached_property
    def _tables(self) -> Tables:
        return Tables(self.deciding, FACTS, Situation._fields)

    def decide(self, raw: Situation, topics: Sequence[TopicSituation], asked: str) -> dict[str, str]:
        """What is decided in a situation in which no kind is chosen yet, by column."""
        due = next((rule.kind or "" for rule in self._tables.fire(raw)), "none")
        could = [kind.value for kind, clauses in self.permitted.items() if fits(clauses, raw)]
        decided = {"kind due": due, "could be asked for": "; ".join(could)}
        if due == "none" or asked not in ("", *could):
            return decided
        case = settle(raw, topics, asked or due)
        outline = self.rule_set.decide(case.situation, case.topics)
        for column, effect in EFFECTS.items():
            steps = (step for step in outline.steps if step.effect == effect)
            decided[column] = "; ".join(_step(step.what, step.topics, topics) for step in steps)
        winners: dict[str, list[str]] = {}
        for out in outline.left_out:
            winners.setdefault(out.rule, []).append(out.by)
        left_out = (
            f"{', '.join(self._lost(loser, case))} [{loser} < {', '.join(by)}]" for loser, by in winners.items()
        )
        return {**decided, "left out": "; ".join(left_out)}

    def _lost(self, loser: str, case: Case) -> Iterator[str]:
        """What a rule that lost would have called for."""
        rule = self.rule_set.by_id[loser]
        positions = [at for at, topic in enumerate(case.topics) if rule.scope == "topic" and fits(rule.when, topic)]
        groups = [tuple(positions)] if rule.once or not positions else [(at,) for at in positions]
        for effect in EFFECTS.values():
            for what in getattr(rule, effect):
                yield from (_step(what, group, case.topics) for group in groups)


def _step(what: str, about: Sequence[int], topics: Sequence[TopicSituation]) -> str:
    return f"{what} ({', '.join(str(at + 1) for at in about)})" if about and len(topics) > 1 else what
