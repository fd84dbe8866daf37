"""The open questions that a message leaves: what is usually needed to clear up such a matter and is not in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replyguide.intake.reading import Reading

_BRIEF = 8

# What answers the question about a category, if the text names it.
_ANSWERED: Mapping[str, tuple[str, ...]] = {
    "delivery-late": ("dates",),
    "delivery-missing": ("dates",),
    "staff-conduct": ("dates",),
    "no-answer": ("dates",),
    "cancellation": ("dates",),
    "warranty": ("dates",),
    "refund-pending": ("dates",),
    "billing": ("amounts",),
    "price": ("amounts",),
}
# Where an order, bill or booking is looked up.
_LOOKED_UP = frozenset(
    (
        "delivery-late",
        "delivery-missing",
        "incomplete",
        "wrong-item",
        "damaged",
        "defective",
        "billing",
        "refund-pending",
        "cancellation",
        "warranty",
    )
)


def open_questions(reading: Reading) -> Iterator[str]:
    """The ids of the messages that ask them, in the order in which they are asked."""
    complaint = reading.complaint
    for topic in complaint.topics:
        category = topic.category.value
        answered = _ANSWERED.get(category)
        if topic.hinted:
            continue
        if answered and any(getattr(reading, kind) for kind in answered):
            continue
        if answered or len(topic.words.split()) < _BRIEF:
            yield f"ask.{category}"
    if not complaint.topics:
        yield "ask.other"
    if not complaint.order_refs and any(topic.category.value in _LOOKED_UP for topic in complaint.topics):
        yield "ask.reference"
    if any(topic.hinted for topic in complaint.topics):
        yield "ask.hinted"
    if not complaint.asks:
        yield "ask.solution"
