"""No message crashes the reading or makes it run away.

That the time is linear is built in: regular expressions repeat without limit only at their very end, where nothing can
fail after them, and can be matched from one place in few ways; everything else goes through the text once. Both are
checked here, the first on the parsed expressions, the second by counting steps.
"""

import importlib
import pkgutil
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import replyguide.intake
import replyguide.reviewing
from regex_shape import MOST_WAYS, Shape
from replyguide.check import Seen
from replyguide.checks import CHECKS
from replyguide.errors import InputError
from replyguide.intake import Reading, read
from replyguide.intake.html import html_text
from replyguide.intake.quoted import strip
from replyguide.lexicon import fold
from replyguide.reviewing import review

CLIENTS = tomllib.loads((Path(__file__).parents[1] / "data" / "mail" / "clients.toml").read_text(encoding="utf-8"))
OWN = [
    importlib.import_module(f"{package.__name__}.{found.name}")
    for package in (replyguide.intake, replyguide.reviewing)
    for found in pkgutil.iter_modules(package.__path__)
    if found.name not in ("tone", "show")
]
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in OWN
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
} | {id: check.way.pattern for id, check in CHECKS.items() if isinstance(check.way, Seen)}
WIDEST = 5000
# Tried only where a line starts with the name of a field, and ends before the next such line.
ANCHORED = {"mail._HUGE_HEADER"}


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 30


@pytest.mark.parametrize("name", PATTERNS)
def test_no_regular_expression_can_run_away(name: str) -> None:
    shape = Shape(PATTERNS[name])
    assert not shape.endless, "repeats without limit before something that may fail"
    assert shape.ways <= MOST_WAYS
    assert shape.width <= WIDEST or name in ANCHORED or shape.width > 2**31


@pytest.mark.parametrize("bad", [r"(a+)+b", r"\d+x", r"(?:a|aa){1,40}\w{1,40}b{1,9}", r"\s*$", r"\w++@"])
def test_the_check_finds_what_would(bad: str) -> None:
    shape = Shape(re.compile(bad))
    assert shape.endless or shape.ways > MOST_WAYS


HOSTILE = [
    "On ", "wrote:\n", "On 3 Mar 2026 at 10:15, A <a@b.example> wrote:\n", "3 Mar 2026\n<a\n", ">\n", "> a\nb\n",
    "From: a@b\n", "From: a@b.example\nSent: x\nSubject: y\n\n", "-----Original Message-----\n", "--\n",
    "__________\n", "Begin forwarded message:\n", "S pozdravem\n", "Hvala, ", "Hvala i hvala i ", "Ana Jurković\n",
    "Lijep pozdrav\nAna\n\nP.S. x\n\n", "Sent from my iPhone\n",
    "Disclaimer: this e-mail is confidential, delete it\n\n", "\n", " ", "\t\n", "\u00a0", "a", "A. ", "a@", "1",
    "1 ", "1.1.", "3. ", "#1a", "1a-", "-1", "12 345 ", "+385 1 ", "narudžba br. 12345 i ", "order ", "order no ",
    "1,000 EUR", "€", "prije ", "prije 3 dana ", "3 dana prije ", "ponedjeljak ", "3. ožujka 2026 ", "march 3 ",
    "March ", "Predmet: x\n", "Ime: ", "ß", "İ", "e\u0301", "😀", "“”", "Ing. ", "de ", "- ",
]  # fmt: skip


def steps(work: Callable[[], object]) -> int:
    """How many lines of our own code the work runs through."""
    count = 0
    folders = tuple(module.__file__ or "" for module in OWN)

    def line(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: object) -> Any:
        return line if frame.f_code.co_filename in folders else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    def cost(length: int) -> int:
        text = "Paket kasni.\n\n" + piece * (length // len(piece))
        return steps(lambda: read(text))

    cost(100)
    once, twice = cost(2000), cost(4000)
    assert twice <= 2.2 * once + 2000


DRAFTED = [
    "Ispričavamo se. ", "„a bcd” ", "25 EUR ", "do petka ", "A-12345 ", "Poštovani, ", "S poštovanjem,\n", "!!! ",
    "vam Vam ", "Sir/Madam ", "[ime] ", "tri tjedna kasni ", "___", "aaaa/", "((((", "pišete da ", "GDJE JE MOJE ",
]  # fmt: skip


@pytest.mark.parametrize("piece", DRAFTED)
def test_a_draft_twice_as_long_takes_twice_the_steps(piece: str) -> None:
    case = {"language": "hr", "text": "Paket kasni.", "channel": "review", "verdict": {"remedies": []}}
    case |= {"topics": [{"category": "delivery-late", "words": "Paket kasni već tri tjedna."}]}
    case["verdict"] |= {"finding": "justified"}

    def cost(length: int) -> int:
        text = "Poštovani,\n\nhvala na poruci.\n\n" + piece * (length // len(piece))
        return steps(lambda: review(text, case, agent_language="en_GB"))

    cost(100)
    once, twice = cost(2000), cost(4000)
    assert twice <= 2.2 * once + 2000


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<a<a", "<!--", "<![", "<blockquote>", "</blockquote>", "<script>", "&#", "&#9", "<p>", "<div><br>"],
)
def test_twice_the_html_takes_twice_the_steps(piece: str) -> None:
    def cost(length: int) -> int:
        source = piece * (length // len(piece))
        return steps(lambda: html_text(source))

    once, twice = cost(4000), cost(8000)
    assert twice <= 2.2 * once + 500
    assert len(html_text(piece * 2000)) <= 3 * len(piece * 2000)


def fragments() -> Iterator[str]:
    for table in CLIENTS.values():
        yield from (table["letter"], table["name"], table["disclaimer"], *table["devices"])
        yield from (*table["heads"].values(), *table["blocks"].values())
    yield from (
        "> quoted",
        ">> twice",
        "-- ",
        "--",
        "___",
        "P.S. x",
        "",
        "\n",
        "1.234,50 €",
        "narudžba br. 12/34",
        "3. 3. 2026",
    )
    yield from (
        "From: a@b.example",
        "Subject: x",
        "Content-Type: text/html",
        "Content-Transfer-Encoding: base64",
        "<p>a<br>",
    )


MESSAGES = st.one_of(
    st.text(),
    st.lists(st.sampled_from(list(fragments())), max_size=12).map("\n".join),
    st.lists(st.one_of(st.sampled_from(list(fragments())), st.text(max_size=20)), max_size=12).map("\n\n".join),
)


def attempt(message: str | bytes) -> Reading | None:
    try:
        return read(message)
    except InputError:
        return None


def letters(text: str) -> str:
    """The text's letters and digits, folded."""
    return "".join(filter(str.isalnum, fold(text).text))


def check(reading: Reading) -> None:
    """What holds of every reading."""
    body, place = reading.body, 0
    for part in reading.stripped:
        assert place <= part.start <= part.end <= len(body)
        place = part.end
        assert reading.words(part)
    for found in (*reading.references, *reading.amounts, *reading.dates):
        assert 0 <= found.start < found.end
        assert reading.words(found)
        assert 0 < found.sure <= 1
    for found in reading.references:
        assert " ".join(reading.words(found).split()) == found.value
    for part in ("name", "organisation", "phone"):
        found = getattr(reading, part)
        if found is not None and "," not in reading.words(found):
            assert letters(reading.words(found)) == letters(found.value)
    assert reading.complaint.text or not body


@settings(max_examples=200, deadline=None)
@given(MESSAGES)
def test_any_text(message: str) -> None:
    reading = attempt(message)
    if reading is not None:
        check(reading)
        assert attempt(message) == reading


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(),
        MESSAGES.map(lambda text: text.encode("utf-8", "surrogatepass")),
        MESSAGES.map(lambda text: text.encode("cp1250", "replace")),
    )
)
def test_any_bytes(message: bytes) -> None:
    reading = attempt(message)
    if reading is not None:
        check(reading)


@settings(max_examples=200, deadline=None)
@given(MESSAGES)
def test_what_is_kept_is_put_together_from_the_whole(message: str) -> None:
    body = message.strip()
    kept = strip(body)
    assert kept.text == "".join(body[start:end] for start, end in kept.pieces)
    assert all(body[kept.origin(place)] == char for place, char in enumerate(kept.text))
    cut = [range(part.start, part.end) for part in kept.stripped]
    assert all(
        body[place].isspace() or not any(place in one for one in cut)
        for start, end in kept.pieces
        for place in range(start, end)
    )
    assert re.search(r"\w", kept.text) or not re.search(r"\w", body)
