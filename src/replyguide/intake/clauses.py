"""A text as sentences, and sentences as words with the places where clauses part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replyguide.lexicon import Folded

_SHORT_LINE, _FULL_LINE, _ORDINAL, _MOST_WORDS = 5, 55, 2, 400
_ENDS = re.compile(r"[.!?;…\n]|\w+(?:'\w+)*+|[,:()\[\]\"]|-(?=\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        words: its words, folded, and the question mark that closes it.
        spans: where each stands in the original text.
        breaks: the words before which a comma, colon, bracket or dash stands.
        start: where it starts in the original text.
        end: where it ends.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    breaks: frozenset[int]
    start: int
    end: int

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of the original text from one word to another."""
        return self.spans[first][0], self.spans[last][1]


def sentences(text: Folded, abbreviations: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """The sentences of a text that hold a word.

    >>> from replyguide.lexicon import fold
    >>> [one.words for one in sentences(fold("Paket br. 12 kasni! Što je, molim vas, s njim?"), frozenset({"br"}))]
    [('paket', 'br', '12', 'kasni'), ('sto', 'je', 'molim', 'vas', 's', 'njim', '?')]
    """
    folded = text.text
    words: list[tuple[int, int]] = []
    breaks: set[int] = set()
    for found in _ENDS.finditer(folded):
        sign, place = found[0], found.start()
        if sign[0].isalnum() or sign[0] == "_":
            words.append(found.span())
            if len(words) < _MOST_WORDS:
                continue
        elif not words:
            continue
        elif not _ends(text, place, sign, words, abbreviations):
            breaks.add(len(words))
            continue
        if sign == "?":
            words.append(found.span())
        yield _sentence(text, words, breaks, found.end() if sign in ".!?" else words[-1][1])
        words, breaks = [], set()
    if words:
        yield _sentence(text, words, breaks, words[-1][1])


def _sentence(text: Folded, words: list[tuple[int, int]], breaks: set[int], end: int) -> Sentence:
    spans = tuple(text.span(*word) for word in words)
    folded = tuple(text.text[start:stop] for start, stop in words)
    return Sentence(folded, spans, frozenset(breaks), spans[0][0], text.span(words[0][0], end)[1])


def _ends(text: Folded, place: int, sign: str, words: Sequence[tuple[int, int]], abbreviations: frozenset[str]) -> bool:
    """Whether a sentence of these words ends at that sign."""
    start, end = words[-1]
    following = text.text[place + 1 : place + 2]
    if sign in "!?;…":
        return True
    if sign == ".":
        word, coming = text.text[start:end], text.text[place + 1 : place + 3].strip()[:1]
        ordinal = word.isdigit() and end == place and (len(word) <= _ORDINAL or coming.isdigit())
        return not (following.isalnum() or ordinal or word in abbreviations)
    if sign != "\n":
        return False
    if text.text[end:place].rstrip().endswith(","):
        return len(words) <= _SHORT_LINE
    # A program breaks a line when it is full; a person breaks it where something ends.
    line = place - text.text.rfind("\n", 0, place) - 1
    return line < _FULL_LINE or not following or following.isspace() or following in "-*•>"
