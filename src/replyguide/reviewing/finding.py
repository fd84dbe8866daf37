"""A finding: one thing that a review has to say about a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from replyguide.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """One thing that a review has to say about a draft.

    Attributes:
        check: the check's id.
        guidelines: the guidelines or conventions that are broken, the first foremost.
        severity: error, warning or advice.
        start: where the words start in the draft, counted in characters; ``None`` where something is missing.
        end: where they end.
        quote: the words themselves; empty where something is missing.
        message: what is wrong, in the agent's language.
        suggestion: what to do about it, in the agent's language.
        better: sentences that would be right in its place, in the reply's language; empty where there are none.
    """

    check: str
    guidelines: tuple[str, ...]
    severity: Severity
    start: int | None
    end: int | None
    quote: str
    message: str
    suggestion: str
    better: str = ""

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "check": self.check,
            "guidelines": list(self.guidelines),
            "severity": self.severity.value,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "message": self.message,
            "suggestion": self.suggestion,
            "better": self.better,
        }
