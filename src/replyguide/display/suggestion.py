"""The card of a suggestion: verdict and state at a glance, the reply, what to do and to avoid, and why on demand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replyguide.display import parts, reading
from replyguide.display.card import Beside, Block, Card, Chip, Letter, Row
from replyguide.display.words import Words, words_for

if TYPE_CHECKING:
    from replyguide.suggestion import Suggestion


def card(suggestion: Suggestion) -> Card:
    """The card of a suggestion, in its own agent's language."""
    plan = suggestion.plan
    words = words_for(suggestion.agent_language, plan.house.folder)
    reasons = parts.Reasons(suggestion.why())
    ready = suggestion.reply.ready
    chips = (
        *parts.finding(plan, words),
        Chip(words.term("language", suggestion.language)),
        Chip(words.label("ready" if ready else "not-ready"), "good" if ready else "bad"),
    )
    read = reading.summary(suggestion.reading, words) if suggestion.reading is not None else ()
    leads = (*reasons.kind(), *parts.band(plan, words), *read)
    return Card(
        parts.title(plan, words),
        chips,
        leads,
        tuple(_blocks(suggestion, words, reasons)),
        words.language,
        words.label("rule"),
    )


def _blocks(suggestion: Suggestion, words: Words, reasons: parts.Reasons) -> Iterator[Block]:
    missing = (words.catalog.text(f"missing.{name}") for name in suggestion.missing)
    yield from parts.listing(words, "missing", parts.plainly(missing), tone="bad")
    yield from parts.listing(words, "cautions", parts.plainly(suggestion.cautions), tone="warn")
    if suggestion.reading is not None:
        yield reading.message(suggestion.reading, words, folded=True)
    yield _letter(suggestion, words)
    yield _beside(suggestion, words, reasons)
    yield from parts.todo(suggestion.plan, words, reasons)
    yield from parts.left_out(words, reasons.explanation)


def _letter(suggestion: Suggestion, words: Words) -> Letter:
    reply = suggestion.reply
    subject = (words.label("subject"), reply.subject) if reply.layout in ("mail", "letter") else None
    return Letter(words.label("reply"), subject, suggestion.language, reply.html, reply.markdown, reply.text)


def _beside(suggestion: Suggestion, words: Words, reasons: parts.Reasons) -> Beside:
    foreign = suggestion.agent_language != suggestion.language
    own = words.label("own-words")
    rows = tuple(
        Row(row.customer, row.agent, own if row.own else "", reasons.by(part.rules))
        for row, part in zip(suggestion.beside(), suggestion.reply.parts, strict=True)
    )
    return Beside(
        words.label("steps"),
        (words.label("customer-language"), words.label("agent-language")) if foreign else None,
        words.label("why"),
        suggestion.language,
        rows,
    )
