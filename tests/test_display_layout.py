"""How cards are laid out: marks nest, carets stand under the words, no character steers, every colour can be read."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import replyguide
from replyguide.display.card import Card, Mark
from replyguide.display.html import html
from replyguide.display.marks import pieces
from replyguide.display.plain import WIDTH, underlined
from replyguide.display.safe import visible

SPANS = st.lists(st.tuples(st.integers(-1, 11), st.integers(-1, 11), st.sampled_from(["topic", "ask"])), max_size=8)


@given(st.text(min_size=8, max_size=10), SPANS)
def test_marks_nest_and_keep_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start, end, kind, f"{start}-{end}-{at}") for at, (start, end, kind) in enumerate(spans)]
    opened: list[Mark] = []
    covered: dict[Mark, str] = {}
    at = 0
    for piece in pieces(text, marks):
        if piece.sign == "open":
            assert piece.mark is not None
            assert piece.whole == (piece.mark.start == at)
            opened.append(piece.mark)
        elif piece.sign == "close":
            assert opened.pop() is piece.mark
            assert piece.mark is not None
            assert piece.whole == (piece.mark.end == at)
        else:
            assert piece.text == text[at : at + len(piece.text)]
            at += len(piece.text)
            for mark in opened:
                covered[mark] = covered.get(mark, "") + piece.text
    assert at == len(text)
    assert not opened
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    assert covered == {mark: text[mark.start : mark.end] for mark in inside}


@given(st.text(st.sampled_from("abc de\nf"), min_size=100, max_size=300), st.integers(0, 99), st.integers(1, 120))
def test_carets_stand_under_the_words(text: str, start: int, length: int) -> None:
    mark = Mark(start, min(start + length, len(text)), "error", "here")
    lines = [line.partition("│ ")[2] for line in underlined(text, (mark,))]
    assert all(len(line) <= WIDTH + len(" here") for line in lines)
    found = ""
    for above, line in pairwise(lines):
        if "^" in line:
            first = line.index("^")
            found += above[first : first + line.count("^")]
    assert found.replace(" ", "") == re.sub(r"\s", "", text[mark.start : mark.end])


@given(st.text(st.characters(), max_size=200))
def test_made_visible_a_text_keeps_its_length(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


def style() -> str:
    page = html(Card("x", (), (), (), "en_GB", ""))
    return page[page.index("<style>") + 7 : page.index("</style>")]


def test_the_style_counts_inside_the_card_alone() -> None:
    outer = re.sub(r"\{(?:[^{}]|\{[^{}]*\})*\}", "{}", style())
    for selectors in re.findall(r"([^{}]+)\{\}", outer):
        if not selectors.startswith("@container"):
            for selector in re.split(r",(?![^(]*\))", selectors):
                assert ".replyguide" in selector, selector


def luminance(colour: tuple[float, ...]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: tuple[float, ...], other: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(share * a + (1 - share) * b for a, b in zip(one, other, strict=True))


def colour(text: str) -> tuple[float, ...]:
    digits = text.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_can_be_read(dark: bool) -> None:
    pairs = re.findall(r"--(\w+):[^;]*light-dark\((#\w+),\s*(#\w+)\)", style())
    palette = {name: colour(two if dark else one) for name, one, two in pairs}
    assert set(palette) == {"ink", "paper", "blue", "green", "amber", "red", "violet"}
    papers = [palette["paper"], colour("#111111"), colour("#1e1e1e")] if dark else [palette["paper"]]
    for paper in papers:
        palette["soft"] = mixed(palette["ink"], paper, 0.78)
        for name in palette.keys() - {"paper"}:
            assert contrast(palette[name], mixed(palette[name], paper, 0.11)) >= 4.5, name


def test_the_layout_holds_no_words() -> None:
    folder = Path(replyguide.__file__).parent / "display" / "templates"
    templates = sorted(folder.glob("*.j2"))
    assert len(templates) > 5
    for path in templates:
        bare = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>|&#160;", "", path.read_text(), flags=re.S)
        assert not re.findall(r"[^\W\d_]+", bare), path.name
