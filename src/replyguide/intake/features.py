"""What of a sentence is weighed: its words, how they begin, and its pairs of neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

_SHORT, _LONG, _PAIR = 4, 6, 5


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


def pairs_of(words: Sequence[str]) -> list[str]:
    """The features of the neighbours in a sentence, each once.

    >>> pairs_of(["paket", "nije", "stigao", "3"])
    ['paket_nije', 'nije_stiga', 'stiga_0']
    """
    return list(dict.fromkeys(of_pair(*pair) for pair in pairwise(words)))
