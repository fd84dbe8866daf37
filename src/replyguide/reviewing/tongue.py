"""In which language a draft is written: the customer's, from the first sentence to the last."""

from __future__ import annotations

from collections.abc import Iterator

from replyguide.intake.clauses import Sentence
from replyguide.intake.identify import identify
from replyguide.languages import family
from replyguide.reviewing.case import Case
from replyguide.reviewing.place import Place

_SURE, _LEAST_WORDS, _LEAST_OF_A_NEIGHBOUR = 0.95, 5, 12
_NEIGHBOURS = {"hr": ("sl", "sr", "mk"), "cs": ("sk", "pl"), "pt": ("es", "gl"), "ro": ("it",)}
"""Languages so near that a short sentence does not tell them apart."""


def language(case: Case) -> Iterator[Place]:
    """A draft in another language than the reply should be in."""
    if not case.same_language:
        yield Place(0, len(case.draft.text))


def foreign(case: Case) -> Iterator[Place]:
    """A sentence in another language than the rest; what is quoted may be."""
    draft, home = case.draft, family(case.draft.language)
    start, end = draft.body
    for sentence in draft.sentences:
        inside = start <= sentence.start < end and not draft.foreign_parts.hold(sentence.start, sentence.end)
        if not inside or draft.is_quoted(sentence.start, sentence.end) or not _is_prose(sentence, case):
            continue
        found = identify(draft.text[sentence.start : sentence.end])
        near = found.best_guess in _NEIGHBOURS.get(home, ()) and len(sentence.words) < _LEAST_OF_A_NEIGHBOUR
        other = found.best_guess != "und" and family(found.best_guess) != home
        if other and found.sure >= _SURE and not near:
            yield Place(sentence.start, sentence.end)


def _is_prose(sentence: Sentence, case: Case) -> bool:
    """Whether a sentence has enough words of its own: not names, titles, addresses, the labels of a menu."""
    spans = [sentence.span(place, place) for place in range(len(sentence.words))]
    plain = [span for span in spans if case.draft.text[span[0]].islower() and not case.names.hold(*span)]
    return len(plain) >= _LEAST_WORDS - 1 and len(plain) * 2 > len(spans)
