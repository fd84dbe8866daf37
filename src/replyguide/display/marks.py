"""Marks in a text: nested where one lies in another, cut where two overlap, so that every format can write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from replyguide.display.card import Mark


class Piece(NamedTuple):
    """A step through a marked text: words, or where a mark opens or closes.

    Attributes:
        sign: ``text``, ``open`` or ``close``.
        text: the words.
        mark: the mark.
        whole: whether the mark itself starts or ends here, and is not cut by another.
    """

    sign: str
    text: str = ""
    mark: Mark | None = None
    whole: bool = True


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """A text and its marks, from left to right. Marks that are empty or lie outside the text are left out.

    >>> marks = [Mark(0, 8, "topic", "late"), Mark(4, 12, "ask", "refund")]
    >>> "".join({"open": "(", "close": ")"}.get(one.sign, one.text) for one in pieces("one two three", marks))
    '(one (two ))(thre)e'
    """
    starts: dict[int, list[Mark]] = {}
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            starts.setdefault(mark.start, []).append(mark)
    stops = {mark.end for found in starts.values() for mark in found} | set(starts)
    opened: list[Mark] = []
    at = 0
    for stop in sorted(stops):
        if stop > at:
            yield Piece("text", text[at:stop])
            at = stop
        first = next((place for place, mark in enumerate(opened) if mark.end == stop), len(opened))
        cut = opened[first:]
        del opened[first:]
        yield from (Piece("close", mark=mark, whole=mark.end == stop) for mark in reversed(cut))
        again = [mark for mark in cut if mark.end > stop]
        yield from (Piece("open", mark=mark, whole=False) for mark in again)
        new = sorted(starts.get(stop, ()), key=lambda mark: -mark.end)
        yield from (Piece("open", mark=mark) for mark in new)
        opened += again + new
    if at < len(text):
        yield Piece("text", text[at:])
