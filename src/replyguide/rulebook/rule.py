"""The shape of a rule: a value that can be listed, drawn, enumerated, mutated and explained. Never code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from replyguide.situation import FACTS, TOPIC_FACTS, Value

Scope = Literal["message", "topic"]
Clauses = Mapping[str, frozenset[Value]]


def facts(**clauses: Value | Iterable[Value]) -> Clauses:
    """The clauses of a rule: each fact named must have one of the values given.

    >>> sorted(facts(harm=("partial", "total"))["harm"])
    ['partial', 'total']
    """
    return {
        name: frozenset((values,)) if isinstance(values, str | bool) else frozenset(values)
        for name, values in clauses.items()
    }


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What to do in which situation, and on whose advice. The reason is in the agent's catalog, ``rule.<id>``.

    Attributes:
        id: the stable id.
        guidelines: the ids of the guidelines it follows.
        when: fact → the values it may have; all clauses must hold.
        scope: whether it looks at the message or at each topic.
        once: for a topic rule, whether the topics join into one step that lists them.
        kind: for a rule that decides the kind of reply: which.
        say: what the reply says (:mod:`replyguide.moves`).
        ask: what the reply asks, as open questions (messages ``ask.…``; ``{category}`` stands for the topic's).
        do: tasks for the agent (``do.…``).
        schedule: tasks with a date (``due.…``).
        avoid: what the reply must not contain (``avoid.…``).
        note: what to keep in mind (``note.…``).
        overrides: rule → why this one wins over it (a guideline whose ``because`` says it, or ``because.<word>``).
        own_reason: for a house's own rule, its reason, which no catalog holds.
    """

    id: str
    guidelines: tuple[str, ...]
    when: Clauses
    scope: Scope = "message"
    once: bool = False
    kind: str | None = None
    say: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    schedule: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)
    own_reason: str | Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        known = FACTS if self.scope == "message" else TOPIC_FACTS
        for name, values in self.when.items():
            if name not in known:
                raise ValueError(
                    f"rule {self.id}: when.{name}: is no fact of a {self.scope}; facts are {', '.join(known)}"
                )
            wrong = values - set(known[name])
            if wrong or not values:
                raise ValueError(
                    f"rule {self.id}: when.{name}: {', '.join(map(repr, wrong)) or 'nothing'} is not among "
                    f"{', '.join(map(str, known[name]))}"
                )

    def reason(self, language: str = "en_GB") -> str:
        """Why, in one sentence, in one of the languages served; a house's own reason stands as it was given,
        in its first language where it is not given in this one."""
        from replyguide.fields import in_language
        from replyguide.languages import canonical
        from replyguide.phrasing.catalog import load

        if self.own_reason is not None:
            own = in_language(self.own_reason, language)
            if own is not None or isinstance(self.own_reason, str):
                return own or ""
            return next(iter(self.own_reason.values()))
        return load(canonical(language), "agent").text(f"rule.{self.id}")
