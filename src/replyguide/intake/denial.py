"""A sentence read: what was found in it, and what of that its small words deny or suppose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from replyguide.intake.clauses import Sentence
from replyguide.intake.features import pairs_of
from replyguide.intake.patterns import Hit
from replyguide.intake.terms import Word

SMALL_WORDS = ("denials", "unless", "fillers", "ifs", "contrast")
"""The lists of a language's small words that count here."""

_PLACE = itemgetter(1, 2)
_FURTHEST = 2


class Read:
    """One sentence and the patterns found in it, from left to right; what is denied is left out, single words apart.

    Attributes:
        sentence: the sentence.
        hits: the patterns.
        denials: where its words of negation are.
        contrasts: where a word of contrast is.
    """

    __slots__ = ("_fillers", "_ifs", "_pairs", "_unless", "contrasts", "denials", "hits", "sentence")

    def __init__(self, sentence: Sentence, words: Sequence[Word], found: Iterable[Hit]) -> None:
        small: dict[str, list[int]] = {name: [] for name in SMALL_WORDS}
        for place, word in enumerate(words):
            for name in word.lists:
                if name in small:
                    small[name].append(place)
        self.sentence = sentence
        self._pairs: list[str] | None = None
        self.denials, self._unless, self._fillers, self._ifs, self.contrasts = small.values()
        self.hits: list[Hit] = sorted(self._kept(found) if self.denials else found, key=_PLACE)

    @property
    def pairs(self) -> list[str]:
        """Its pairs of neighbours, as they are weighed."""
        if self._pairs is None:
            self._pairs = pairs_of(self.sentence.words)
        return self._pairs

    def _kept(self, found: Iterable[Hit]) -> Iterator[Hit]:
        for hit in found:
            pattern = hit.pattern
            if hit.denying or pattern.strength == "words" or not self.denied(hit):
                yield hit
            elif pattern.kind == "frame":
                yield hit._replace(pattern=pattern._replace(label="frame/unwant", value="unwant"))
            elif pattern.kind == "asks" and pattern.strength == "is" and self.supposed(hit.first):
                yield hit

    def supposed(self, place: int) -> bool:
        """Whether the clause in which a word stands begins with "if"."""
        if not self._ifs:
            return False
        begin = max((part for part in self.sentence.breaks if part <= place), default=0)
        return any(begin <= one < begin + 2 and one <= place for one in self._ifs)

    def follows_if(self, place: int) -> bool:
        """Whether "if" stands anywhere before a word in its sentence."""
        return any(one < place for one in self._ifs)

    def denied(self, hit: Hit) -> bool:
        """Whether a word of negation stands right before what was found, in its clause, or inside its key."""
        if not self.denials:
            return False
        first, last = hit.key
        inside = any(first <= place < last and self._denies(place) for place in self.denials)
        return inside or any(self._denied_before(place) for place in {hit.first, first})

    def _denies(self, place: int) -> bool:
        return place in self.denials and place + 1 not in self._unless

    def _denied_before(self, place: int) -> bool:
        looked = 0
        while place > 0 and place not in self.sentence.breaks and looked < _FURTHEST:
            place -= 1
            if place in self.denials:
                return self._denies(place)
            looked += place not in self._fillers
        return False
