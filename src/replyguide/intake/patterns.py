"""One pattern of a lexicon, and where its terms stand together; see :mod:`replyguide.intake.terms`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

MOST_SPANS = 20
"""How often a term is looked at in one sentence."""

_NEAR = 10

# Where a term stands: its first word, its last, and whether it holds a word of negation itself.
Span = tuple[int, int, bool]


class Pattern(NamedTuple):
    """One entry of a lexicon.

    Attributes:
        label: what it stands for, such as ``topics/is/damaged``.
        kind: the first part of the label.
        strength: the second part.
        value: the last part.
        text: the entry as it is listed.
        key: the term that is looked at first.
        others: the terms that must stand near it.
        absent: the terms that must not.
    """

    label: str
    kind: str
    strength: str
    value: str
    text: str
    key: int
    others: tuple[int, ...]
    absent: tuple[int, ...]


class Hit(NamedTuple):
    """A pattern found.

    Attributes:
        pattern: the pattern.
        first: the place of its first word.
        last: the place of its last.
        key: the first and the last word of the term that is its key.
        denying: whether it holds a word of negation itself.
    """

    pattern: Pattern
    first: int
    last: int
    key: tuple[int, int]
    denying: bool


def together(pattern: Pattern, spans: Sequence[Span], found: Mapping[int, Sequence[Span]]) -> Iterator[Hit]:
    """The pattern wherever its key has the other terms near it, and none of those that must be absent."""
    others = [found[other] for other in pattern.others if other in found]
    if len(others) < len(pattern.others):
        return
    absent = [one for other in pattern.absent for one in found.get(other, ())]
    for span in spans[:MOST_SPANS]:
        whole = _joined(span, others)
        if whole and not any(_near(one, whole) for one in absent):
            first, last, denying = whole
            yield Hit(pattern, first, last, span[:2], denying)


def _near(one: Span, other: Span) -> bool:
    return one[0] - other[1] <= _NEAR and other[0] - one[1] <= _NEAR


def _joined(span: Span, others: Sequence[Sequence[Span]]) -> Span | None:
    """The span that reaches over the nearest of each of the others, which lie apart from it; none if one is far."""
    start, end, _ = first, last, denying = span
    for places in others:
        apart = [one for one in places[:MOST_SPANS] if _near(one, span) and (one[1] < start or one[0] > end)]
        if not apart:
            return None
        nearest = min(apart, key=lambda one: max(one[0] - end, start - one[1]))
        first, last, denying = min(first, nearest[0]), max(last, nearest[1]), denying or nearest[2]
    return first, last, denying
