"""Words cautions: what the agent has to look at before sending."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from replyguide.fields import Money
from replyguide.phrasing.formats import formats_for
from replyguide.vocabulary import RemedyKind

if TYPE_CHECKING:
    from replyguide.phrasing.catalog import Catalog
    from replyguide.plan import Caution


def worded(caution: Caution, words: Catalog, language: str) -> str:
    """A caution in the agent's words, its values formatted for the language."""
    text = words.text(f"caution.{caution.code}")
    if not caution.values:
        return text
    return text % {name: _value(value, words, language) for name, value in caution.values}


def _value(value: object, words: Catalog, language: str) -> str:
    formats = formats_for(language)
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, Decimal):
        return formats.percent(value)
    if isinstance(value, dt.date):
        return formats.date(value)
    if isinstance(value, tuple):
        return formats.items(
            [words.text(f"term.remedy.{kind.value}") for kind in value if isinstance(kind, RemedyKind)]
        )
    return str(value)
