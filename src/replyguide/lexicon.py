"""Folding that keeps positions, and lists of phrases that are found in one pass.

Folding takes away what a hurried writer leaves out: case, diacritics, the shape of quotation marks and dashes. A
:class:`Lexicon` compiles its phrases into one regular expression shaped like a trie, so that the time of a search
depends on the text and hardly on the number of phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from operator import itemgetter
from typing import NamedTuple

from replyguide.errors import InputError

# What Unicode does not decompose, and signs that are written in many shapes.
_SIGNS = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **{"đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ı": "i", "ð": "d", "Ð": "d"},
    **{"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"},
}
_UNSEEN = {"Mn", "Me", "Cf"}
_LETTERS = re.compile(r"\w*")
_WORD = re.compile(r"\w(?:[^\s*]*\w)?\*?")


def _kind(char: str) -> int:
    return 0 if char.isalnum() or char == "_" else 1 if char.isspace() else 2


def _bare(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char)
    return "".join(part for part in parts if unicodedata.category(part) not in _UNSEEN)


def _fold_sign(char: str) -> str:
    """One character, folded. What would turn into another kind of character ('™' into letters) stays as it is."""
    if unicodedata.category(char) in _UNSEEN:
        return ""
    folded = _SIGNS.get(char) or _bare(_bare(char).casefold())
    return folded if {_kind(part) for part in folded} == {_kind(char)} else char


class _Table(dict[int, str]):
    """Code point → its folded form, worked out when first met; ``odd`` are those that do not fold to one character."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _fold_sign(char)
        if len(folded) != 1:
            self.odd.add(char)
        self[code] = folded
        return folded


_TABLE = _Table()


class Folded:
    """A text, folded, and the way back into the original.

    Attributes:
        text: the folded text.
        original: the text as it was.
    """

    __slots__ = ("_origins", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original.lower() if original.isascii() else original.translate(_TABLE)
        self._origins: range | list[int] | None = None

    @property
    def origins(self) -> range | list[int]:
        """For every character of the folded text, and for its end, where it stands in the original.

        A range, where all stand where they stood.
        """
        if self._origins is None:
            if len(self.text) == len(self.original) and (
                self.original.isascii() or _TABLE.odd.isdisjoint(self.original)
            ):
                self._origins = range(len(self.original) + 1)
            else:
                places = (place for place, char in enumerate(self.original) for _ in _TABLE[ord(char)])
                self._origins = [*places, len(self.original)]
        return self._origins

    def origin(self, index: int) -> int:
        """Where the character at ``index`` of the folded text stands in the original; the end stays the end."""
        return self.origins[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original from which that span of the folded text comes, combining marks included.

        >>> folded = fold("Die Straße")
        >>> folded.text, folded.span(4, 11)
        ('die strasse', (4, 10))
        """
        origins = self.origins
        if start >= end:
            return origins[start], origins[start]
        if isinstance(origins, range):
            return start, end
        return origins[start], max(origins[end - 1] + 1, origins[end])


def fold(text: str) -> Folded:
    """The text without case, diacritics and typographic shapes; see :class:`Folded`.

    >>> fold("Čekám „přes týden“").text
    'cekam "pres tyden"'
    """
    return Folded(text)


class Match(NamedTuple):
    """A phrase found.

    Attributes:
        labels: the labels under which the phrase is listed, in the lexicon's order.
        start: where it starts in the original text.
        end: where it ends in the original text.
        phrase: the entry that matched, as it is listed.
    """

    labels: tuple[str, ...]
    start: int
    end: int
    phrase: str


class _Entry:
    """What is known once the words read so far have matched: the phrase that ends here, the words that may follow."""

    __slots__ = ("exact", "labels", "phrase", "stems")

    def __init__(self) -> None:
        self.phrase = ""
        self.labels: tuple[str, ...] = ()
        self.exact: dict[str, _Entry] = {}
        self.stems: dict[str, _Entry] = {}

    def step(self, word: str) -> _Entry:
        """The entry after one word of a phrase, made where it is new."""
        stem = word.removesuffix("*")
        return (self.exact if stem == word else self.stems).setdefault(stem, _Entry())

    def phrase_of(self, words: list[str], place: int = 0) -> _Entry | None:
        """The end of the phrase that the words from here on are; of several, of the one that spells out more."""
        if place == len(words):
            return self if self.phrase else None
        word = words[place]
        if word in self.exact and (end := self.exact[word].phrase_of(words, place + 1)):
            return end
        for length in range(len(word), 0, -1):
            if word[:length] in self.stems and (end := self.stems[word[:length]].phrase_of(words, place + 1)):
                return end
            if _kind(word[length - 1]):
                break
        return None


class Lexicon:
    """Labelled phrases, found in one pass over a folded text.

    A phrase is one or more words; a word that ends in ``*`` stands for all words that begin so. Case, diacritics and
    the amount of white space between words do not matter; "đ" is also found as "dj". Where several phrases begin at
    one place, the longest counts, and of equally long ones the one that spells out more of its first word, then of
    its second. Matches do not overlap.

    >>> lexicon = Lexicon({"refund": ["povrat novca", "vrat* novac"], "late": ["kasn*"]})
    >>> text = "Kasnite! Vratite  novac."
    >>> [(match.labels, text[match.start : match.end]) for match in lexicon.find(fold(text))]
    [(('late',), 'Kasnite'), (('refund',), 'Vratite  novac')]
    """

    __slots__ = ("_pattern", "_root")

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._root = _Entry()
        for label, phrases in entries.items():
            for phrase in phrases:
                self._add(phrase, label)
        self._pattern = re.compile(r"\b" + _next_word([self._root]))

    def _add(self, phrase: str, label: str) -> None:
        for spelling in (phrase, phrase.replace("đ", "dj").replace("Đ", "dj")):
            words = fold(spelling).text.split()
            if not words or not all(_WORD.fullmatch(word) for word in words):
                raise InputError.single(
                    f"lexicon.{label}", phrase, "is no phrase; give words, each beginning with a letter or digit"
                )
            entry = self._root
            for word in words:
                entry = entry.step(word)
            entry.phrase = entry.phrase or phrase
            if label not in entry.labels:
                entry.labels += (label,)

    def find(self, text: Folded) -> Iterator[Match]:
        """The phrases in the text, from left to right.

        >>> list(Lexicon({"late": ["kasn*"]}).find(fold("Već kasnite")))
        [Match(labels=('late',), start=4, end=11, phrase='kasn*')]
        """
        root, aligned = self._root, isinstance(text.origins, range)
        for found in self._pattern.finditer(text.text):
            if entry := root.phrase_of(found[0].split()):
                start, end = found.span() if aligned else text.span(*found.span())
                yield Match(entry.labels, start, end, entry.phrase)


def _next_word(entries: list[_Entry]) -> str:
    """The expression for the next word where all these entries are open at once, and for what follows it."""
    words = [(word, True, after) for entry in entries for word, after in entry.exact.items()]
    stems = [(stem, False, after) for entry in entries for stem, after in entry.stems.items()]
    return _branch(sorted(words + stems, key=itemgetter(0)), 0, []) if words or stems else r"(?!)"


def _branch(words: list[tuple[str, bool, _Entry]], depth: int, stems: list[_Entry]) -> str:
    """The expression for words, in order, that share their first letters and continue these shorter stems.

    Alternatives begin with different letters, so that the search hardly ever has to go back.
    """
    if words[0][0] == words[-1][0]:
        tail = words[0][0][depth:]
        longer = [after for _, whole, after in words if not whole] + (stems if _LETTERS.fullmatch(tail) else [])
        exact = [after for _, whole, after in words if whole]
        ways = [r"\b" + _rest(exact + longer)] if exact else []
        ways += [r"\w*+" + _rest(longer)] if len(exact) < len(words) else []
        return re.escape(tail) + (ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")
    ended = list(takewhile(lambda word: len(word[0]) == depth, words))
    longer = [after for _, whole, after in ended if not whole] + stems
    alike: dict[str, list[str]] = {}
    for letter, group in groupby(words[len(ended) :], key=lambda word: word[0][depth]):
        rest = _branch(list(group), depth + 1, longer if _LETTERS.fullmatch(letter) else [])
        alike.setdefault(rest, []).append(re.escape(letter))
    ways = [(letters[0] if len(letters) == 1 else f"[{''.join(letters)}]") + rest for rest, letters in alike.items()]
    if ended:
        ways.append(_branch(ended, depth, stems))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _rest(entries: list[_Entry]) -> str:
    """The expression for what follows a word: more words, or nothing where a phrase may end."""
    if not any(entry.exact or entry.stems for entry in entries):
        return ""
    more = rf"(?:\s++{_next_word(entries)})"
    return more + "?" if any(entry.phrase for entry in entries) else more
