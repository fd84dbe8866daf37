"""The card of a plan: what follows for a case, shelf by shelf, with the reasons on demand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replyguide.display import parts
from replyguide.display.card import Block, Card, Item
from replyguide.display.words import Words, words_for
from replyguide.explanation import explain
from replyguide.phrasing.cautions import worded
from replyguide.phrasing.compose import Composer, Part

if TYPE_CHECKING:
    from replyguide.plan import Plan


def card(plan: Plan, agent_language: str | None = None) -> Card:
    """The card of a plan; its language is the house's agents', else the customer's, else English."""
    otherwise = plan.house.agent_language or plan.complaint.language
    words = words_for(agent_language, plan.house.folder, otherwise=otherwise)
    said = Composer(plan, words.language, plan.complaint.language or words.language).parts()
    reasons = parts.Reasons(explain(plan, said, words.language))
    leads = (*reasons.kind(), *parts.band(plan, words))
    return Card(
        f"{words.label('plan')}: {parts.title(plan, words)}",
        tuple(parts.finding(plan, words)),
        leads,
        tuple(_blocks(plan, said, words, reasons)),
        words.language,
        words.label("rule"),
    )


def _blocks(plan: Plan, said: tuple[Part, ...], words: Words, reasons: parts.Reasons) -> Iterator[Block]:
    cautions = (worded(caution, words.catalog, words.language) for caution in plan.cautions)
    yield from parts.listing(words, "cautions", parts.plainly(cautions), tone="warn")
    steps = tuple(
        Item(" ".join(sentence.text for sentence in (*part.sentences, *part.items)), reasons.by(part.rules))
        for part in said
    )
    yield from parts.listing(words, "says", steps)
    yield from parts.todo(plan, words, reasons)
    yield from parts.left_out(words, reasons.explanation)
