"""Blocks that several cards hold: steps with their reasons, due dates, the band, what was left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from replyguide.display.card import ALL, Chip, Item, Listing, Tone, Why
from replyguide.display.words import Words, why

if TYPE_CHECKING:
    from replyguide.explanation import Explanation, Reason
    from replyguide.plan import Plan

SHOWN_AVOID, SHOWN_NOTES = 5, 3
"""How many lines of what to avoid and of notes a plain print holds."""


class Reasons:
    """The reasons of an explanation, by what they are reasons for."""

    def __init__(self, explanation: Explanation) -> None:
        self.explanation = explanation
        self._of: dict[tuple[str, str], list[Reason]] = {}
        self._by: dict[str, Reason] = {}
        for reason in explanation.reasons:
            self._of.setdefault((reason.effect, reason.what), []).append(reason)
            self._by.setdefault(reason.rule, reason)

    def of(self, effect: str, what: str) -> tuple[Why, ...]:
        """Why a step is taken."""
        return why(self._of.get((effect, what), []))

    def by(self, rules: Iterable[str]) -> tuple[Why, ...]:
        """The reasons of some rules."""
        return why([self._by[rule] for rule in rules if rule in self._by])

    def kind(self) -> Iterator[Item]:
        """Why the reply is of its kind, and the guidance behind it."""
        for reason in self.explanation.reasons:
            if reason.effect == "kind":
                yield Item(reason.because, (Why("", reason.rule, reason.guidelines),) if reason.rule else ())


def title(plan: Plan, words: Words) -> str:
    """The kind of reply."""
    return words.term("kind", plan.kind.value)


def finding(plan: Plan, words: Words) -> Iterator[Chip]:
    """Whether the complaint is right, where there is one."""
    found = plan.outline.situation.finding
    if found != "none":
        yield Chip(words.term("finding", found), "key")


def band(plan: Plan, words: Words) -> Iterator[Item]:
    """The band of fair compensation."""
    fair = plan.band
    if fair is None:
        return
    low = words.formats.money(fair.low)
    if fair.high is None:
        yield Item(words.label("band.floor", low=low))
    else:
        yield Item(words.label("band", low=low, high=words.formats.money(fair.high)))


def due(plan: Plan, words: Words, reasons: Reasons) -> Iterator[Item]:
    """The tasks with a date, the earliest first."""
    for task in plan.due:
        text = words.catalog.text(f"due.{task.what}")
        yield Item(_until(text, task.at, plan, words), reasons.of("schedule", text))


def _until(text: str, at: dt.datetime | dt.date | None, plan: Plan, words: Words) -> str:
    if at is None or at == plan.now:
        return f"{text}."
    when = at.astimezone(plan.house.zone) if isinstance(at, dt.datetime) else at
    return f"{text} ({words.label('until', date=words.moment(when))})"


def todo(plan: Plan, words: Words, reasons: Reasons) -> Iterator[Listing]:
    """What to do, what to avoid, what to keep in mind: each with its reasons."""
    shelves = plan.shelves

    def items(effect: str, whats: tuple[str, ...]) -> tuple[Item, ...]:
        texts = [words.catalog.text(f"{effect}.{what}") for what in whats]
        return tuple(Item(text, reasons.of(effect, text)) for text in texts)

    tasks = (*due(plan, words, reasons), *items("do", shelves.tasks))
    yield from listing(words, "todo", tasks)
    yield from listing(words, "avoid", items("avoid", shelves.avoid), printed=SHOWN_AVOID)
    yield from listing(words, "notes", items("note", shelves.notes), printed=SHOWN_NOTES, folded=True)


def left_out(words: Words, explanation: Explanation) -> Iterator[Listing]:
    """The rules that would have fired, and what won over them."""
    by = words.label("overridden-by")
    items = tuple(
        Item(out.reason, (Why(f"{by} {out.by}: {out.because}", "", out.guidelines),)) for out in explanation.omissions
    )
    yield from listing(words, "left-out", items, printed=0, folded=True)


def listing(
    words: Words,
    label: str,
    items: tuple[Item, ...],
    *,
    tone: Tone = "",
    printed: int = ALL,
    folded: bool = False,
) -> Iterator[Listing]:
    """A list under a label, where there is anything in it."""
    if items:
        yield Listing(words.label(label), items, tone, folded, printed, words.catalog.text("ui.more"))


def plainly(texts: Iterable[str]) -> tuple[Item, ...]:
    """Lines without reasons."""
    return tuple(Item(text) for text in texts)
