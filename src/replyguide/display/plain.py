"""A card as plain text for a terminal: in full what has to be done, the first of what there is more of."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from replyguide.display.safe import visible

if TYPE_CHECKING:
    from replyguide.display.card import Beside, Card, Facts, Findings, Letter, Listing, Mark, Marked, Value

WIDTH = 88
"""The longest line of somebody's text, in columns; a longer one is broken so that carets stand under its words."""

_RULE = "─" * 72


def plain(card: Card) -> str:
    """The card as plain text."""
    lines = [" · ".join((card.title, *(chip.text for chip in card.chips))), *(lead.text for lead in card.leads)]
    for block in card.blocks:
        lines += _WRITERS[block.block](block)
    return visible("\n".join(lines)) + "\n"


def _listing(block: Listing) -> Iterator[str]:
    if not block.printed:
        return
    yield block.title
    yield from (f"  • {item.text}" for item in block.items[: block.printed])
    if len(block.items) > block.printed:
        yield f"  … {block.more % {'number': len(block.items) - block.printed}}"


def _value(value: Value) -> str:
    note = f"({value.note})" if value.note else ""
    quote = f"“{' '.join(value.quote.split())}”" if value.quote else ""
    return " ".join(part for part in (value.text, note, quote) if part)


def _facts(block: Facts) -> Iterator[str]:
    if block.title:
        yield block.title
    for row in block.rows:
        first, *rest = (_value(value) for value in row.values)
        yield f"  {row.name}: {first}"
        yield from (f"    {value}" for value in rest)


def _letter(block: Letter) -> Iterator[str]:
    yield _RULE
    if block.subject is not None:
        yield from (f"{block.subject[0]}: {block.subject[1]}", "")
    yield from (block.text.rstrip(), _RULE)


def _beside(block: Beside) -> Iterator[str]:
    return iter(())


def _marked(block: Marked) -> Iterator[str]:
    if block.folded:
        return
    yield _RULE
    for passage in block.passages:
        if passage.name:
            yield f"{passage.name}: {passage.text}"
        else:
            yield from underlined(passage.text, passage.marks)
    yield _RULE


def _findings(block: Findings) -> Iterator[str]:
    yield block.title
    for number, item in enumerate(block.items, start=1):
        quote = f" “{' '.join(item.quote.split())}”" if item.quote else ""
        yield f"  • {number} {item.label}, {item.where}{quote}"
        yield f"    {item.message} {item.advice}"
        if item.better:
            yield f"    {block.better}: {item.better}"
        ids = ", ".join(guideline.id for one in item.why for guideline in one.guidelines)
        behind = "; ".join(part for part in (*dict.fromkeys(one.rule for one in item.why), ids) if part)
        if behind:
            yield f"    [{behind}]"


def underlined(text: str, marks: tuple[Mark, ...]) -> Iterator[str]:
    """The text line by line, numbered, with carets under what is marked, and a dotted border where words do not count.

    >>> from replyguide.display.card import Mark
    >>> print("\\n".join(underlined("Dear Ana,\\nit is your fault.", (Mark(16, 26, "error", "blame"),))))
    1 │ Dear Ana,
    2 │ it is your fault.
      │       ^^^^^^^^^^ blame
    """
    places = list(_places(text))
    starts = [start for _, start, _ in places]
    found: dict[int, list[Mark]] = {}
    for mark in sorted(marks):
        first = bisect_right(starts, mark.start) - 1
        last = bisect_left(starts, mark.end)
        for place in range(first, last):
            found.setdefault(place, []).append(mark)
    width = len(str(text.count("\n") + 1))
    for at, (number, start, end) in enumerate(places):
        line, here = text[start:end].replace("\t", " "), found.get(at, [])
        border = "┆" if any(mark.kind == "stripped" for mark in here) else "│"
        yield f"{number or '':>{width}} {border} {visible(line)}".rstrip()
        for mark in here:
            words = text[max(mark.start, start) : min(mark.end, end)]
            if not words.strip() or (mark.kind == "stripped" and text[end : mark.end].strip()):
                continue
            before = 0 if mark.kind == "stripped" else _columns(text[start : max(mark.start, start)])
            under = "…" if mark.kind == "stripped" else "^" * _columns(words)
            label = f" {mark.label}" if not text[end : mark.end].strip() else ""
            yield f"{'':>{width}} {border} {' ' * before}{under}{label}"


def _places(text: str) -> Iterator[tuple[int, int, int]]:
    """The lines as they are printed: number, start and end; a line broken goes on without a number."""
    at = 0
    for number, line in enumerate(text.split("\n"), start=1):
        start, stop = at, at + len(line)
        shown = number
        while stop - start > WIDTH:
            blank = text.rfind(" ", start, start + WIDTH)
            cut = blank + 1 if blank > start else start + WIDTH
            yield shown, start, cut
            start, shown = cut, 0
        yield shown, start, stop
        at = stop + 1


def _columns(text: str) -> int:
    """How many columns a terminal takes for it."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


_WRITERS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "listing": _listing,
    "facts": _facts,
    "letter": _letter,
    "beside": _beside,
    "marked": _marked,
    "findings": _findings,
}
