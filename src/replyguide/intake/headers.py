"""The headers of a mail: one line each, whatever they were encoded in."""

from __future__ import annotations

import binascii
import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any

from replyguide.fields import one_line
from replyguide.intake.charset import composed, decode

_LONGEST_HEADER = 4_000
_LONGEST_LINE = 500
_MOST_REFERENCES = 200
_ENCODED = re.compile(r"=\?([^?\s]{1,60}+)\?([bBqQ])\?([^?]{0,2000}+)\?=")


def header_text(value: Any) -> str:
    """A header's value as one line of text, whatever it was encoded in."""
    raw = str(value)[:_LONGEST_HEADER]
    if "=?" not in raw:
        return " ".join(_eight_bit(raw).split())
    pieces: list[str] = []
    pending, charset, place = b"", "", 0
    for word in _ENCODED.finditer(raw):
        between, declared = raw[place : word.start()], word[1].partition("*")[0].lower()
        if between.strip() or declared != charset:
            pieces += (decode(pending, charset), _eight_bit(between if between.strip() or not place else ""))
            pending, charset = b"", declared
        pending += _word_bytes(word[2].lower(), word[3])
        place = word.end()
    pieces += (decode(pending, charset), _eight_bit(raw[place:]))
    return " ".join("".join(pieces).split())


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    try:
        return binascii.a2b_base64(data) if encoding == "b" else binascii.a2b_qp(data, header=True)
    except binascii.Error:
        return data


def _eight_bit(raw: str) -> str:
    """Raw bytes in a header, which the parser keeps as surrogates."""
    if raw.isascii():
        return raw
    try:
        return decode(raw.encode("utf-8", "surrogateescape"))
    except UnicodeError:
        return raw.encode("utf-8", "replace").decode()


def line_or_none(value: str | None) -> str | None:
    """A header as one line, no longer than a field may be; None where nothing is in it."""
    try:
        return one_line(composed(value or ""))[:_LONGEST_LINE].strip()
    except ValueError:
        return None


def mailbox(value: str) -> tuple[str, str]:
    """Name and address of the first mailbox in a header."""
    name, bracket, rest = value.partition("<")
    if bracket:
        address = rest.partition(">")[0].strip()
        return name.strip(" \"'\t,"), address if "@" in address else ""
    address, bracket, comment = value.partition("(")
    found = next(iter(addresses(address)), "")
    if found:
        return (comment.rpartition(")")[0].strip(" \"'"), found)
    return value.strip(" \"'\t,"), ""


def addresses(value: str) -> tuple[str, ...]:
    """The addresses in a header."""
    for sign in '<>,;"()':
        value = value.replace(sign, " ")
    return tuple(word for word in value.split() if word.count("@") == 1 and word.strip("@") == word)[:_MOST_REFERENCES]


def identifiers(value: str) -> list[str]:
    """The Message-IDs in a header."""
    words = value.replace("<", " <").replace(">", "> ").split()
    return [word for word in words if word[0] == "<" and word[-1] == ">" and len(word) <= _LONGEST_LINE]


def thread(known: list[str]) -> tuple[str, ...]:
    """The thread's identifiers; of a very long one, its start and its latest."""
    return tuple(known if len(known) <= _MOST_REFERENCES else known[:1] + known[1 - _MOST_REFERENCES :])


def date_of(value: str | None) -> dt.datetime | None:
    """The date in a header, with its offset from UTC."""
    try:
        date = parsedate_to_datetime((value or "")[:100])
        return date if date.tzinfo is not None else date.replace(tzinfo=dt.UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
