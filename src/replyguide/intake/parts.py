"""The parts of a mail: which of them are its text, and what that text is."""

from __future__ import annotations

import re
from email.message import Message
from typing import Any, NamedTuple

from replyguide.errors import InputError
from replyguide.fields import TEXT_LIMIT
from replyguide.intake.charset import decode, tidy
from replyguide.intake.headers import header_text
from replyguide.intake.html import html_text

_STUB = 60
_HTML_RATIO = 5
_TEXTUAL = ("text/plain", "text/html", "multipart/")
_CHARSET = re.compile(r"charset\s{0,9}+=\s{0,9}+[\"']?([\w.:-]{1,40}+)", re.IGNORECASE)


class Part(NamedTuple):
    """A part that is text.

    Attributes:
        kind: its content type, such as ``text/html``.
        declared: its whole Content-Type header.
        message: the part.
    """

    kind: str
    declared: str
    message: Message


def text_parts(message: Message) -> tuple[list[list[Part]], int]:
    """The parts that are text, alternatives together, and how many parts are files."""
    texts: dict[int, list[Part]] = {}
    files = number = 0
    waiting: list[tuple[int, Message]] = [(0, message)]
    while waiting:
        group, part = waiting.pop()
        number += 1
        headers = {name.lower(): value for name, value in part.raw_items() if name[:8].lower() == "content-"}
        declared = header_text(headers.get("content-type", ""))
        kind = _kind(declared)
        if part.is_multipart() and not kind.startswith("message/"):
            group = group or (number if kind == "multipart/alternative" else 0)
            inside: Any = part.get_payload()
            waiting.extend((group, inner) for inner in reversed(inside) if isinstance(inner, Message))
        elif kind.startswith(_TEXTUAL) and not _is_file(header_text(headers.get("content-disposition", ""))):
            texts.setdefault(group or number, []).append(Part(kind, declared, part))
        else:
            files += 1
    return list(texts.values()), files


def _kind(declared: str) -> str:
    kind = declared.partition(";")[0].strip().lower()
    return kind if kind.count("/") == 1 else "text/plain"


def _is_file(disposition: str) -> bool:
    disposition = disposition.lower()
    return disposition.startswith("attachment") or "filename" in disposition


def body_of(groups: list[list[Part]], limit: int) -> tuple[str, bool]:
    """The text, and whether it was made from HTML. Of alternatives the plain one, unless it is a stub."""
    pieces: list[str] = []
    html_only = False
    for parts in groups:
        plain = "\n\n".join(_plain(part, limit) for part in parts if part.kind != "text/html")
        marked = [part for part in parts if part.kind == "text/html"]
        if marked and len(plain.strip()) < _STUB:
            rich = "\n\n".join(html_text(_text(part, limit * _HTML_RATIO)) for part in marked)
            if len(rich.strip()) > 2 * len(plain.strip()):
                plain, html_only = rich, True
        pieces.append(plain)
    return checked(tidy("\n\n".join(piece.strip("\r\n") for piece in pieces if piece.strip())), limit), html_only


def checked(text: str, limit: int = TEXT_LIMIT) -> str:
    """The text, unless it is longer than the limit.

    Raises:
        InputError: it is.
    """
    if len(text) > limit:
        raise InputError.single(
            "text", text, f"has {len(text):,} characters, and at most {limit:,} are read; give the message alone"
        )
    return text


def _text(part: Part, limit: int) -> str:
    """A part's text. What has more than four bytes for each character of the limit is refused before it is decoded."""
    payload = part.message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if len(data) > 4 * limit:
        raise InputError.single(
            "text", data, f"has {len(data):,} bytes, and at most {limit:,} characters are read; give the message alone"
        )
    charset = _CHARSET.search(part.declared)
    return decode(data, charset[1] if charset else None)


def _plain(part: Part, limit: int) -> str:
    text, declared = _text(part, limit), part.declared.lower().replace('"', "")
    return _unflowed(text, "delsp=yes" in declared) if "format=flowed" in declared else text


def _unflowed(text: str, delete_space: bool) -> str:
    """Lines that were broken for the journey only, joined again (RFC 3676)."""
    lines: list[str] = []
    flowing: list[str] = []
    depth = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        content = line.lstrip(">")
        own, quoted = len(line) - len(content), bool(line) and line[0] == ">"
        content = content[1:] if content.startswith(" ") else content
        if flowing and own != depth:
            lines.append("".join(flowing))
            flowing = []
        depth = own
        flowing.append(content if flowing or not quoted else ">" * own + " " + content)
        if content.endswith(" ") and content != "-- ":
            flowing[-1] = flowing[-1][:-1] if delete_space else flowing[-1]
        else:
            lines.append("".join(flowing))
            flowing = []
    return "\n".join([*lines, "".join(flowing)] if flowing else lines)
