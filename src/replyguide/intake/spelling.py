"""A term of a pattern in all the ways it may be spelt; see :mod:`replyguide.intake.terms`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from replyguide.errors import InputError

Place = TypeVar("Place")
Lists = Mapping[str, Sequence[str]]

_SIGNS = re.compile(r"[()|]")


def spellings(term: str, lists: Lists, place: Callable[[str], Place]) -> list[list[Place]]:
    """The term in all its spellings: alternatives, and lists that hold phrases, are written out.

    Args:
        term: the term.
        lists: the lists that it may name.
        place: what stands in a spelling for a word, a gap, or a list of single words.

    >>> spellings("ne (radi|pali se) <kada>", {"kada": ["sada", "danas"]}, str.upper)
    [['NE', 'RADI', '<KADA>'], ['NE', 'PALI', 'SE', '<KADA>']]
    """
    spelt, rest = _alternatives(_signs(term), lists, place)
    if rest:
        raise InputError.single("lexicon", term, "has brackets that do not match")
    return spelt


def _alternatives(parts: list[str], lists: Lists, place: Callable[[str], Place]) -> tuple[list[list[Place]], list[str]]:
    """The spellings of what stands before the end or the closing bracket, and what is left."""
    done: list[list[Place]] = []
    heads: list[list[Place]] = [[]]
    while parts and parts[0] != ")":
        part, *parts = parts
        if part == "|":
            done, heads = [*done, *heads], [[]]
            continue
        if part == "(":
            tails, parts = _alternatives(parts, lists, place)
            if not parts:
                return [], ["("]
            parts = parts[1:]
        else:
            tails = [list(map(place, phrase)) for phrase in _phrases(part, lists)]
        heads = [[*head, *tail] for head in heads for tail in tails]
    return [*done, *heads], parts


def _phrases(part: str, lists: Lists) -> list[list[str]]:
    """What a list holds: itself, if that is single words, which are one place; else its phrases."""
    if not part.startswith("<"):
        return [[part]]
    if part[1:-1] not in lists:
        raise InputError.single("lexicon", part, "is no list that is given")
    phrases = [[word for words in member.split() for word in words.split("-")] for member in lists[part[1:-1]]]
    return phrases if any(len(phrase) > 1 for phrase in phrases) else [[part]]


def _signs(term: str) -> list[str]:
    """The words, brackets and bars of a term; words with bars between them, outside of brackets, are put in some."""
    signs: list[str] = []
    for word in term.replace("-", " ").split():
        bare = signs.count("(") == signs.count(")") and "|" in word and "(" not in word
        signs += _SIGNS.sub(r" \g<0> ", f"({word})" if bare else word).split()
    return signs
