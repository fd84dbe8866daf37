"""What was found in a message, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["body", "subject", "from"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing read from a message.

    Attributes:
        kind: what it is, such as ``order`` or ``amount``.
        value: the thing itself: a number as written, an amount such as ``64.50 EUR``, a date such as ``2026-03-11``.
        where: the part of the message that ``start`` and ``end`` count in.
        start: where its words start.
        end: where they end.
        sure: how sure the reading is, from 0 to 1.
    """

    kind: str
    value: str
    where: Where
    start: int
    end: int
    sure: float
