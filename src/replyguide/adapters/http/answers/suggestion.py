"""What a suggestion answers: what to do, what to avoid, the reply, and the record of the decision."""

from __future__ import annotations

from typing import Literal

from replyguide.adapters.http.answers.reading import Reading
from replyguide.adapters.http.answers.shape import Answer
from replyguide.vocabulary import Finding, Kind, RemedyKind


class Part(Answer):
    """One step of the reply."""

    move: str
    """What it does, such as `apology.fault`."""
    rules: list[str]
    """The rules that call for it."""
    topics: list[int]
    """The topics it is about, by position; none for the whole message."""
    sentences: list[str]
    """Its sentences."""
    items: list[str]
    """What it lists after them."""


class Reply(Answer):
    """The reply, in the customer's language."""

    subject: str
    """The subject line."""
    text: str
    """The whole as plain text."""
    ready: bool
    """Whether it can be sent as it stands."""
    missing: list[str]
    """The facts that it lacks, as fields of the complaint, the verdict or the house."""
    parts: list[Part]
    """The same, step by step."""


class Deadline(Answer):
    """A task with a date."""

    task: str
    """What is to be done."""
    at: str | None
    """By when, as a date or a time of ISO 8601; none where it is still to be set."""


class Band(Answer):
    """What is fair to give."""

    low: str
    """The least money, such as `190.00 RON`."""
    high: str | None
    """The most money; none where the price decides it and is not known."""
    in_kind: list[RemedyKind]
    """What may stand beside the money in kind, one thing at most."""
    next_order_percent: list[str]
    """What a discount on the next order may be beside it: at least, at most; empty where none may."""


class Overridden(Answer):
    """A rule that would have counted, and the one that won over it."""

    rule: str
    """The rule left out."""
    by: str
    """The one that won."""
    because: str
    """Why: the id of a guideline or of a sentence in the agent's catalog."""


class Record(Answer):
    """The decision record: enough to replay and audit the decision years later."""

    replyguide: str
    """The version that decided."""
    rules: str
    """A digest of the rules that decided."""
    input: str
    """A digest of the complaint."""
    house: str
    """A digest of the house."""
    language: str
    """The reply's language."""
    now: str | None
    """The time of the answer, where one was known."""
    kind: Kind
    """The kind of reply."""
    situation: dict[str, str | bool]
    """The facts on which the rules decided."""
    topics: list[dict[str, str | bool]]
    """The facts of each topic."""
    fired: list[str]
    """The rules that counted, and those that were overridden."""
    overridden: list[Overridden]
    """Which rules were overridden, and by which."""


class Suggestion(Answer):
    """What to do about a complaint, what to avoid, and the reply in the customer's language."""

    kind: Kind
    """The kind of reply."""
    finding: Finding | Literal["none"]
    """What was found; `none` where the occasion is no complaint."""
    language: str
    """The reply's language."""
    agent_language: str
    """The language of tasks, deadlines, cautions and notes."""
    reply: Reply
    """The reply."""
    tasks: list[str]
    """What to do."""
    deadlines: list[Deadline]
    """What to do by when."""
    questions: list[str]
    """The open questions that the reply asks."""
    avoid: list[str]
    """What the reply must not contain."""
    cautions: list[str]
    """What to look at before sending."""
    notes: list[str]
    """What to keep in mind."""
    band: Band | None
    """What is fair to give, where that can be told."""
    reading: Reading | None
    """How the message was read; none where the complaint was given with its language."""
    record: Record
    """The decision record."""
