"""What the customer wants, and what is expressly not wanted.

An ask is told by words that ask by themselves ("vratite mi novac"), or by words for a thing ("povrat novca") in a
sentence that wishes for something ("tražim"). What the sentence refuses ("ne tražim povrat novca") is none, until a
word of contrast turns it round ("samo ispriku").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replyguide.intake.labels import Label, Labels, Read
from replyguide.intake.terms import Hit
from replyguide.intake.topics import LIKELY, SURE


def asks(read: Sequence[Read], lexicon: Labels) -> tuple[Label, ...]:
    """The asks of a text that was read with that lexicon, in order."""
    first: dict[str, Label] = {}
    for one in read:
        for hit, sure in _asked(one, lexicon):
            value = hit.pattern.value
            sentence = one.sentence
            span = sentence.span(hit.first, hit.last)
            label = Label(value, sure, *span, hit.pattern.text, (sentence.start, sentence.end))
            if value not in first or label.sure > first[value].sure:
                first[value] = label
    return tuple(sorted(first.values(), key=lambda label: label.end))


def _asked(read: Read, lexicon: Labels) -> Iterator[tuple[Hit, float]]:
    """The hits that are asks, each with how sure it is."""
    sentence = read.sentence
    moods = _moods(read, lexicon)
    parts = [0, *sorted(sentence.breaks - {0}), len(sentence.words)]
    for hit in read.hits:
        if hit.pattern.kind != "asks":
            continue
        begin = max(part for part in parts[:-1] if part <= hit.first)
        end = min(part for part in parts if part > hit.first)
        own = [(place, wished) for place, wished in moods if begin <= place < end]
        before = [wished for place, wished in moods if place <= hit.last]
        if hit.pattern.strength == "is":
            asked = all(wished for place, wished in own if place <= hit.first)
        elif before:
            denied = any(lexicon.is_a(word, "denials") for word in sentence.words[begin:end])
            asked = before[-1] and (bool(own) or not denied)
        else:
            asked = bool(own) and own[0][1]
        if asked:
            yield hit, LIKELY if lexicon.supposed(sentence, hit.first) else SURE


def _moods(read: Read, lexicon: Labels) -> list[tuple[int, bool]]:
    """From which word on the sentence wishes for what it names, and from which it refuses it."""
    moods = [(hit.first, hit.pattern.value == "want") for hit in read.hits if hit.pattern.kind == "frame"]
    if moods:
        first = moods[0][0]
        turns = range(first + 1, len(read.sentence.words))
        moods += ((place, True) for place in turns if lexicon.is_a(read.sentence.words[place], "contrast"))
    return sorted(moods)
