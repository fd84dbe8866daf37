"""Changes the rules, one change at a time, and asks which changes the decision table would not notice.

python tools/mutate_rules.py            every change: drop each rule, effect and override; drop, loosen and narrow
                                        each clause
python tools/mutate_rules.py --drops    whole rules, effects and overrides only

A change that the table does not notice survives, unless it is proved that what it lets through cannot happen or changes
nothing. Where a clause, a value, an effect or a rule could go and nothing would change, it is redundant.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from cover import as_usual, complete
from decisions import EFFECTS, Rulebook
from replyguide.rulebook import RULES, Clauses, Rule, kinds
from replyguide.situation import FACTS, TOPIC_FACTS, Situation, TopicSituation, Value
from situations import DOMAINS, OWN, Case, Constraint


class Mutant(NamedTuple):
    """One change to the rules."""

    where: str
    """The rule, or the kind that may be asked for."""
    change: str
    book: Rulebook
    region: Clauses
    """The facts that hold wherever it can make a difference."""
    scope: str
    """Whose facts these are: message, topic, or kind for a message whose kind is not chosen yet."""
    rule: Rule | None = None
    """The rule as it was, where one was loosened that does not decide the kind."""
    loosens: bool = False
    """Whether a clause lets more through. What that adds need not be able to happen."""
    drops: bool = False
    """Whether a whole rule, effect or override is gone."""

    def concerns(self, case: Case) -> bool:
        """Whether it can make a difference to a case."""
        if self.scope == "kind":
            return _holds(self.region, case.raw)
        if self.scope == "message":
            return _holds(self.region, case.situation)
        return any(_holds(self.region, topic) for topic in case.topics)

    def noticed_in(self, case: Case, expected: Mapping[str, str]) -> bool:
        """Whether something else is decided in a case."""
        return self.concerns(case) and self.book.decide(case.raw, case.topics, case.asked) != expected

    def __str__(self) -> str:
        return f"{self.where}: {self.change}"


def _holds(region: Clauses, situation: Situation | TopicSituation) -> bool:
    return all(getattr(situation, name) in values for name, values in region.items())


class Change(NamedTuple):
    """One change to a rule: what it is, the rule that is left, and the facts that hold where it makes a difference."""

    what: str
    rule: Rule | None
    region: Clauses
    loosens: bool = False
    drops: bool = False


def _clauses(when: Clauses, domains: Mapping[str, tuple[Value, ...]]) -> Iterator[tuple[str, Clauses, Clauses]]:
    for name, values in when.items():
        others = {other: allowed for other, allowed in when.items() if other != name}
        yield f"{name} dropped", others, {**others, name: frozenset(domains[name]) - values}
        for value in domains[name]:
            only = {**others, name: frozenset((value,))}
            if value not in values:
                yield f"{name} also {value}", {**others, name: values | {value}}, only
            elif len(values) > 1:
                yield f"{name} not {value}", {**others, name: values - {value}}, only


def changes(rule: Rule) -> Iterator[Change]:
    """Every change to one rule."""
    yield Change("dropped", None, rule.when, drops=True)
    for effect in EFFECTS.values():
        for what in getattr(rule, effect):
            left = tuple(other for other in getattr(rule, effect) if other != what)
            yield Change(f"{effect} {what} dropped", replace(rule, **{effect: left}), rule.when, drops=True)
    for loser in rule.overrides:
        others = {other: why for other, why in rule.overrides.items() if other != loser}
        yield Change(f"override of {loser} dropped", replace(rule, overrides=others), rule.when, drops=True)
    if rule.scope == "topic":
        yield Change("once for all topics, or not", replace(rule, once=not rule.once), rule.when)
    for what, when, region in _clauses(rule.when, FACTS if rule.scope == "message" else TOPIC_FACTS):
        yield Change(what, replace(rule, when=MappingProxyType(when)), region, loosens=" also " in what)


def mutants() -> Iterator[Mutant]:
    """Every change to the rules, to those that decide the kind, and to which kinds may be asked for."""
    for at, rule in enumerate(kinds.RULES):
        for one in changes(rule):
            book = Rulebook(deciding=_with(kinds.RULES, at, one.rule))
            yield Mutant(rule.id, one.what, book, one.region, "kind", None, one.loosens, one.drops)
    for kind, when in kinds.PERMITTED.items():
        for what, left, region in _clauses(when, FACTS):
            book = Rulebook(permitted={**kinds.PERMITTED, kind: left})
            yield Mutant(f"asking for {kind}", what, book, region, "kind", None, " also " in what)
    for at, rule in enumerate(RULES):
        for one in changes(rule):
            book = Rulebook(rules=_with(RULES, at, one.rule))
            before = rule if one.loosens else None
            yield Mutant(rule.id, one.what, book, one.region, rule.scope, before, one.loosens, one.drops)


def _with(rules: Sequence[Rule], at: int, rule: Rule | None) -> tuple[Rule, ...]:
    return (*rules[:at], *([rule] if rule else []), *rules[at + 1 :])


def searched(scope: str, *regions: Clauses) -> dict[str, Sequence[Value]]:
    """Where all these facts hold, in the facts of a case; for a topic, its first."""
    found: dict[str, Sequence[Value]] = {}
    for region in regions:
        for name, values in region.items():
            if scope == "kind" and name == "medium":
                name = "came_by"
            elif scope == "topic" and name == "alone":
                name, values = "topics", {count for count in FACTS["topics"] if (count != "several") in values}
            elif scope == "topic" and name in OWN:
                name = f"first.{name}"
            found[name] = [value for value in found.get(name, DOMAINS[name]) if value in values]
    return found


def changes_nothing(mutant: Mutant) -> bool:
    """Whether it is proved that nothing that can happen is decided otherwise."""
    earlier = _earlier(mutant) if mutant.scope == "kind" else ()
    if _never(mutant.scope, mutant.region, also=earlier):
        return True
    rule = mutant.rule
    return rule is not None and not _in_dispute(rule, mutant) and all(
        any(_says_so_already(other, effect, what, mutant) for other in RULES if other is not rule)
        for effect in EFFECTS.values()
        for what in getattr(rule, effect)
    )  # fmt: skip


def _never(scope: str, *regions: Clauses, also: tuple[Constraint, ...] = ()) -> bool:
    facts = searched(scope, *regions)
    return not all(facts.values()) or complete(facts, as_usual, also) is None


def _earlier(mutant: Mutant) -> tuple[Constraint, ...]:
    """That none of the rules before it decides the kind."""
    ids = [rule.id for rule in kinds.RULES]
    before = kinds.RULES[: ids.index(mutant.where)] if mutant.where in ids else ()
    return tuple(
        Constraint(
            f"{rule.id} does not decide",
            tuple("came_by" if name == "medium" else name for name in rule.when),
            lambda *values, when=rule.when: (
                not all(value in allowed for value, allowed in zip(values, when.values(), strict=True))
            ),
        )
        for rule in before
    )


def _in_dispute(rule: Rule, mutant: Mutant) -> bool:
    """Whether where the change makes a difference the rule can win over another, or another over it."""
    rivals = [other for other in RULES if other.id in rule.overrides or rule.id in other.overrides]
    return any(other.scope != rule.scope or not _never(rule.scope, mutant.region, other.when) for other in rivals)


def _says_so_already(other: Rule, effect: str, what: str, mutant: Mutant) -> bool:
    """Whether another rule calls for the same wherever the change makes a difference, and nothing wins over it."""
    rule = mutant.rule
    assert rule is not None
    if what not in getattr(other, effect) or (other.scope, other.once) != (rule.scope, rule.once):
        return False
    domains = FACTS if rule.scope == "message" else TOPIC_FACTS
    return not any(
        not _never(rule.scope, mutant.region, winner.when) for winner in RULES if other.id in winner.overrides
    ) and all(
        _never(rule.scope, mutant.region, {name: frozenset(domains[name]) - values})
        for name, values in other.when.items()
    )


class Score(NamedTuple):
    """What became of the changes."""

    tried: int
    noticed: int
    idle: int
    """Loosened clauses that let nothing through that can happen, or nothing that changes anything."""
    redundant: tuple[Mutant, ...]
    """What could go from the rules, and nothing would change."""
    survivors: tuple[Mutant, ...]
    """What makes a difference that the table does not show."""


def score(table: Sequence[tuple[Case, Mapping[str, str]]], *, drops: bool = False) -> Score:
    """Holds every change against a table of cases and of what is decided in them."""
    tried = [one for one in mutants() if one.drops or not drops]
    unnoticed = [one for one in tried if not any(one.noticed_in(case, expected) for case, expected in table)]
    nothing = [one for one in unnoticed if changes_nothing(one)]
    redundant = tuple(one for one in nothing if not one.loosens)
    survivors = tuple(one for one in unnoticed if one not in nothing)
    return Score(len(tried), len(tried) - len(unnoticed), len(nothing) - len(redundant), redundant, survivors)


def main() -> int:
    from decision_table import table

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drops", action="store_true")
    found = score(table(), drops=parser.parse_args().drops)
    for mutant in found.redundant:
        print(f"redundant: {mutant}")
    for mutant in found.survivors:
        print(f"survives: {mutant}")
    print(
        f"{found.tried} changes: {found.noticed} noticed, {found.idle} proved to let nothing through that makes a "
        f"difference, {len(found.redundant)} redundant, {len(found.survivors)} survive"
    )
    return 1 if found.redundant or found.survivors else 0


if __name__ == "__main__":
    sys.exit(main())
