"""Public holidays by country, for a house's ``holidays`` (extra ``calendar``)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from replyguide.errors import InputError, ReplyguideError


def public_holidays(country: str, years: int | Iterable[int], subdivision: str | None = None) -> frozenset[dt.date]:
    """The public holidays of a country, or of one of its entities, states or regions, for a house's ``holidays``.

    Needs the extra ``calendar``. Feasts that follow the moon are estimates, so a house does well to look them through.

    Args:
        country: an ISO 3166 code, such as HR, BA, RO, CZ, PT, BR, GB, US.
        years: one year or several.
        subdivision: a part of it, such as BIH, BRC, SRP for Bosnia and Herzegovina, or ENG, SCT, WLS, NIR for Britain.

    Raises:
        InputError: the country, the subdivision or a year is not known.
        ReplyguideError: the extra is not installed.
    """
    try:
        import holidays
    except ModuleNotFoundError:
        raise ReplyguideError(
            "public holidays need the extra 'calendar'; install it with: pip install 'replyguide[calendar]'"
        ) from None
    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        raise InputError.single("country", country, "is not a country known; give an ISO 3166 code such as HR or CZ")
    if subdivision is not None and subdivision not in known[country]:
        parts = ", ".join(known[country]) or "none"
        raise InputError.single("subdivision", subdivision, f"is not a part of {country} known; known: {parts}")
    days: set[dt.date] = set()
    for year in (years,) if isinstance(years, int) else years:
        found = holidays.country_holidays(country, subdiv=subdivision, years=year)
        if not found:
            raise InputError.single("years", year, f"is not a year for which the holidays of {country} are known")
        days.update(found)
    return frozenset(days)
