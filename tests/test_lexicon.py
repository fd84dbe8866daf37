"""Folding keeps positions; a lexicon finds what a naive search finds, whatever the text."""

import re
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replyguide.errors import InputError
from replyguide.lexicon import Lexicon, fold

FOLDED = [
    ("Čekám ĎÁBLA", "cekam dabla"),
    ("DOĐITE, vođa", "dodite, voda"),
    ("Şi ţara, și Țara", "si tara, si tara"),
    ("você à avó", "voce a avo"),
    ("Straße ẞ", "strasse ss"),
    ("İstanbul ılık", "istanbul ilik"),
    ("ﬁnanční ﬂotila", "financni flotila"),
    ("c\u030cekam", "cekam"),
    ("re\u00adfund \u200bnow", "refund now"),
    ("„tak” ‘tak’ «tak» don’t", '"tak" \'tak\' "tak" don\'t'),
    ("a – b — c\u00a0d", "a - b - c d"),
    ("Łódź Ærø", "lodz aero"),
    ("wait…", "wait..."),
    ("Samsung™ №5 ½ m²", "samsung™ №5 ½ m2"),
]

texts = st.one_of(
    st.text(),
    st.text(alphabet="aAbcčđžßİﬁ½™ …-'\u030c\u00ad\n\t"),
    st.lists(
        st.sampled_from(("Povrat", "povrata", "novca", "vođa", "vodja", "ß", "…", "\u030c", " ", "  ", "\n", "-"))
    ).map("".join),
)
words = st.sampled_from(("a", "ab", "abc", "abc*", "ab*", "a*", "b*", "ss", "vođ*", "vođa", "e-mail", "e*", "povrat*"))
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
lexicons = st.dictionaries(st.sampled_from(("one", "two", "three")), st.lists(phrases, max_size=5), max_size=3)
near_texts = st.lists(
    st.sampled_from(
        ("a", "ab", "abc", "abcd", "b", "bb", "ß", "vođ", "vodja", "VODA", "e", "-", "mail", "povrat", "a", "č")
    )
    | st.sampled_from((" ", "  ", "\n", ", ", "")),
    max_size=25,
).map(lambda parts: "".join(parts))


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folds(text: str, expected: str) -> None:
    assert fold(text).text == expected


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts, texts)
def test_folding_is_done_character_by_character(left: str, right: str) -> None:
    assert fold(left + right).text == fold(left).text + fold(right).text


@given(texts)
def test_origins_point_at_the_character_that_was_folded(text: str) -> None:
    folded = fold(text)
    for place, char in enumerate(folded.text):
        assert char in fold(text[folded.origin(place)]).text
    assert folded.origin(len(folded.text)) == len(text)
    assert list(folded.origins) == sorted(folded.origins)


def test_a_span_takes_in_combining_marks_and_whole_expansions() -> None:
    folded = fold("na c\u030ce\u0301 Straße")
    assert folded.text == "na ce strasse"
    assert [folded.original[slice(*folded.span(*span))] for span in ((3, 5), (6, 11), (6, 13), (4, 4))] == [
        "c\u030ce\u0301",
        "Straß",
        "Straße",
        "",
    ]


def test_letters_fold_to_letters_and_nothing_else_does() -> None:
    for char in map(chr, [*range(0x3000), *range(0xFB00, 0x10000)]):
        for part in fold(char).text:
            assert (part.isalnum() or part == "_") == (char.isalnum() or char == "_")
            assert part.isspace() == char.isspace()


def naive(entries: Mapping[str, Sequence[str]], text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and phrase, by trying every phrase at every place."""
    spelled = [
        (spelling, phrase)
        for phrase in dict.fromkeys(phrase for listed in entries.values() for phrase in listed)
        for spelling in {fold(phrase).text, fold(phrase.replace("đ", "dj")).text}
    ]
    place = 0
    while place < len(text):
        best: tuple[int, list[tuple[bool, int]], str] | None = None
        for spelling, phrase in spelled:
            pattern = r"\s+".join(
                re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + r"\b"
                for word in spelling.split()
            )
            found = re.compile(rf"\b{pattern}(?<=\w)\b").match(text, place)
            if found:
                exactness = [(not word.endswith("*"), len(word)) for word in spelling.split()]
                if best is None or (found.end(), exactness) > best[:2]:
                    best = (found.end(), exactness, phrase)
        if best:
            yield place, best[0], best[2]
            place = best[0]
        else:
            place += 1


@given(lexicons, near_texts)
def test_finds_what_a_naive_search_finds(entries: dict[str, list[str]], text: str) -> None:
    folded = fold(text)
    expected = [(*folded.span(start, end), phrase) for start, end, phrase in naive(entries, folded.text)]
    assert [(match.start, match.end, match.phrase) for match in Lexicon(entries).find(folded)] == expected


@given(lexicons, near_texts)
def test_a_span_slices_to_text_that_holds_the_phrase(entries: dict[str, list[str]], text: str) -> None:
    for match in Lexicon(entries).find(fold(text)):
        found = fold(text[match.start : match.end]).text.split()
        listed = {fold(spelling).text for spelling in (match.phrase, match.phrase.replace("đ", "dj"))}
        assert any(
            len(found) == len(phrase.split())
            and all(
                have.startswith(want.removesuffix("*")) if want.endswith("*") else have == want
                for have, want in zip(found, phrase.split(), strict=True)
            )
            for phrase in listed
        )
        assert match.labels == tuple(label for label in entries if match.phrase in entries[label])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Povrat novca!", ["povrat novca"]),
        ("povratnica", []),
        ("Nepovrat novca", []),
        ("POVRAT\n NOVCA i povrat", ["povrat novca", "povrat"]),
        ("vratite mi novac, vratite novac", ["vrat* novac"]),
        ("vratar", []),
        ("dogodilo", []),
        ("dogadjaj, dogadaj, Događaj", ["događ*", "događ*", "događ*"]),
        ("don’t wait", ["don't"]),
        ("čak štovanja", ["stov*"]),
    ],
)
def test_phrases(text: str, expected: list[str]) -> None:
    lexicon = Lexicon({"x": ["povrat novca", "povrat", "vrat* novac", "događ*", "don't", "stov*"]})
    assert [match.phrase for match in lexicon.find(fold(text))] == expected


def test_the_longest_phrase_counts_and_keeps_all_its_labels() -> None:
    lexicon = Lexicon({"ask": ["novac natrag", "novac"], "money": ["novac", "novac natrag odmah"]})
    found = [(match.phrase, match.labels) for match in lexicon.find(fold("novac natrag, novac; novac natrag odmah"))]
    assert found == [("novac natrag", ("ask",)), ("novac", ("ask", "money")), ("novac natrag odmah", ("money",))]


def test_of_equally_long_phrases_the_more_explicit_counts() -> None:
    lexicon = Lexicon({"x": ["kas* paket", "kasn* pak*", "kasni pak*"]})
    text = fold("kasni paket, kasno paket, kasa paket, kasno pakovanje")
    found = [match.phrase for match in lexicon.find(text)]
    assert found == ["kasni pak*", "kasn* pak*", "kas* paket", "kasn* pak*"]


def test_an_empty_lexicon_finds_nothing() -> None:
    assert list(Lexicon({}).find(fold("anything"))) == []
    assert list(Lexicon({"x": []}).find(fold("anything"))) == []


@pytest.mark.parametrize("phrase", ["", "  ", "*", "a *", "a**", "a*b", "-a", "a-", "!"])
def test_refuses_what_is_no_phrase(phrase: str) -> None:
    with pytest.raises(InputError, match=r"lexicon\.late"):
        Lexicon({"late": ["kasni", phrase]})


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000,
        "a" * 200_000,
        "a " * 100_000,
        "a b" * 60_000,
        "ab" + " " * 200_000 + "c",
        "a\u030c" * 100_000,
        "a-" * 100_000,
    ],
)
def test_no_text_makes_it_go_astray(text: str) -> None:
    lexicon = Lexicon({"x": ["a a a a a a b", "a* a* a* a* c", "ab* d", "aab* e", "a-a-b", "aaa* f*", "ab"]})
    assert {match.phrase for match in lexicon.find(fold(text))} <= {"ab"}
