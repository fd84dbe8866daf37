"""The card of a complaint: who wrote, about what, in which words, and what the company found out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from replyguide.display.card import Block, Card, Chip, Fact, Facts, Marked, Passage, Value
from replyguide.display.words import Words, words_for

if TYPE_CHECKING:
    from replyguide.complaint import Complaint, Topic
    from replyguide.fields import Money
    from replyguide.verdict import Remedy, Verdict

_OWN = ("account", "cause", "measure", "reasons", "alternative")


def card(complaint: Complaint, agent_language: str | None = None) -> Card:
    """The card of a complaint; its language is the complaint's own where none is given, else English."""
    words = words_for(agent_language, otherwise=complaint.language)
    return Card(
        words.title(f"term.occasion.{complaint.occasion}"),
        tuple(_chips(complaint, words)),
        (),
        tuple(_blocks(complaint, words)),
        words.language,
        words.label("rule"),
    )


def _chips(complaint: Complaint, words: Words) -> Iterator[Chip]:
    if complaint.finding is not None:
        yield Chip(words.term("finding", complaint.finding), "key")
    if complaint.language is not None:
        yield Chip(words.term("language", complaint.language))
    yield Chip(words.term("channel", complaint.channel))
    yield Chip(words.term("stage", complaint.stage))


def _blocks(complaint: Complaint, words: Words) -> Iterator[Block]:
    rows = tuple(_rows(complaint, words))
    if rows:
        yield Facts("", rows)
    language = complaint.language or ""
    if complaint.verdict is not None:
        yield from _verdict(complaint.verdict, words.label("verdict"), language, words)
    for topic in complaint.topics:
        if topic.verdict is not None:
            title = f"{words.label('verdict')}: {words.term('category', topic.category)}"
            yield from _verdict(topic.verdict, title, language, words)
    if complaint.text:
        yield Marked(words.label("message"), language, tuple(_passages(complaint, words)))


def _passages(complaint: Complaint, words: Words) -> Iterator[Passage]:
    if complaint.subject is not None:
        yield Passage(complaint.subject, (), words.label("subject"))
    yield Passage(complaint.text, ())


def _rows(complaint: Complaint, words: Words) -> Iterator[Fact]:
    customer, language = complaint.customer, complaint.language or ""
    who = (customer.title, customer.name or customer.last_name, customer.organisation, customer.email, customer.phone)
    yield from _fact(words.label("customer"), *(Value(part) for part in who if part is not None))
    if complaint.received is not None:
        yield Fact(words.label("received"), (Value(words.moment(complaint.received)),))
    yield from _fact(words.label("topics"), *(_topic(topic, language, words) for topic in complaint.topics))
    yield from _fact(words.label("asks"), *(Value(words.term("ask", ask)) for ask in complaint.asks))
    yield from _fact(words.label("marks"), *(Value(words.term("mark", mark)) for mark in sorted(complaint.marks)))
    yield from _fact(words.label("references"), *(Value(number) for number in complaint.order_refs))


def _topic(topic: Topic, language: str, words: Words) -> Value:
    return Value(words.term("category", topic.category), "?" if topic.hinted else "", topic.words, language)


def _fact(name: str, *values: Value) -> Iterator[Fact]:
    if values:
        yield Fact(name, values)


def _verdict(verdict: Verdict, title: str, language: str, words: Words) -> Iterator[Facts]:
    rows = tuple(_found(verdict, language, words))
    if rows:
        yield Facts(title, rows)


def _found(verdict: Verdict, language: str, words: Words) -> Iterator[Fact]:
    if verdict.finding is not None:
        yield Fact(words.label("verdict"), (Value(words.term("finding", verdict.finding)),))
    yield Fact(words.label("fault"), (Value(words.term("fault", verdict.fault)),))
    if verdict.harm is not None:
        yield Fact(words.label("harm"), (Value(words.term("harm", verdict.harm)),))
    for name in ("price", "loss"):
        money: Money | None = getattr(verdict, name)
        if money is not None:
            yield Fact(words.label(name), (Value(words.formats.money(money)),))
    yield Fact(words.label("remedies"), _remedies(verdict.remedies, language, words))
    yield from _fact(words.label("granted"), *(Value(words.term("ask", ask)) for ask in verdict.granted))
    for name in _OWN:
        given = getattr(verdict, name)
        texts = given if isinstance(given, tuple) else (given,) if given is not None else ()
        yield from _fact(words.label(name), *(value for text in texts for value in _own(text, language)))
    if verdict.retry_after is not None:
        yield Fact(words.label("retry-after"), (Value(words.moment(verdict.retry_after)),))
    if verdict.referral is not None:
        contact = verdict.referral.contact
        yield from _fact(words.label("referral"), Value(verdict.referral.name, contact or ""))


def _remedies(remedies: tuple[Remedy, ...] | None, language: str, words: Words) -> tuple[Value, ...]:
    if not remedies:
        return (Value(words.label("not-stated" if remedies is None else "nothing-authorised")),)
    return tuple(_remedy(remedy, language, words) for remedy in remedies)


def _remedy(remedy: Remedy, language: str, words: Words) -> Value:
    how = [words.term("remedy", remedy.kind)]
    if remedy.amount is not None:
        how.append(words.formats.money(remedy.amount))
    if remedy.percent is not None:
        how.append(words.formats.percent(remedy.percent))
    note = words.label("until", date=words.moment(remedy.date)) if remedy.date is not None else ""
    said = next(_own(remedy.text, language), Value()) if remedy.text is not None else Value()
    return Value(" · ".join(how), note, said.quote, said.language)


def _own(text: str | Mapping[str, str], language: str) -> Iterator[Value]:
    """The company's own words in each language in which they are given; a bare text counts as the reply's."""
    for code, words in {language: text}.items() if isinstance(text, str) else text.items():
        yield Value(quote=words, language=code)
