"""Formats: what Babel makes of CLDR, made faster, and what natives write where CLDR falls short."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from replyguide.errors import UnknownLanguage
from replyguide.fields import Money
from replyguide.languages import LANGUAGES, load
from replyguide.phrasing.formats import Formats, formats_for

TODAY = dt.date(2026, 11, 20)
WEDNESDAY = dt.date(2026, 11, 25)
NEXT_YEAR = dt.date(2027, 1, 1)
OUR_CURRENCIES = ("EUR", "BAM", "CZK", "RON", "BRL", "GBP", "USD", "JPY", "HUF", "RSD", "CHF", "KWD")
languages = st.sampled_from(LANGUAGES)
amounts = st.decimals(min_value=0, max_value=Decimal("1e12"), places=4)


def money(amount: str, currency: str) -> Money:
    return Money(amount=Decimal(amount), currency=currency)


# What natives write.

AMOUNTS = [
    ("hr", "64", "EUR", "64 €"),
    ("hr", "1600.5", "EUR", "1.600,50 €"),
    ("bs", "64", "BAM", "64 KM"),
    ("bs", "64.05", "BAM", "64,05 KM"),
    ("cs", "1600", "CZK", "1 600 Kč"),
    ("cs", "1600.5", "CZK", "1 600,50 Kč"),
    ("ro", "320", "RON", "320 lei"),
    ("ro", "1", "RON", "1 leu"),
    ("ro", "1.5", "RON", "1,50 lei"),
    ("ro", "64", "EUR", "64 EUR"),
    ("pt_PT", "64", "EUR", "64 €"),
    ("pt_PT", "64.9", "EUR", "64,90 €"),
    ("pt_BR", "64", "BRL", "R$ 64,00"),
    ("pt_BR", "1", "BRL", "R$ 1,00"),
    ("en_GB", "64", "GBP", "£64"),
    ("en_GB", "64.5", "GBP", "£64.50"),
    ("en_GB", "1600", "CZK", "CZK 1,600"),
    ("en_US", "64", "USD", "$64"),
    ("en_US", "1234567.5", "USD", "$1,234,567.50"),
    ("en_US", "0", "USD", "$0"),
    # More decimals than the currency has are rounded half up; a currency without decimals has none.
    ("en_GB", "0.005", "GBP", "£0.01"),
    ("en_GB", "2.675", "GBP", "£2.68"),
    ("en_GB", "63.995", "GBP", "£64"),
    ("en_US", "2.5", "JPY", "¥3"),
    ("en_US", "100", "JPY", "¥100"),
]


@pytest.mark.parametrize(("language", "amount", "currency", "written"), AMOUNTS)
def test_amounts_as_natives_write_them(language: str, amount: str, currency: str, written: str) -> None:
    assert formats_for(language).money(money(amount, currency)).replace("\xa0", " ") == written


def test_amounts_never_break_before_their_currency() -> None:
    for language in LANGUAGES:
        for currency in OUR_CURRENCIES:
            assert " " not in formats_for(language).money(money("12345.5", currency))


DAYS = {
    "hr": (
        "25. studenoga 2026.",
        "u srijedu, 25. studenoga",
        "do srijede, 25. studenoga",
        "u petak, 1. siječnja 2027.",
    ),
    "bs": ("25. novembra 2026.", "u srijedu, 25. novembra", "do srijede, 25. novembra", "u petak, 1. januara 2027."),
    "cs": ("25. listopadu 2026", "ve středu 25. listopadu", "do středy 25. listopadu", "v pátek 1. ledna 2027"),
    "ro": ("25 noiembrie 2026", "miercuri, 25 noiembrie", "până miercuri, 25 noiembrie", "vineri, 1 ianuarie 2027"),
    "pt_BR": (
        "25 de novembro de 2026",
        "na quarta-feira, 25 de novembro",
        "até quarta-feira, 25 de novembro",
        "na sexta-feira, 1º de janeiro de 2027",
    ),
    "pt_PT": (
        "25 de novembro de 2026",
        "na quarta-feira, 25 de novembro",
        "até quarta-feira, 25 de novembro",
        "na sexta-feira, 1 de janeiro de 2027",
    ),
    "en_GB": ("25 November 2026", "on Wednesday 25 November", "by Wednesday 25 November", "on Friday 1 January 2027"),
    "en_US": (
        "November 25, 2026",
        "on Wednesday, November 25",
        "by Wednesday, November 25",
        "on Friday, January 1, 2027",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_as_natives_write_them(language: str) -> None:
    formats = formats_for(language)
    written = (
        formats.date(WEDNESDAY),
        formats.on_day(WEDNESDAY, TODAY),
        formats.by_day(WEDNESDAY, TODAY),
        formats.on_day(NEXT_YEAR, TODAY),
    )
    assert written == DAYS[language]


SOUTH_SLAVIC = (
    "u ponedjeljak, u utorak, u srijedu, u četvrtak, u petak, u subotu, u nedjelju",
    "do ponedjeljka, do utorka, do srijede, do četvrtka, do petka, do subote, do nedjelje",
)
PORTUGUESE = (
    "na segunda-feira, na terça-feira, na quarta-feira, na quinta-feira, na sexta-feira, no sábado, no domingo",
    "até segunda-feira, até terça-feira, até quarta-feira, até quinta-feira, até sexta-feira, até sábado, até domingo",
)
ENGLISH = (
    "on Monday, on Tuesday, on Wednesday, on Thursday, on Friday, on Saturday, on Sunday",
    "by Monday, by Tuesday, by Wednesday, by Thursday, by Friday, by Saturday, by Sunday",
)
WEEKDAYS = {
    "hr": SOUTH_SLAVIC,
    "bs": SOUTH_SLAVIC,
    "cs": (
        "v pondělí, v úterý, ve středu, ve čtvrtek, v pátek, v sobotu, v neděli",
        "do pondělí, do úterý, do středy, do čtvrtka, do pátku, do soboty, do neděle",
    ),
    "ro": (
        "luni, marți, miercuri, joi, vineri, sâmbătă, duminică",
        "până luni, până marți, până miercuri, până joi, până vineri, până sâmbătă, până duminică",
    ),
    "pt_BR": PORTUGUESE,
    "pt_PT": PORTUGUESE,
    "en_GB": ENGLISH,
    "en_US": ENGLISH,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_weekday_stands_in_its_case(language: str) -> None:
    formats = formats_for(language)
    on, by = (row.split(", ") for row in WEEKDAYS[language])
    for offset in range(7):
        day = dt.date(2026, 11, 23) + dt.timedelta(offset)
        assert formats.on_day(day, TODAY).startswith(on[offset])
        assert formats.by_day(day, TODAY).startswith(by[offset])


def test_the_year_is_written_unless_it_is_this_year() -> None:
    for language in LANGUAGES:
        formats = formats_for(language)
        for phrase in (formats.on_day, formats.by_day):
            assert "2026" not in phrase(WEDNESDAY, TODAY)
            assert "2026" in phrase(WEDNESDAY, NEXT_YEAR)
            assert "2026" in phrase(WEDNESDAY)


TIMES = {
    "hr": ("u srijedu, 25. studenoga u 14.30 sati", "u srijedu, 25. studenoga do 9.00 sati"),
    "bs": ("u srijedu, 25. novembra, u 14:30 sati", "u srijedu, 25. novembra, do 9:00 sati"),
    "cs": ("ve středu 25. listopadu ve 14:30", "ve středu 25. listopadu do 9:00"),
    "ro": ("miercuri, 25 noiembrie, la ora 14:30", "până miercuri, 25 noiembrie, la ora 9:00"),
    "pt_BR": ("na quarta-feira, 25 de novembro, às 14h30", "até quarta-feira, 25 de novembro, às 9h"),
    "pt_PT": ("na quarta-feira, 25 de novembro, às 14h30", "até quarta-feira, 25 de novembro, às 9h00"),
    "en_GB": ("on Wednesday 25 November at 2:30pm", "by 9am on Wednesday 25 November"),
    "en_US": ("on Wednesday, November 25, at 2:30 PM", "by 9:00 AM on Wednesday, November 25"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_as_natives_write_them(language: str) -> None:
    formats = formats_for(language)
    at = formats.at_time(dt.datetime.combine(WEDNESDAY, dt.time(14, 30)), TODAY)
    by = formats.by_time(dt.datetime.combine(WEDNESDAY, dt.time(9)), TODAY)
    assert (at.replace("\xa0", " "), by.replace("\xa0", " ")) == TIMES[language]


@pytest.mark.parametrize(
    ("language", "hour", "ending"),
    [
        ("cs", 2, "ve 2:00"),
        ("cs", 8, "v 8:00"),
        ("cs", 12, "ve 12:00"),
        ("cs", 20, "ve 20:00"),
        ("pt_BR", 1, "à 1h"),
        ("pt_PT", 13, "às 13h00"),
        ("en_GB", 0, "at 12am"),
        ("en_GB", 12, "at noon"),
        ("en_US", 12, "at noon"),
        ("en_GB", 13, "at 1pm"),
    ],
)
def test_the_hour_decides_its_preposition(language: str, hour: int, ending: str) -> None:
    assert formats_for(language).at_time(dt.datetime.combine(WEDNESDAY, dt.time(hour)), TODAY).endswith(ending)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_minute_of_a_day_can_be_written(language: str) -> None:
    formats = formats_for(language)
    minutes = [dt.datetime(2026, 11, 25) + dt.timedelta(minutes=minute) for minute in range(24 * 60)]
    for phrase in (formats.at_time, formats.by_time):
        written = [phrase(moment, TODAY) for moment in minutes]
        assert len(set(written)) == len(written)
        assert not any("None" in text or "{" in text for text in written)


DATE_LINES = {
    "hr": "Zagreb, 2. rujna 2026.",
    "bs": "Zagreb, 2. septembra 2026.",
    "cs": "Zagreb 2. 9. 2026",
    "ro": "Zagreb, 2 septembrie 2026",
    "pt_BR": "Zagreb, 2 de setembro de 2026",
    "pt_PT": "Zagreb, 2 de setembro de 2026",
    "en_GB": "2 September 2026",
    "en_US": "September 2, 2026",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_lines(language: str) -> None:
    day = dt.date(2026, 9, 2)
    formats = formats_for(language)
    assert formats.date_line("Zagreb", day) == DATE_LINES[language]
    assert formats.date_line(None, day) == DATE_LINES[language].removeprefix("Zagreb").lstrip(", ")


def test_cldr_still_has_bosnian_months_in_the_nominative() -> None:
    """When this fails, CLDR has been put right: drop ``months`` from ``locales/bs/language.toml``."""
    assert format_date(WEDNESDAY, "long", locale=load("bs").locale) == "25. novembar 2026."


# Equal to Babel.


@given(languages, amounts, st.sampled_from(OUR_CURRENCIES))
def test_amounts_equal_babel(language: str, amount: Decimal, currency: str) -> None:
    digits = get_currency_precision(currency)
    rounded = amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    babel = format_currency(rounded, currency, locale=load(language).locale)
    if (language, currency) == ("ro", "RON"):
        babel = babel.replace("RON", "leu" if rounded == 1 else "lei")
    if language in ("en_GB", "en_US") and babel.startswith(currency):
        babel = babel.replace(currency, currency + "\xa0")
    if digits and rounded == int(rounded) and language != "pt_BR":
        babel = re.sub(rf"[.,]0{{{digits}}}(?=\D*$)", "", babel)
    assert formats_for(language).money(Money(amount=amount, currency=currency)) == babel


@given(languages, st.dates())
def test_dates_equal_babel(language: str, day: dt.date) -> None:
    formats = formats_for(language)
    babel = format_date(day, "long", locale=load(language).locale)
    ours = formats.date(day)
    if language == "bs":
        ours = _nominative(ours, day)
    if language == "pt_BR" and day.day == 1:
        ours = ours.replace("1º", "1", 1)
    assert ours == babel


def _nominative(date: str, day: dt.date) -> str:
    name = format_date(day, "MMMM", locale=load("bs").locale)
    first, _, rest = date.partition(" ")
    return f"{first} {name} {rest.partition(' ')[2]}"


@given(languages, st.lists(st.text(max_size=8), max_size=6))
def test_lists_equal_babel(language: str, items: list[str]) -> None:
    assert formats_for(language).items(items) == format_list(items, locale=load(language).locale)


@given(languages, st.integers(-(10**15), 10**15) | st.decimals(-(10**9), 10**9, places=5))
def test_numbers_equal_babel(language: str, number: int | Decimal) -> None:
    babel = format_decimal(number or 0, locale=load(language).locale, decimal_quantization=False)
    assert formats_for(language).number(number) == babel


@given(languages, st.decimals(min_value=0, max_value=1000, places=2))
def test_percentages_equal_babel(language: str, percent: Decimal) -> None:
    locale = load(language).cldr
    pattern = locale.percent_formats[None].pattern
    babel = format_percent(percent / 100, pattern, locale=locale, decimal_quantization=False)
    assert formats_for(language).percent(percent) == babel


def test_percentages_have_at_most_two_decimals() -> None:
    assert formats_for("en_GB").percent(Decimal("33.335")) == "33.34%"
    assert formats_for("en_GB").percent(Decimal(15)) == "15%"


def test_a_narrow_decimal_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        assert formats_for("en_GB").money(money("123456789.126", "GBP")) == "£123,456,789.13"
        assert formats_for("en_GB").number(Decimal("123456.5")) == "123,456.5"


# Quotations.

QUOTATIONS = [
    ("hr", "otporno na kišu", "„otporno na kišu”"),
    ("bs", "otporno na kišu", "„otporno na kišu”"),
    ("cs", "nepromokavý", "„nepromokavý“"),
    ("ro", "impermeabil", "„impermeabil”"),
    ("pt_PT", "impermeável", "«impermeável»"),
    ("pt_BR", "impermeável", "“impermeável”"),
    ("en_GB", "waterproof", "‘waterproof’"),
    ("en_US", "waterproof", "“waterproof”"),
    # Marks within become the inner ones, whichever they were; within those again the outer ones.
    ("hr", 'Piše "otporno", a nije.', "„Piše ‘otporno’, a nije.”"),
    ("cs", "Píšete „nepromokavý“, a není.", "„Píšete ‚nepromokavý‘, a není.“"),
    ("ro", "Scrie „impermeabil”.", "„Scrie «impermeabil».”"),
    ("pt_PT", "Diz «impermeável».", "«Diz “impermeável”.»"),
    ("en_US", "It says “waterproof”, and isn’t.", "“It says ‘waterproof’, and isn’t.”"),
    ("en_GB", "It says ‘it’s “really” waterproof’.", "‘It says “it’s ‘really’ waterproof”.’"),
    ("en_GB", '("ready")', "‘(“ready”)’"),
    # Words quoted as a whole are not quoted twice.
    ("hr", '"otporno na kišu"', "„otporno na kišu”"),
    ("en_US", "““waterproof””", "“waterproof”"),
    ("en_US", "“this” and “that”", "“‘this’ and ‘that’”"),
    # Inches, apostrophes and marks without a partner stay.
    ("en_US", 'the 15" screen', '“the 15" screen”'),
    ("en_US", "the boys’ “toys”", "“the boys’ ‘toys’”"),
    ("en_US", "rock ’n’ roll", "“rock ’n’ roll”"),
    ("en_US", 'he said "no', '“he said "no”'),
    ("en_US", 'the ‘90s "look" is back', "“the ‘90s ‘look’ is back”"),
    ("cs", "", "„“"),
]


@pytest.mark.parametrize(("language", "text", "quoted"), QUOTATIONS)
def test_quotations(language: str, text: str, quoted: str) -> None:
    assert formats_for(language).quote(text) == quoted


@given(languages, st.text(alphabet="ab \"“”„«»‘’‚'(.5"))
def test_a_quotation_changes_nothing_but_marks(language: str, text: str) -> None:
    formats = formats_for(language)
    outer = load(language).conventions["quotes"]["outer"]
    quoted = formats.quote(text)
    assert [quoted[0], quoted[-1]] == outer
    bare = str.maketrans("", "", '"“”„«»‘’‚')
    assert quoted.translate(bare) == text.translate(bare)


@given(languages, st.from_regex(r"\w[\w ,.]*\w", fullmatch=True))
def test_a_quotation_quoted_again_stays_the_same(language: str, text: str) -> None:
    formats = formats_for(language)
    assert formats.quote(formats.quote(text)) == formats.quote(text)


# The tables of a language.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_complete_tables(language: str) -> None:
    conventions = load(language).conventions
    assert set(conventions) - {"inherits"} == {"facets", "letter", "dates", "clock", "amounts", "quotes"}
    dates = conventions["dates"]
    assert len(dates["on"]) == len(dates["by"]) == 7
    assert len(dates.get("months", range(12))) == 12
    assert {"{weekday}", "{date}"} <= set(dates["with_date"].replace(",", "").split())
    hours = [hour for group in conventions["clock"].get("before", {}).values() for hour in group]
    assert sorted(hours) in ([], list(range(24)))
    assert conventions["amounts"]["whole"] in ("with-zeros", "without-zeros")
    assert all(len(mark) == 1 for pair in conventions["quotes"].values() for mark in pair)
    assert conventions["letter"]["after_salutation"] in ("lower", "capital")
    assert set(conventions["facets"]["writer"]) <= {"i-man", "i-woman"}
    assert set(conventions["facets"]["addressee"]) <= {"man", "woman", "several"}


def test_formats_are_built_once_for_all_spellings_of_a_code() -> None:
    assert formats_for("cs") is formats_for("cs")
    assert formats_for("pt").language is formats_for("pt_BR").language
    assert isinstance(formats_for("en"), Formats)
    assert repr(formats_for("cs")) == "Formats('cs')"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="xx"):
        formats_for("xx")
