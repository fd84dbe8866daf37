"""From a raw message to a complaint, with what was read from it, how sure that is, and from which words."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from replyguide.complaint import Complaint
from replyguide.errors import InputError
from replyguide.fields import TEXT_LIMIT
from replyguide.intake.charset import tidy
from replyguide.intake.closing import SignOff
from replyguide.intake.found import Found
from replyguide.intake.headers import line_or_none, mailbox
from replyguide.intake.mail import Mail, is_mail, open_mail
from replyguide.intake.particulars import Numbers, customer, day_of, numbers_in, order_refs, signed
from replyguide.intake.parts import checked
from replyguide.intake.questions import open_questions
from replyguide.intake.quoted import Stripped, strip_sheet
from replyguide.intake.sheet import Sheet
from replyguide.intake.told import Told, tell
from replyguide.intake.tone import without
from replyguide.lexicon import Folded, fold
from replyguide.shown import Shown
from replyguide.shown import card as make_card

if TYPE_CHECKING:
    from replyguide.display.card import Card
    from replyguide.house import House
    from replyguide.intake.identify import Identified
    from replyguide.intake.labels import Label

_SHORT = 40


@dataclass(frozen=True, slots=True)
class Reading(Shown):
    """A message, read.

    Attributes:
        complaint: the complaint, which an agent only has to confirm.
        language: the language, how sure it is, and the best guess where it is none that is served.
        body: the whole text of the message, in which spans count.
        stripped: what was left out of the complaint's text, by kind and span.
        name: the customer's name.
        title: academic and professional titles that stand with it.
        organisation: the firm or body that the customer writes for.
        phone: the telephone number under the name.
        references: the numbers named, by kind: order, invoice, parcel, contract, booking, account, case.
        amounts: the amounts of money named, such as ``64.50 EUR``.
        dates: the days named, such as ``2026-03-11``; ``--03-11`` without a year, ``-P3D`` for three days before.
        sender: the name that the mail program shows, in which spans with ``where`` from count.
        topics: what went wrong, each with the words that tell it and the sentence they stand in.
        asks: what the customer wants.
        marks: how the message is written.
        abuse: swearing and insults aimed at people.
    """

    complaint: Complaint
    language: Identified
    body: str
    stripped: tuple[Stripped, ...] = ()
    name: Found | None = None
    title: Found | None = None
    organisation: Found | None = None
    phone: Found | None = None
    references: tuple[Found, ...] = ()
    amounts: tuple[Found, ...] = ()
    dates: tuple[Found, ...] = ()
    sender: str = ""
    topics: tuple[Label, ...] = ()
    asks: tuple[Label, ...] = ()
    marks: tuple[Label, ...] = ()
    abuse: tuple[Label, ...] = ()

    def words(self, found: Found | Stripped | Label) -> str:
        """The words of the message that something was read from."""
        where = found.where if isinstance(found, Found) else "body"
        source = {"body": self.body, "subject": self.complaint.subject or "", "from": self.sender}[where]
        return source[found.start : found.end]

    def without_abuse(self) -> str:
        """The body of the message with its abuse left out."""
        return without(self.body, self.abuse)

    def questions(self) -> tuple[str, ...]:
        """The open questions that the message leaves, in the customer's language; none where that is not known."""
        from replyguide.phrasing import catalog

        language = self.complaint.language
        return tuple(catalog.load(language).text(id) for id in open_questions(self)) if language else ()

    def card(self, agent_language: str | None = None) -> Card:
        """The message with what was read marked in it, as a notebook or a page shows it.

        Args:
            agent_language: the language of labels; the message's own where it is left out, else English.

        Raises:
            UnknownLanguage: it is not served.
        """
        return make_card("display.reading", self, agent_language)

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain values, the complaint as its own JSON."""
        return {
            "complaint": self.complaint.model_dump(mode="json", exclude_defaults=True),
            "language": self.language._asdict(),
            **{
                name: _plain(getattr(self, name))
                for name in ("stripped", "name", "title", "organisation", "phone", "references", "amounts", "dates")
            },
            **{name: _plain(getattr(self, name)) for name in Told._fields},
        }

    def to_json(self, indent: int | None = None) -> str:
        """The reading as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


def read(
    message: Complaint | Mapping[str, Any] | str | bytes | EmailMessage,
    *,
    house: House | None = None,
    received: dt.datetime | None = None,
    limit: int = TEXT_LIMIT,
) -> Reading:
    """Reads a message as a careful person reads it.

    Args:
        message: a mail (``EmailMessage``, the bytes of an ``.eml``, or its text), the bare text of a message, or a
            complaint or mapping, whose own fields count more than what is read from its text.
        house: the house that was written to; its country decides what the language leaves open.
        received: when the message came; a mail's own date where it is not given.
        limit: the longest text read, in characters.

    Raises:
        InputError: there is no text, or too much of it, or a field cannot be used.

    >>> reading = read("Naručila sam cipele 3. ožujka, narudžba 20260117.\\n\\nLijep pozdrav\\nana jurković")
    >>> reading.complaint.language, reading.complaint.customer.name, reading.complaint.order_refs
    ('hr', 'Ana Jurković', ('20260117',))
    """
    if received is not None and received.utcoffset() is None:
        raise InputError.single("received", received.isoformat(), "has no offset from UTC; give one, such as +01:00")
    country = house.country if house is not None else None
    if isinstance(message, Complaint):
        return _completed(message, country, house, received)
    if isinstance(message, Mapping):
        return _completed(_validated(message), country, house, received)
    mail = _mail(message, limit)
    if not mail.body:
        raise InputError.single("text", mail.body, "is empty; give the customer's words")
    sheet = Sheet(mail.body)
    kept = strip_sheet(sheet, mail.from_name, subject=mail.subject is not None)
    subject = mail.subject or line_or_none(kept.fields.get("subject"))
    shown, address = mail.from_name, mail.reply_to or mail.from_address
    if shown is None and address is None:
        shown, address = map(line_or_none, mailbox(kept.fields.get("from", "")))
    received = received or mail.date
    own = fold(kept.text)
    language = _identified(own, subject, country)
    closing = signed(kept.closing, sheet, shown)
    numbers = numbers_in(sheet, subject, language.language, day_of(received, house), kept.stripped)
    complaint = _validated(
        {
            "received": received,
            "language": language.language,
            "subject": subject,
            "text": kept.text,
            "message_id": mail.message_id,
            "references": mail.references,
            "customer": {**customer(closing, numbers), "email": address},
            "order_refs": order_refs(numbers),
        }
    )
    said = tell(own, language.language, house.folder if house is not None else None)
    complaint = complaint.model_copy(update=said.fields(complaint))
    return _reading(complaint, language, mail.body, closing, numbers, said.moved(kept.origin), kept.stripped, shown)


def _mail(message: str | bytes | EmailMessage, limit: int) -> Mail:
    if not isinstance(message, str) or is_mail(message):
        return open_mail(message, limit=limit)
    return Mail(None, None, None, None, (), None, (), None, checked(tidy(checked(message, limit)), limit))


def _validated(values: Mapping[str, Any]) -> Complaint:
    try:
        return Complaint.model_validate(values)
    except ValidationError as error:
        raise InputError.from_validation(error) from None


def _completed(complaint: Complaint, country: str | None, house: House | None, received: dt.datetime | None) -> Reading:
    """A complaint with what its text tells and its fields do not. The text stays as it is."""
    given, text = complaint.model_fields_set, complaint.text
    sheet = Sheet(text)
    if complaint.language is not None:
        language = _known(complaint.language)
    else:
        language = _identified(sheet.folded, complaint.subject, country)
    received = complaint.received or received
    closing = signed(strip_sheet(sheet).closing, sheet, None)
    numbers = numbers_in(sheet, complaint.subject, language.language, day_of(received, house))
    known = complaint.customer.model_fields_set
    told = {name: value for name, value in customer(closing, numbers).items() if value and name not in known}
    changes: dict[str, Any] = {"received": received, "language": language.language}
    if told:
        changes["customer"] = complaint.customer.model_copy(update=told)
    if "order_refs" not in given:
        changes["order_refs"] = order_refs(numbers)
    said = tell(sheet.folded, language.language, house.folder if house is not None else None)
    changes |= said.fields(complaint)
    return _reading(complaint.model_copy(update=changes), language, text, closing, numbers, said)


def _reading(
    complaint: Complaint,
    language: Identified,
    body: str,
    closing: SignOff,
    numbers: Numbers,
    said: Told,
    stripped: tuple[Stripped, ...] = (),
    sender: str | None = None,
) -> Reading:
    return Reading(
        complaint=complaint,
        language=language,
        body=body,
        sender=sender or "",
        stripped=stripped,
        name=closing.name,
        title=closing.title,
        organisation=closing.organisation,
        phone=closing.phone,
        **numbers,
        topics=said.topics,
        asks=said.asks,
        marks=said.marks,
        abuse=said.abuse,
    )


def _identified(text: Folded, subject: str | None, country: str | None) -> Identified:
    from replyguide.intake.identify import Identified, identify

    if not text.original:
        return Identified(None, "und", 0.0)
    return identify(text if len(text.original) > _SHORT or not subject else f"{text.original}\n{subject}", country)


def _known(language: str) -> Identified:
    from replyguide.intake.identify import Identified

    return Identified(language, language, 1.0)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(one) for one in value]
    return asdict(value) if value is not None else None
