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
from math import exp, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from replyguide.intake.features import of_word
from replyguide.intake.labels import folders_of
from replyguide.languages import locales_folder

NONE = "none"
"""The category of sentences that tell nothing wrong."""

_MOST_KEPT = 20_000
_LOWEST = -50.0


# A share in a sentence's length, squared, and a weight for each class.
_Row = tuple[float, list[float]]


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
        self._rows: dict[str, _Row] = {}
        self._words: dict[str, _Row] = {}

    def _row(self, feature: str) -> _Row | None:
        """A feature's share in the length of a sentence, squared, and its weight for each class; none if unknown."""
        if feature not in self._features:
            return None
        known = self._rows.get(feature)
        if known is None:
            rarity, *weighed = self._features[feature]
            row = [0.0] * len(self.classes)
            inverse = rarity * self._scale
            for place, weight in zip(weighed[::2], weighed[1::2], strict=True):
                row[place] = weight * self._scale * inverse
            known = self._rows[feature] = inverse * inverse, row
        return known

    def _word(self, word: str) -> _Row:
        known = self._words.get(word)
        if known is None:
            rows = [row for feature in of_word(word) if (row := self._row(feature)) is not None]
            columns = zip(*(row[1] for row in rows), strict=True)
            known = sum(row[0] for row in rows), [sum(column) for column in columns] or [0.0] * len(self.classes)
            if len(self._words) < _MOST_KEPT:
                self._words[word] = known
        return known

    def _scores(self, words: Sequence[str], pairs: Iterable[str]) -> list[float]:
        rows = [row for row in map(self._word, dict.fromkeys(words)) if row[0]]
        rows += filter(None, map(self._row, pairs))
        if not rows:
            return self._bias
        length = sqrt(sum(row[0] for row in rows))
        columns = zip(*(row[1] for row in rows), strict=True)
        return [bias + sum(column) / length for bias, column in zip(self._bias, columns, strict=True)]

    def _spoke(self, words: Sequence[str], place: int) -> tuple[int, ...]:
        """The places of the words that speak for a label at least half as much as the strongest does."""
        shares = [self._word(word)[1][place] for word in words]
        most = max(shares)
        return tuple(at for at, share in enumerate(shares) if share >= most / 2 > 0) or (shares.index(most),)

    def likeliest(self, words: Sequence[str], pairs: Iterable[str]) -> Weighed:
        """The likeliest of labels that exclude each other, for a sentence of these words, folded, and their pairs.

        >>> from replyguide.intake.features import pairs_of
        >>> words = "pracka po dvou mesicich prestala zdimat".split()
        >>> weights("cs", "topics").likeliest(words, pairs_of(words)).value
        'defective'
        """
        scores = self._scores(words, pairs)
        most = max(scores)
        place = scores.index(most)
        sure = 1 / sum(exp(score - most) for score in scores)
        return Weighed(self.classes[place], sure, self._spoke(words, place))

    def each(self, words: Sequence[str], pairs: Iterable[str], least: float) -> Iterator[Weighed]:
        """The labels that are at least so likely, each by itself."""
        for place, score in enumerate(self._scores(words, pairs)):
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
