"""What a review answers: what is to be said about a draft."""

from __future__ import annotations

from replyguide.adapters.http.answers.shape import Answer
from replyguide.vocabulary import Kind, Severity


class ReviewFinding(Answer):
    """One thing to be said about a draft."""

    check: str
    """The check that found it."""
    guidelines: list[str]
    """The guidelines, or conventions of careful writing, that the check follows."""
    severity: Severity
    """How much it weighs."""
    start: int | None
    """Where the words start, in characters of the draft; none where something is missing."""
    end: int | None
    """Where they end."""
    quote: str
    """The words; empty where something is missing."""
    message: str
    """What is wrong."""
    suggestion: str
    """What to do about it."""
    better: str
    """Sentences that would be right in its place, in the reply's language; empty where there are none."""


class Review(Answer):
    """What is to be said about a draft before it is sent."""

    ok: bool
    """Whether nothing was found that weighs as an error."""
    language: str
    """The language in which the reply should be."""
    agent_language: str
    """The language of messages and suggestions."""
    kind: Kind
    """The kind of reply that is due."""
    findings: list[ReviewFinding]
    """What was found, the gravest first."""
