"""The text of an HTML mail, as a reader sees it. Quoted blocks become lines that start with ">".

A small scanner of its own: the standard library's parser takes quadratic time on tags that are never closed. Here every
piece between two "<" is looked at once.
"""

from __future__ import annotations

import html
import re

_HIDDEN = frozenset(("script", "style", "title", "template", "noscript", "svg", "object"))
_LINES = frozenset(
    ("div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "address", "center", "form")
)
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote"))
_RULE = "_" * 32
_DEEPEST = 3
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]++")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,20}+)")


class _Writer:
    """Collects the lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0
        self.preformatted = 0
        self.tight = False

    def text(self, piece: str) -> None:
        if "&" in piece:
            piece = _unescape(piece)
        if self.preformatted:
            first, *others = piece.replace("\r\n", "\n").split("\n")
            self.line.append(first)
            for other in others:
                self.end_line(always=True)
                self.line.append(other)
        elif piece:
            self.line.append(piece)

    def end_line(self, always: bool = False) -> None:
        line = "".join(self.line)
        line = line if self.preformatted else _BLANKS.sub(" ", line).strip()
        self.line.clear()
        if line or always:
            self.lines.append(">" * min(self.depth, _DEEPEST) + " " * bool(self.depth) + line)

    def end_paragraph(self) -> None:
        self.end_line()
        blank = ">" * min(self.depth, _DEEPEST)
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(blank)
        elif self.lines:
            self.lines[-1] = min(self.lines[-1], blank, key=len)


def html_text(source: str) -> str:
    """The text of an HTML document.

    >>> print(html_text("<p>Dobrý den,<br>boty p&#345;i&scaron;ly <b>v&#269;era</b>.</p><blockquote>Děkujeme"))
    Dobrý den,
    boty přišly včera.
    <BLANKLINE>
    > Děkujeme
    """
    page = _Writer()
    first, *pieces = _without_comments(source).split("<")
    page.text(first)
    hidden = ""
    for piece in pieces:
        tag, closed, text = piece.partition(">")
        name = _NAME.match(tag) if closed else None
        element, closing = name[1].lower() if name else "", tag.startswith("/")
        if hidden:
            if not closing or element != hidden:
                continue
            hidden = ""
        elif element in _HIDDEN:
            hidden = "" if closing or tag.endswith("/") else element
            text = "" if hidden else text
        elif element:
            _break(page, element, closing, tag)
        elif not closed or not tag.startswith(("!", "?")):
            text = "<" + piece
        page.text(text)
    page.end_line()
    return "\n".join(page.lines)


def _without_comments(source: str) -> str:
    first, *pieces = source.split("<!--")
    return first + "".join(piece.partition("-->")[2] for piece in pieces)


def _break(page: _Writer, element: str, closing: bool, tag: str) -> None:
    """What a tag does to the lines."""
    if element == "p" and not closing:
        page.tight = "MsoNormal" in tag
    if element == "br":
        page.end_line(always=True)
    elif element == "hr":
        page.end_line()
        page.lines.append(_RULE)
    elif element in ("td", "th"):
        page.line.append(" ")
    elif element in _LINES or (element == "p" and page.tight):
        page.end_line()
        if element == "li" and not closing:
            page.line.append("- ")
    elif element in _PARAGRAPHS:
        step = -1 if closing else 1
        page.end_line() if closing else page.end_paragraph()
        if element == "blockquote":
            page.depth = max(0, page.depth + step)
        elif element == "pre":
            page.preformatted = max(0, page.preformatted + step)
        page.end_paragraph()


def _unescape(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text
