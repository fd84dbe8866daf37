"""A house's own rules: rules switched off, rules added as data, in the terms of the house file.

What is wrong is named by table and key, such as ``rules[2].when.harm``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field, model_validator

from replyguide.errors import InputError
from replyguide.fields import Line, Model, Text
from replyguide.guidance import GUIDELINES
from replyguide.moves import MOVES
from replyguide.outline import EFFECTS, RuleSet
from replyguide.rulebook import ALL, RULES, Rule, facts, kinds
from replyguide.situation import FACTS, TOPIC_FACTS, Value

_Ids = Annotated[tuple[Line, ...], Field(max_length=20)]
_OWN = "house."


class HouseRule(Model):
    """One rule of a house's own.

    >>> rule = HouseRule(id="house.calm", when={"tone": "angry"}, note=["breathe"], reason="We stay calm.")
    >>> rule.rule().when["tone"]
    frozenset({'angry'})
    """

    id: Annotated[str, Field(pattern=r"^house\.[a-z0-9][a-z0-9.-]*$", max_length=80)]
    """Its id, which begins with ``house.``."""
    reason: Text
    """Why, in one sentence, as the agent reads it."""
    when: dict[str, bool | str | tuple[bool | str, ...]] = Field(default_factory=dict)
    """Fact → the value, or the values, that it may have."""
    scope: Literal["message", "topic"] = "message"
    """Whether it looks at the message or at each topic."""
    once: bool = False
    """For a topic rule, whether the topics join into one step."""
    guidelines: _Ids = ()
    """The guidelines that it follows, if any."""
    say: _Ids = ()
    """What the reply says: moves."""
    ask: _Ids = ()
    """What the reply asks."""
    do: _Ids = ()
    """Tasks: those that replyguide knows, or ``house.…`` with words in the house's own catalog."""
    avoid: _Ids = ()
    """What to avoid, likewise."""
    note: _Ids = ()
    """What to keep in mind, likewise."""
    overrides: _Ids = ()
    """The rules over which it wins, for its own reason."""

    @model_validator(mode="after")
    def _known(self) -> HouseRule:
        domains = FACTS if self.scope == "message" else TOPIC_FACTS
        for name, given in self.when.items():
            if name not in domains:
                raise InputError.single(
                    f"when.{name}", given, f"is no fact of a {self.scope}; facts are {_list(domains)}"
                )
            for value in given if isinstance(given, tuple) else (given,):
                if value not in domains[name] or isinstance(value, bool) != isinstance(domains[name][0], bool):
                    raise InputError.single(f"when.{name}", value, f"is not among {_list(domains[name])}")
        for guideline in self.guidelines:
            if guideline not in GUIDELINES:
                raise InputError.single("guidelines", guideline, "is no guideline; ids are such as ro-16")
        known = known_effects()
        for effect in ("say", "ask", "do", "avoid", "note"):
            for what in getattr(self, effect):
                if what not in known[effect] and not (effect in ("do", "avoid", "note") and what.startswith(_OWN)):
                    raise InputError.single(effect, what, f"is not known; known are {_list(sorted(known[effect]))}")
        for move in self.say:
            if move in MOVES and MOVES[move].counts_as:
                raise InputError.single(
                    "say", move, "admits, apologises, promises or pays; the verdict decides on that"
                )
        for loser in self.overrides:
            if loser not in ALL and not loser.startswith(_OWN):
                raise InputError.single("overrides", loser, "is no rule; replyguide rules lists them")
        if not any(getattr(self, effect) for effect in ("say", "ask", "do", "avoid", "note")) and not self.overrides:
            raise InputError.single("do", (), "calls for nothing; give say, ask, do, avoid, note or overrides")
        return self

    def rule(self) -> Rule:
        """The rule as a value."""
        clauses: dict[str, Value | tuple[Value, ...]] = dict(self.when)
        return Rule(
            id=self.id,
            guidelines=self.guidelines,
            when=facts(**clauses),
            scope=self.scope,
            once=self.once,
            say=self.say,
            ask=self.ask,
            do=self.do,
            avoid=self.avoid,
            note=self.note,
            overrides=dict.fromkeys(self.overrides, f"because.{self.id}"),
            own_reason=self.reason,
        )


def known_effects() -> Mapping[str, frozenset[str]]:
    """What rules can call for, by effect."""
    found = {effect: {what for rule in ALL.values() for what in getattr(rule, effect)} for effect in EFFECTS}
    return {
        effect: frozenset(whats) | (frozenset(MOVES) if effect == "say" else frozenset())
        for effect, whats in found.items()
    }


def check_switches(off: Sequence[str], own: Sequence[HouseRule]) -> None:
    """Refuses unknown and contradictory switches.

    Raises:
        InputError: names the key, the value and what would be right.
    """
    for at, id in enumerate(off):
        if id not in ALL:
            raise InputError.single(f"rules_off[{at}]", id, "is no rule; replyguide rules lists them")
        if any(rule.id == id for rule in kinds.RULES):
            raise InputError.single(f"rules_off[{at}]", id, "decides the kind of reply and cannot be switched off")
        if id in _KEPT:
            raise InputError.single(f"rules_off[{at}]", id, "keeps replies from inventing or paying; it stays on")
    seen: set[str] = set()
    for at, rule in enumerate(own):
        if rule.id in seen:
            raise InputError.single(f"rules[{at}].id", rule.id, "is given twice; give each rule an id of its own")
        seen.add(rule.id)
        for loser in rule.overrides:
            if loser in off:
                raise InputError.single(f"rules[{at}].overrides", loser, "is switched off; drop it here or there")
            if loser in _KEPT:
                raise InputError.single(f"rules[{at}].overrides", loser, "keeps replies from inventing or paying")


def _kept() -> frozenset[str]:
    """Rules that a house cannot do without: those that keep a reply from saying what the verdict forbids."""
    named = {"not.brief", "not.no-compensation", "open.no-promise", "open.establish", "public.seen"}
    guards = {
        rule.id
        for rule in RULES
        for loser in rule.overrides
        if loser in ALL and any(MOVES[move].counts_as for move in ALL[loser].say)
    }
    return frozenset(named | guards)


_KEPT = _kept()


def rule_set(off: Sequence[str], own: Sequence[HouseRule]) -> RuleSet:
    """The rules of a house."""
    return RuleSet([*(rule for rule in RULES if rule.id not in off), *(rule.rule() for rule in own)])


def _list(values: Iterable[object]) -> str:
    return ", ".join(str(value).lower() if isinstance(value, bool) else str(value) for value in values)
