"""What holds of the rules in every situation that can happen: over a pairwise cover of all facts, and at random."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cover import PAIRED, as_usual, at_random, complete, cover
from examples import example
from mutate_rules import searched
from replyguide import Complaint, House
from replyguide.facts import situations
from replyguide.guidance import GUIDELINES
from replyguide.moves import MOVES
from replyguide.outline import DEFAULT, EFFECTS, Outline, RuleSet
from replyguide.rulebook import ALL, RULES, Rule, kinds
from situations import DOMAINS, Case, values_of, violated
from strategies import NOW, complaints, houses

MEDIA = {"email": "mail", "form": "mail", "review": "public", "social": "public", "phone-note": "spoken"}
NEVER_UNJUSTIFIED = ("compensation", "apology-for-fault", "admission")
NEVER_OPEN = ("promise-of-solution", "compensation", "admission")
DATED = {"promise.answer": ("schedule", "answer"), "delay.date": ("schedule", "keep-new-date")}
UNDATED = {
    "promise.answer.neutral": ("do", "set-answer-date"),
    "delay.neutral": ("do", "set-date"),
    "by.neutral": ("do", "set-date"),
}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case that can happen."""
    chance = Random(draw(st.integers(0, 2**32)))
    case = complete({}, at_random(chance, draw(st.sampled_from((0.1, 0.5, 0.9)))))
    assert case is not None
    return case


def decided(case: Case) -> Outline:
    return DEFAULT.decide(case.situation, case.topics)


def check(case: Case) -> None:
    """What holds everywhere."""
    outline = decided(case)
    said, avoided = outline.whats("say"), {*outline.whats("avoid")}
    broken = {move: MOVES[move].counts_as & avoided for move in said}
    finding = case.situation.finding

    assert outline.kind_rule in ALL or case.asked, "a rule decides the kind, or the caller"
    assert said, "the plan says something"
    assert "record" in outline.whats("do"), "something is recorded"
    assert not any(broken.values()), f"what is said is not what is avoided: {broken}"
    assert sum(move.startswith("apology.") for move in said) <= 1, f"one apology at most: {said}"
    if finding == "unjustified":
        assert not any({*NEVER_UNJUSTIFIED} & MOVES[move].counts_as for move in said), said
        assert {*NEVER_UNJUSTIFIED} <= avoided
    if finding == "undetermined":
        assert not any({*NEVER_OPEN} & MOVES[move].counts_as for move in said), said
        assert {*NEVER_OPEN} <= avoided
    if case.situation.remedies != "some":
        assert not {"remedies", "mistake.right", "public.right"} & {*said}, "nothing is given that nobody authorised"
    if "remedies" in said:
        assert "keep-date" in outline.whats("schedule") or "by.neutral" in said, "what is given has a date or says so"
    for move, (effect, what) in {**DATED, **UNDATED}.items():
        assert move not in said or what in outline.whats(effect), f"{move} comes with {what}"
    points = [step.topics for step in outline.steps if step.effect == "say" and MOVES[step.what].by_topic]
    assert points == sorted(points, key=lambda topics: topics[:1]), "topics keep the customer's order"
    assert all(list(step.topics) == sorted(step.topics) for step in outline.steps)
    standing = {*outline.fired} - {out.rule for out in outline.left_out}
    yielding = {out.rule for out in outline.left_out if out.by in standing}
    assert yielding == {out.rule for out in outline.left_out}, "what yields does so to a rule that stands"
    won = {(out.by, out.rule) for out in outline.left_out}
    assert not won & {(loser, winner) for winner, loser in won}, "no two rules win over each other"


def test_it_holds_over_the_cover() -> None:
    for case in cover():
        check(case)


@given(cases())
def test_it_holds_at_random(case: Case) -> None:
    check(case)


def test_the_cover_pairs_every_two_values_that_can_hold_together() -> None:
    paired = {
        (*one, *other)
        for case in cover()
        for one, other in combinations([pair for pair in values_of(case).items() if pair[0] in PAIRED], 2)
    }
    for one, other in combinations(PAIRED, 2):
        for value in DOMAINS[one]:
            for second in DOMAINS[other]:
                if (one, value, other, second) not in paired:
                    assert complete({one: (value,), other: (second,)}, as_usual) is None


def test_every_case_of_the_cover_can_happen() -> None:
    for case in cover():
        assert not violated(values_of(case))
        for asked in (case.asked or None, case.situation.kind):
            outline = example(case)._replace(kind=asked).suggest().plan.outline
            assert (outline.situation, outline.topics) == (case.situation, case.topics)


@given(complaints(), houses(), st.booleans(), st.booleans())
def test_what_is_read_off_a_complaint_keeps_the_constraints(
    complaint: Complaint, house: House, barrier: bool, answer_known: bool
) -> None:
    assume(len(complaint.topics) < 3)
    news = complaint.occasion.value != "complaint"
    whole, topics = situations(complaint, house, barrier=barrier, answer_known=answer_known, now=NOW, today=NOW.date())
    came_by = MEDIA.get(complaint.channel.value, complaint.channel.value)
    case = Case(whole, topics, "mail" if news and came_by in ("public", "spoken") else came_by)
    assert violated(values_of(case)) == []
    assert case.asked == ""


def test_ids_are_unique_and_every_rule_names_its_guidance() -> None:
    assert not [id for id, count in Counter(rule.id for rule in (*kinds.RULES, *RULES)).items() if count > 1]
    for rule in ALL.values():
        assert rule.guidelines, rule.id
        assert {*rule.guidelines} <= {*GUIDELINES}, rule.id
        assert len({*rule.guidelines}) == len(rule.guidelines), rule.id


OVERRIDES = [(rule, ALL[loser], why) for rule in ALL.values() for loser, why in rule.overrides.items()]


@pytest.mark.parametrize(("winner", "loser", "why"), OVERRIDES, ids=lambda value: getattr(value, "id", value))
def test_a_rule_overrides_one_that_can_fire_beside_it_and_says_why(winner: Rule, loser: Rule, why: str) -> None:
    given_ = searched(winner.scope, winner.when)
    for name, values in searched(loser.scope, loser.when).items():
        given_[name] = [value for value in given_.get(name, DOMAINS[name]) if value in values]
    case = complete(given_, as_usual)
    assert case is not None
    assert (winner.id, loser.id) in {(out.by, out.rule) for out in decided(case).left_out}
    if not why.startswith("because."):
        assert why in loser.guidelines, "it is the loser's guideline that yields"
        assert {*GUIDELINES[why].yields_to} & {*winner.guidelines}, "and it yields to one of the winner's"


PAIRS = [(guideline.id, winner) for guideline in GUIDELINES.values() for winner in guideline.yields_to]


@pytest.mark.parametrize(("loser", "winner"), PAIRS)
def test_where_guidelines_pull_apart_a_rule_shows_which_wins(loser: str, winner: str) -> None:
    assert any(winner in one.guidelines and loser in other.guidelines for one, other, _ in OVERRIDES)


CHANGED = [
    {"id": "house.b"},
    {"once": True},
    {"scope": "topic", "when": {}},
    {"when": {"harm": frozenset(("total",))}},
    {"when": {"harm": frozenset(("total", "none"))}},
    {"do": ("record",)},
    {"do": ("record", "close-case")},
    {"note": ("record",)},
    {"overrides": {"house.c": "because.short"}},
    {"overrides": {"house.c": "because.limit"}},
]


def test_the_version_of_a_rule_set_tells_every_difference_in_what_it_decides() -> None:
    rule = Rule("house.a", ("ro-16",), {})
    sets = [RuleSet([rule]), RuleSet([rule, rule]), *(RuleSet([replace(rule, **change)]) for change in CHANGED)]
    versions = [one.version for one in sets]
    assert len({*versions}) == len(versions)
    assert all(len(version) == 12 for version in versions)
    assert RuleSet([replace(rule)]).version == versions[0]


def test_steps_are_listed_by_effect_then_as_a_letter_says_them_or_in_the_rules_order() -> None:
    for case in cover():
        outline = decided(case)
        effects = [EFFECTS.index(step.effect) for step in outline.steps]
        assert effects == sorted(effects)
        order = [rule.id for rule in RULES]
        for effect in ("do", "schedule", "avoid", "note"):
            ranks = [order.index(step.rules[0]) for step in outline.steps if step.effect == effect]
            assert ranks == sorted(ranks)
        assert all([*step.rules] == sorted(step.rules, key=order.index) for step in outline.steps)
        sections = [MOVES[step.what].section_rank for step in outline.steps if step.effect == "say"]
        assert sections == sorted(sections)
