"""Dates, amounts, lists and quoted words as natives write them in a sentence.

The patterns come from CLDR, read once per language and currency; what CLDR lacks or gets wrong, the tables of the
language's ``language.toml`` say. Every method is pure. Spaces that must not break stay as CLDR sets them.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from replyguide.languages import canonical, load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from babel import Locale

    from replyguide.fields import Money
    from replyguide.languages import Language

_ROUNDING = Context(prec=50, rounding=ROUND_HALF_UP)
_CENT = Decimal("0.01")
_QUOTATION_MARK = re.compile(r'["“”„‟«»‘’‚‛‹›]')
_SINGLE_MARKS = "‘’‚‛‹›"
_BEFORE_OPENING = "([{/–—-"


class _Currency(NamedTuple):
    """How amounts in one currency look in one language."""

    unit: Decimal
    zeros: str
    before: str
    after: str
    after_one: str


class Formats:
    """The formats of one language. Get it from ``formats_for``, which builds it once.

    A Croatian or Bosnian date with its year ends in a full stop ("2026."): a sentence that ends with it has no other.
    """

    def __init__(self, language: Language) -> None:
        locale, own = language.cldr, language.conventions
        self.language = language
        self._locale = locale
        self._signs = _signs(locale)
        self._percent: str = locale.percent_formats[None].suffix[0]
        self._bare_whole: bool = own["amounts"]["whole"] == "without-zeros"
        self._symbols: dict[str, str] = own["amounts"].get("symbols", {})
        self._symbols_one: dict[str, str] = own["amounts"].get("one", {})
        self._currencies: dict[str, _Currency] = {}

        dates: dict[str, Any] = own["dates"]
        names = locale.months["format"]["wide"]
        self._months: tuple[str, ...] = ("", *dates.get("months", (names[month] for month in range(1, 13))))
        self._days = tuple(str(day) for day in range(32))
        if "first_day" in dates:
            self._days = ("0", dates["first_day"], *self._days[2:])
        self._long: str = locale.date_formats["long"].format
        self._short: str = locale.datetime_skeletons["MMMMd"].format
        self._on: list[str] = dates["on"]
        self._by: list[str] = dates["by"]
        self._with_date: str = dates["with_date"]
        self._line: str = dates["line"]
        skeleton = dates.get("line_format")
        self._line_date: str = locale.datetime_skeletons[skeleton].format if skeleton else self._long

        self._clock: dict[str, Any] = own["clock"]
        self._before = {hour: word for word, hours in self._clock.get("before", {}).items() for hour in hours}

        lists = locale.list_patterns["standard"]
        self._pair: str = lists["2"]
        self._start: str = lists["start"]
        self._middle: str = lists["middle"]
        self._end: str = lists["end"]
        self._outer: list[str] = own["quotes"]["outer"]
        self._inner: list[str] = own["quotes"]["inner"]

    def __repr__(self) -> str:
        return f"Formats({self.language.code!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return formats_for, (self.language.code,)

    def money(self, money: Money) -> str:
        """An amount with its currency, rounded half up to the currency's digits.

        >>> from replyguide.fields import Money
        >>> formats_for("cs").money(Money(amount=1600, currency="CZK"))
        '1\\xa0600\\xa0Kč'
        >>> formats_for("pt_BR").money(Money(amount=64, currency="BRL"))
        'R$\\xa064,00'
        """
        style = self._currencies.get(money.currency)
        if style is None:
            style = self._currencies[money.currency] = self._currency(money.currency)
        text = f"{money.amount.quantize(style.unit, context=_ROUNDING):,f}".removesuffix(style.zeros)
        after = style.after_one if text == "1" else style.after
        return style.before + text.translate(self._signs) + after

    def percent(self, value: Decimal) -> str:
        """A percentage with at most two decimals, given in per cent.

        >>> formats_for("hr").percent(Decimal("12.5"))
        '12,5\\xa0%'
        """
        return self.number(value.quantize(_CENT, context=_ROUNDING)) + self._percent

    def number(self, value: int | Decimal) -> str:
        """A number, its thousands grouped, with all its decimals.

        >>> formats_for("bs").number(Decimal("1234.50"))
        '1.234,5'
        """
        text = f"{value:,}" if isinstance(value, int) else f"{value:,f}"
        if "." in text:
            text = text.rstrip("0").removesuffix(".")
        return ("0" if text == "-0" else text).translate(self._signs)

    def date(self, day: dt.date) -> str:
        """The long date with its year.

        >>> import datetime as dt
        >>> formats_for("bs").date(dt.date(2026, 11, 25))
        '25. novembra 2026.'
        """
        return self._filled(self._long, day)

    def on_day(self, day: dt.date, today: dt.date | None = None) -> str:
        """On that day, with its weekday, as it stands in a sentence. The year stands where it is not this year.

        >>> import datetime as dt
        >>> formats_for("cs").on_day(dt.date(2026, 11, 25), today=dt.date(2026, 11, 20))
        've středu 25. listopadu'
        """
        return self._weekday(self._on, day, today)

    def by_day(self, day: dt.date, today: dt.date | None = None) -> str:
        """Until that day, with its weekday, as it stands in a sentence. The year stands where it is not this year.

        >>> import datetime as dt
        >>> formats_for("hr").by_day(dt.date(2026, 11, 25))
        'do srijede, 25. studenoga 2026.'
        """
        return self._weekday(self._by, day, today)

    def at_time(self, moment: dt.datetime, today: dt.date | None = None) -> str:
        """On that day at that time, as the clock of the moment's own zone shows it.

        >>> import datetime as dt
        >>> formats_for("pt_PT").at_time(dt.datetime(2026, 11, 25, 14, 30), today=dt.date(2026, 11, 20))
        'na quarta-feira, 25 de novembro, às 14h30'
        """
        return self._timed("at", moment, today)

    def by_time(self, moment: dt.datetime, today: dt.date | None = None) -> str:
        """Until that time on that day, as the clock of the moment's own zone shows it.

        >>> import datetime as dt
        >>> formats_for("en_GB").by_time(dt.datetime(2026, 11, 25, 14, 30), today=dt.date(2026, 11, 20))
        'by 2:30pm on Wednesday 25 November'
        """
        return self._timed("by", moment, today)

    def date_line(self, city: str | None, day: dt.date) -> str:
        """The date line of a letter on paper, with the city where the country writes one and it is known.

        >>> import datetime as dt
        >>> formats_for("cs").date_line("Praha", dt.date(2026, 9, 2))
        'Praha 2. 9. 2026'
        """
        date = self._filled(self._line_date, day)
        return date if city is None else self._line.format(city=city, date=date)

    def items(self, items: Sequence[str]) -> str:
        """Several things in one row, joined as the language joins them.

        >>> formats_for("en_GB").items(["a lamp", "a shade", "a bulb"])
        'a lamp, a shade and a bulb'
        """
        if len(items) < 3:
            return self._pair.format(*items) if len(items) == 2 else "".join(items)
        text = self._start.format(items[0], items[1])
        for item in items[2:-1]:
            text = self._middle.format(text, item)
        return self._end.format(text, items[-1])

    def quote(self, text: str) -> str:
        """Words between the language's quotation marks, however they were quoted before; within them the inner marks.

        >>> formats_for("hr").quote('Piše "otporno na kišu", a nije.')
        '„Piše ‘otporno na kišu’, a nije.”'
        """
        ends = _quotations(text)
        first, last = 0, len(text) - 1
        while ends.get(first) == last:
            del ends[first]
            first, last = first + 1, last - 1
        letters, depth = list(text), 0
        for position in sorted((*ends, *ends.values())):
            if position in ends:
                marks = self._outer if depth % 2 else self._inner
                letters[position], letters[ends[position]] = marks
                depth += 1
            else:
                depth -= 1
        return "".join((self._outer[0], *letters[first : last + 1], self._outer[1]))

    def _currency(self, code: str) -> _Currency:
        from babel.numbers import get_currency_precision, get_currency_symbol

        digits = get_currency_precision(code)
        pattern = self._locale.currency_formats["standard"]
        symbol = self._symbols.get(code) or get_currency_symbol(code, self._locale)
        before, after = pattern.prefix[0].replace("¤", symbol), pattern.suffix[0]
        return _Currency(
            unit=Decimal(1).scaleb(-digits),
            zeros="." + "0" * digits if digits and self._bare_whole else "",
            # CLDR parts letters from digits ("CHF 64"), which Babel does not do.
            before=before + "\xa0" if before[-1:].isalpha() else before,
            after=after.replace("¤", symbol),
            after_one=after.replace("¤", self._symbols_one.get(code, symbol)),
        )

    def _filled(self, pattern: str, day: dt.date) -> str:
        month = day.month
        return pattern % {"d": self._days[day.day], "MMMM": self._months[month], "M": month, "y": day.year}

    def _weekday(self, weekdays: Sequence[str], day: dt.date, today: dt.date | None) -> str:
        this_year = today is not None and today.year == day.year
        date = self._filled(self._short if this_year else self._long, day)
        return self._with_date.format(weekday=weekdays[day.weekday()], date=date)

    def _timed(self, joined: str, moment: dt.datetime, today: dt.date | None) -> str:
        pattern: str = self._clock[joined]
        return pattern.format(
            on=self.on_day(moment, today),
            by=self.by_day(moment, today),
            before=self._before.get(moment.hour),
            clock=self._time(moment.hour, moment.minute),
        )

    def _time(self, hour: int, minute: int) -> str:
        clock = self._clock
        noon: str | None = clock.get("noon")
        if noon is not None and (hour, minute) == (12, 0):
            return noon
        halves = clock.get("halves", ("", ""))
        pattern: str = clock["time"] if minute else clock.get("whole", clock["time"])
        return pattern.format(hour=hour, minute=f"{minute:02}", hour12=hour % 12 or 12, half=halves[hour >= 12])


def _signs(locale: Locale) -> dict[int, str]:
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale)})


def _quotations(text: str) -> dict[int, int]:
    """Where quotations within a text begin and end. Apostrophes, inches and marks without a partner are none."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for found in _QUOTATION_MARK.finditer(text):
        mark, position = found[0], found.start()
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        single = mark in _SINGLE_MARKS
        if single and before.isalnum() and after.isalnum():
            continue
        at_start = not before or before.isspace() or before in _BEFORE_OPENING or opened[-1:] == [position - 1]
        if mark in "„‚" or (at_start and mark != "’" and after and not after.isspace()):
            opened.append(position)
            continue
        while opened and not single and text[opened[-1]] in _SINGLE_MARKS:
            opened.pop()
        if opened and single == (text[opened[-1]] in _SINGLE_MARKS):
            ends[opened.pop()] = position
    return ends


@cache
def formats_for(code: str) -> Formats:
    """The formats of a language, built once.

    Raises:
        UnknownLanguage: the language is not served.
    """
    return Formats(load(canonical(code)))
