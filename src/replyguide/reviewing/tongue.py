"""In which language a draft is written: the customer's, from the first sentence to the last."""

from __future__ import annotations

from collections.abc import Iterator

from replyguide.intake.identify import identify
from replyguide.reviewing.case import Case, family
from replyguide.reviewing.place import Place

_SURE, _LEAST_WORDS = 0.95, 5


def language(case: Case) -> Iterator[Place]:
    """A draft in another language than the reply should be in."""
    if not case.same_language:
        yield Place(0, len(case.draft.text))


def foreign(case: Case) -> Iterator[Place]:
    """A sentence in another language than the rest; what is quoted may be."""
    home = family(case.draft.language)
    for sentence in case.draft.sentences:
        if len(sentence.words) < _LEAST_WORDS or case.draft.is_quoted(sentence.start, sentence.end):
            continue
        found = identify(case.draft.text[sentence.start : sentence.end])
        if found.best_guess != "und" and found.sure >= _SURE and family(found.best_guess) != home:
            yield Place(sentence.start, sentence.end)
