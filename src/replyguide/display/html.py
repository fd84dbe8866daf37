"""A card as HTML: the layout stands in ``templates/``; every value is escaped, and control characters made visible."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from replyguide.display.marks import pieces
from replyguide.display.safe import visible

if TYPE_CHECKING:
    from jinja2 import Template

    from replyguide.display.card import Card

_FOLDER = Path(__file__).parent / "templates"


def html(card: Card) -> str:
    """The card with its style, which counts inside the card alone."""
    return _template().render(card=card, style=_style())


@cache
def _style() -> str:
    text = (_FOLDER / "card.css").read_text(encoding="utf-8")
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"/\*.*?\*/", "", text, flags=re.S)).strip()


@cache
def _template() -> Template:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    environment.filters |= {"tag": lambda code: code.replace("_", "-"), "pieces": pieces}
    return environment.get_template("card.html.j2")
