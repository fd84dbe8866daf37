"""The shape of a rule: a value that can be listed, drawn, enumerated, mutated and explained. Never code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from replyguide.situation import FACTS, TOPIC_FACTS, Value

Scope = Literal["message", "topic"]
Clauses = Mapping[str, frozenset[Value]]


def facts(**clauses: Value | Iterable[Value]) -> Clauses:
    """The clauses of a rule: each fact named must have one of the values given.

    >>> sorted(facts(harm=("partial", "total"))["harm"])
    ['partial', 'total']
    """
    return MappingProxyType(
        {
            name: frozenset((values,)) if isinstance(values, str | bool) else frozenset(values)
            for name, values in clauses.items()
        }
    )


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

    @property
    def reason(self) -> str:
        """Why, in one English sentence. In other languages see :meth:`replyguide.suggestion.Suggestion.why`."""
        from replyguide.phrasing.catalog import load

        return load("en_GB", "agent").text(f"rule.{self.id}")
