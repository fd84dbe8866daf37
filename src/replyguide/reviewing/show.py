"""The card of a review: the draft underlined where something was found, then the findings, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from replyguide.display.card import Block, Card, Chip, Finding, Findings, Item, Mark, Marked, Passage, Tone, Why
from replyguide.display.words import Words, words_for
from replyguide.explanation import guidance
from replyguide.guidance import GUIDELINES
from replyguide.vocabulary import Severity

if TYPE_CHECKING:
    from replyguide.reviewing.finding import ReviewFinding
    from replyguide.reviewing.result import Review


_TONES: Mapping[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.ADVICE: "key"}


def card(review: Review) -> Card:
    """The card of a review, in the agent's language."""
    words = words_for(review.agent_language, review.suggestion.plan.house.folder)
    return Card(
        words.label("review"),
        tuple(_chips(review, words)),
        () if review.findings else (Item(words.label("review.ok")),),
        tuple(_blocks(review, words)),
        words.language,
        words.label("rule"),
    )


def _chips(review: Review, words: Words) -> Iterator[Chip]:
    for severity in Severity:
        number = sum(finding.severity is severity for finding in review.findings)
        if number:
            yield Chip(f"{words.term('severity', severity)}: {number}", _TONES[severity])
    finding = review.suggestion.plan.outline.situation.finding
    if finding != "none":
        yield Chip(words.term("finding", finding))
    yield Chip(words.term("language", review.language))


def _blocks(review: Review, words: Words) -> Iterator[Block]:
    yield Marked(words.label("draft"), review.language, (Passage(review.draft, tuple(_marks(review, words))),))
    if review.findings:
        yield Findings(
            words.label("review.found", number=len(review.findings)),
            words.label("review.better"),
            words.label("why"),
            review.language,
            tuple(_finding(finding, review.draft, words) for finding in review.findings),
        )


def _marks(review: Review, words: Words) -> Iterator[Mark]:
    for number, finding in enumerate(review.findings, start=1):
        if finding.start is not None and finding.end is not None:
            label = f"{number} {words.term('severity', finding.severity)}"
            yield Mark(finding.start, finding.end, finding.severity.value, label)


def _finding(finding: ReviewFinding, draft: str, words: Words) -> Finding:
    if finding.start is None:
        where = words.label("review.missing")
    else:
        where = words.label("line", number=draft.count("\n", 0, finding.start) + 1)
    known = tuple(id for id in finding.guidelines if id in GUIDELINES)
    return Finding(
        finding.severity.value,
        words.term("severity", finding.severity),
        where,
        finding.quote,
        finding.message,
        finding.suggestion,
        finding.better,
        (Why("", finding.check, guidance(known, words.language)),),
    )
