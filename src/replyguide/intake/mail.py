"""Opens a mail: who wrote it, to whom, when, and its text, whatever character set or form it came in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import compat32

from replyguide.errors import InputError
from replyguide.fields import TEXT_LIMIT
from replyguide.intake.charset import decode, tidy
from replyguide.intake.headers import addresses, date_of, header_text, identifiers, line_or_none, mailbox, thread
from replyguide.intake.html import html_text

MESSAGE_LIMIT = 30_000_000
"""The longest mail opened, attachments included, in bytes."""

_MOST_PARTS = 200
_STUB = 60
_HTML_RATIO = 5
_TEXTUAL = ("text/plain", "text/html", "multipart/")

# The standard library takes quadratic time over a header of thousands of parameters.
_HUGE_HEADER = re.compile(rb"^content-[a-z-]{1,30}+[ \t]{0,9}+:(?:[^\n]|\n[ \t]){8000}+", re.IGNORECASE | re.MULTILINE)
_NESTING = re.compile(rb"boundary\s{0,9}+=|content-type\s{0,9}+:\s{0,9}+message/", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s{0,9}+=\s{0,9}+[\"']?([\w.:-]{1,40}+)", re.IGNORECASE)
_HEADER = re.compile(r"([!-9;-~]{1,60}+)[ \t]{0,9}+:")
_TELLING = frozenset(
    ("from", "to", "reply-to", "subject", "date", "message-id", "mime-version", "content-type", "received")
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail, opened.

    Attributes:
        subject: the subject line.
        from_name: the name that the writer's mail program shows.
        from_address: the address it came from.
        reply_to: the address that answers are asked to go to.
        to: the addresses it went to.
        message_id: its Message-ID.
        references: the Message-IDs of the thread before it, oldest first.
        date: when it was sent; None where its header is missing or no date.
        body: the text, lines ended by a newline.
        html_only: whether the text was made from HTML.
        language: what its Content-Language header says.
        attachments: how many files came with it.
    """

    subject: str | None
    from_name: str | None
    from_address: str | None
    reply_to: str | None
    to: tuple[str, ...]
    message_id: str | None
    references: tuple[str, ...]
    date: dt.datetime | None
    body: str
    html_only: bool = False
    language: str | None = None
    attachments: int = 0


def open_mail(message: str | bytes | EmailMessage, *, limit: int = TEXT_LIMIT) -> Mail:
    """Opens a mail, however malformed.

    Raises:
        InputError: the mail, or its text, is longer than the limit, or it is nested without end.

    >>> mail = open_mail("From: Ana <ana@example.org>\\nSubject: =?iso-8859-2?q?Ka=B9njenje?=\\n\\nPaket kasni.")
    >>> mail.subject, mail.from_name, mail.body
    ('Kašnjenje', 'Ana', 'Paket kasni.')
    """
    opened = message if isinstance(message, Message) else _parse(message)
    headers: dict[str, str] = {}
    for name, value in opened.raw_items():
        if name.lower() not in headers:
            headers[name.lower()] = header_text(value)
    name, address = mailbox(headers.get("from", ""))
    groups, attachments = _parts(opened)
    body, html_only = _body(groups, limit)
    references = headers.get("references") or headers.get("in-reply-to", "")
    return Mail(
        subject=line_or_none(headers.get("subject")),
        from_name=line_or_none(name),
        from_address=line_or_none(address),
        reply_to=line_or_none(mailbox(headers.get("reply-to", ""))[1]),
        to=addresses(headers.get("to", "")),
        message_id=next(iter(identifiers(headers.get("message-id", ""))), None),
        references=thread(identifiers(references)),
        date=date_of(headers.get("date")),
        body=body,
        html_only=html_only,
        language=line_or_none(headers.get("content-language", "").partition(",")[0]),
        attachments=attachments,
    )


def is_mail(text: str) -> bool:
    """Whether a text is a whole mail with its headers, rather than the words of one.

    >>> is_mail("From: ana@example.org\\nSubject: Paket\\n\\nKasni."), is_mail("Subject: Paket\\n\\nKasni.")
    (True, False)
    """
    known: set[str] = set()
    for number, line in enumerate(text[:50_000].lstrip("\ufeff\r\n").splitlines()):
        if not line.strip():
            return len(known) > 1
        header = _HEADER.match(line)
        if header is not None:
            known |= {header[1].lower()} & _TELLING
        elif not (number and line[0] in " \t") and not (number == 0 and line.startswith("From ")):
            return False
    return False


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


def _parse(message: str | bytes) -> Message:
    data = message.encode("utf-8", "replace") if isinstance(message, str) else bytes(message)
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    if len(data) > MESSAGE_LIMIT:
        raise InputError.single("message", data, f"has {len(data):,} bytes, and at most {MESSAGE_LIMIT:,} are read")
    if sum(1 for _ in _NESTING.finditer(data)) > _MOST_PARTS:
        raise InputError.single("message", data, f"declares over {_MOST_PARTS} nested parts; give the message alone")
    if _HUGE_HEADER.search(data) is not None:
        raise InputError.single("message", data, "has a header of over 8,000 characters; give the message alone")
    return BytesParser(policy=compat32).parsebytes(data)


def _get(part: Message, name: str) -> str:
    return next((header_text(value) for key, value in part.raw_items() if key.lower() == name), "")


def _kind(part: Message) -> str:
    kind = _get(part, "content-type").partition(";")[0].strip().lower()
    return kind if kind.count("/") == 1 else "text/plain"


def _parts(message: Message) -> tuple[list[list[Message]], int]:
    """The parts that are text, alternatives together, and how many parts are files."""
    texts: dict[int, list[Message]] = {}
    files = number = 0
    waiting: list[tuple[int, Message]] = [(0, message)]
    while waiting:
        group, part = waiting.pop()
        number += 1
        kind, payload = _kind(part), part.get_payload()
        if isinstance(payload, list) and not kind.startswith("message/"):
            group = group or (number if kind == "multipart/alternative" else 0)
            waiting.extend((group, inner) for inner in reversed(payload) if isinstance(inner, Message))
        elif kind.startswith(_TEXTUAL) and not _is_file(part):
            texts.setdefault(group or number, []).append(part)
        else:
            files += 1
    return list(texts.values()), files


def _is_file(part: Message) -> bool:
    disposition = _get(part, "content-disposition").lower()
    return disposition.startswith("attachment") or "filename" in disposition


def _body(groups: list[list[Message]], limit: int) -> tuple[str, bool]:
    """The text, and whether it was made from HTML. Of alternatives the plain one, unless it is a stub."""
    pieces: list[str] = []
    html_only = False
    for parts in groups:
        plain = "\n\n".join(_plain(part, limit) for part in parts if _kind(part) != "text/html")
        marked = [part for part in parts if _kind(part) == "text/html"]
        if marked and len(plain.strip()) < _STUB:
            rich = "\n\n".join(html_text(_text(part, limit * _HTML_RATIO)) for part in marked)
            if len(rich.strip()) > 2 * len(plain.strip()):
                plain, html_only = rich, True
        pieces.append(plain)
    return checked(tidy("\n\n".join(piece.strip("\r\n") for piece in pieces if piece.strip())), limit), html_only


def _text(part: Message, limit: int) -> str:
    """A part's text. What has more than four bytes for each character of the limit is refused before it is decoded."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    if len(data) > 4 * limit:
        raise InputError.single(
            "text", data, f"has {len(data):,} bytes, and at most {limit:,} characters are read; give the message alone"
        )
    declared = _CHARSET.search(_get(part, "content-type"))
    return decode(data, declared[1] if declared else None)


def _plain(part: Message, limit: int) -> str:
    text = _text(part, limit)
    kind = _get(part, "content-type").lower().replace('"', "")
    return _unflowed(text, "delsp=yes" in kind) if "format=flowed" in kind else text


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
