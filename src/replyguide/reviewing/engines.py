"""How a check looks at a draft: one engine for each of the four ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from replyguide.check import Check, Said, Seen, Unsaid, Weighed
from replyguide.intake.clauses import Sentence
from replyguide.reviewing import authority, form, matter, tongue
from replyguide.reviewing.case import Case
from replyguide.reviewing.draft import Draft, Signal
from replyguide.reviewing.place import NOWHERE, Place

COMPARISONS: Mapping[str, Callable[[Case], Iterator[Place]]] = MappingProxyType(
    {
        compare.__name__: compare
        for compare in (
            authority.remedies, authority.amounts, authority.dates, authority.band,
            matter.unanswered, matter.order, matter.length,
            form.hole, form.salutation, form.name, form.vocative, form.pronouns, form.closes, form.cedilla,
            form.shouting, form.privacy,
            tongue.language, tongue.foreign,
        )
    }
)  # fmt: skip
"""The comparisons that checks name, by their names."""

_WITHOUT_WORDS = (Seen, Weighed)
_BUSY = (
    "thanks",
    "regret",
    "apology",
    "refusal",
    "policy",
    "veil",
    "offer",
    "greeting",
    "closing",
    "hand-over",
    "blame",
    "dispute",
)
_LEAST_WORDS = 6


def look(check: Check, case: Case) -> Iterator[Place]:
    """Where in the draft a check finds what it looks for. Wording is judged in the language of the reply only."""
    way = check.way
    if not case.same_language and not isinstance(way, _WITHOUT_WORDS):
        return
    if isinstance(way, Said):
        yield from _said(way, case)
    elif isinstance(way, Unsaid):
        yield from _unsaid(way, case)
    elif isinstance(way, Seen):
        if not way.signs.isdisjoint(case.draft.text):
            yield from (Place(*found.span()) for found in way.pattern.finditer(case.draft.text))
    else:
        yield from COMPARISONS[way.by](case)


def _said(way: Said, case: Case) -> Iterator[Place]:
    draft = case.draft
    excused = {one.sentence for one in draft.all(way.unless)}
    sentences: dict[int, Place] = {}
    for one in draft.all(way.signals):
        if not excused.isdisjoint((one.sentence, one.sentence + 1)):
            continue
        if (way.certain and one.supposed) or case.names.hold(one.start, one.end):
            continue
        if way.asked and not _asks(draft.sentence_at(one.sentence), one.first):
            continue
        sentences.setdefault(one.sentence, Place(one.start, one.end))
    yield from list(sentences.values())[way.more_than :]


def _asks(sentence: Sentence, first: int) -> bool:
    """Whether a sentence is a question that begins, or in which a clause begins, with that word."""
    return sentence.words[-1] == "?" and (first == 0 or first in sentence.breaks)


def _unsaid(way: Unsaid, case: Case) -> Iterator[Place]:
    draft = case.draft
    calling = draft.all(way.after)
    if (way.after and _apart(calling) < way.least) or draft.all(way.signals):
        return
    if way.explained:
        busy = {one.sentence for one in draft.all(_BUSY)}
        if any(_explained(draft, place, busy) for place in {one.sentence for one in calling}):
            return
    yield Place(calling[0].start, calling[0].end) if calling else NOWHERE


def _apart(found: Sequence[Signal]) -> int:
    """How many of these, in order, do not overlap the one before."""
    count = end = 0
    for one in found:
        if one.start >= end:
            count, end = count + 1, one.end
    return count


def _explained(draft: Draft, place: int, busy: set[int]) -> bool:
    """Whether a sentence stands beside that one, in its paragraph, that does nothing else: it tells why."""
    for other in (place - 1, place + 1):
        if other not in busy and 0 <= other < len(draft.read):
            one, sentence = draft.sentence_at(other), draft.sentence_at(place)
            between = draft.text[min(one.end, sentence.end) : max(one.start, sentence.start)]
            if len(one.words) >= _LEAST_WORDS and "\n\n" not in between:
                return True
    return False
