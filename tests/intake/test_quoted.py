"""What is kept of a mail's text, and what is left out: mail programs × languages, each with the exact text expected."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from replyguide.intake.quoted import strip

DATA = Path(__file__).parents[1] / "data" / "mail"
CLIENTS = tomllib.loads((DATA / "clients.toml").read_text(encoding="utf-8"))
FRESH = tomllib.loads((DATA / "clients-fresh.toml").read_text(encoding="utf-8"))
LETTERS = {code: (table["letter"], table["name"]) for code, table in CLIENTS.items()}
HEADS = {(code, program): head for code, table in CLIENTS.items() for program, head in table["heads"].items()}
BLOCKS = {(code, program): block for code, table in CLIENTS.items() for program, block in table["blocks"].items()}
DEVICES = [(code, line) for code, table in CLIENTS.items() for line in table["devices"]]

QUOTED = "Dobar dan / Good afternoon,\n\nthank you. +385 1 234 567\n\nIvo Kolibrić\n"


def without_diacritics(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in bare if not unicodedata.combining(char)).replace("–", "-")


def marked(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(("key", "head"), HEADS.items(), ids=str)
@pytest.mark.parametrize("bare", [False, True], ids=["", "bare"])
def test_an_answer_above_quoted_lines(key: tuple[str, str], head: str, bare: bool) -> None:
    letter, name = LETTERS[key[0]]
    letter, name, head = map(without_diacritics if bare else str, (letter, name, head))
    unsigned = letter.rpartition("\n\n")[0]
    assert strip(f"{unsigned}\n\n{head}\n\n{marked(QUOTED)}").text == unsigned
    for between in ("\n\n", "\n", "\n> \n"):
        body = f"{letter}\n{name}\n\n{head}{between}{marked(QUOTED)}"
        kept = strip(body)
        assert kept.text == letter
        assert [part.kind for part in kept.stripped] == ["name", "quote"]
        assert kept.closing.name is not None
        assert body[kept.stripped[1].start :].startswith(head)


@pytest.mark.parametrize(("key", "head"), [*HEADS.items(), *BLOCKS.items()], ids=str)
@pytest.mark.parametrize("bare", [False, True], ids=["", "bare"])
def test_an_answer_above_lines_that_are_not_marked(key: tuple[str, str], head: str, bare: bool) -> None:
    letter, name = LETTERS[key[0]]
    letter, name, head = map(without_diacritics if bare else str, (letter, name, head))
    kept = strip(f"{letter}\n\n{name}\n\n\n{head}\n\n{QUOTED}")
    assert kept.text == letter
    assert [part.kind for part in kept.stripped] == ["name", "forward" if "forwarded" in key[1] else "quote"]


@pytest.mark.parametrize(("key", "head"), HEADS.items(), ids=str)
def test_answers_between_quoted_lines_stay(key: tuple[str, str], head: str) -> None:
    letter, name = LETTERS[key[0]]
    first, second = letter.split("\n\n", 1)
    kept = strip(f"{first}\n\n{head}\n> a\n> b\n\n{second}\n{name}\n\n> c\n> d")
    assert kept.text == letter
    assert [part.kind for part in kept.stripped] == ["quote", "name", "quote"]


@pytest.mark.parametrize(("language", "line"), DEVICES)
def test_device_lines(language: str, line: str) -> None:
    letter, name = LETTERS[language]
    for given in (line, without_diacritics(line)):
        under = strip(f"{letter}\n{name}\n\n{given}")
        assert under.text == letter
        assert [part.kind for part in under.stripped] == ["name", "device"]
        alone = strip(f"{letter}\n\n{given}")
        assert alone.text == letter
        assert [part.kind for part in alone.stripped] == ["device"]


@pytest.mark.parametrize(("language", "program", "head"), FRESH["heads"])
def test_marked_lines_under_a_letter_without_a_name(language: str, program: str, head: str) -> None:
    text = LETTERS[language][0].rpartition("\n\n")[0]
    kept = strip(f"{text}\n\n{head}\n{marked(QUOTED)}")
    assert (kept.text, [part.kind for part in kept.stripped]) == (text, ["quote"])


@pytest.mark.parametrize(
    ("language", "program", "block"), [*FRESH["blocks"], *((*key, block) for key, block in BLOCKS.items())]
)
def test_fields_under_a_letter_without_a_name(language: str, program: str, block: str) -> None:
    text = LETTERS[language][0].rpartition("\n\n")[0]
    kept = strip(f"{text}\n\n{block}\n\n{QUOTED}")
    assert (kept.text, len(kept.stripped)) == (text, 1)


@pytest.mark.parametrize(("language", "line"), FRESH["devices"])
def test_other_device_lines(language: str, line: str) -> None:
    text = LETTERS[language][0].rpartition("\n\n")[0]
    kept = strip(f"{text}\n\n{line}")
    assert (kept.text, [part.kind for part in kept.stripped]) == (text, ["device"])


@pytest.mark.parametrize("language", CLIENTS)
def test_disclaimers(language: str) -> None:
    letter, name = LETTERS[language]
    disclaimer = CLIENTS[language]["disclaimer"]
    for given in (disclaimer, without_diacritics(disclaimer)):
        assert strip(f"{letter}\n\n{given}").text == letter
        kept = strip(f"{letter}\n{name}\n\n{given}\n\nPlease consider the environment before printing this e-mail.")
        assert kept.text == letter
        assert [part.kind for part in kept.stripped] == ["name", "disclaimer"]
        below = strip(f"{letter}\n{name}\n\n> quoted\n\n{given}")
        assert below.text == letter
        assert [part.kind for part in below.stripped] == ["name", "quote", "disclaimer"]


@pytest.mark.parametrize("language", LETTERS)
def test_signatures(language: str) -> None:
    letter, name = LETTERS[language]
    kept = strip(f"{letter}\n\n-- \n{name}\nKolibrić d.o.o.\n+385 91 123 4567\nwww.example.org")
    assert kept.text == letter
    assert [part.kind for part in kept.stripped] == ["signature"]
    assert kept.closing.name is not None
    assert kept.closing.name.value == name
    assert kept.closing.organisation is not None
    assert kept.closing.organisation.value == "Kolibrić d.o.o."
    assert kept.closing.phone is not None
    assert kept.closing.phone.value == "+385 91 123 4567"


KEPT_WHOLE = {
    "a quotation in a sentence": "On 3 March 2026 at 10:15 your agent wrote: “it is lost”. I want my money.",
    "told in Czech": "Dne 3. 3. 2026 v 10:15 mi váš kolega napsal:\n„Balík je ztracený.“\nA pak už nic.",
    "told in Croatian": "Dana 3.3.2026. u 10:15 nam je napisao vaš Ivo:\n„Paket je na putu.“\nNije.",
    "a journey": "Vlak je kasnio.\n\nOd: Zagreb\nDo: Split\nDatum: 3.3.2026.\n\nTražim povrat.",
    "a list of facts": "Data: 3 martie\nComanda: 123456\nProblema: produsul nu merge\n\nAștept rezolvarea.",
    "a rule of the writer's own": "First complaint.\n\n------------------------\n\nSecond complaint.",
    "a sentence that starts like a device line": "Poslano iz skladišta tek u petak, a obećano u ponedjeljak.",
    "Czech that starts like one": "Odesláno z vašeho skladu bylo něco jiného, než jsem si objednal.",
    "confidential, in a complaint": "My confidential file got lost.\n\nThis message was in error, you said.",
    "only quoted lines": "> Paket nije stigao.\n> Molim povrat.",
    "only a disclaimer": "This e-mail is confidential and intended for the addressee. Delete it if received in error.",
    "only a device line": "Sent from my iPhone",
    "a dash alone": "--",
    "two dashes before a long letter": "Hi\n--\n"
    + "\n".join(f"This is sentence number {n} of my complaint." for n in range(40)),
    "thanks in the middle": "Hvala na odgovoru.\n\nMeđutim, problem nije riješen i tražim povrat novca.",
    "greeting like a closing": "Pozdrav,\n\nnaručio sam mobitel i nije stigao.",
    "a thing with capitals at the end": "I bought the wrong one. You sent\nSamsung Galaxy",
    "an unhappy customer without a name": "Paket nije stigao.\n\nLijep pozdrav,\nVaša nezadovoljna kupkinja",
}


@pytest.mark.parametrize("text", KEPT_WHOLE.values(), ids=KEPT_WHOLE)
def test_what_is_unsure_stays(text: str) -> None:
    kept = strip(text)
    assert kept.text == text
    assert kept.stripped == ()
    assert kept.closing.name is None


def test_a_postscript_stays() -> None:
    kept = strip("Paket kasni.\n\nLijep pozdrav\nAna Jurković\nZagreb\n\nP.S. Zvala sam i jučer.")
    assert kept.text == "Paket kasni.\n\nLijep pozdrav\n\nP.S. Zvala sam i jučer."


def test_a_paragraph_under_the_name_stays() -> None:
    extra = "I should add that the driver shouted at my neighbour and left the parcel in the rain for hours."
    kept = strip(f"The parcel is wet.\n\nRegards\nAnn Lee\n\n{extra}")
    assert kept.text == f"The parcel is wet.\n\nRegards\n\n{extra}"


def test_a_forwarded_mail_without_words_of_ones_own_loses_its_head_only() -> None:
    kept = strip(
        "---------- Forwarded message ---------\nFrom: Ana <ana@example.org>\nDate: 3 Mar\nSubject: Paket\n\nKasni."
    )
    assert kept.text == "Kasni."
    assert [part.kind for part in kept.stripped] == ["header"]
    assert kept.fields == {"from": "Ana <ana@example.org>", "sent": "3 Mar", "subject": "Paket"}


def test_a_first_line_with_the_subject() -> None:
    text = "Predmet: Reklamacija\n\nPaket kasni."
    assert strip(text).text == text
    kept = strip(text, subject=False)
    assert (kept.text, kept.fields) == ("Paket kasni.", {"subject": "Reklamacija"})


def test_places_in_the_text_lead_back_to_the_whole() -> None:
    body = "Prvo.\n\n> citat\n> citat\n\nDrugo.\n\nHvala,\nAna\n\nSent from my iPhone\n"
    kept = strip(body)
    assert kept.text == "Prvo.\n\nDrugo.\n\nHvala,"
    assert [body[kept.origin(place)] for place in range(len(kept.text))] == list(kept.text)
    assert [body[part.start : part.end] for part in kept.stripped] == ["> citat\n> citat", "Ana", "Sent from my iPhone"]
