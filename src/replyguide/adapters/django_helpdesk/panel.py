"""What the panel shows: the reading with the message's words, the reply beside the agent's language, the guidance."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from replyguide.adapters.django_helpdesk.case import Case
from replyguide.adapters.django_helpdesk.forms import capital
from replyguide.decide import SURE
from replyguide.phrasing.formats import formats_for

if TYPE_CHECKING:
    from replyguide.explanation import Reason
    from replyguide.intake import Reading
    from replyguide.intake.labels import Label
    from replyguide.suggestion import Suggestion

_AROUND = 90
"""How many characters of a sentence are shown on either side of the words that tell."""
_BLANKS = re.compile(r"\s+")
_TEMPLATE = re.compile(r"\{(?=[{%#])")


class Quote(NamedTuple):
    """The words of the message that something was read from, and what stands around them."""

    before: str
    words: str
    after: str


class Item(NamedTuple):
    """One thing read: what it is, from which words, and whether the agent should look at it."""

    text: str
    quote: Quote | None = None
    sure: bool = True


class Line(NamedTuple):
    """A line of the reading: the id of its label, and what was read."""

    label: str
    items: tuple[Item, ...]


class Step(NamedTuple):
    """One step of the guidance, when it is due, and why it is taken."""

    text: str
    date: str = ""
    reasons: tuple[Reason, ...] = ()


class Shelf(NamedTuple):
    """Steps of one kind, under the id of a heading."""

    label: str
    steps: tuple[Step, ...]
    open: bool = True
    urgent: bool = False


class Row(NamedTuple):
    """One step of the reply, as the customer reads it and as the agent does, and why it is said."""

    customer: str
    agent: str
    own: bool
    reasons: tuple[Reason, ...]


def harmless(text: str) -> str:
    """Text without what would be a template tag: django-helpdesk reads a comment as a template when it is saved.

    >>> harmless("{{7*7}} {% x %} {1}")
    '{ {7*7}} { % x %} {1}'
    """
    return _TEMPLATE.sub("{ ", text)


def dates(suggestion: Suggestion) -> list[tuple[str, str]]:
    """The tasks with a date and, where it is set and not now, the date, in the agent's words."""
    formats, house = formats_for(suggestion.agent_language), suggestion.plan.house
    until = suggestion.words.text("ui.until")
    found = []
    for task, at in suggestion.deadlines:
        if at is None or at == suggestion.plan.now:
            found.append((task, ""))
            continue
        when = at.astimezone(house.zone) if isinstance(at, dt.datetime) else at
        shown = formats.date(when) + (f" {when:%H:%M}" if isinstance(when, dt.datetime) else "")
        found.append((task, until % {"date": shown}))
    return found


class Panel:
    """What the panel shows of a case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.words = case.words
        self.suggestion = case.suggestion

    @property
    def lang(self) -> str:
        """The panel's language, as HTML names it."""
        return self.case.agent_language.replace("_", "-")

    @property
    def open(self) -> bool:
        """Whether the panel stands open at first: as long as the ticket is."""
        return self.case.ticket.status in self.case.ticket.OPEN_STATUSES

    @property
    def message_lang(self) -> str:
        """The language of the message, as HTML names it; empty where it is not known."""
        complaint = self.case.complaint
        return (complaint.language or "").replace("_", "-") if complaint is not None else ""

    @property
    def reply_lang(self) -> str:
        """The language of the reply, as HTML names it."""
        return self.suggestion.language.replace("_", "-") if self.suggestion is not None else ""

    @property
    def foreign(self) -> bool:
        """Whether the reply is in another language than the panel."""
        return self.suggestion is not None and self.suggestion.language != self.case.agent_language

    @property
    def kind(self) -> str:
        """The kind of reply, in the agent's words."""
        return self.words.text(f"term.kind.{self.suggestion.kind.value}") if self.suggestion is not None else ""

    @property
    def finding(self) -> str:
        """What was found, in the agent's words."""
        if self.suggestion is None:
            return ""
        return capital(self.words.text(f"term.finding.{self.suggestion.plan.outline.situation.finding}"))

    @property
    def language(self) -> str:
        """The name of the reply's language."""
        if self.suggestion is None:
            return ""
        return capital(self.words.text(f"term.language.{self.suggestion.language}"))

    @property
    def missing(self) -> tuple[str, ...]:
        """What the reply still lacks, in the agent's words."""
        names = self.suggestion.missing if self.suggestion is not None else ()
        return tuple(self.words.text(f"missing.{name}") for name in names)

    @property
    def band(self) -> str:
        """What would be fair compensation, in the agent's words."""
        fair = self.suggestion.plan.band if self.suggestion is not None else None
        if fair is None:
            return ""
        money = formats_for(self.case.agent_language).money
        if fair.high is None:
            return self.words.text("ui.band.floor") % {"low": money(fair.low)}
        return self.words.text("ui.band") % {"low": money(fair.low), "high": money(fair.high)}

    @property
    def letter(self) -> str:
        """The reply as it goes into the comment field."""
        return harmless(self.suggestion.reply.text.strip()) if self.suggestion is not None else ""

    @property
    def subject(self) -> str:
        """The reply's subject line, where it has one."""
        reply = self.suggestion.reply if self.suggestion is not None else None
        return (reply.subject or "") if reply is not None and reply.layout in ("mail", "letter") else ""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The reply, step by step."""
        if self.suggestion is None:
            return ()
        reasons = self._reasons("say", "ask")
        rows = []
        for beside in self.suggestion.beside():
            agent = " ".join(beside.agent)
            rows.append(Row(" ".join(beside.customer), agent, beside.own, reasons.get(agent, ())))
        return tuple(rows)

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """The guidance: dates, tasks, cautions, what to avoid, what to keep in mind."""
        suggestion = self.suggestion
        if suggestion is None:
            return ()
        due = self._reasons("schedule")
        found = (
            Shelf("panel.cautions", tuple(Step(text) for text in suggestion.cautions), urgent=True),
            Shelf("panel.due", tuple(Step(task, date, due.get(task, ())) for task, date in dates(suggestion))),
            Shelf("ui.todo", self._steps("do", suggestion.tasks)),
            Shelf("ui.avoid", self._steps("avoid", suggestion.avoid), open=False),
            Shelf("ui.notes", self._steps("note", suggestion.notes), open=False),
        )
        return tuple(shelf for shelf in found if shelf.steps)

    def _steps(self, effect: str, texts: Iterable[str]) -> tuple[Step, ...]:
        reasons = self._reasons(effect)
        return tuple(Step(text, reasons=reasons.get(text, ())) for text in texts)

    def _reasons(self, *effects: str) -> dict[str, tuple[Reason, ...]]:
        found: dict[str, tuple[Reason, ...]] = {}
        for reason in self._why:
            if reason.effect in effects:
                found[reason.what] = (*found.get(reason.what, ()), reason)
        return found

    @cached_property
    def _why(self) -> tuple[Reason, ...]:
        return self.suggestion.why().reasons if self.suggestion is not None else ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """What was read from the message, and what the agent corrected."""
        reading, complaint = self.case.shown, self.case.complaint
        if reading is None or complaint is None:
            return ()
        topics = self._labels(reading, reading.topics, "category", [topic.category for topic in complaint.topics])
        asks = self._labels(reading, reading.asks, "ask", complaint.asks)
        marks = self._labels(reading, reading.marks, "mark", sorted(complaint.marks))
        amounts = dict.fromkeys(reading.words(found) for found in reading.amounts)
        numbers = tuple(Item(value) for value in (*complaint.order_refs, *amounts))
        found = (
            Line("panel.topics", topics or (Item(self.words.text("panel.none")),)),
            Line("panel.asks", asks),
            Line("panel.marks", marks),
            Line("panel.name", tuple(self._name(reading))),
            Line("panel.language", tuple(self._language(reading))),
            Line("panel.numbers", numbers),
        )
        return tuple(line for line in found if line.items)

    def _labels(
        self, reading: Reading, labels: Iterable[Label], vocabulary: str, values: Iterable[str]
    ) -> tuple[Item, ...]:
        read: dict[str, Label] = {}
        for label in labels:
            read.setdefault(label.value, label)
        items = []
        for value in dict.fromkeys(values):
            text, found = capital(self.words.text(f"term.{vocabulary}.{value}")), read.get(value)
            items.append(Item(text, _quote(reading, found), found.sure >= SURE) if found is not None else Item(text))
        return tuple(items)

    def _name(self, reading: Reading) -> Iterator[Item]:
        complaint = self.case.complaint
        name = complaint.customer.name if complaint is not None else None
        if name is not None:
            found = reading.name
            given = self.case.corrections.name is not None
            yield Item(name, sure=given or found is None or found.sure >= SURE)

    def _language(self, reading: Reading) -> Iterator[Item]:
        code = reading.complaint.language
        if code is not None:
            given = self.case.corrections.language is not None
            sure = given or (reading.language.sure >= SURE and not reading.language.either)
            yield Item(capital(self.words.text(f"term.language.{code}")), sure=sure)


def _quote(reading: Reading, label: Label) -> Quote:
    """The sentence that tells something, cut to what stands around the words."""
    body, (start, end) = reading.body, label.quote
    first, last = max(start, label.start - _AROUND), min(end, label.end + _AROUND)
    before = ("… " if first > start else "") + body[first : label.start]
    after = body[label.end : last] + (" …" if last < end else "")
    return Quote(_flat(before), _flat(body[label.start : label.end]), _flat(after))


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text)
