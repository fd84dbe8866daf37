"""How a message is written, and what in it is abuse: swearing and insults aimed at people.

Marks come from the language's words and, for anger, from what is seen on the page: words in capitals, rows of
exclamation marks. Abuse is told from content by its span, so that a message can be shown without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyguide.intake.asks import LEAST_SURE
from replyguide.intake.denial import Read
from replyguide.intake.labels import Label
from replyguide.intake.topics import LIKELY, SURE, spoken
from replyguide.intake.weights import Weights
from replyguide.vocabulary import Mark

_WORDS = re.compile(r"[^\W\d_]+")
_MAY_SHOUT = re.compile(r"[^\W\d_a-z]{4}")
_MAY_BE_ROW = re.compile(r"[!?][!?]")
_ROWS = re.compile(r"[!?]*!{2}[!?]*|\?!|!\?|\?{3,}")
_CAPITALS_IN_ROW, _LONG, _MANY_ROWS, _LONG_ROW = 2, 4, 2, 3
_HIDDEN = "[…]"


def marks(text: str, read: Sequence[Read], weights: Weights) -> tuple[Label, ...]:
    """The marks of a text that was read, each once, where it first shows."""
    found: list[Label] = []
    weighed: list[Label] = []
    for one in read:
        told_by_words = weights.each(one.sentence.words, one.pairs, LEAST_SURE)
        weighed += (spoken(one, mark) for mark in told_by_words if mark.value != Mark.PRAISE or not one.denials)
        for hit in one.hits:
            if hit.pattern.kind != "marks":
                continue
            value = hit.pattern.value
            span = one.sentence.span(hit.first, hit.last)
            sure = SURE if hit.pattern.strength == "is" else LIKELY
            mark = {"abuse": "insulting", "swearing": "angry"}.get(value, value)
            found.append(Label(mark, sure, *span, hit.pattern.text, (one.sentence.start, one.sentence.end)))
    found += seen(text)
    told = [label for label in found if label.sure == SURE or _backed(label, found)] + weighed
    first: dict[str, Label] = {}
    for label in sorted(told, key=lambda label: (label.start, -label.sure)):
        first.setdefault(label.value, label)
    return tuple(first.values())


def _backed(label: Label, found: Sequence[Label]) -> bool:
    """Whether something else speaks for the mark too."""
    return any(other.value == label.value and other.start != label.start for other in found)


def abuse(read: Sequence[Read]) -> tuple[Label, ...]:
    """The abuse in a text that was read; what touches or overlaps is one."""
    spans: list[Label] = []
    for one in read:
        for hit in one.hits:
            if hit.pattern.value != "abuse":
                continue
            start, end = one.sentence.span(hit.first, hit.last)
            label = Label("abuse", SURE, start, end, hit.pattern.text, (one.sentence.start, one.sentence.end))
            if spans and start <= spans[-1].end + 1:
                before = spans.pop()
                label = Label("abuse", SURE, before.start, max(end, before.end), before.phrase, before.quote)
            spans.append(label)
    return tuple(spans)


def without(text: str, spans: Sequence[Label]) -> str:
    """The text without what those spans hold.

    >>> without("Lopovi, vratite novac!", [Label("abuse", 0.9, 0, 6, "lopov*", (0, 22))])
    '[…], vratite novac!'
    """
    parts, place = [], 0
    for span in spans:
        parts += [text[place : span.start], _HIDDEN]
        place = span.end
    return "".join((*parts, text[place:]))


def seen(text: str) -> list[Label]:
    """The anger that shows on the page.

    >>> [label.phrase for label in seen("GDJE JE MOJ PAKET!!!")]
    ['capitals', 'exclamation marks']
    """
    labels: list[Label] = []
    row: list[re.Match[str]] = []
    for word in _WORDS.finditer(text) if _MAY_SHOUT.search(text) else ():
        if word[0].isupper() and (len(word[0]) > 1 or row):
            row.append(word)
            continue
        labels += _shouted(row)
        row = []
    labels += _shouted(row)
    rows = list(_ROWS.finditer(text)) if _MAY_BE_ROW.search(text) else []
    if len(rows) >= _MANY_ROWS or any(len(one[0]) >= _LONG_ROW for one in rows):
        labels.append(_sign(rows[0].start(), rows[0].end(), "exclamation marks"))
    return labels


def _shouted(row: Sequence[re.Match[str]]) -> list[Label]:
    """A row of words in capitals, unless it may be a name, a code or a heading."""
    long = [word for word in row if len(word[0]) >= _LONG]
    if len(row) < _CAPITALS_IN_ROW or len(long) < _CAPITALS_IN_ROW:
        return []
    return [_sign(row[0].start(), row[-1].end(), "capitals")]


def _sign(start: int, end: int, what: str) -> Label:
    return Label("angry", SURE, start, end, what, (start, end))
