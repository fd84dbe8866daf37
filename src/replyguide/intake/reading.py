"""From a raw message to a complaint, with what was read from it, how sure that is, and from which words."""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from replyguide.complaint import Complaint
from replyguide.errors import InputError
from replyguide.fields import TEXT_LIMIT
from replyguide.intake.charset import tidy
from replyguide.intake.closing import SignOff
from replyguide.intake.contact import labelled_name, sender_name
from replyguide.intake.days import days
from replyguide.intake.found import Found, Where
from replyguide.intake.headers import line_or_none, mailbox
from replyguide.intake.mail import Mail, is_mail, open_mail
from replyguide.intake.numbers import amounts, references
from replyguide.intake.parts import checked
from replyguide.intake.questions import open_questions
from replyguide.intake.quoted import Stripped, strip_sheet
from replyguide.intake.sheet import Sheet
from replyguide.intake.told import Told, tell
from replyguide.intake.tone import without
from replyguide.lexicon import Folded, fold

if TYPE_CHECKING:
    from replyguide.house import House
    from replyguide.intake.identify import Identified
    from replyguide.intake.labels import Label

_REFERRED = frozenset(("order", "invoice", "parcel", "contract", "booking"))
_NOT_OWN = frozenset(("quote", "forward", "device", "disclaimer"))
_MOST_REFERENCES = 50
_SHORT = 40
_ANY_LANGUAGE = "en_GB"


@dataclass(frozen=True, slots=True)
class Reading:
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
    closing = _closing(kept.closing, sheet, shown)
    numbers = _numbers(sheet, subject, language, _day(received, house), kept.stripped)
    complaint = _validated(
        {
            "received": received,
            "language": language.language,
            "subject": subject,
            "text": kept.text,
            "message_id": mail.message_id,
            "references": mail.references,
            "customer": {**_customer(closing, numbers), "email": address},
            "order_refs": _order_refs(numbers),
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
    closing = _closing(strip_sheet(sheet).closing, sheet, None)
    numbers = _numbers(sheet, complaint.subject, language, _day(received, house))
    known = complaint.customer.model_fields_set
    told = {name: value for name, value in _customer(closing, numbers).items() if value and name not in known}
    changes: dict[str, Any] = {"received": received, "language": language.language}
    if told:
        changes["customer"] = complaint.customer.model_copy(update=told)
    if "order_refs" not in given:
        changes["order_refs"] = _order_refs(numbers)
    said = tell(sheet.folded, language.language, house.folder if house is not None else None)
    changes |= said.fields(complaint)
    return _reading(complaint.model_copy(update=changes), language, text, closing, numbers, said)


def _reading(
    complaint: Complaint,
    language: Identified,
    body: str,
    closing: SignOff,
    numbers: Mapping[str, tuple[Found, ...]],
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


def _closing(closing: SignOff, sheet: Sheet, shown: str | None) -> SignOff:
    """Who wrote: from under the letter, else from the name that the mail program shows, else from a form's field."""
    if closing.name is not None and closing.organisation is not None:
        return closing
    name, title, organisation = sender_name(shown)
    if closing.name is not None:
        name, title = closing.name, closing.title
    organisation = closing.organisation or organisation
    return replace(closing, name=name or labelled_name(sheet), title=title, organisation=organisation)


def _customer(closing: SignOff, numbers: Mapping[str, tuple[Found, ...]]) -> dict[str, str | None]:
    parts = {part: getattr(closing, part) for part in ("name", "title", "organisation", "phone")}
    account = next((found.value for found in numbers["references"] if found.kind == "account"), None)
    return {part: found.value if found is not None else None for part, found in parts.items()} | {"account": account}


def _numbers(
    sheet: Sheet, subject: str | None, language: Identified, today: dt.date | None, stripped: Sequence[Stripped] = ()
) -> dict[str, tuple[Found, ...]]:
    """The references, amounts and dates in the subject and in the customer's own words."""
    foreign = sorted((part.start, part.end) for part in stripped if part.kind in _NOT_OWN)
    starts = [start for start, _ in foreign]
    code = language.language or _ANY_LANGUAGE
    pages: tuple[tuple[Sheet, Where], ...] = ((Sheet(subject or ""), "subject"), (sheet, "body"))
    numbers: dict[str, tuple[Found, ...]] = {"references": (), "amounts": (), "dates": ()}
    for page, where in pages:
        money, dates = amounts(page, where), days(page, code, today, where)
        named = references(page, where, [*money, *dates])
        for name, found in (("references", named), ("amounts", money), ("dates", dates)):
            own = (one for one in found if where == "subject" or not _inside(one.start, starts, foreign))
            numbers[name] = (*numbers[name], *own)
    return numbers


def _inside(place: int, starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(starts, place) - 1
    return before >= 0 and place < spans[before][1]


def _order_refs(numbers: Mapping[str, tuple[Found, ...]]) -> tuple[str, ...]:
    values = (found.value for found in numbers["references"] if found.kind in _REFERRED)
    return tuple(dict.fromkeys(values))[:_MOST_REFERENCES]


def _day(received: dt.datetime | None, house: House | None) -> dt.date | None:
    """The day on which the message came, where the house is."""
    if received is None:
        return None
    return (received.astimezone(house.zone) if house is not None else received).date()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(one) for one in value]
    return asdict(value) if value is not None else None
