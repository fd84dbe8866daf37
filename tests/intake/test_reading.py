"""A message read as a whole: mails, bare text, complaints; and the examples."""

import datetime as dt
import email
import email.policy
import json
import tomllib
from pathlib import Path

import pytest

from replyguide.complaint import Complaint, Customer, Topic
from replyguide.errors import InputError
from replyguide.house import House
from replyguide.intake import read
from replyguide.vocabulary import Channel

ROOT = Path(__file__).parents[2]
EXAMPLES = tomllib.loads((ROOT / "tests" / "data" / "mail" / "examples.toml").read_text(encoding="utf-8"))
RECEIVED = dt.datetime(2026, 3, 11, 23, 30, tzinfo=dt.UTC)


def test_every_example_has_its_expectation() -> None:
    assert {path.name for path in (ROOT / "docs" / "examples").glob("*.eml")} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str) -> None:
    data, expected = (ROOT / "docs" / "examples" / name).read_bytes(), EXAMPLES[name]
    reading = read(data)
    complaint = reading.complaint
    assert complaint.text == expected["text"]
    assert complaint.language == expected["language"]
    assert complaint.customer.name == expected["name"]
    assert complaint.customer.email == expected["email"]
    assert list(complaint.order_refs) == expected["order_refs"]
    assert [amount.value for amount in reading.amounts] == expected["amounts"]
    assert [part.kind for part in reading.stripped] == expected["stripped"]
    assert complaint.channel is Channel.EMAIL
    assert complaint.received is not None
    assert complaint.message_id is not None
    assert {reading.words(found) for found in reading.references} == set(expected["order_refs"])
    assert read(data.decode()) == reading
    assert read(email.message_from_bytes(data, policy=email.policy.default)) == reading


def test_bare_text() -> None:
    reading = read("Subject: Reklamacija\n\nČizme iz narudžbe 20260117 kasne.\n\nLP\nana jurković", received=RECEIVED)
    assert reading.complaint == Complaint(
        subject="Reklamacija",
        text="Čizme iz narudžbe 20260117 kasne.\n\nLP",
        received=RECEIVED,
        language="hr",
        customer=Customer(name="Ana Jurković"),
        topics=(Topic(category="delivery-late", words="Čizme iz narudžbe 20260117 kasne."),),
        order_refs=("20260117",),
    )
    assert [(part.kind, reading.words(part)) for part in reading.stripped] == [
        ("header", "Subject: Reklamacija"),
        ("name", "ana jurković"),
    ]


def test_a_mail_copied_from_a_mail_program() -> None:
    reading = read(
        "Od: Jana Nováková <jana@example.org>\nKomu: info@firma.example\nPředmět: Boty\n\nBoty nepřišly, kde jsou?"
    )
    complaint = reading.complaint
    assert (complaint.subject, complaint.text) == ("Boty", "Boty nepřišly, kde jsou?")
    assert (complaint.customer.name, complaint.customer.email) == ("Jana Nováková", "jana@example.org")
    assert reading.name is not None
    assert reading.words(reading.name) == "Jana Nováková"


def test_the_name_under_the_letter_counts_more_than_the_header() -> None:
    text = "Paket kasni već tri tjedna."
    mail = f"From: Marko Horvat <ana@example.org>\nTo: x@y.example\n\n{text}"
    assert read(mail).complaint.customer.name == "Marko Horvat"
    assert read(f"{mail}\n\nLP\nAna Jurković").complaint.customer.name == "Ana Jurković"
    assert read(f"From: ana.jurkovic@example.org\nTo: x@y.example\n\n{text}").complaint.customer.name is None


def test_a_form_names_the_customer() -> None:
    reading = read("Ime i prezime: Ana Jurković\nE-mail: ana@example.org\nPoruka: Paket nije stigao, što se događa?")
    assert reading.complaint.customer.name == "Ana Jurković"
    assert reading.stripped == ()


def test_numbers_of_quoted_mail_are_not_the_customers() -> None:
    reading = read("Order 55123 is late.\n\nRegards\nAnn Lee\nCustomer no. 778899\n\n> order 99881, £20, 3 March 2026")
    assert [found.value for found in reading.references] == ["55123", "778899"]
    assert reading.complaint.order_refs == ("55123",)
    assert reading.complaint.customer.account == "778899"
    assert reading.amounts == reading.dates == ()


def test_days_count_from_the_day_of_receipt_where_the_house_is() -> None:
    text = "Jučer je istekao rok, a čizme nisu stigle."
    assert [day.value for day in read(text, received=RECEIVED).dates] == ["2026-03-10"]
    house = House(time_zone="Europe/Zagreb", country="HR")
    assert [day.value for day in read(text, received=RECEIVED, house=house).dates] == ["2026-03-11"]
    assert [day.value for day in read(text).dates] == ["-P1D"]


def test_the_houses_country_decides_what_the_text_leaves_open() -> None:
    text = "Paket kasni. Molim odgovor."
    for country, language in (("HR", "hr"), ("BA", "bs")):
        reading = read(text, house=House(country=country))
        assert (reading.complaint.language, reading.language.either) == (language, True)


def test_a_language_that_is_not_served_is_named() -> None:
    reading = read("Objednal som si topánky a už tri týždne neprišli. Prosím o vrátenie peňazí.")
    assert reading.complaint.language is None
    assert reading.language.best_guess == "sk"


def test_the_fields_of_a_complaint_count_more_than_its_text() -> None:
    text = "Order 55123 is late.\n\nRegards\nAnn Lee"
    full = read({"text": text, "language": "pt", "order_refs": ["1"], "customer": {"name": "Bo"}, "channel": "review"})
    assert full.complaint.language == "pt_BR"
    assert full.language.sure == 1
    assert full.complaint.order_refs == ("1",)
    assert full.complaint.customer.name == "Bo"
    assert full.complaint.channel is Channel.REVIEW
    assert full.complaint.text == text
    assert full.stripped == ()

    for message in ({"text": text}, Complaint(text=text)):
        read_from_text = read(message, received=RECEIVED)
        assert read_from_text.complaint.language == "en_GB"
        assert read_from_text.complaint.order_refs == ("55123",)
        assert read_from_text.complaint.customer.name == "Ann Lee"
        assert read_from_text.complaint.received == RECEIVED
        assert read_from_text.complaint.text == text


def test_topics_without_a_text() -> None:
    reading = read({"topics": [{"category": "damaged"}]})
    assert (reading.complaint.language, reading.language.best_guess, reading.body) == (None, "und", "")


@pytest.mark.parametrize(
    ("message", "where"),
    [
        ("", "text"),
        (" \n\t\u200b", "text"),
        (b"", "text"),
        (b"From: a@b.example\nSubject: x\n\n", "text"),
        ({}, "text"),
        ({"text": "Kasni.", "language": "xx"}, "language"),
        ({"text": "Kasni.", "customer": {"names": "Ana"}}, "customer.names"),
        ("a" * 200_001, "text"),
        ({"text": "a" * 200_001}, "text"),
    ],
)
def test_what_cannot_be_read_is_said(message: str | bytes | dict[str, object], where: str) -> None:
    with pytest.raises(InputError) as raised:
        read(message)
    assert [problem.where for problem in raised.value.problems] == [where]


def test_a_time_of_receipt_without_an_offset_is_refused() -> None:
    with pytest.raises(InputError, match="received: has no offset from UTC"):
        read("Kasni.", received=dt.datetime(2026, 3, 11))


def test_a_reading_as_json() -> None:
    reading = read("Narudžba 20260117 od 3.3.2026. za 20 € kasni.\n\nLP\nAna Jurković", received=RECEIVED)
    values = json.loads(reading.to_json())
    assert values == json.loads(json.dumps(reading.to_dict()))
    assert Complaint.model_validate(values["complaint"]) == reading.complaint
    assert values["language"]["language"] == "hr"
    assert values["references"] == [
        {"kind": "order", "value": "20260117", "where": "body", "start": 9, "end": 17, "sure": 0.9}
    ]
    assert values["stripped"] == [{"kind": "name", "start": 50, "end": 62}]
    assert values["phone"] is None
