"""Whether a draft treats what the customer wrote: every topic, in the customer's order, at the right length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replyguide.briefing import MOST_WORDS
from replyguide.intake.patterns import Hit
from replyguide.lexicon import fold
from replyguide.reviewing.case import Case
from replyguide.reviewing.place import NOWHERE, Place
from replyguide.vocabulary import Category

_WORD = re.compile(r"[^\W\d_]+")
_STEM, _LEAST_TOLD, _SURE, _NAMED = 5, 3, 0.9, 2
_TOLERATED = 1.8
"""How many times the length asked for in a brief is too long."""


def unanswered(case: Case) -> Iterator[Place]:
    """The topics of which the draft says nothing: neither words of their kind nor any of the customer's own."""
    if not case.same_language:
        return
    for position, sentences in enumerate(_treated(case)):
        if sentences is not None and not sentences:
            yield NOWHERE._replace(topic=position)


def order(case: Case) -> Iterator[Place]:
    """A topic that is first treated before one that the customer named earlier."""
    if not case.same_language:
        return
    last = -1
    for position, sentences in enumerate(_treated(case, strictly=True)):
        if not sentences:
            continue
        first = min(sentences)
        if first < last:
            sentence = case.draft.sentence_at(first)
            yield Place(sentence.start, sentence.end, position)
            return
        last = max(last, first)


def _treated(case: Case, strictly: bool = False) -> list[set[int] | None]:
    """For each topic, in which sentences of the draft it is treated; ``None`` where that cannot be told."""
    topics = case.complaint.topics
    if not topics:
        return []
    read = case.draft.read
    kinds = [_kinds(one.hits, strictly) for one in read]
    words = [{word[:_STEM] for word in one.sentence.words} for one in read]
    stems = [_stems(topic.words) for topic in topics]
    named = [_stems(text) for text in _ready(case)]
    certain = _certain(case)
    found: list[set[int] | None] = []
    for position, topic in enumerate(topics):
        own = stems[position]
        if strictly:
            own = own.difference(*(other for at, other in enumerate(stems) if at != position))
        if topic.category.value not in certain or len(own) < _LEAST_TOLD:
            found.append(None)
            continue
        least = 2 if strictly else 1
        found.append(
            {
                place
                for place in range(len(read))
                if topic.category.value in kinds[place]
                or len(own & words[place]) >= least
                or len(named[position] & words[place]) >= min(_NAMED, len(named[position]) or _NAMED)
            }
        )
    return found


def _ready(case: Case) -> Iterator[str]:
    """For each topic, what the ready reply says of it."""
    parts = case.suggestion.reply.parts
    for position in range(len(case.complaint.topics)):
        own = (part for part in parts if position in part.topics)
        yield " ".join(sentence.text for part in own for sentence in (*part.sentences, *part.items))


def _certain(case: Case) -> set[str]:
    """The categories of the topics that were given, or read for certain."""
    reading = case.suggestion.reading
    unsure = {one.value for one in reading.topics if one.sure < _SURE} if reading is not None else set()
    return {
        topic.category.value
        for topic in case.complaint.topics
        if topic.category is not Category.OTHER and not topic.hinted and topic.category.value not in unsure
    }


def _kinds(hits: Sequence[Hit], strictly: bool) -> set[str]:
    """The categories that words of a sentence belong to."""
    strengths = ("is", "maybe") if strictly else ("is", "maybe", "words", "hint")
    return {hit.pattern.value for hit in hits if hit.pattern.kind == "topics" and hit.pattern.strength in strengths}


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text).text) if len(word) >= _STEM}


def length(case: Case) -> Iterator[Place]:
    """A draft much longer than its kind should be."""
    asked_for = MOST_WORDS.get(case.suggestion.kind.value)
    most = round(asked_for * _TOLERATED) if asked_for is not None else None
    start, end = case.draft.body
    if most is not None:
        words = list(_WORD.finditer(case.draft.text, start, end))
        if len(words) > most:
            yield Place(words[most].start(), words[-1].end())
