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
from replyguide.intake.patterns import MOST_SPANS, Hit, Pattern, Span, together
from replyguide.intake.spelling import spellings
from replyguide.lexicon import fold

_GAP_WORDS, _FILLER_WORDS = 5, 3
_GAP_SIGN, _GAP = "..", -1
_MOST_WORDS_KEPT = 20_000
_FORM = re.compile(r"\w+(?:'\w+)*\*?|\?")


class _Node:
    """What may follow the words read so far, what may follow after a gap, and the terms that end here (denying?)."""

    __slots__ = ("edges", "gap", "numbers")

    def __init__(self) -> None:
        self.edges: dict[int, _Node] = {}
        self.gap: _Node | None = None
        self.numbers: list[tuple[int, bool]] = []

    def step(self, symbol: int) -> _Node:
        """The node after one more place of a term, made where it is new."""
        if symbol == _GAP:
            self.gap = node = self.gap or _Node()
        elif (found := self.edges.get(symbol)) is None:
            node = self.edges[symbol] = _Node()
        else:
            node = found
        return node


class Word(NamedTuple):
    """What is known of a word.

    Attributes:
        kinds: the numbers of all places of terms that it can stand in.
        lists: the names of the lists that it is in.
        starts: where it leads as the first word of a term.
    """

    kinds: tuple[int, ...]
    lists: tuple[str, ...]
    starts: tuple[_Node, ...]


# What is open: the words read so far, where they began, how many words may be passed over, and whether any words may.
_Open = tuple[_Node, int, int, bool]


class Terms:
    """The patterns of one language. Words are remembered, so that each is looked up once, and terms are compiled when
    a word is met that they can begin with.

    >>> terms = Terms({"late": ["<parcel> + kasn*"]}, {"parcel": ["paket*", "pošiljk*"], "fillers": [], "denials": []})
    >>> [hit.pattern.text for hit in terms.find("posiljka opet kasni".split())]
    ['<parcel> + kasn*']
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]], lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._named: dict[int, str] = {}
        self._symbols: dict[str, int] = {}
        self._words: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._longest = 0
        self.teach("denials")
        self._denials = frozenset(self._words), tuple(self._stems)
        self._denying: set[int] = set()
        self._filler = self.teach("fillers")
        self._places: dict[str, list[tuple[int, ...]]] = {}
        self._numbers: dict[str, int] = {}
        self._begun: dict[int, list[tuple[str, int]]] = {}
        self._spelt: dict[str, Mapping[int, Sequence[tuple[int, ...]]]] = {}
        self._starts: dict[int, _Node] = {}
        self._known: dict[str, Word] = {}
        self._by_key: dict[int, list[Pattern]] = {}
        for label, entries in patterns.items():
            for entry in entries:
                self._add(label, entry)

    def teach(self, name: str) -> int:
        """Has the words of a list told apart, whether or not a pattern names it; returns their number."""
        word = f"<{name}>"
        if word not in self._symbols:
            symbol = self._symbols[word] = len(self._symbols)
            self._named[symbol] = name
            for member in self._lists[name]:
                self._teach(member, symbol)
        return self._symbols[word]

    def _teach(self, word: str, symbol: int) -> None:
        for spelling in dict.fromkeys((word, word.replace("đ", "dj"))):
            form = fold(spelling).text
            if not _FORM.fullmatch(form):
                raise InputError.single("lexicon", word, "is no word; give letters, and * at the end for any ending")
            table = self._stems if form.endswith("*") else self._words
            table.setdefault(form.rstrip("*"), []).append(symbol)
            self._longest = max(self._longest, len(form))

    def _symbol(self, word: str) -> int:
        """The number of one place of a term: a word, a stem, one of a list of single words, or a gap."""
        if word == _GAP_SIGN:
            return _GAP
        if word.startswith("<"):
            return self.teach(word[1:-1])
        if word not in self._symbols:
            symbol = self._symbols[word] = len(self._symbols)
            self._teach(word, symbol)
            words, stems = self._denials
            form = fold(word.rstrip("*")).text
            if form in words or form.startswith(stems):
                self._denying.add(symbol)
        return self._symbols[word]

    def _places_of(self, part: str) -> list[tuple[int, ...]]:
        """A part of a term in all its spellings: a list that holds phrases is all of them, all else is one place."""
        if part not in self._places:
            phrases = self._phrases(part[1:-1]) if part.startswith("<") else []
            spelt = phrases if any(len(phrase) > 1 for phrase in phrases) else [[part]]
            self._places[part] = [tuple(map(self._symbol, phrase)) for phrase in spelt]
        return self._places[part]

    def _phrases(self, name: str) -> list[list[str]]:
        if name not in self._lists:
            raise InputError.single("lexicon", f"<{name}>", "is no list that is given")
        return [member.replace("-", " ").split() for member in self._lists[name]]

    def _term(self, term: str) -> int:
        """The number of a term."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self._numbers)
            for first in dict.fromkeys(filter(None, spellings(term, self._places_of, 1))):
                self._begun.setdefault(first[0], []).append((term, number))
        return number

    def _spellings(self, term: str) -> Mapping[int, Sequence[tuple[int, ...]]]:
        """The spellings of a term, by the first place."""
        if term not in self._spelt:
            spelt: dict[int, list[tuple[int, ...]]] = {}
            for one in filter(None, spellings(term, self._places_of)):
                spelt.setdefault(one[0], []).append(one)
            self._spelt[term] = spelt
        return self._spelt[term]

    def _start(self, symbol: int) -> _Node:
        """What may follow that beginning of a term, compiled when first met."""
        start = self._starts.get(symbol)
        if start is None:
            start = _Node()
            for term, number in self._begun[symbol]:
                for spelt in self._spellings(term)[symbol]:
                    node = start
                    for part in spelt[1:]:
                        node = node.step(part)
                    ending = number, not self._denying.isdisjoint(spelt)
                    if ending not in node.numbers:
                        node.numbers.append(ending)
            self._starts[symbol] = start
        return start

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

    def _kinds(self, word: str) -> set[int]:
        found = set(self._words.get(word, ()))
        for length in range(1, min(len(word), self._longest) + 1):
            found.update(self._stems.get(word[:length], ()))
        return found

    def _word(self, word: str) -> Word:
        kinds = tuple(sorted(self._kinds(word)))
        known = Word(
            kinds,
            tuple(self._named[kind] for kind in kinds if kind in self._named),
            tuple(self._start(kind) for kind in kinds if kind in self._begun),
        )
        if len(self._known) < _MOST_WORDS_KEPT:
            self._known[word] = known
        return known

    def look_up(self, words: Iterable[str]) -> list[Word]:
        """What is known of each of these words, folded."""
        known = self._known
        return [known.get(word) or self._word(word) for word in words]

    def find(self, words: Iterable[str], breaks: Container[int] = ()) -> list[Hit]:
        """The patterns in the words of one sentence, folded; a term does not run on over one of the breaks."""
        return self.find_known(self.look_up(words), breaks)

    def find_known(self, words: Sequence[Word], breaks: Container[int] = ()) -> list[Hit]:
        """As :meth:`find`, of words that were looked up."""
        found: dict[int, list[Span]] = {}
        opened: list[_Open] = []
        filler = self._filler
        for place, (kinds, _, starts) in enumerate(words):
            after: list[_Open] = []
            if opened and place not in breaks:
                small = filler in kinds
                for node, start, left, wide in opened:
                    edges = node.edges
                    for kind in kinds:
                        if kind in edges:
                            _reach(edges[kind], start, place, found, after)
                    if left and (wide or small):
                        after.append((node, start, left - 1, wide))
            for node in starts:
                _reach(node, place, place, found, after)
            opened = after
        return list(self._hits(found))

    def _hits(self, found: Mapping[int, Sequence[Span]]) -> Iterator[Hit]:
        for key, spans in found.items():
            for pattern in self._by_key.get(key, ()):
                if pattern.others or pattern.absent:
                    yield from together(pattern, spans, found)
                else:
                    for first, last, denying in spans[:MOST_SPANS]:
                        yield Hit(pattern, first, last, (first, last), denying)


def _reach(
    node: _Node,
    start: int,
    place: int,
    found: dict[int, list[Span]],
    after: list[_Open],
) -> None:
    for number, denying in node.numbers:
        found.setdefault(number, []).append((start, place, denying))
    if node.edges:
        after.append((node, start, _FILLER_WORDS, False))
    if node.gap is not None:
        after.append((node.gap, start, _GAP_WORDS, True))
