"""What can be looked up: rules, guidelines, and whether the service answers."""

from __future__ import annotations

from typing import Literal

from replyguide.adapters.http.answers.shape import Answer
from replyguide.guidance import About
from replyguide.rulebook import Scope


class Rule(Answer):
    """One rule by which this house answers."""

    id: str
    """Its id."""
    reason: str
    """Why, in a sentence."""
    guidelines: list[str]
    """The guidelines it follows."""
    scope: Scope
    """Whether it looks at the message or at each topic."""
    when: dict[str, list[str | bool]]
    """The values that facts must have for it to count."""
    kind: str | None
    """The kind of reply it decides, if it decides one."""
    say: list[str]
    """What the reply says."""
    ask: list[str]
    """What the reply asks."""
    do: list[str]
    """What to do."""
    schedule: list[str]
    """What to do by a date."""
    avoid: list[str]
    """What the reply must not contain."""
    note: list[str]
    """What to keep in mind."""
    overrides: dict[str, str]
    """The rules over which it wins, and why."""


class Source(Answer):
    """A text that gives guidance."""

    language: str
    """The language it is written in."""
    title: str
    """Its title, in English."""


class Guideline(Answer):
    """One instruction of a source."""

    id: str
    """Its id."""
    source: Source
    """Where it comes from."""
    about: About
    """What it is about."""
    when: str
    """The situation to which the source ties it."""
    says: str
    """The instruction, in other words than the source's."""
    yields_to: list[str]
    """The guidelines that win over it where they pull apart."""
    because: str | None
    """Why they do."""


class Health(Answer):
    """The service answers."""

    status: Literal["ok"]
    """That it does."""
    version: str
    """The version of replyguide."""
