"""What the customer wants, and what is expressly not wanted.

An ask is told by words that ask by themselves ("vratite mi novac"), or by words for a thing ("povrat novca") in a
sentence that wishes for something ("tražim"). What the sentence refuses ("ne tražim povrat novca") is none, until a
word of contrast turns it round ("samo ispriku").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from replyguide.intake.denial import Read
from replyguide.intake.labels import Label
from replyguide.intake.patterns import Hit
from replyguide.intake.topics import LIKELY, SURE, spoken
from replyguide.intake.weights import Weights

LEAST_SURE = 0.3
"""How likely the words of a sentence must make an ask, or a mark, for it to be told."""


def asks(read: Sequence[Read], weights: Weights) -> tuple[Label, ...]:
    """The asks of a text that was read, in order: what patterns tell, and what the words weigh."""
    first: dict[str, Label] = {}
    for one in read:
        hits = [hit for hit in one.hits if hit.pattern.kind == "asks"]
        told = [_label(one, hit, sure) for hit, sure in _asked(one, hits)]
        for label in (*told, *_spoken(one, weights)):
            if label.value not in first or label.sure > first[label.value].sure:
                first[label.value] = label
    return tuple(sorted(first.values(), key=lambda label: label.end))


def _label(read: Read, hit: Hit, sure: float) -> Label:
    sentence = read.sentence
    span = sentence.span(hit.first, hit.last)
    return Label(hit.pattern.value, sure, *span, hit.pattern.text, (sentence.start, sentence.end))


def _spoken(read: Read, weights: Weights) -> Iterator[Label]:
    """The asks that a sentence's words speak for, unless it refuses something."""
    if not any(hit.pattern.value == "unwant" for hit in read.hits):
        for found in weights.each(read.sentence.words, read.pairs, LEAST_SURE):
            yield spoken(read, found)


def _asked(read: Read, hits: Sequence[Hit]) -> Iterator[tuple[Hit, float]]:
    """Those of the hits that are asks, each with how sure it is."""
    if not hits:
        return
    moods = _moods(read)
    parts = [0, *sorted(read.sentence.breaks - {0}), len(read.sentence.words)]
    for hit in hits:
        part = bisect_right(parts, hit.first)
        begin, end = parts[part - 1], parts[part]
        own = [(place, wished) for place, wished in moods if begin <= place < end]
        before = [wished for place, wished in moods if place <= hit.last]
        if hit.pattern.strength == "is":
            asked = all(wished for place, wished in own if place <= hit.first)
        elif before:
            denied = any(begin <= place < end for place in read.denials)
            asked = before[-1] and (bool(own) or not denied)
        else:
            asked = bool(own) and own[0][1]
        if asked:
            yield hit, LIKELY if read.supposed(hit.first) else SURE


def _moods(read: Read) -> list[tuple[int, bool]]:
    """From which word on the sentence wishes for what it names, and from which it refuses it."""
    moods = [(hit.first, hit.pattern.value == "want") for hit in read.hits if hit.pattern.kind == "frame"]
    if moods:
        first = moods[0][0]
        moods += ((place, True) for place in read.contrasts if place > first)
    return sorted(moods)
