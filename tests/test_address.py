"""How a customer is addressed, decided in tables."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replyguide.complaint import Customer
from replyguide.languages import LANGUAGES, load
from replyguide.phrasing.address import addressing, next_line, pronouns
from replyguide.vocabulary import Address

# What is known of the customer, and message and name by language.
MAIL: list[tuple[dict[str, str], dict[str, tuple[str, str | None]]]] = [
    (
        {"name": "Ivan Jurković", "first_name": "Ivan", "last_name": "Jurković", "address": "man"},
        {
            "hr": ("man", "Jurkoviću"),
            "bs": ("man", "Jurkoviću"),
            "cs": ("none", None),
            "ro": ("man", "Jurković"),
            "pt_BR": ("man", "Jurković"),
            "pt_PT": ("man.full", "Ivan Jurković"),
            "en_GB": ("man", "Jurković"),
            "en_US": ("man", "Jurković"),
        },
    ),
    (
        {"name": "Ana Jurković", "last_name": "Jurković", "address": "woman"},
        {
            "hr": ("woman", "Jurković"),
            "bs": ("woman", "Jurković"),
            "cs": ("woman", "Jurković"),
            "ro": ("woman", "Jurković"),
            "pt_BR": ("woman", "Jurković"),
            "pt_PT": ("woman.full", "Ana Jurković"),
            "en_GB": ("woman", "Jurković"),
        },
    ),
    # the form of address is not known
    (
        {"first_name": "Jo", "last_name": "Smith"},
        {
            "hr": ("none", None),
            "bs": ("none", None),
            "cs": ("none", None),
            "ro": ("none", None),
            "pt_BR": ("named", "Jo Smith"),
            "pt_PT": ("named", "Jo Smith"),
            "en_GB": ("named", "Jo Smith"),
            "en_US": ("named", "Jo Smith"),
        },
    ),
    # only a first name
    (
        {"first_name": "Ion", "address": "man"},
        {
            "hr": ("none", None),
            "cs": ("none", None),
            "ro": ("none", None),
            "pt_BR": ("named", "Ion"),
            "en_GB": ("named", "Ion"),
        },
    ),
    # only a surname
    (
        {"last_name": "Smith"},
        {"ro": ("none", None), "pt_PT": ("none", None), "en_GB": ("none", None)},
    ),
    (
        {"last_name": "Novák", "address": "man"},
        {"cs": ("man", "Nováku"), "hr": ("none", None), "pt_PT": ("man", "Novák"), "en_GB": ("man", "Novák")},
    ),
    # one word of which nothing more is known
    (
        {"name": "Novák", "address": "man"},
        dict.fromkeys(LANGUAGES, ("none", None)),
    ),
    # a whole name that cannot be told apart
    (
        {"name": "Zoran Ivan Lasta", "address": "man"},
        {
            "ro": ("man", "Zoran Ivan Lasta"),
            "pt_BR": ("man", "Zoran Ivan Lasta"),
            "pt_PT": ("man.full", "Zoran Ivan Lasta"),
            "en_GB": ("named", "Zoran Ivan Lasta"),
        },
    ),
    # titles
    (
        {"name": "prof. dr. sc. Ivan Horvat", "address": "man"},
        {
            "hr": ("man", "profesore Horvate"),
            "bs": ("man", "profesore Horvate"),
            "pt_PT": ("man.full", "Prof. Ivan Horvat"),
        },
    ),
    (
        {"title": "Ing.", "first_name": "Jana", "last_name": "Nováková", "address": "woman"},
        {"cs": ("woman", "inženýrko Nováková"), "ro": ("woman", "inginer Nováková"), "en_GB": ("woman", "Nováková")},
    ),
    (
        {"title": "MUDr.", "last_name": "Novák", "address": "man"},
        {"cs": ("man", "doktore Nováku"), "hr": ("none", None)},
    ),
    (
        {"title": "prap.", "last_name": "Novák", "address": "man"},
        {"cs": ("man", "Nováku")},
    ),
    (
        {"title": "Dr", "first_name": "Ana", "last_name": "Silva", "address": "woman"},
        {
            "pt_PT": ("woman.full", "Dra. Ana Silva"),
            "pt_BR": ("woman", "Silva"),
            "en_GB": ("named", "Dr Silva"),
            "en_US": ("named", "Dr. Silva"),
            "ro": ("woman", "doctor Silva"),
        },
    ),
    (
        {"title": "Prof.", "last_name": "Smith"},
        {"en_GB": ("named", "Professor Smith"), "pt_BR": ("none", None)},
    ),
    # no name, or none that could be one
    ({}, dict.fromkeys(LANGUAGES, ("none", None))),
    ({"name": "Customer 123"}, dict.fromkeys(LANGUAGES, ("none", None))),
    ({"name": "info@example.org", "address": "woman"}, dict.fromkeys(LANGUAGES, ("none", None))),
    # the caller's vocative
    (
        {"last_name": "O'Neill", "vocative": "O'Neille", "address": "man"},
        {"cs": ("man", "O'Neille"), "hr": ("man", "O'Neille")},
    ),
    (
        {"first_name": "Karel", "vocative": "Karle"},
        {"cs": ("none", None), "en_GB": ("named", "Karle")},
    ),
    # several, and a company
    ({"name": "Ana i Ivan Horvat", "address": "several"}, dict.fromkeys(LANGUAGES, ("several", None))),
    ({"name": "Jadran d.o.o.", "address": "organisation"}, dict.fromkeys(LANGUAGES, ("organisation", None))),
]
CASES = [(customer, code, *found) for customer, by_code in MAIL for code, found in by_code.items()]


@pytest.mark.parametrize(("customer", "code", "message", "name"), CASES)
def test_salutation(customer: dict[str, Any], code: str, message: str, name: str | None) -> None:
    for medium, suffix in (("mail", ""), ("letter", ".letter")):
        found = addressing(Customer(**customer), load(code), "mail" if medium == "mail" else "letter")
        assert found.message == f"salutation.{message}{suffix}"
        assert found.slots == ({} if name is None else {"name": name})
        assert found.text is None
        assert found.named is (name is not None)
        unnamed = "close.greeted" if (message, medium) == ("none", "mail") else "close.unnamed"
        assert found.close == (unnamed if name is None else "close.named")


@pytest.mark.parametrize(
    ("customer", "code", "message", "name"),
    [
        ({"first_name": "Jo", "last_name": "Smith"}, "en_GB", "chat.named", "Jo"),
        ({"name": "Jo van Lasta"}, "en_GB", "chat.named", "Jo"),
        ({"name": "Ana Ferreira"}, "pt_PT", "chat.named", "Ana Ferreira"),
        ({"last_name": "Smith", "address": "man"}, "en_US", "man", "Smith"),
        ({"last_name": "Smith"}, "en_US", "chat", None),
        ({"last_name": "Horvat", "address": "man"}, "hr", "chat", None),
        ({"last_name": "Horvat", "vocative": "Horvate", "address": "man"}, "hr", "man", "Horvate"),
        ({"address": "several"}, "cs", "chat", None),
        ({"address": "organisation"}, "ro", "chat", None),
        ({}, "bs", "chat", None),
    ],
)
def test_chat(customer: dict[str, Any], code: str, message: str, name: str | None) -> None:
    found = addressing(Customer(**customer), load(code), "chat")
    assert found.message == f"salutation.{message}"
    assert found.slots == ({} if name is None else {"name": name})
    assert found.close == "close.chat"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("address", Address)
def test_nobody_is_named_in_public(code: str, address: Address) -> None:
    customer = Customer(name="Ana Horvat", last_name="Horvat", vocative="Ana", address=address)
    found = addressing(customer, load(code), "public")
    assert (found.message, found.slots, found.named, found.close) == ("salutation.chat", {}, False, "close.chat")


@pytest.mark.parametrize("medium", ["mail", "letter", "chat", "public"])
@pytest.mark.parametrize("address", Address)
def test_the_callers_salutation_wins(medium: Any, address: Address) -> None:
    customer = Customer(name="Ivan Horvat", salutation="Dragi Ivane,", vocative="Ivane", address=address)
    found = addressing(customer, load("hr"), medium)
    assert (found.message, found.slots, found.text) == ("", {}, "Dragi Ivane,")


@pytest.mark.parametrize(
    ("salutation", "customer", "named"),
    [
        ("Dear Jo,", {"first_name": "Jo"}, True),
        ("Dear customer,", {"first_name": "Jo"}, False),
        ("Dear Jo,", {}, True),
    ],
)
def test_close_after_the_callers_salutation(salutation: str, customer: dict[str, str], named: bool) -> None:
    found = addressing(Customer(salutation=salutation, **customer), load("en_GB"), "letter")
    assert (found.named, found.close) == (named, "close.named" if named else "close.unnamed")


@pytest.mark.parametrize(
    ("address", "addressee", "one"),
    [
        (Address.MAN, "man", True),
        (Address.WOMAN, "woman", True),
        (Address.UNKNOWN, "neutral", True),
        (Address.SEVERAL, "several", False),
        (Address.ORGANISATION, "several", False),
    ],
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_addressee(code: str, address: Address, addressee: str, one: bool) -> None:
    found = addressing(Customer(name="Ana Horvat", title="dr.", address=address), load(code), "mail")
    assert (found.addressee, found.one) == (addressee, one)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["Ana Perić", "Иван Петров", "{name} %(name)s", "<b>Jo</b> Smith", "李 明"])
def test_a_name_is_data(code: str, name: str) -> None:
    found = addressing(Customer(name=name), load(code), "mail")
    assert found.slots.get("name", name) == name


@given(
    st.builds(
        Customer,
        name=st.none() | st.sampled_from(["Ana Horvat", "J. K.", "Dr. X", "Novák, Jan", "…", "Mr Smith", "a, b, c"]),
        title=st.none() | st.sampled_from(["dr.", "Ing.", "Dra.", "MBA"]),
        first_name=st.none() | st.sampled_from(["Ana", "Jan", "X"]),
        last_name=st.none() | st.sampled_from(["Horvat", "Novák", "Dr. Novák", "de Souza", "R2-D2"]),
        vocative=st.none() | st.just("Nováku"),
        address=st.sampled_from(Address),
    ),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["mail", "letter", "chat", "public"]),
)
def test_a_form_of_address_is_never_guessed_and_no_name_is_a_hole(customer: Customer, code: str, medium: Any) -> None:
    found = addressing(customer, load(code), medium)
    for gender in ("man", "woman"):
        if found.message.startswith(f"salutation.{gender}") or found.addressee == gender:
            assert customer.address.value == gender
    assert all(name.strip() == name and name for name in found.slots.values())
    assert found.named is bool(found.slots)


@pytest.mark.parametrize(
    ("code", "text", "several"),
    [
        ("hr", "Hvala Vam na poruci.", "Hvala vam na poruci."),
        ("hr", "Vaša poruka je stigla. Vi i Vaši kupci.", "Vaša poruka je stigla. Vi i vaši kupci."),
        (
            "hr",
            "Što Vam nudimo? Vama, i Vašim kupcima: Vaš novac.",
            "Što vam nudimo? Vama, i vašim kupcima: vaš novac.",
        ),
        ("hr", "Prvi redak\nVaš novac", "Prvi redak\nVaš novac"),
        (
            "hr",
            "Pišete: „Vaš kurir kasni.” Vaš novac (Vaš) stiže.",
            "Pišete: „Vaš kurir kasni.” Vaš novac (vaš) stiže.",
        ),
        ("hr", "Vasja i Vidas čekaju Vas.", "Vasja i Vidas čekaju vas."),
        ("bs", "Zahvaljujemo Vam i čekamo Vaš odgovor.", "Zahvaljujemo vam i čekamo vaš odgovor."),
        ("cs", "Děkujeme Vám za Vaši zprávu.", "Děkujeme Vám za Vaši zprávu."),
        ("en_GB", "Thank you. Vi.", "Thank you. Vi."),
        ("ro", "Vă mulțumim.", "Vă mulțumim."),
    ],
)
def test_pronouns(code: str, text: str, several: str) -> None:
    assert pronouns(text, load(code), False) == several
    assert pronouns(text, load(code), True) == text


@pytest.mark.parametrize(
    ("code", "text", "one", "several"),
    [
        ("hr", "Hvala na poruci.", "hvala na poruci.", "hvala na poruci."),
        ("hr", "Vaša poruka je stigla.", "Vaša poruka je stigla.", "vaša poruka je stigla."),
        ("hr", "U privitku je račun.", "u privitku je račun.", "u privitku je račun."),
        ("hr", "E-poruka je stigla.", "e-poruka je stigla.", "e-poruka je stigla."),
        ("hr", "PDV je vraćen.", "PDV je vraćen.", "PDV je vraćen."),
        ("hr", "iPhone stiže.", "iPhone stiže.", "iPhone stiže."),
        ("hr", "I. Horvat čeka.", "I. Horvat čeka.", "I. Horvat čeka."),
        ("hr", "25. studenoga stiže.", "25. studenoga stiže.", "25. studenoga stiže."),
        ("hr", "„Hvala” ste napisali.", "„Hvala” ste napisali.", "„Hvala” ste napisali."),
        ("hr", "", "", ""),
        ("bs", "Žao nam je.", "žao nam je.", "žao nam je."),
        ("cs", "Děkujeme za zprávu.", "děkujeme za zprávu.", "děkujeme za zprávu."),
        ("cs", "Vaše zpráva došla.", "Vaše zpráva došla.", "Vaše zpráva došla."),
        ("ro", "Vă mulțumim.", "Vă mulțumim.", "Vă mulțumim."),
        ("pt_PT", "Agradecemos.", "Agradecemos.", "Agradecemos."),
        ("pt_BR", "Agradecemos.", "Agradecemos.", "Agradecemos."),
        ("en_GB", "Thank you.", "Thank you.", "Thank you."),
        ("en_US", "Thank you.", "Thank you.", "Thank you."),
    ],
)
def test_next_line(code: str, text: str, one: str, several: str) -> None:
    assert next_line(text, load(code), True) == one
    assert next_line(text, load(code), False) == several


@given(st.text(max_size=200), st.sampled_from(LANGUAGES), st.booleans())
def test_only_the_case_of_letters_changes(text: str, code: str, one: bool) -> None:
    assert pronouns(text, load(code), one).lower() == text.lower()
    assert next_line(text, load(code), one).lower() == text.lower()
