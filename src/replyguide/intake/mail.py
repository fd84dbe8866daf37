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
from replyguide.intake.headers import addresses, date_of, header_text, identifiers, line_or_none, mailbox, thread
from replyguide.intake.parts import body_of, text_parts

MESSAGE_LIMIT = 30_000_000
"""The longest mail opened, attachments included, in bytes."""

_MOST_PARTS = 200
_LONGEST_HEADER = 8_000
_LONGEST_HEAD = 50_000

# The standard library takes quadratic time over a header of thousands of parameters.
_HUGE_HEADER = re.compile(rb"^content-[a-z-]{1,30}+[ \t]{0,9}+:(?:[^\n]|\n[ \t]){8000}+", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(r"([!-9;-~]{1,60}+)[ \t]{0,9}+:")
_ALSO_A_JOURNEY = frozenset(("from", "to", "date"))
_READ = frozenset(
    ("from", "reply-to", "to", "subject", "date", "message-id", "references", "in-reply-to", "content-language")
)
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
        if name.lower() in _READ:
            headers.setdefault(name.lower(), header_text(value))
    name, address = mailbox(headers.get("from", ""))
    groups, attachments = text_parts(opened)
    body, html_only = body_of(groups, limit)
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
    addressed = False
    for number, line in enumerate(text[:_LONGEST_HEAD].lstrip("\ufeff\r\n").splitlines()):
        if not line.strip():
            return len(known) > 1 and (addressed or not known <= _ALSO_A_JOURNEY)
        header = _HEADER.match(line)
        if header is not None:
            known |= {header[1].lower()} & _TELLING
        elif not (number and line[0] in " \t") and not (number == 0 and line.startswith("From ")):
            return False
        addressed = addressed or "@" in line
    return False


def _parse(message: str | bytes) -> Message:
    data = message.encode("utf-8", "replace") if isinstance(message, str) else bytes(message)
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    if len(data) > MESSAGE_LIMIT:
        raise InputError.single("message", data, f"has {len(data):,} bytes, and at most {MESSAGE_LIMIT:,} are read")
    small = data.lower()
    if small.count(b"boundary") + small.count(b"message/") > _MOST_PARTS:
        raise InputError.single("message", data, f"declares over {_MOST_PARTS} nested parts; give the message alone")
    if len(data) > _LONGEST_HEADER and _HUGE_HEADER.search(data) is not None:
        raise InputError.single("message", data, "has a header of over 8,000 characters; give the message alone")
    return BytesParser(policy=compat32).parsebytes(data)
