"""What a reading answers: what was read from a message, from which words, and how sure that is."""

from __future__ import annotations

from replyguide.adapters.http.answers.shape import Answer
from replyguide.complaint import Complaint
from replyguide.intake.found import Where
from replyguide.intake.history import Kind as StrippedKind


class Stripped(Answer):
    """A part of the message that is not the customer's own words."""

    kind: StrippedKind
    """What it is."""
    start: int
    """Where it starts, in characters of the message's body."""
    end: int
    """Where it ends."""


class Found(Answer):
    """One thing read from the message."""

    kind: str
    """What it is, such as `order` or `amount`."""
    value: str
    """The thing itself: a number as written, an amount such as `64.50 EUR`, a date such as `2026-03-11`."""
    where: Where
    """The part of the message in which it stands."""
    start: int
    """Where its words start, in characters of that part."""
    end: int
    """Where they end."""
    sure: float
    """How sure the reading is, from 0 to 1."""


class Label(Answer):
    """One topic, wish or mark, with the words that tell it."""

    value: str
    """The label."""
    sure: float
    """How sure the reading is, from 0 to 1."""
    start: int
    """Where the words start, in characters of the message's body."""
    end: int
    """Where they end."""
    phrase: str
    """The entry of the lexicon that matched."""
    quote: tuple[int, int]
    """Start and end of the sentence in which they stand."""
    hinted: bool
    """Whether it is only hinted at."""


class Identified(Answer):
    """The language of the message."""

    language: str | None
    """Its code; none where it is not served, or unknown."""
    best_guess: str
    """The same, or the code of a language not served, such as `sr`; `und` where it is unknown."""
    sure: float
    """How sure the language is, from 0 to 1, its region apart."""
    either: bool
    """The text does not tell Croatian from Bosnian."""
    region_sure: bool
    """Whether the text itself tells the region."""
    evidence: list[str]
    """Words that decided."""


class Reading(Answer):
    """A message, read, so that an agent only has to confirm it."""

    complaint: Complaint
    """The complaint; fields that are as by default are left out."""
    language: Identified
    """Its language."""
    stripped: list[Stripped]
    """What was left out of the complaint's text."""
    name: Found | None
    """The customer's name."""
    title: Found | None
    """Titles that stand with it."""
    organisation: Found | None
    """The firm or body that the customer writes for."""
    phone: Found | None
    """The telephone number under the name."""
    references: list[Found]
    """The numbers named: order, invoice, parcel, contract, booking, account, case."""
    amounts: list[Found]
    """The amounts of money named."""
    dates: list[Found]
    """The days named."""
    topics: list[Label]
    """What went wrong."""
    asks: list[Label]
    """What the customer wants."""
    marks: list[Label]
    """How the message is written."""
    abuse: list[Label]
    """Swearing, and insults aimed at people."""
