"""How a suggestion shows itself: plain text for a terminal, a card for a notebook. All words come from the catalogs."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from replyguide.phrasing.formats import formats_for

if TYPE_CHECKING:
    from jinja2 import Template

    from replyguide.suggestion import Suggestion

SHOWN_CAUTIONS, SHOWN_NOTES = 5, 3
"""How many cautions and notes a plain print shows."""

_RULE = "─" * 72


def plain(suggestion: Suggestion) -> str:
    """Plain text: reply and tasks in full, the first cautions and notes."""
    words = suggestion.words
    reply = suggestion.reply
    lines = [heading(suggestion), words.text("ui.ready" if reply.ready else "ui.not-ready")]
    if not reply.ready:
        lines += [f"  {words.text('ui.missing')}: {name}" for name in missing(suggestion)]
    lines += read(suggestion)
    lines += [_RULE]
    if suggestion.reply.layout in ("mail", "letter"):
        lines += [f"{words.text('ui.subject')}: {reply.subject}", ""]
    lines += [reply.text.rstrip(), _RULE]
    tasks = [*dated(suggestion), *suggestion.tasks]
    lines += _shelf(words.text("ui.todo"), tasks, len(tasks), "")
    more = words.text("ui.more")
    lines += _shelf(words.text("ui.avoid"), (*suggestion.cautions, *suggestion.avoid), SHOWN_CAUTIONS, more)
    lines += _shelf(words.text("ui.notes"), suggestion.notes, SHOWN_NOTES, more)
    return "\n".join(lines) + "\n"


def _shelf(title: str, items: tuple[str, ...] | list[str], shown: int, more: str) -> list[str]:
    if not items:
        return []
    lines = [title, *(f"  • {item}" for item in items[:shown])]
    if len(items) > shown:
        lines.append(f"  … {more % {'number': len(items) - shown}}")
    return lines


def heading(suggestion: Suggestion) -> str:
    """The kind of reply, the finding and the language."""
    words = suggestion.words
    finding = suggestion.plan.outline.situation.finding
    parts = [words.text(f"term.kind.{suggestion.kind.value}")]
    if finding != "none":
        parts.append(words.text(f"term.finding.{finding}"))
    parts.append(words.text(f"term.language.{suggestion.language}"))
    return " · ".join(parts)


def read(suggestion: Suggestion) -> list[str]:
    """What was read from a raw message, to be confirmed: topics, wishes, how it is written."""
    if suggestion.reading is None:
        return []
    words, complaint = suggestion.words, suggestion.complaint
    found = [
        *(words.text(f"term.category.{topic.category}") for topic in complaint.topics),
        *(words.text(f"term.ask.{ask}") for ask in complaint.asks),
        *(words.text(f"term.mark.{mark}") for mark in sorted(complaint.marks)),
        *complaint.order_refs,
    ]
    return [f"{words.text('ui.read')}: {' · '.join(dict.fromkeys(found))}"] if found else []


def missing(suggestion: Suggestion) -> tuple[str, ...]:
    """What the reply lacks, in the agent's words."""
    words = suggestion.words
    return tuple(words.text(f"missing.{name}") for name in suggestion.missing)


def dated(suggestion: Suggestion) -> list[str]:
    """The tasks with a date, in the agent's words."""
    words, formats = suggestion.words, formats_for(suggestion.agent_language)
    zone = suggestion.plan.house.zone
    lines = []
    for task, at in suggestion.deadlines:
        if at is None or at == suggestion.plan.now:
            lines.append(f"{task}.")
            continue
        when = at.astimezone(zone) if isinstance(at, dt.datetime) else at
        shown = formats.date(when)
        if isinstance(when, dt.datetime):
            shown += f" {when:%H:%M}"
        lines.append(f"{task} ({words.text('ui.until') % {'date': shown}})")
    return lines


def band(suggestion: Suggestion) -> str | None:
    """The band of fair compensation, in the agent's words."""
    fair = suggestion.plan.band
    if fair is None:
        return None
    words, formats = suggestion.words, formats_for(suggestion.agent_language)
    if fair.high is None:
        return words.text("ui.band.floor") % {"low": formats.money(fair.low)}
    return words.text("ui.band") % {"low": formats.money(fair.low), "high": formats.money(fair.high)}


def card(suggestion: Suggestion) -> str:
    """HTML for a notebook: no script, nothing fetched, everything escaped."""
    words = suggestion.words
    return _card().render(
        suggestion=suggestion,
        label=lambda name: words.text(f"ui.{name}"),
        heading=heading(suggestion),
        missing=missing(suggestion),
        dated=dated(suggestion),
        band=band(suggestion),
        read=read(suggestion),
        beside=suggestion.beside(),
        why=suggestion.why(),
        foreign=suggestion.agent_language != suggestion.language,
        tag=lambda code: code.replace("_", "-"),
    )


@cache
def _card() -> Template:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(Path(__file__).parent / "phrasing" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("card.html.j2")
