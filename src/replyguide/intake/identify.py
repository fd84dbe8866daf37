"""In which language a text is written.

Two steps. First the language: every sentence is weighed by words, letters and groups of three letters, and no sentence
may speak louder than a certain measure, so that a quotation does not outvote the message around it. Then, where
languages share their words (Croatian, Bosnian and Serbian; the Portuguese of Brazil and Portugal; British and American
English), the markers that only one of them has; then the country; and a flag says so.

All lists are data: ``locales/<folder>/identify.toml`` for the languages served, ``locales/_others/identify.toml`` for
those that are recognised so that they do not pass for one of ours.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import chain, islice
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

from replyguide.languages import LANGUAGES, load, locales_folder
from replyguide.lexicon import Folded, Lexicon, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Data = Mapping[str, Mapping[str, Any]]

# A weight is how much likelier a word is in its own language than by chance: a logarithm, in eighths.
_EIGHTHS = 8
_TIERS = {"most": 44, "often": 32, "some": 20}
_BARE = 6  # what a word loses without its diacritics
_LETTER = 12
_GROUP = 2.4
_COMMON = 3e-4  # a group of three letters says nothing unless it makes up this share of the language's groups
_LOUDEST = 96  # what one sentence may say against a language
_MARKS = {"clear": 3, "weak": 1}
_EVIDENCE = 6
_LEAD = 2  # by how much the marks must speak for a variety that is not served
_HOME = 8  # the head start of the country's language, which decides among words that several languages share

# The weights for all languages are added up in one integer, each in a lane of its own. A sentence is cut to so many
# words, and of the strange ones to so many letters, that no lane can overflow.
_LANE = 16
_WORDS, _LETTERS = 40, 800

_WORD = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]+")
_SENTENCE = re.compile(r"[^.!?…;:\n()\"“”„«»]+")
_RUN = re.compile(r"\S+")
_ADDRESS = ("@", "://", "www.")
_SPECIAL = re.compile(r"[^\x00-\x7f]")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z\u00aa-\u024f\u1e00-\u1eff]")

_COUNTRIES = {
    **{"HR": "hr", "BA": "bs", "CZ": "cs", "RO": "ro", "MD": "ro", "BR": "pt_BR", "US": "en_US"},
    **dict.fromkeys(("PT", "AO", "MZ", "CV"), "pt_PT"),
    **dict.fromkeys(("GB", "IE", "AU", "NZ"), "en_GB"),
}


class Identified(NamedTuple):
    """The language of a text.

    Attributes:
        language: the code of the language served in which it is written; none where it is another, or unknown.
        best_guess: the same code, or that of the language not served, such as ``sr`` or ``sk``; ``und`` if unknown.
        sure: from 0 to 1, how sure the language is, its region apart.
        either: the text does not tell Croatian from Bosnian: the country or, without one, Croatian was taken.
        region_sure: whether the text itself tells British from American English, Brazil's Portuguese from Portugal's;
            else the country or, without one, Britain or Brazil was taken.
        evidence: words that decided.
    """

    language: str | None
    best_guess: str
    sure: float
    either: bool = False
    region_sure: bool = True
    evidence: tuple[str, ...] = ()


def identify(text: str | Folded, country: str | None = None) -> Identified:
    """The language of a text, which may be folded already; ``country`` (ISO 3166) decides what the text leaves open.

    >>> identify("Naručila sam haljinu prije tri tjedna, a nitko se ne javlja.").language
    'hr'
    >>> identify("Paket nije stigao.", country="BA")[:2], identify("Objednal som šaty a stále neprišli.")[:2]
    (('bs', 'bs'), (None, 'sk'))
    """
    given = text if isinstance(text, Folded) else fold(text)
    text = unicodedata.normalize("NFC", given.original)
    if _is_address(text):
        text = _RUN.sub(lambda run: " " if _is_address(run[0]) else run[0], text)
    foreign = _FOREIGN.findall(text)
    if foreign and len(foreign) * 2 > sum(map(str.isalpha, text)):
        return Identified(None, _by_alphabet("".join(foreign).lower()), 1.0)
    home = _COUNTRIES.get(country or "")
    head, sure, words = _languages().identify(text, home)
    if head not in LANGUAGES:
        return Identified(None, head, sure, evidence=_few(words))
    return _varieties(head).choose(given if text == given.original else fold(text), home, sure, words)


def _is_address(text: str) -> bool:
    return any(sign in text for sign in _ADDRESS)


@cache
def _data() -> Data:
    """What is known of each language, those served first."""
    with (locales_folder() / "_others" / "identify.toml").open("rb") as file:
        others = tomllib.load(file)
    return {code: load(code).data("identify.toml") for code in LANGUAGES} | others


@cache
def _languages() -> _Languages:
    return _Languages(_data())


@cache
def _varieties(head: str) -> _Varieties:
    return _Varieties(_family(head))


def _family(head: str) -> Data:
    """A language and those that share its words."""
    return {code: entry for code, entry in _data().items() if code == head or entry.get("like") == head}


def _marks(entry: Mapping[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """The phrases that speak for a language among its family, or against it, and how much."""
    for sign, side in ((1, "markers"), (-1, "against")):
        for strength, weight in _MARKS.items():
            phrases = entry.get(side, {}).get(strength, "").split(",")
            yield sign * weight, [phrase for phrase in map(str.strip, phrases) if phrase]


def _by_alphabet(letters: str) -> str:
    """The language whose alphabet covers most of the letters; of several, the first listed."""
    alphabets = {code: frozenset(entry["alphabet"]) for code, entry in _data().items() if "alphabet" in entry}
    covered = {code: sum(map(alphabet.__contains__, letters)) for code, alphabet in alphabets.items()}
    best = max(covered, key=covered.__getitem__)
    return best if covered[best] else "und"


def _few(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(islice(words, 2 * _EVIDENCE)))[:_EVIDENCE]


def _sentences(text: str) -> Iterator[list[str]]:
    for sentence in _SENTENCE.findall(text.lower().replace("ş", "ș").replace("ţ", "ț")):
        words = _WORD.findall(sentence)
        for start in range(0, len(words), _WORDS):
            yield words[start : start + _WORDS]


def _groups(words: str) -> list[str]:
    """The groups of three neighbouring letters, a word's beginning and end counted as a letter."""
    padded = f" {words} "
    return [padded[place : place + 3] for place in range(len(padded) - 2)]


class _Languages:
    """The languages by words, letters and groups of letters; those that share their words count as one."""

    def __init__(self, data: Data) -> None:
        self._heads = [code for code, entry in data.items() if "words" in entry]
        self._words: defaultdict[str, int] = defaultdict(int)
        self._letters: defaultdict[str, int] = defaultdict(int)
        self._groups: defaultdict[str, int] = defaultdict(int)
        self._lanes = Struct(f"<{len(self._heads)}H")
        self._places = {code: self._heads.index(data[code].get("like", code)) for code in LANGUAGES}
        for place, head in enumerate(self._heads):
            self._learn(list(_family(head).values()), place * _LANE)

    def _learn(self, family: Sequence[Mapping[str, Any]], lane: int) -> None:
        weights: dict[str, int] = {}
        for tier, weight in _TIERS.items():
            for word in _WORD.findall(family[0]["words"].get(tier, "")):
                weights.setdefault(word, weight)
        marks = [word for entry in family for _, phrases in _marks(entry) for word in " ".join(phrases).split()]
        for word in filter(_WORD.fullmatch, marks):
            weights.setdefault(word.lower(), _TIERS["some"])
        written = " ".join(weights)
        folded = zip(weights.values(), fold(written).text.split(), strict=True)
        bare = {word: weight - _BARE for weight, word in folded if word not in weights}
        for word, weight in (weights | bare).items():
            self._words[word] += weight << lane
        for letter in family[0]["letters"]:
            self._letters[letter] += _LETTER << lane

        groups = Counter(_groups(fold(written).text))
        least = _COMMON * (groups.total() + 1500)
        for group, count in groups.items():
            if count > least and group[1] != " ":
                self._groups[group] += round(_GROUP * math.log(count / least)) << lane

    def identify(self, text: str, home: str | None) -> tuple[str, float, Iterator[str]]:
        """The language of a text, how sure that is, and the words that spoke for it."""
        totals = [0] * len(self._heads)
        words: list[str] = []
        for sentence in _sentences(text):
            weights = self._weigh(sentence)
            floor = max(0, max(weights) - _LOUDEST)
            totals = [
                total + (weight - floor if weight > floor else 0) for total, weight in zip(totals, weights, strict=True)
            ]
            words += sentence
        if max(totals) < _TIERS["some"]:
            return "und", 0.0, iter(())
        if home:
            totals[self._places[home]] += _HOME
        second, best = sorted(range(len(totals)), key=lambda place: (totals[place], -place))[-2:]
        sure = 1 / (1 + math.exp(max(-99.0, (totals[second] - totals[best]) / _EIGHTHS)))
        return self._heads[best], round(sure, 3), self._evidence(words, best, second)

    def _weigh(self, words: list[str]) -> tuple[int, ...]:
        """What a sentence weighs for each language."""
        known, letters, groups = self._words, self._letters, self._groups
        weights = list(map(known.get, words))
        total = sum(filter(None, weights))
        strange = " ".join([word for word, weight in zip(words, weights, strict=True) if not weight])[:_LETTERS]
        if strange:
            total += sum(filter(None, map(groups.get, _groups(fold(strange).text))))
            total += sum(filter(None, map(letters.get, _SPECIAL.findall(strange))))
        return self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))

    def _evidence(self, words: list[str], best: int, second: int) -> Iterator[str]:
        for word in dict.fromkeys(words):
            if word in self._words:
                weights = self._lanes.unpack(self._words[word].to_bytes(self._lanes.size, "little"))
                if weights[best] > weights[second]:
                    yield word


class _Varieties:
    """Languages that share their words, told apart by the markers of each."""

    def __init__(self, family: Data) -> None:
        self._codes = tuple(family)
        patterns = {code: entry.get("markers", {}).get("spelling") for code, entry in family.items()}
        self._spelling = {code: re.compile(pattern) for code, pattern in patterns.items() if pattern}
        marks = {(code, weight): phrases for code, entry in family.items() for weight, phrases in _marks(entry)}
        self._marks = {f"{code} {weight}": (code, weight) for code, weight in marks}
        self._lexicon = Lexicon({f"{code} {weight}": phrases for (code, weight), phrases in marks.items()})
        self._capitals = {phrase for phrases in marks.values() for phrase in phrases if phrase != phrase.lower()}

    def choose(self, text: Folded, home: str | None, sure: float, words: Iterator[str]) -> Identified:
        """The one that the text speaks for; where it leaves that open, the country's, or else the first."""
        marks = list(self._found(text))
        scores = dict.fromkeys(self._codes, 0)
        for _, code, weight in marks:
            scores[code] += weight
        most = max(score for code, score in scores.items() if code in LANGUAGES)
        leaders = [code for code, score in scores.items() if code in LANGUAGES and score == most]
        others = [code for code, score in scores.items() if code not in LANGUAGES and score >= most + _LEAD]
        decided = bool(others) or len(leaders) == 1
        chosen = others[0] if others else home if home in leaders else leaders[0]
        if decided:
            rival = max((code for code in self._codes if code != chosen), key=scores.__getitem__, default=chosen)
            telling = {(chosen, True), (rival, False)}
            words = chain((word for word, code, weight in marks if (code, weight > 0) in telling), words)
        region = "_" in chosen
        return Identified(
            language=None if others else chosen,
            best_guess=chosen,
            sure=sure,
            either=not (decided or region),
            region_sure=decided or not region,
            evidence=_few(words),
        )

    def _found(self, text: Folded) -> Iterator[tuple[str, str, int]]:
        """The marks in a text: the word, the language that it speaks for or against, and how much."""
        for labels, start, end, phrase in self._lexicon.find(text):
            word = text.original[start:end]
            if phrase not in self._capitals or word in (phrase, phrase.upper()):
                for label in labels:
                    yield word, *self._marks[label]
        for code, pattern in self._spelling.items():
            for spelling in pattern.finditer(text.original.lower()):
                yield spelling[0], code, _MARKS["clear"]
