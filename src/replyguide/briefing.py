"""A plan as a compact instruction, for whoever drafts the reply freely: a person, or a language model.

It holds the facts, what to say in which order, what to avoid, the limits and the form. The customer's words stand in it
as quoted lines, which an instruction never is. No model is called; what comes back is held against the same plan by
:func:`replyguide.review`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replyguide.fields import in_language
from replyguide.phrasing.catalog import load
from replyguide.phrasing.formats import formats_for

if TYPE_CHECKING:
    from replyguide.phrasing.catalog import Catalog
    from replyguide.suggestion import Suggestion
    from replyguide.verdict import Remedy

MOST_WORDS = {"brief-answer": 120, "closing": 90, "public-reply": 80, "declined": 120, "farewell": 120, "delay": 110}
"""How long a reply of a kind that should be brief may be; others up to :data:`OTHERWISE`."""

OTHERWISE = 220
_MOST_QUOTED = 4000


def brief(suggestion: Suggestion, language: str) -> str:
    """The instruction, in that language, which is one that is served, by its canonical code."""
    words = load(language, "agent", suggestion.plan.house.folder)
    chapters = (
        ("", _task(suggestion, words)),
        ("points", (words.text(f"term.category.{topic.category.value}") for topic in suggestion.complaint.topics)),
        ("facts", _facts(suggestion, words, language)),
        ("say", _say(suggestion, language)),
        ("avoid", (words.text(f"avoid.{what}") for what in suggestion.plan.shelves.avoid)),
        ("limits", _limits(suggestion, words)),
        ("form", _form(suggestion, words)),
    )
    told = [_chapter(title, list(lines), words) for title, lines in chapters]
    return "\n\n".join((told[0], _customer(suggestion, words), *told[1:])) + "\n"


def _chapter(title: str, lines: list[str], words: Catalog) -> str:
    if not title:
        return "\n".join(lines)
    items = [f"- {line}" for line in lines or [words.text("brief.nothing")]]
    return "\n".join((f"## {words.text(f'brief.{title}')}", *items))


def _task(suggestion: Suggestion, words: Catalog) -> Iterator[str]:
    yield words.text("brief.task") % {
        "language": words.text(f"term.language.{suggestion.language}"),
        "kind": words.text(f"term.kind.{suggestion.kind.value}"),
    }


def _customer(suggestion: Suggestion, words: Catalog) -> str:
    """The customer's message, each line marked as a quotation."""
    text = suggestion.complaint.text
    shown = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]} […]"
    lines = (f"## {words.text('brief.customer')}", words.text("brief.customer.data"))
    return "\n".join((*lines, *(f"> {line}" for line in shown.splitlines())))


def _facts(suggestion: Suggestion, words: Catalog, language: str) -> Iterator[str]:
    finding = suggestion.plan.outline.situation.finding
    if finding != "none":
        yield words.text("brief.facts.finding") % {"finding": words.text(f"term.finding.{finding}")}
    complaint = suggestion.complaint
    for verdict in complaint.verdicts:
        for text in (verdict.account, verdict.cause, verdict.measure, verdict.alternative, *verdict.reasons):
            own = in_language(text, suggestion.language) or in_language(text, language)
            if own is not None:
                yield own
    remedies = complaint.remedies
    if remedies is None:
        yield words.text("brief.not-stated")
    elif not remedies:
        yield words.text("brief.nothing-authorised")
    else:
        yield from (_remedy(remedy, words, suggestion.language, language) for remedy in remedies)


def _remedy(remedy: Remedy, words: Catalog, original: str, language: str) -> str:
    formats = formats_for(language)
    parts = [words.text(f"term.remedy.{remedy.kind.value}")]
    if remedy.amount is not None:
        parts.append(formats.money(remedy.amount))
    if remedy.percent is not None:
        parts.append(formats.percent(remedy.percent))
    if remedy.date is not None:
        parts.append(words.text("ui.until") % {"date": formats.date(remedy.date)})
    own = in_language(remedy.text, original) or in_language(remedy.text, language)
    return " · ".join((*parts, own) if own is not None else parts)


def _say(suggestion: Suggestion, language: str) -> Iterator[str]:
    """What the ready reply says, step by step, in the language of the instruction."""
    for step in suggestion.beside(language):
        if step.agent:
            yield " ".join(step.agent)


def _limits(suggestion: Suggestion, words: Catalog) -> Iterator[str]:
    yield words.text("brief.limits.facts")
    yield words.text("brief.limits.missing")
    most = MOST_WORDS.get(suggestion.kind.value, OTHERWISE)
    yield words.text("brief.limits.words") % {"number": most}


def _form(suggestion: Suggestion, words: Catalog) -> Iterator[str]:
    letter = suggestion.reply.letter
    yield words.text("brief.form.opening") % {"text": letter.salutation}
    yield words.text("brief.form.close") % {"text": letter.close}
    yield words.text("brief.form.plain")
