"""What a message tells: its topics, its asks, its marks, and what in it is abuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from replyguide.complaint import Complaint, Topic
from replyguide.intake.asks import asks
from replyguide.intake.labels import Label, labels
from replyguide.intake.tone import abuse, marks
from replyguide.intake.topics import topics
from replyguide.intake.weights import weights
from replyguide.lexicon import Folded, fold
from replyguide.vocabulary import Ask, Category, Mark


class Told(NamedTuple):
    """What was read from a text, each with the words that tell it, in the text's order."""

    topics: tuple[Label, ...] = ()
    asks: tuple[Label, ...] = ()
    marks: tuple[Label, ...] = ()
    abuse: tuple[Label, ...] = ()

    def moved(self, place: Callable[[int], int]) -> Told:
        """The same, its spans counted elsewhere."""
        return Told(*(tuple(_moved(label, place) for label in found) for found in self))

    def fields(self, complaint: Complaint) -> dict[str, Any]:
        """The complaint's fields that its text tells and nobody has given."""
        told: dict[str, Any] = {
            "topics": tuple(
                Topic(category=Category(one.value), words=complaint.text[slice(*one.quote)], hinted=one.hinted)
                for one in self.topics
            ),
            "asks": tuple(Ask(one.value) for one in self.asks),
            "marks": frozenset(Mark(one.value) for one in self.marks),
        }
        return {name: value for name, value in told.items() if value and name not in complaint.model_fields_set}


def tell(text: str | Folded, language: str | None, house: Path | None = None) -> Told:
    """Reads a text in that language; nothing is read where the language is not known.

    Args:
        text: the customer's own words, which may be folded already.
        language: the code of its language.
        house: the house's own folder, whose lexicons are added.

    >>> told = tell("Paket kasni dva tjedna. Ne tražim popust, samo ispriku!", "hr")
    >>> [one.value for one in told.topics], [one.value for one in told.asks]
    (['delivery-late'], ['apology'])
    """
    if language is None:
        return Told()
    text = text if isinstance(text, Folded) else fold(text)
    read = labels(language, house).read(text)
    return Told(
        topics(read, weights(language, "topics")),
        asks(read, weights(language, "asks")),
        marks(text.original, read, weights(language, "marks")),
        abuse(read),
    )


def _moved(label: Label, place: Callable[[int], int]) -> Label:
    start, end = label.quote
    quote = (place(start), place(end - 1) + 1)
    return replace(label, start=place(label.start), end=place(label.end - 1) + 1, quote=quote)
