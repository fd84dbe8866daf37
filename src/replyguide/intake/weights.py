"""What a sentence tells, weighed word by word: linear classifiers beside the patterns.

Patterns tell what is said in ways that somebody listed; the weights tell it from words that often stand in such
sentences. They were learned from labelled sentences by ``tools/learn_weights.py`` and are data in the language's
folder: ``topics.json`` (one category or none for a sentence), ``asks.json`` and ``marks.json`` (any number of labels).
A sentence is what its words, their beginnings and its pairs of neighbours say about each label; the words that spoke
for a label can be shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from replyguide.intake.labels import folders_of
from replyguide.languages import locales_folder

NONE = "none"
"""The category of sentences that tell nothing wrong."""

_MOST_KEPT = 20_000
_SHORT, _LONG, _PAIR = 4, 6, 5
_LOWEST = -50.0


def of_word(word: str) -> Iterable[str]:
    """The features of one folded word: itself, and how it begins.

    >>> list(of_word("zakasnila"))
    ['=zakasnila', 'zakasn', 'zaka-']
    """
    word = "0" if word.isdigit() else word
    yield f"={word}"
    if len(word) > _LONG:
        yield word[:_LONG]
    if len(word) >= _LONG:
        yield f"{word[:_SHORT]}-"


def of_pair(first: str, second: str) -> str:
    """The feature of two neighbours."""
    return f"{'0' if first.isdigit() else first[:_PAIR]}_{'0' if second.isdigit() else second[:_PAIR]}"


class Weighed(NamedTuple):
    """What the weights say about a sentence.

    Attributes:
        value: the label; ``none`` where no category is likelier.
        sure: how likely it is, from 0 to 1.
        spoke: the places of the words that spoke most for it.
    """

    value: str
    sure: float
    spoke: tuple[int, ...]


class Weights:
    """The weights of one language. What is known of a word is put together when it is first met, and remembered."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.classes: list[str] = table["classes"]
        self._bias: list[float] = table["bias"]
        self._scale: float = table["scale"]
        self._features: dict[str, list[int]] = table["features"]
        self._nothing = (0.0, [0.0] * len(self.classes))
        self._words: dict[str, tuple[float, list[float]]] = {}

    def _row(self, feature: str) -> tuple[float, list[float]]:
        """A feature's share in the length of a sentence, squared, and its weight for each class."""
        found = self._features.get(feature)
        if found is None:
            return self._nothing
        row = [0.0] * len(self.classes)
        inverse = found[0] * self._scale
        for place, weight in zip(found[1::2], found[2::2], strict=True):
            row[place] = weight * self._scale * inverse
        return inverse * inverse, row

    def _word(self, word: str) -> tuple[float, list[float]]:
        known = self._words.get(word)
        if known is None:
            rows = [self._row(feature) for feature in of_word(word)]
            known = sum(row[0] for row in rows), [sum(column) for column in zip(*(row[1] for row in rows), strict=True)]
            if len(self._words) < _MOST_KEPT:
                self._words[word] = known
        return known

    def _scores(self, words: Sequence[str]) -> list[float]:
        single = dict.fromkeys(words)
        pairs = dict.fromkeys(of_pair(*pair) for pair in pairwise(words))
        rows = [self._word(word) for word in single]
        rows += [self._row(pair) for pair in pairs if pair in self._features]
        length = sqrt(sum(row[0] for row in rows)) or 1.0
        columns = zip(*(row[1] for row in rows), strict=True)
        return [bias + sum(column) / length for bias, column in zip(self._bias, columns, strict=True)]

    def _spoke(self, words: Sequence[str], place: int) -> tuple[int, ...]:
        """The places of the words that speak for a label at least half as much as the strongest does."""
        shares = [self._word(word)[1][place] for word in words]
        most = max(shares)
        return tuple(at for at, share in enumerate(shares) if share >= most / 2 > 0) or (shares.index(most),)

    def likeliest(self, words: Sequence[str]) -> Weighed:
        """The likeliest of labels that exclude each other, for a sentence of these words, folded.

        >>> weights("cs", "topics").likeliest("pracka po dvou mesicich prestala zdimat".split()).value
        'defective'
        """
        scores = self._scores(words)
        most = max(scores)
        place = scores.index(most)
        return Weighed(self.classes[place], 1 / sum(exp(score - most) for score in scores), self._spoke(words, place))

    def each(self, words: Sequence[str], least: float) -> Iterator[Weighed]:
        """The labels that are at least so likely, each by itself."""
        for place, score in enumerate(self._scores(words)):
            sure = 1 / (1 + exp(-score)) if score > _LOWEST else 0.0
            if sure >= least:
                yield Weighed(self.classes[place], sure, self._spoke(words, place))


@cache
def weights(code: str, kind: str) -> Weights:
    """The weights of the language of that code, loaded once: its own, or those of a language it shares with.

    Args:
        code: the language.
        kind: topics, asks or marks.
    """
    files = [locales_folder() / folder / f"{kind}.json" for folder in folders_of(code)]
    return _read(next((file for file in files if file.is_file()), files[0]))


@cache
def _read(file: Path) -> Weights:
    return Weights(json.loads(file.read_text(encoding="utf-8")))
