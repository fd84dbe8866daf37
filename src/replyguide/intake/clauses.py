"""A text as sentences, and sentences as words with the places where clauses part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replyguide.lexicon import Folded

_SHORT_LINE, _FULL_LINE, _ORDINAL, _MOST_WORDS = 5, 55, 2, 400
_PARTS = re.compile(r"(\w+(?:'\w+)*+)|[.!?;…\n,:()\[\]\"]|-(?=\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        text: the text that it stands in.
        words: its words, folded, and the question mark that closes it.
        places: where each stands in the folded text.
        breaks: the words before which a comma, colon, bracket or dash stands.
        start: where it starts in the original text.
        end: where it ends.
    """

    text: Folded
    words: list[str]
    places: list[tuple[int, int]]
    breaks: set[int]
    start: int
    end: int

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of the original text from one word to another."""
        places = self.places
        return self.text.span(*places[first])[0], self.text.span(*places[last])[1]


def sentences(text: Folded, abbreviations: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """The sentences of a text that hold a word.

    >>> from replyguide.lexicon import fold
    >>> [one.words for one in sentences(fold("Paket br. 12 kasni! Što je, molim vas, s njim?"), frozenset({"br"}))]
    [['paket', 'br', '12', 'kasni'], ['sto', 'je', 'molim', 'vas', 's', 'njim', '?']]
    """
    words: list[str] = []
    places: list[tuple[int, int]] = []
    breaks: set[int] = set()
    for found in _PARTS.finditer(text.text):
        sign = found[0]
        if found.lastindex:
            words.append(sign)
            places.append(found.span())
            if len(words) < _MOST_WORDS:
                continue
        elif not words:
            continue
        elif not _ends(text.text, found.start(), sign, words, places[-1][1], abbreviations):
            breaks.add(len(words))
            continue
        end = found.end() if sign in ".!?" else places[-1][1]
        if sign == "?":
            words.append(sign)
            places.append(found.span())
        yield _sentence(text, words, places, breaks, end)
        words, places, breaks = [], [], set()
    if words:
        yield _sentence(text, words, places, breaks, places[-1][1])


def _sentence(text: Folded, words: list[str], places: list[tuple[int, int]], breaks: set[int], end: int) -> Sentence:
    return Sentence(text, words, places, breaks, *text.span(places[0][0], end))


def _ends(text: str, place: int, sign: str, words: Sequence[str], end: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence of these words, of which the last ends there, ends at that sign."""
    if sign in "!?;…":
        return True
    following = text[place + 1 : place + 2]
    if sign == ".":
        word, coming = words[-1], text[place + 1 : place + 3].strip()[:1]
        ordinal = word.isdigit() and end == place and (len(word) <= _ORDINAL or coming.isdigit())
        return not (following.isalnum() or ordinal or word in abbreviations)
    if sign != "\n":
        return False
    if text[end:place].rstrip().endswith(","):
        return len(words) <= _SHORT_LINE
    # A program breaks a line when it is full; a person breaks it where something ends.
    line = place - text.rfind("\n", 0, place) - 1
    return line < _FULL_LINE or not following or following.isspace() or following in "-*•>"
