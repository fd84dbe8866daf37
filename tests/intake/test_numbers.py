"""Which numbers are numbers of orders and their like, and which amounts and days are named."""

import datetime as dt

import pytest

from replyguide.intake.days import days
from replyguide.intake.numbers import amounts, references
from replyguide.intake.sheet import Sheet

REFERENCES = {
    "narudžba br. 2026-00123": [("order", "2026-00123")],
    "Broj narudžbe: 20260117": [("order", "20260117")],
    "naručio sam pod brojem narudžbe 45-778/A": [("order", "45-778/A")],
    "narudzba #8841": [("order", "8841")],
    "po računu br. 15-1-1": [("invoice", "15-1-1")],
    "fakturu 2026/0331 nisam dobio": [("invoice", "2026/0331")],
    "pošiljka RR123456785HR": [("parcel", "RR123456785HR")],
    "paket s brojem 00340434161094042557": [("parcel", "00340434161094042557")],
    "ugovor broj 7788-2025": [("contract", "7788-2025")],
    "rezervacija HR8842KX": [("booking", "HR8842KX")],
    "korisnički broj 10098877": [("account", "10098877")],
    "narudžbe 20260117 i 20260118": [("order", "20260117"), ("order", "20260118")],
    "objednávka č. 2026001234": [("order", "2026001234")],
    "objednávku s číslem OBJ-7781": [("order", "OBJ-7781")],
    "číslo objednávky je 55 667 788": [("order", "55 667 788")],
    "číslo objednávky je 155 667 788": [("order", "155 667 788")],
    "faktura č. 20260033 a 20260034": [("invoice", "20260033"), ("invoice", "20260034")],
    "zásilka DR1234567890C": [("parcel", "DR1234567890C")],
    "smlouva č. 4455667788": [("contract", "4455667788")],
    "číslo rezervace: 8K2L9P": [("booking", "8K2L9P")],
    "zákaznické číslo 300112": [("account", "300112")],
    "reklamace č. RK-2026-15": [("case", "RK-2026-15")],
    "comanda nr. 100234567": [("order", "100234567")],
    "comanda cu numărul 88123": [("order", "88123")],
    "numarul comenzii: 5512-RO": [("order", "5512-RO")],
    "factura seria AB nr. 0012345": [],
    "factura nr. 0012345": [("invoice", "0012345")],
    "AWB 2094410023": [("parcel", "2094410023")],
    "contractul nr. 1234/2025": [("contract", "1234/2025")],
    "rezervarea 7741209": [("booking", "7741209")],
    "cod client 998877": [("account", "998877")],
    "pedido nº 102-3344556": [("order", "102-3344556")],
    "o número do pedido é 7788991": [("order", "7788991")],
    "pedido n. 4455": [("order", "4455")],
    "encomenda n.º 2026/5541": [("order", "2026/5541")],
    "nota fiscal 001234": [("invoice", "001234")],
    "código de rastreio: LX123456789BR": [("parcel", "LX123456789BR")],
    "fatura FT 2026/118": [("invoice", "2026/118")],
    "fatura n.º FT2026/118": [("invoice", "FT2026/118")],
    "protocolo 202603031234567": [("case", "202603031234567")],
    "reserva ABC123X": [("booking", "ABC123X")],
    "order number 114-5566778-9900112": [("order", "114-5566778-9900112")],
    "my order (#1002445)": [("order", "1002445")],
    "Order ref: HB/2291": [("order", "HB/2291")],
    "orders 55123, 55124 and 55125": [("order", "55123"), ("order", "55124"), ("order", "55125")],
    "invoice INV-2026-0042": [("invoice", "INV-2026-0042")],
    "parcel (tracking JD0002223334445)": [("parcel", "JD0002223334445")],
    "tracking number 1Z999AA10123456784": [("parcel", "1Z999AA10123456784")],
    "policy no. PX99871": [("contract", "PX99871")],
    "booking reference QK7L2M": [("booking", "QK7L2M")],
    "account number 00124578": [("account", "00124578")],
    "It is about #55812, thanks": [("order", "55812")],
}

NO_REFERENCES = [
    "Nazovite me na 091 123 4567.", "tel. +385 91 123 4567", "telefonski broj 0911234567", "10000 Zagreb", "2026",
    "IBAN HR1210010051863000160", "bankovni račun broj 2360000-1101234567", "číslo účtu 123456789/0800",
    "Narudžba od 3.3.2026. nije stigla", "narudžba je stigla 2026", "naručio sam 4 komada", "narudžba od 1.200,00 €",
    "order of 12 March 2026", "I ordered 4500 units", "order from 2024", "invoice 12 days late", "comanda din 2025",
    "objednávka za 1 250 Kč", "objednávka z 15. 3.", "pedido de R$ 1.234,56", "https://shop.example/order/12345678",
    "kreditna kartica 4111 1111 1111 1111", "I have been a client since 2015", "ana.2026@example.org", "COVID-19",
    "iPhone 15 Pro", "soba 214", "let OU412 kasnio je 3 sata", "Windows 11", "24/7", "100%", "A4",
]  # fmt: skip

AMOUNTS = {
    "64,50 €": ["64.50 EUR"],
    "€64.50": ["64.50 EUR"],
    "EUR 1.249,90": ["1249.90 EUR"],
    "platila sam 89 eura": ["89 EUR"],
    "20 KM": ["20 BAM"],
    "20 km": [],
    "1.250,00 KM": ["1250.00 BAM"],
    "1 600 Kč": ["1600 CZK"],
    "1.600,- Kč": ["1600 CZK"],
    "1600,-Kč": ["1600 CZK"],
    "300 korun": ["300 CZK"],
    "320 lei": ["320 RON"],
    "120 de lei": ["120 RON"],
    "1.299,99 RON": ["1299.99 RON"],
    "R$ 1.234,56": ["1234.56 BRL"],
    "R$89,90": ["89.90 BRL"],
    "150 reais": ["150 BRL"],
    "£64": ["64 GBP"],
    "£1,299.00": ["1299.00 GBP"],
    "20 pounds": ["20 GBP"],
    "$19.99": ["19.99 USD"],
    "US$ 20": ["20 USD"],
    "500 kn": ["500 HRK"],
    "12\u202f490,00\xa0Kč i 3 €": ["12490.00 CZK", "3 EUR"],
    "R$ 10 mil": ["10000 BRL"],
    "5 tisíc korun": ["5000 CZK"],
    "2 mii de lei": ["2000 RON"],
    "£11million": [],
    "50 % popusta": [],
    "5 kg za 3 dana": [],
}

TODAY = dt.date(2026, 3, 11)  # a Wednesday

DAYS = {
    ("hr", "3. ožujka 2026."): ["2026-03-03"],
    ("hr", "3. ozujka"): ["2026-03-03"],
    ("hr", "28.12."): ["2025-12-28"],
    ("hr", "od 3.3.2026. do 5.3.2026."): ["2026-03-03", "2026-03-05"],
    ("hr", "jučer, prekjučer i danas"): ["2026-03-10", "2026-03-09", "2026-03-11"],
    ("hr", "prije 3 dana"): ["2026-03-08"],
    ("hr", "prije dva tjedna"): ["2026-02-25"],
    ("hr", "prije mjesec dana"): ["2026-02-11"],
    ("hr", "u petak"): ["2026-03-06"],
    ("hr", "do sljedeći petak"): ["2026-03-13"],
    ("hr", "u petak, 6.3.2026."): ["2026-03-06"],
    ("hr", "10. listopada 2025."): ["2025-10-10"],
    ("cs", "10. listopadu 2025"): ["2025-11-10"],
    ("bs", "5. marta 2026."): ["2026-03-05"],
    ("bs", "prije dvije sedmice"): ["2026-02-25"],
    ("cs", "dne 3. 3. 2026"): ["2026-03-03"],
    ("cs", "3. března"): ["2026-03-03"],
    ("cs", "před třemi týdny"): ["2026-02-18"],
    ("cs", "před 14 dny"): ["2026-02-25"],
    ("cs", "předevčírem"): ["2026-03-09"],
    ("cs", "v pondělí 9. 3. 2026"): ["2026-03-09"],
    ("ro", "pe 3 martie 2026"): ["2026-03-03"],
    ("ro", "acum trei săptămâni"): ["2026-02-18"],
    ("ro", "in urma cu 5 zile"): ["2026-03-06"],
    ("ro", "acum 2 luni"): ["2026-01-11"],
    ("ro", "luni am sunat"): ["2026-03-09"],
    ("ro", "ieri"): ["2026-03-10"],
    ("pt_BR", "no dia 3 de março de 2026"): ["2026-03-03"],
    ("pt_BR", "dia 03/03"): ["2026-03-03"],
    ("pt_BR", "há duas semanas"): ["2026-02-25"],
    ("pt_BR", "3 dias atrás"): ["2026-03-08"],
    ("pt_BR", "na segunda-feira"): ["2026-03-09"],
    ("pt_PT", "a 3 de Março"): ["2026-03-03"],
    ("pt_PT", "ontem"): ["2026-03-10"],
    ("en_GB", "on 3 March 2026"): ["2026-03-03"],
    ("en_GB", "the 3rd of March"): ["2026-03-03"],
    ("en_GB", "03/04/2026"): ["2026-04-03"],
    ("en_US", "03/04/2026"): ["2026-03-04"],
    ("en_US", "March 3, 2026"): ["2026-03-03"],
    ("en_GB", "2026-03-03"): ["2026-03-03"],
    ("en_GB", "three weeks ago"): ["2026-02-18"],
    ("en_GB", "a week ago yesterday"): ["2026-03-04", "2026-03-10"],
    ("en_GB", "next Monday"): ["2026-03-16"],
    ("cs", "před týdnem"): ["2026-03-04"],
    ("pt_BR", "há meses, de 17-5 para 3"): [],
    ("ro", "în ultimele luni"): [],
    ("hr", "30. rujna 1882."): ["1882-09-30"],
    ("en_GB", "31/02/2026"): [],
    ("en_GB", "version 1.5, 24/7, 12.30, 1/2"): [],
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.items())
def test_references(text: str, expected: list[tuple[str, str]]) -> None:
    for given in (text, f"Poštovani, {text}. Hvala", text.upper()):
        found = references(Sheet(given))
        values = [(one.kind, one.value) for one in found]
        assert values == [(kind, value.upper() if given == text.upper() else value) for kind, value in expected]
        assert all(given[one.start : one.end] == one.value for one in found)


@pytest.mark.parametrize("text", NO_REFERENCES)
def test_other_numbers_are_no_references(text: str) -> None:
    sheet = Sheet(text)
    assert references(sheet, taken=[*amounts(sheet), *days(sheet, "hr", TODAY)]) == []


@pytest.mark.parametrize(("text", "expected"), AMOUNTS.items())
def test_amounts(text: str, expected: list[str]) -> None:
    assert [one.value for one in amounts(Sheet(f"Platio sam {text}, znate."))] == expected


@pytest.mark.parametrize(("key", "expected"), DAYS.items(), ids=str)
def test_days(key: tuple[str, str], expected: list[str]) -> None:
    code, text = key
    assert [one.value for one in days(Sheet(f"({text})"), code, TODAY)] == expected


def test_days_without_a_day_of_receipt_are_given_as_far_as_they_are_known() -> None:
    found = days(Sheet("3. ožujka, prije 2 tjedna, jučer, sutra, u petak, 4.4.2026."), "hr", None)
    assert [one.value for one in found] == ["--03-03", "-P2W", "-P1D", "P1D", "2026-04-04"]
