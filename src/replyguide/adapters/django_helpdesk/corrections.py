"""What an agent corrects of what was read from a ticket."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import Field

from replyguide.complaint import Complaint, Topic
from replyguide.fields import IN_ORDER, LanguageCode, Line, Model
from replyguide.vocabulary import Address, Ask, Category, Mark


class Corrections(Model):
    """What is known better than the message tells. What is left out counts as it was read.

    >>> Corrections(address="woman").address.value
    'woman'
    """

    language: LanguageCode | None = None
    """The reply's language."""
    name: Line | None = None
    """The customer's name."""
    address: Address = Address.UNKNOWN
    """The form of address."""
    topics: tuple[Category, ...] | None = Field(default=None, max_length=20)
    """What is complained of."""
    asks: tuple[Ask, ...] | None = Field(default=None, max_length=13)
    """What the customer wants."""
    marks: Annotated[frozenset[Mark], IN_ORDER] | None = None
    """How the message is written."""

    def fields(self, complaint: Complaint) -> dict[str, Any]:
        """The fields of a complaint that they change."""
        changes: dict[str, Any] = {}
        customer = complaint.customer
        if self.name is not None and self.name != customer.name:
            customer = customer.model_copy(update={"name": self.name, "first_name": None, "last_name": None})
        if self.address is not Address.UNKNOWN:
            customer = customer.model_copy(update={"address": self.address})
        if customer is not complaint.customer:
            changes["customer"] = customer
        if self.topics is not None:
            read = {topic.category: topic for topic in complaint.topics}
            changes["topics"] = tuple(read.get(category, Topic(category=category)) for category in self.topics)
        if self.asks is not None:
            changes["asks"] = self.asks
        if self.marks is not None:
            changes["marks"] = self.marks
        return changes


def in_order(chosen: Iterable[str], read: Sequence[str]) -> tuple[str, ...]:
    """What was chosen: first what was read, in the message's order, then the rest.

    >>> in_order(["price", "service", "damaged"], ["service", "damaged", "billing"])
    ('service', 'damaged', 'price')
    """
    chosen = list(chosen)
    return (*(value for value in read if value in chosen), *(value for value in chosen if value not in read))
