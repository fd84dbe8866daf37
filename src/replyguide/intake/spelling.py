"""A term of a pattern in all the ways it may be spelt; see :mod:`replyguide.intake.terms`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import TypeVar

from replyguide.errors import InputError

Place = TypeVar("Place")
Places = Callable[[str], list[tuple[Place, ...]]]

_SIGNS = re.compile(r"[()|]")
_DEPTH = {"(": 1, ")": -1}
_NOTHING_MORE: list[tuple[()]] = [()]


def spellings(term: str, places: Places[Place], length: int | None = None) -> list[tuple[Place, ...]]:
    """The term in all its spellings; alternatives are written out.

    Args:
        term: the term.
        places: what stands in a spelling for a word, a gap or the name of a list, in all its spellings.
        length: how many places of each spelling are wanted; all of them where it is not given.

    >>> spellings("ne (radi|pali se) <kada>", lambda word: [(word.upper(),)])
    [('NE', 'RADI', '<KADA>'), ('NE', 'PALI', 'SE', '<KADA>')]
    """
    signs = _signs(term)
    depths = list(accumulate((_DEPTH.get(sign, 0) for sign in signs), initial=0))
    if min(depths) < 0 or depths[-1]:
        raise InputError.single("lexicon", term, "has brackets that do not match")
    return _alternatives(iter(signs), places, length)


def _alternatives(signs: Iterator[str], places: Places[Place], length: int | None) -> list[tuple[Place, ...]]:
    """The spellings of what stands before the end or the closing bracket."""
    done: list[tuple[Place, ...]] = []
    heads: list[tuple[Place, ...]] = [()]
    for sign in signs:
        if sign == ")":
            break
        if sign == "|":
            done, heads = [*done, *heads], [()]
            continue
        tails = _alternatives(signs, places, length) if sign == "(" else places(sign)
        heads = [
            (*head, *tail)[:length] for head in heads for tail in (tails if len(head) != length else _NOTHING_MORE)
        ]
    return [*done, *heads]


def _signs(term: str) -> list[str]:
    """The words, brackets and bars of a term; words with bars between them, outside of brackets, are put in some."""
    words = term.replace("-", " ").split()
    if not _SIGNS.search(term):
        return words
    signs: list[str] = []
    for word in words:
        bare = signs.count("(") == signs.count(")") and "|" in word and "(" not in word
        signs += _SIGNS.sub(r" \g<0> ", f"({word})" if bare else word).split()
    return signs
