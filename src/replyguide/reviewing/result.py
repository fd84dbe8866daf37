"""A review: what is to be said about a draft before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from replyguide.reviewing.finding import ReviewFinding
from replyguide.shown import Shown
from replyguide.shown import card as make_card
from replyguide.suggestion import Suggestion
from replyguide.vocabulary import Severity

if TYPE_CHECKING:
    from replyguide.display.card import Card


class Review(Shown):
    """What is to be said about a draft before it is sent.

    Attributes:
        draft: the draft as it was given.
        findings: what was found, the gravest first, then in the draft's order.
        suggestion: what replyguide itself suggests for the same case.
    """

    def __init__(self, draft: str, findings: tuple[ReviewFinding, ...], suggestion: Suggestion) -> None:
        self.draft = draft
        self.findings = findings
        self.suggestion = suggestion

    @property
    def ok(self) -> bool:
        """Whether nothing was found that weighs as an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def language(self) -> str:
        """The language in which the reply should be."""
        return self.suggestion.language

    @property
    def agent_language(self) -> str:
        """The language of messages and suggestions."""
        return self.suggestion.agent_language

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values; see :meth:`to_json`."""
        return {
            "ok": self.ok,
            "language": self.language,
            "agent_language": self.agent_language,
            "kind": self.suggestion.kind.value,
            "findings": [finding.to_dict() for finding in self.findings],
        }

    def to_json(self) -> str:
        """All of it as JSON."""
        return to_json(self.to_dict()).decode()

    def card(self) -> Card:
        """The draft, underlined where something was found, and the findings with the guidance behind them."""
        return make_card("reviewing.show", self)

    def __str__(self) -> str:
        return self.card().plain

    def __repr__(self) -> str:
        return f"<Review: {len(self.findings)} findings, {'ok' if self.ok else 'not ok'}>"
