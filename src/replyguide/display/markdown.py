"""A card as Markdown. What others wrote is escaped, so that it shows as it stands: no link, no markup, no formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from replyguide.display.marks import pieces
from replyguide.display.safe import visible
from replyguide.phrasing.layout import escape_markdown

if TYPE_CHECKING:
    from replyguide.display.card import Beside, Card, Facts, Findings, Letter, Listing, Marked, Passage, Value, Why

_FURTHER = re.compile(r"\$|&|@|(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)|(?<=www)\.", re.M | re.I)


def markdown(card: Card) -> str:
    """The card as Markdown."""
    head = [f"### {escaped(card.title)}"]
    if card.chips:
        head += ["", " · ".join(f"**{escaped(chip.text)}**" for chip in card.chips)]
    head += [line for lead in card.leads for line in ("", _line(lead.text))]
    blocks = ["\n".join(_WRITERS[block.block](block)) for block in card.blocks]
    return visible("\n\n".join(["\n".join(head), *blocks])) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, links and formulas among it too.

    >>> escaped("$5 <b> www.example.org *x*")
    '\\\\$5 \\\\<b\\\\> www\\\\.example.org \\\\*x\\\\*'
    """
    return _FURTHER.sub(r"\\\g<0>", escape_markdown(text))


def _quoted(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"> {line.strip()}  ".rstrip(" ") if not line.strip() else f"> {line.strip()}  "


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _reasons(why: tuple[Why, ...]) -> Iterator[str]:
    for one in why:
        behind = ", ".join((*(guideline.id for guideline in one.guidelines), one.rule)).strip(", ")
        because = f"*{_line(one.because)}*" if one.because else ""
        yield f"  - {because} {f'({_line(behind)})' if behind else ''}".rstrip()


def _listing(block: Listing) -> Iterator[str]:
    yield from (f"#### {escaped(block.title)}", "")
    for item in block.items:
        yield f"- {_line(item.text)}"
        yield from _reasons(item.why)


def _value(value: Value) -> str:
    parts = [_line(value.text)]
    if value.note:
        parts.append(f"({_line(value.note)})")
    if value.quote:
        parts.append(f"“{_line(value.quote)}”")
    return " ".join(part for part in parts if part)


def _facts(block: Facts) -> Iterator[str]:
    if block.title:
        yield from (f"#### {escaped(block.title)}", "")
    for row in block.rows:
        yield f"- **{escaped(row.name)}:** {'; '.join(_value(value) for value in row.values)}"


def _letter(block: Letter) -> Iterator[str]:
    yield from (f"#### {escaped(block.title)}", "")
    if block.subject is not None:
        name, subject = block.subject
        yield from (f"> **{escaped(name)}:** {_line(subject)}", ">")
    yield from (f"> {line}".rstrip(" ") if not line else f"> {line}" for line in block.markdown.rstrip().split("\n"))


def _beside(block: Beside) -> Iterator[str]:
    yield from (f"#### {escaped(block.title)}", "")
    if block.heads is not None:
        yield from (f"*{escaped(' · '.join(block.heads))}*", "")
    for number, row in enumerate(block.rows, start=1):
        yield f"{number}. {_line(' '.join(row.customer))}"
        if block.heads is not None and row.agent:
            yield f"   <br>*{_line(' '.join(row.agent))}*"
        if row.note:
            yield f"   <br>{_line(row.note)}"
        yield from (f" {line}" for line in _reasons(row.why))


def _marked(block: Marked) -> Iterator[str]:
    yield f"#### {escaped(block.title)}"
    for passage in block.passages:
        name = f"**{escaped(passage.name)}:** " if passage.name else ""
        yield ""
        yield from _quoted(name + _words(passage))


def _words(passage: Passage) -> str:
    """The text with each mark's words in bold and what they are in brackets after them; bold within bold is not."""
    found, depth = [], 0
    for piece in pieces(passage.text, passage.marks):
        if piece.sign == "text":
            found.append(_bold(piece.text) if depth else escaped(piece.text))
            continue
        depth += 1 if piece.sign == "open" else -1
        if piece.sign == "close" and piece.whole and piece.mark is not None:
            found.append(f" \\[{_line(piece.mark.label)}\\]")
    return "".join(found)


def _bold(text: str) -> str:
    return "\n".join(
        line if not line.strip() else line.replace(line.strip(), f"**{escaped(line.strip())}**", 1)
        for line in text.split("\n")
    )


def _findings(block: Findings) -> Iterator[str]:
    yield from (f"#### {escaped(block.title)}", "")
    for number, item in enumerate(block.items, start=1):
        quote = f" “{_line(item.quote)}”" if item.quote else ""
        yield f"{number}. **{_line(item.label)}**, {_line(item.where)}{quote}: {_line(f'{item.message} {item.advice}')}"
        if item.better:
            yield f"   <br>{escaped(block.better)}: *{_line(item.better)}*"
        yield from (f" {line}" for line in _reasons(item.why))


_WRITERS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "listing": _listing,
    "facts": _facts,
    "letter": _letter,
    "beside": _beside,
    "marked": _marked,
    "findings": _findings,
}
