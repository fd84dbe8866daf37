"""Who wrote: the name under the letter or in the header, with firm, telephone and titles apart."""

import pytest

from replyguide.intake import read
from replyguide.intake.contact import sender_name
from replyguide.intake.names import name_in
from replyguide.intake.quoted import strip

BODY = "The parcel has not arrived yet."

# What stands under the letter → the text that stays, and the name.
CLOSINGS = {
    "Lijep pozdrav,\nAna Jurković": ("Lijep pozdrav,", "Ana Jurković"),
    "LP,\nAna M. Jurković": ("LP,", "Ana M. Jurković"),
    "lp\nana jurković": ("lp", "Ana Jurković"),
    "lp ana": ("lp", "Ana"),
    "Srdačan pozdrav\n\nANA JURKOVIĆ-HORVAT": ("Srdačan pozdrav", "Ana Jurković-Horvat"),
    "S poštovanjem, Ana Jurković": ("S poštovanjem,", "Ana Jurković"),
    "Hvala i lijep pozdrav,\nAna": ("Hvala i lijep pozdrav,", "Ana"),
    "Hvala na razumijevanju i lijep pozdrav, Ana Jurković": ("Hvala na razumijevanju i lijep pozdrav,", "Ana Jurković"),
    "Unaprijed hvala\nMarko Đurđević\nOsijek": ("Unaprijed hvala", "Marko Đurđević"),
    "Lijep pozdrav,\nVaša nezadovoljna kupkinja\nAna Jurković": (
        "Lijep pozdrav,\nVaša nezadovoljna kupkinja",
        "Ana Jurković",
    ),
    "Lijep pozdrav,\nAna i Marko Horvat": ("Lijep pozdrav,", "Ana i Marko Horvat"),
    "Očekujem vaš odgovor. Lijep pozdrav, Ana": ("Očekujem vaš odgovor. Lijep pozdrav,", "Ana"),
    "Svako dobro,\nEmir Hodžić": ("Svako dobro,", "Emir Hodžić"),
    "S pozdravem\nJan Novák": ("S pozdravem", "Jan Novák"),
    "S pozdravem Jan Novák": ("S pozdravem", "Jan Novák"),
    "S pozdravem a přáním hezkého dne\n\nIng. Jana Nováková, Ph.D.": (
        "S pozdravem a přáním hezkého dne",
        "Jana Nováková",
    ),
    "Děkuji za vyřízení.\nPetr Dvořák": ("Děkuji za vyřízení.", "Petr Dvořák"),
    "Děkuji předem\n\nNovák": ("Děkuji předem", "Novák"),
    "s pozdravem\njana nováková": ("s pozdravem", "Jana Nováková"),
    "Zdraví Jana Nováková": ("Zdraví", "Jana Nováková"),
    "Hezký den přeje\nJana": ("Hezký den přeje", "Jana"),
    "Cu stimă,\nAndreea Popescu": ("Cu stimă,", "Andreea Popescu"),
    "Cu stima,\nIonescu Maria-Elena": ("Cu stima,", "Ionescu Maria-Elena"),
    "Multumesc,\nMihai": ("Multumesc,", "Mihai"),
    "Vă mulțumesc anticipat și aștept răspunsul dvs.\n\nȘtefan Țurcanu": (
        "Vă mulțumesc anticipat și aștept răspunsul dvs.",
        "Ștefan Țurcanu",
    ),
    "O zi bună!\nAna și Mihai Popescu": ("O zi bună!", "Ana și Mihai Popescu"),
    "Atenciosamente,\nJOÃO CARLOS DA SILVA": ("Atenciosamente,", "João Carlos da Silva"),
    "Att.\nMaria das Dores": ("Att.", "Maria das Dores"),
    "Grata,\nFernanda": ("Grata,", "Fernanda"),
    "Aguardo retorno.\nCarlos Eduardo Souza": ("Aguardo retorno.", "Carlos Eduardo Souza"),
    "Com os melhores cumprimentos,\n\nMaria João Ferreira": ("Com os melhores cumprimentos,", "Maria João Ferreira"),
    "Obrigada,\nInês d'Almeida": ("Obrigada,", "Inês d'Almeida"),
    "Kind regards,\nPriya Shah": ("Kind regards,", "Priya Shah"),
    "Thanks,\nTim": ("Thanks,", "Tim"),
    "Yours faithfully\n\nMrs Margaret O'Neill": ("Yours faithfully", "Margaret O'Neill"),
    "Best,\nSam": ("Best,", "Sam"),
    "Regards\n\nJan van der Berg": ("Regards", "Jan van der Berg"),
    "I look forward to hearing from you.\n\nDr Anne Smith": ("I look forward to hearing from you.", "Anne Smith"),
    "Sincerely,\n*John Miller*": ("Sincerely,", "John Miller"),
    "John Miller": ("", "John Miller"),
    "Mogu li dobiti odgovor? Hvala. Ivan": ("Mogu li dobiti odgovor? Hvala.", "Ivan"),
    "dekuji\nkarel": ("dekuji", "Karel"),
    "Nao chegou. cumprimentos, rui costa": ("Nao chegou. cumprimentos,", "Rui Costa"),
    "Srdačno,\nVaš kupac Tomislav Babić": ("Srdačno,", "Tomislav Babić"),
    "Yours faithfully,\n\nMr. A. J. Thompson-Reid\nFlat 3": ("Yours faithfully,", "A. J. Thompson-Reid"),
}

NO_NAMES = [
    "Lijep pozdrav,\nVaša nezadovoljna kupkinja",
    "Lijep pozdrav\nčekam odgovor",
    "S pozdravem\nnespokojený zákazník",
    "Cu stimă,\nun client nemulțumit",
    "Atenciosamente,\nCliente indignado",
    "Regards,\nA very unhappy customer",
    "Thanks,\nThe Whole Family",
    "Lijep pozdrav",
    "Očekujem povrat novca",
    "Best Buy sold me this.",
    "Thank you for nothing!",
    "Hvala\n\nMolim odgovor",
]

# A line → the name in it, and the titles.
LINES = {
    "Ana M. Jurković": ("Ana M. Jurković", None),
    "dr. sc. Ana Jurković": ("Ana Jurković", "dr. sc."),
    "Ing. Jan NOVÁK, CSc.": ("Jan Novák", "Ing. CSc."),
    "MUDr. Eva Černá": ("Eva Černá", "MUDr."),
    "Eng.º Rui Costa": ("Rui Costa", "Eng.º"),
    "Jan Novák MBA": ("Jan Novák", "MBA"),
    "paní Nováková": ("Nováková", None),
    "gđa Ana Jurković": ("Ana Jurković", None),
    "mr. sc. Ana Jurković": ("Ana Jurković", "mr. sc."),
    "Mr John Smith": ("John Smith", None),
    "Vasile Pop": ("Vasile Pop", None),
    "Dan Marinescu": ("Dan Marinescu", None),
    "Ana Jurković, Zagreb": ("Ana Jurković", None),
    "Ana Jurković (narudžba 12345)": ("Ana Jurković", None),
    "Ana Jurković tel. 091 123 4567": ("Ana Jurković", None),
    "- Ana -": ("Ana", None),
    "Ime i prezime: Ana Jurković": ("Ana Jurković", None),
    "Jméno: Jan Novák": ("Jan Novák", None),
    "Ľubomír Ďurčanský": ("Ľubomír Ďurčanský", None),
    "J. R. Smith": ("J. R. Smith", None),
    "MARIA DE SOUSA": ("Maria de Sousa", None),
}

NO_NAME_LINES = [
    "Tel: 091 123 4567", "ana@example.org", "Služba za korisnike", "www.example.org", "Narudžba 123", "", "…", "2026",
    "Molim Vas da mi vratite novac što prije", "Customer Service Team", "a", "i", "ANA@EXAMPLE.ORG", "Šta da radim?",
]  # fmt: skip


@pytest.mark.parametrize(("closing", "expected"), CLOSINGS.items())
def test_the_name_under_the_letter_goes_and_the_formula_stays(closing: str, expected: tuple[str, str]) -> None:
    text, name = expected
    body = f"{BODY}\n\n{closing}"
    kept = strip(body)
    assert kept.text == f"{BODY}\n\n{text}".strip()
    assert kept.closing.name is not None
    assert kept.closing.name.value == name
    found = body[kept.closing.name.start : kept.closing.name.end]
    assert found.casefold() == name.casefold()


@pytest.mark.parametrize("closing", NO_NAMES)
def test_what_is_no_name_stays(closing: str) -> None:
    kept = strip(f"{BODY}\n\n{closing}")
    assert kept.text == f"{BODY}\n\n{closing}"
    assert kept.closing.name is None


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_a_line_with_a_name(line: str, expected: tuple[str, str | None]) -> None:
    found = name_in(line)
    assert found is not None
    assert (found.value, found.title) == expected
    assert line[found.start : found.end].casefold() == found.value.casefold()


@pytest.mark.parametrize("line", NO_NAME_LINES)
def test_a_line_without_a_name(line: str) -> None:
    assert name_in(line) is None


def test_firm_telephone_and_title_under_the_name() -> None:
    under = "Ing. Jan Novák\njednatel\nNovákovy lampy s.r.o.\nIČO 12345678\ntel.: +420 777 123 456"
    body = f"{BODY}\n\nS pozdravem\n\n{under}"
    closing = strip(body).closing
    parts = {part: getattr(closing, part) for part in ("name", "title", "organisation", "phone")}
    assert {part: found.value for part, found in parts.items()} == {
        "name": "Jan Novák",
        "title": "Ing.",
        "organisation": "Novákovy lampy s.r.o.",
        "phone": "+420 777 123 456",
    }
    assert all(body[found.start : found.end] == found.value for found in parts.values())


@pytest.mark.parametrize(
    "line",
    [
        "OIB 12345678901",
        "IČ: 12345678",
        "IBAN HR12 1001 0051 8630 0016 0",
        "10.3.2026.",
        "Narudžba 20260001234",
        "10000 Zagreb",
    ],
)
def test_other_numbers_are_no_telephone(line: str) -> None:
    assert strip(f"{BODY}\n\nLP\nAna Jurković\n{line}").closing.phone is None


def test_a_bare_name_is_believed_where_the_header_agrees() -> None:
    body = f"{BODY}\n\nJurković"
    assert strip(body).text == body
    assert strip(body, "Ana Jurković").text == BODY
    assert strip(f"{BODY}\n\nAna").text == BODY
    assert strip(f"{BODY}\n\nSamsung Galaxy", "Ana Jurković").text == f"{BODY}\n\nSamsung Galaxy"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Ana Jurković", ("Ana Jurković", None, None)),
        ("Jurković, Ana", ("Ana Jurković", None, None)),
        ("Ing. Jan Novák, Ph.D.", ("Jan Novák", "Ing. Ph.D.", None)),
        ("jan novak", ("Jan Novak", None, None)),
        ("Novákovy lampy s.r.o.", (None, None, "Novákovy lampy s.r.o.")),
        ("ana@example.org", (None, None, None)),
        ("Customer Service", (None, None, None)),
        ("info", (None, None, None)),
        ("", (None, None, None)),
        (None, (None, None, None)),
    ],
)
def test_the_name_in_the_header(shown: str | None, expected: tuple[str | None, str | None, str | None]) -> None:
    assert tuple(found.value if found else None for found in sender_name(shown)) == expected


def test_a_full_stop_after_a_name_belongs_to_the_sentence() -> None:
    assert read("Paket kasni.\nLijep pozdrav, Ana Ban.").complaint.customer.name == "Ana Ban"
    assert read("Paket kasni.\nLijep pozdrav,\nAna B.").complaint.customer.name == "Ana B."
