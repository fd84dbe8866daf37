"""From situations to an outline: which rules fire, which win, and what follows, in order. Pure, and remembered.

The rules' data are compiled once: for each fact a table says, as a set of bits, which rules admit which value. The
rules that fire are what is left when the sets of all facts are intersected.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from replyguide.moves import MOVES
from replyguide.rulebook import RULES, Rule, Scope, kinds
from replyguide.rulebook.rule import Clauses
from replyguide.rulebook.tables import Tables
from replyguide.situation import FACTS, TOPIC_FACTS, Situation, TopicSituation

EFFECTS = ("say", "ask", "do", "schedule", "avoid", "note")
"""What a rule can call for, and the order in which an outline lists it."""


class Step(NamedTuple):
    """One thing that follows from the rules."""

    effect: str
    """say, ask, do, schedule, avoid or note."""
    what: str
    """Which: a move of the reply, a question, a task, a caution, a note."""
    rules: tuple[str, ...]
    """The rules that call for it."""
    topics: tuple[int, ...] = ()
    """The topics it is about, by position; none for the whole message."""


class LeftOut(NamedTuple):
    """A rule that would have fired, and the one that won over it."""

    rule: str
    by: str
    because: str


class Outline(NamedTuple):
    """What follows from a set of rules in given situations."""

    kind: str
    kind_rule: str
    situation: Situation
    topics: tuple[TopicSituation, ...]
    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]
    fired: tuple[str, ...]

    def whats(self, effect: str) -> tuple[str, ...]:
        """What the steps of one effect are about, in order."""
        return tuple(step.what for step in self.steps if step.effect == effect)


class RuleSet:
    """Rules that decide together. The default set is :data:`DEFAULT`; a house may have one of its own.

    Attributes:
        rules: the rules, in the order in which their tasks are listed.
        version: a digest of all that the rules say; equal digests decide equally.
    """

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self.rules = tuple(rules)
        self.by_id = {rule.id: rule for rule in self.rules}
        self.version = digest((*kinds.RULES, *self.rules))
        self._message = Tables([rule for rule in self.rules if rule.scope == "message"], FACTS, Situation._fields)
        self._topic = Tables(
            [rule for rule in self.rules if rule.scope == "topic"], TOPIC_FACTS, TopicSituation._fields
        )
        self._rank = {rule.id: at for at, rule in enumerate(self.rules)}

    def outline(self, situation: Situation, topics: tuple[TopicSituation, ...]) -> Outline:
        """What follows in these situations; remembered, since it depends on nothing else."""
        return _outline(self, situation, topics)

    def decide(self, situation: Situation, topics: tuple[TopicSituation, ...]) -> Outline:
        """What follows in these situations, worked out afresh."""
        fired: dict[str, tuple[Rule, list[int]]] = {rule.id: (rule, []) for rule in self._message.fire(situation)}
        for at, topic in enumerate(topics):
            for rule in self._topic.fire(topic):
                fired.setdefault(rule.id, (rule, []))[1].append(at)
        left_out = [
            LeftOut(loser, winner, because)
            for winner, (rule, _) in fired.items()
            for loser, because in rule.overrides.items()
            if loser in fired
        ]
        losers = {entry.rule for entry in left_out}
        found: dict[tuple[str, str, tuple[int, ...]], list[str]] = {}
        for id in sorted(fired, key=self._rank.__getitem__):
            if id in losers:
                continue
            rule, positions = fired[id]
            groups = [tuple(positions)] if rule.once or not positions else [(position,) for position in positions]
            for effect in EFFECTS:
                for what in getattr(rule, effect):
                    for group in groups:
                        found.setdefault((effect, what, group), []).append(id)
        steps = [Step(effect, what, tuple(rules), about) for (effect, what, about), rules in found.items()]
        steps.sort(key=lambda step: _place(step, self._rank))
        kind_rule = kinds.decided_by(situation)
        return Outline(
            situation.kind, kind_rule, situation, topics, tuple(steps), tuple(sorted(left_out)), tuple(sorted(fired))
        )


def _place(step: Step, rank: Mapping[str, int]) -> tuple[int, int, int, int]:
    effect = EFFECTS.index(step.effect)
    if step.effect != "say":
        return effect, 0, rank[step.rules[0]], step.topics[0] if step.topics else 0
    move = MOVES[step.what]
    return effect, move.section_rank, step.topics[0] if step.topics and move.by_topic else 0, move.rank


@lru_cache(maxsize=4096)
def _outline(rules: RuleSet, situation: Situation, topics: tuple[TopicSituation, ...]) -> Outline:
    return rules.decide(situation, topics)


def digest(rules: Iterable[Rule]) -> str:
    """A short digest of what rules say: twelve hexadecimal digits."""
    text = "\n".join("|".join(_written(rule)) for rule in rules)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _written(rule: Rule) -> Iterable[str]:
    yield from (rule.id, rule.scope, str(rule.once), rule.kind or "", _clauses(rule.when))
    yield from (",".join(getattr(rule, effect)) for effect in EFFECTS)
    yield ",".join(f"{loser}:{why}" for loser, why in sorted(rule.overrides.items()))


def _clauses(when: Clauses) -> str:
    return ";".join(f"{name}={','.join(sorted(map(str, values)))}" for name, values in sorted(when.items()))


DEFAULT = RuleSet()
"""The rules that replyguide comes with."""

__all__ = ["DEFAULT", "EFFECTS", "LeftOut", "Outline", "RuleSet", "Scope", "Step", "digest"]
