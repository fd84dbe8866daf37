"""Patterns of words, and all of them that a text holds, overlapping ones included, found in one walk over its words.

A :class:`replyguide.lexicon.Lexicon` gives the longest phrase at each place. To label a complaint every phrase counts:
"paket" is one thing, "paket nije stigao" another, and both are looked for at the same place.

A pattern is one or more terms that stand in one sentence near each other, joined by `` + ``; a term after `` - `` must
not stand there. A term is words one after another: ``stig*`` is any word that begins so, ``nije|nisu`` one of several
words, ``(ne radi|pada)`` one of several phrases, ``<name>`` one of a list, ``..`` a gap of up to five words. Between
two words of a term small words of the language (``fillers``) may stand. ``?`` is the mark that closes a question. Case
and diacritics do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from replyguide.errors import InputError
from replyguide.lexicon import fold

_GAP, _GAP_WORDS, _FILLER_WORDS, _NEAR = "..", 5, 3, 10
_MOST_WORDS_KEPT, _MOST_SPANS = 20_000, 20
_SIGNS = re.compile(r"[()|]")
_FORM = re.compile(r"\w+(?:'\w+)*\*?|\?")


class _Node:
    """What may follow the words read so far, what may follow after a gap, and the terms that end here (denying?)."""

    __slots__ = ("edges", "gap", "numbers")

    def __init__(self) -> None:
        self.edges: dict[int, _Node] = {}
        self.gap: _Node | None = None
        self.numbers: list[tuple[int, bool]] = []


class Pattern(NamedTuple):
    """One entry of a lexicon.

    Attributes:
        label: what it stands for, such as ``topics/is/damaged``.
        kind: the first part of the label.
        strength: the second part.
        value: the last part.
        text: the entry as it is listed.
        key: the term that is looked at first.
        others: the terms that must stand near it.
        absent: the terms that must not.
    """

    label: str
    kind: str
    strength: str
    value: str
    text: str
    key: int
    others: tuple[int, ...]
    absent: tuple[int, ...]


class Hit(NamedTuple):
    """A pattern found.

    Attributes:
        pattern: the pattern.
        first: the place of its first word.
        last: the place of its last.
        key: the first and the last word of the term that is its key.
        denying: whether it holds a word of negation itself.
    """

    pattern: Pattern
    first: int
    last: int
    key: tuple[int, int]
    denying: bool


class _Span(NamedTuple):
    """Where a term stands, and whether it holds a word of negation itself."""

    first: int
    last: int
    denying: bool


class Terms:
    """The patterns of one language, compiled. Words are remembered, so that each is looked up once.

    >>> terms = Terms({"late": ["<parcel> + kasn*"]}, {"parcel": ["paket*", "pošiljk*"], "fillers": [], "denials": []})
    >>> [hit.pattern.text for hit in terms.find("posiljka opet kasni".split())]
    ['<parcel> + kasn*']
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]], lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._symbols: dict[str, int] = {}
        self._words: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._longest = 0
        self._known: dict[str, tuple[int, ...]] = {}
        self._root = _Node()
        self._numbers: dict[str, int] = {}
        self._by_key: dict[int, list[Pattern]] = {}
        self._filler, self._denial = self._symbol("<fillers>"), self._symbol("<denials>")
        for label, entries in patterns.items():
            for entry in entries:
                self._add(label, entry)
        self._known.clear()

    def _teach(self, word: str, symbol: int) -> None:
        for spelling in dict.fromkeys((word, word.replace("đ", "dj"))):
            form = fold(spelling).text
            if not _FORM.fullmatch(form):
                raise InputError.single("lexicon", word, "is no word; give letters, and * at the end for any ending")
            table = self._stems if form.endswith("*") else self._words
            table.setdefault(form.rstrip("*"), []).append(symbol)
            self._longest = max(self._longest, len(form))

    def _symbol(self, word: str) -> int:
        """The number of one place of a term: a word, a stem, or one of a list of single words."""
        if word not in self._symbols:
            symbol = self._symbols[word] = len(self._symbols)
            for one in self._lists[word[1:-1]] if word.startswith("<") else [word]:
                self._teach(one, symbol)
        return self._symbols[word]

    def _spellings(self, term: str) -> list[list[str]]:
        """The term in all its spellings: alternatives, and lists that hold phrases, are written out."""
        spelt, rest = self._alternatives(_signs(term))
        if rest:
            raise InputError.single("lexicon", term, "has brackets that do not match")
        return spelt

    def _alternatives(self, parts: list[str]) -> tuple[list[list[str]], list[str]]:
        """The spellings of what stands before the end or the closing bracket, and what is left."""
        done: list[list[str]] = []
        heads: list[list[str]] = [[]]
        while parts and parts[0] != ")":
            part, *parts = parts
            if part == "|":
                done, heads = [*done, *heads], [[]]
                continue
            tails = [[part]]
            if part == "(":
                tails, parts = self._alternatives(parts)
                if not parts:
                    return [], ["("]
                parts = parts[1:]
            elif part.startswith("<"):
                tails = self._members(part)
            heads = [[*head, *tail] for head in heads for tail in tails]
        return [*done, *heads], parts

    def _members(self, name: str) -> list[list[str]]:
        """What a list holds: itself, if that is single words, which are one place; else its phrases."""
        if name[1:-1] not in self._lists:
            raise InputError.single("lexicon", name, "is no list that is given")
        phrases = [_words(member) for member in self._lists[name[1:-1]]]
        return phrases if any(len(phrase) > 1 for phrase in phrases) else [[name]]

    def _term(self, term: str) -> int:
        """The number of a term, compiled when first met."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self._numbers)
            for words in self._spellings(term):
                node = self._root
                for word in words:
                    if word == _GAP:
                        node.gap = node = node.gap or _Node()
                    else:
                        node = node.edges.setdefault(self._symbol(word), _Node())
                ending = number, any(self._denies(word) for word in words)
                if ending not in node.numbers:
                    node.numbers.append(ending)
        return number

    def _add(self, label: str, entry: str) -> None:
        wanted, *unwanted = entry.split(" - ")
        terms = wanted.split(" + ")
        key = max(terms, key=lambda term: not term.startswith("<"))
        pattern = Pattern(
            label,
            label.partition("/")[0],
            label.partition("/")[2].partition("/")[0],
            label.rpartition("/")[2],
            entry,
            self._term(key),
            tuple(self._term(term) for term in terms if term != key),
            tuple(self._term(term) for term in unwanted),
        )
        self._by_key.setdefault(pattern.key, []).append(pattern)

    def _denies(self, word: str) -> bool:
        return word[0] not in "<." and self._denial in self.kinds(fold(word.rstrip("*")).text)

    def kinds(self, word: str) -> tuple[int, ...]:
        """The numbers of all places of terms that this word can stand in."""
        known = self._known.get(word)
        if known is None:
            found = set(self._words.get(word, ()))
            for length in range(1, min(len(word), self._longest) + 1):
                found.update(self._stems.get(word[:length], ()))
            known = tuple(sorted(found))
            if len(self._known) < _MOST_WORDS_KEPT:
                self._known[word] = known
        return known

    def number(self, name: str) -> int:
        """The number of the list of that name, among the kinds of a word."""
        return self._symbol(f"<{name}>")

    def find(self, words: Sequence[str], breaks: Container[int] = ()) -> list[Hit]:
        """The patterns in the words of one sentence, folded; a term does not run on over one of the breaks."""
        found: dict[int, list[_Span]] = {}
        open_: list[tuple[_Node, int, int, bool]] = []
        root, filler = self._root.edges, self._filler
        for place, word in enumerate(words):
            kinds = self.kinds(word)
            if not kinds and not open_:
                continue
            after: list[tuple[_Node, int, int, bool]] = []
            if open_ and place not in breaks:
                small = filler in kinds
                for node, start, left, wide in open_:
                    for kind in kinds:
                        if kind in node.edges:
                            _reach(node.edges[kind], start, place, found, after)
                    if left and (wide or small):
                        after.append((node, start, left - 1, wide))
            for kind in kinds:
                if kind in root:
                    _reach(root[kind], place, place, found, after)
            open_ = after
        return list(self._hits(found))

    def _hits(self, found: Mapping[int, Sequence[_Span]]) -> Iterator[Hit]:
        for key, spans in found.items():
            for pattern in self._by_key.get(key, ()):
                for span in spans[:_MOST_SPANS]:
                    whole = _joined(span, [found.get(other, ()) for other in pattern.others])
                    if whole and not any(_near(one, whole) for other in pattern.absent for one in found.get(other, ())):
                        yield Hit(pattern, whole.first, whole.last, (span.first, span.last), whole.denying)


def _reach(
    node: _Node,
    start: int,
    place: int,
    found: dict[int, list[_Span]],
    after: list[tuple[_Node, int, int, bool]],
) -> None:
    for number, denying in node.numbers:
        found.setdefault(number, []).append(_Span(start, place, denying))
    if node.edges:
        after.append((node, start, _FILLER_WORDS, False))
    if node.gap is not None:
        after.append((node.gap, start, _GAP_WORDS, True))


def _signs(term: str) -> list[str]:
    """The words, brackets and bars of a term; words with bars between them, outside of brackets, are put in some."""
    signs: list[str] = []
    for word in term.replace("-", " ").split():
        bare = signs.count("(") == signs.count(")") and "|" in word and "(" not in word
        signs += _SIGNS.sub(r" \g<0> ", f"({word})" if bare else word).split()
    return signs


def _words(phrase: str) -> list[str]:
    return [part for word in phrase.split() for part in word.split("-")]


def _near(one: _Span, other: _Span) -> bool:
    return one.first - other.last <= _NEAR and other.first - one.last <= _NEAR


def _joined(span: _Span, others: Sequence[Sequence[_Span]]) -> _Span | None:
    """The span that reaches over the nearest of each of the others, which lie apart from it; none if one is far."""
    first, last, denying = span
    for places in others:
        apart = [
            one for one in places[:_MOST_SPANS] if _near(one, span) and (one.last < span.first or one.first > span.last)
        ]
        if not apart:
            return None
        nearest = min(apart, key=lambda one: max(one.first - span.last, span.first - one.last))
        first, last, denying = min(first, nearest.first), max(last, nearest.last), denying or nearest.denying
    return _Span(first, last, denying)
