"""The card of a reading: the message with what was read marked in it, what was left out, and how sure each part is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from replyguide.display import parts
from replyguide.display.card import Block, Card, Chip, Fact, Facts, Item, Mark, Marked, Passage, Value
from replyguide.display.words import Words, words_for
from replyguide.fields import Money

if TYPE_CHECKING:
    from replyguide.intake.found import Found
    from replyguide.intake.labels import Label
    from replyguide.intake.reading import Reading

DOUBTFUL = 0.7
"""Below this a mark carries a question mark."""

_PERSON = ("name", "title", "organisation", "phone")
_KINDS = {
    "topics": "topic",
    "asks": "ask",
    "marks": "tone",
    "abuse": "abuse",
    "references": "number",
    "amounts": "number",
    "dates": "number",
    "customer": "person",
    "stripped": "stripped",
}
"""What is marked, and how."""


class Seen(NamedTuple):
    """One thing read, in the agent's words, and where it stands."""

    group: str
    text: str
    sure: float
    where: str
    start: int
    end: int


def card(reading: Reading, agent_language: str | None = None) -> Card:
    """The card of a reading; its language is the message's own where none is given, else English."""
    words = words_for(agent_language, otherwise=reading.complaint.language)
    return Card(
        words.label("read"),
        tuple(_language(reading, words)),
        (),
        tuple(_blocks(reading, words)),
        words.language,
        words.label("rule"),
    )


def summary(reading: Reading, words: Words) -> Iterator[Item]:
    """What was read, in one line: topics, wishes, how it is written, numbers."""
    complaint = reading.complaint
    found = [
        *(words.term("category", topic.category) for topic in complaint.topics),
        *(words.term("ask", ask) for ask in complaint.asks),
        *(words.term("mark", mark) for mark in sorted(complaint.marks)),
        *complaint.order_refs,
    ]
    if found:
        yield Item(f"{words.label('read')}: {' · '.join(dict.fromkeys(found))}")


def message(reading: Reading, words: Words, *, folded: bool = False) -> Marked:
    """The message with its marks."""
    seen = list(_seen(reading, words))
    subject = reading.complaint.subject
    passages = [Passage(reading.body, tuple(_marks("body", seen)))]
    if subject:
        passages.insert(0, Passage(subject, tuple(_marks("subject", seen)), words.label("subject")))
    groups = dict.fromkeys(one.group for one in seen if one.where != "from")
    legend = {_KINDS[group]: [words.label(one) for one in groups if _KINDS[one] == _KINDS[group]] for group in groups}
    shown = tuple((kind, " · ".join(labels)) for kind, labels in legend.items())
    return Marked(words.label("message"), reading.language.language or "", tuple(passages), shown, folded)


def _seen(reading: Reading, words: Words) -> Iterator[Seen]:
    for group, vocabulary in (("topics", "category"), ("asks", "ask"), ("marks", "mark")):
        labels: tuple[Label, ...] = getattr(reading, group)
        for label in labels:
            yield Seen(group, words.term(vocabulary, label.value), label.sure, "body", label.start, label.end)
    for label in reading.abuse:
        yield Seen("abuse", words.label("abuse"), label.sure, "body", label.start, label.end)
    for found in reading.references:
        yield _found("references", f"{words.term('reference', found.kind)} {found.value}", found)
    for found in reading.amounts:
        yield _found("amounts", words.formats.money(Money.model_validate(found.value)), found)
    for found in reading.dates:
        yield _found("dates", words.day(found.value), found)
    for name in _PERSON:
        person: Found | None = getattr(reading, name)
        if person is not None:
            yield _found("customer", words.label(name), person)
    for left in reading.stripped:
        if left.kind == "name" and reading.name is not None and left.start <= reading.name.start < left.end:
            continue
        yield Seen("stripped", words.term("stripped", left.kind), 1.0, "body", left.start, left.end)


def _found(group: str, text: str, found: Found) -> Seen:
    return Seen(group, text, found.sure, found.where, found.start, found.end)


def _marks(where: str, seen: list[Seen]) -> Iterator[Mark]:
    for one in seen:
        if one.where == where:
            doubt = " ?" if one.sure < DOUBTFUL else ""
            yield Mark(one.start, one.end, _KINDS[one.group], one.text + doubt)


def _language(reading: Reading, words: Words) -> Iterator[Chip]:
    found = reading.language
    if found.language is None:
        text = words.catalog.text("caution.not-served") % {"language": found.best_guess}
        yield Chip(text, "bad")
        return
    yield Chip(words.term("language", found.language), "key")
    if found.sure < 1:
        yield Chip(words.sure(found.sure))


def _blocks(reading: Reading, words: Words) -> Iterator[Block]:
    if reading.language.either:
        unsure = words.catalog.text("caution.language-unsure")
        yield from parts.listing(words, "cautions", (Item(unsure),), tone="warn")
    rows = tuple(_rows(reading, words))
    if rows:
        yield Facts("", rows)
    yield message(reading, words)


def _rows(reading: Reading, words: Words) -> Iterator[Fact]:
    seen = list(_seen(reading, words))
    texts = {"body": reading.body, "subject": reading.complaint.subject or "", "from": reading.sender}
    for group in ("topics", "asks", "marks", "references", "amounts", "dates"):
        values: dict[str, Value] = {}
        for one in seen:
            if one.group == group:
                quote = texts[one.where][one.start : one.end] if group != "references" else ""
                value = Value(one.text, words.sure(one.sure), quote, reading.language.language or "")
                values.setdefault(one.text, value)
        if values:
            yield Fact(words.label(group), tuple(values.values()))
    for name in _PERSON:
        person: Found | None = getattr(reading, name)
        if person is not None:
            yield Fact(words.label(name), (Value(person.value, words.sure(person.sure)),))
    address = reading.complaint.customer.email
    if address is not None:
        yield Fact(words.term("channel", "email"), (Value(address),))
