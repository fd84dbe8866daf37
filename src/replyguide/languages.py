"""The languages served: finds ``locales/<folder>/`` and loads a language once, when it is first used.

A language is one folder: ``LC_MESSAGES/replyguide.po`` (what the customer reads), ``LC_MESSAGES/agent.po`` (what the
agent reads), ``language.toml`` (conventions and facets) and data files. A wheel carries compiled ``.mo`` files; a
checkout reads the ``.po`` files.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from replyguide.errors import Problem, UnknownLanguage, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "hr": "hr",
        "bs": "bs",
        "cs": "cs",
        "ro": "ro",
        "pt_BR": "pt",
        "pt_PT": "pt_PT",
        "en_GB": "en",
        "en_US": "en_US",
    }
)
"""Every language served, by its code, and the folder that holds it."""

LANGUAGES: tuple[str, ...] = tuple(FOLDERS)
"""The codes of the languages served, as they stand in results."""

# The region a language is formatted for, and the spellings a caller may use for it.
_LOCALES = {"hr": "hr_HR", "bs": "bs_Latn_BA", "cs": "cs_CZ", "ro": "ro_RO"}
_SPELLINGS = {code.lower(): code for code in LANGUAGES} | {
    "hr_hr": "hr",
    "bs_ba": "bs",
    "bs_latn": "bs",
    "bs_latn_ba": "bs",
    "cs_cz": "cs",
    "ro_ro": "ro",
    "pt": "pt_BR",
    "en": "en_GB",
}


def canonical(code: str, where: str = "language") -> str:
    """The code under which a language is served.

    ``pt`` alone is Brazilian, as in CLDR; ``en`` alone is British, the text the catalogs start from.

    Raises:
        UnknownLanguage: the language is not served.

    >>> canonical("pt-pt"), canonical("en"), canonical("HR")
    ('pt_PT', 'en_GB', 'hr')
    """
    known = _SPELLINGS.get(code.replace("-", "_").lower()) if isinstance(code, str) else None
    if known is None:
        raise UnknownLanguage(
            Problem(where, shorten(code), f"is not a language served; served are {', '.join(LANGUAGES)}")
        )
    return known


def family(code: str) -> str:
    """The language without its region; Croatian and Bosnian readers understand each other.

    >>> family("pt_PT"), family("bs")
    ('pt', 'hr')
    """
    base = code.partition("_")[0]
    return "hr" if base in ("bs", "sr") else base


def locales_folder() -> Path:
    """The folder of the catalogs: inside the package in a wheel, beside ``src/`` in a checkout."""
    inside = Path(__file__).parent / "locales"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "locales"


class Language:
    """One language served, read from its folder when first used and never changed afterwards.

    Attributes:
        code: the code under which it is served, such as ``pt_PT``.
        base: the language without its region, such as ``pt``.
        locale: the name of the CLDR locale its dates and amounts follow, such as ``hr_HR``.
        folder: where its files are.
        inherits: the language whose entries serve where its own catalog is silent (only ``en_US``, from ``en_GB``).
        conventions: the content of ``language.toml``.
    """

    __slots__ = ("base", "code", "conventions", "folder", "inherits", "locale")

    def __init__(self, code: str) -> None:
        self.code = code
        self.base = code.partition("_")[0]
        self.locale = _LOCALES.get(code, code)
        self.folder = locales_folder() / FOLDERS[code]
        self.conventions: Mapping[str, Any] = MappingProxyType(self.data("language.toml"))
        self.inherits: str | None = self.conventions.get("inherits")

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return load, (self.code,)

    def data(self, name: str) -> dict[str, Any]:
        """The content of one of the language's TOML files."""
        with (self.folder / name).open("rb") as file:
            return tomllib.load(file)

    @property
    def cldr(self) -> Locale:
        """The Babel locale."""
        from babel import Locale

        return Locale.parse(self.locale)


@cache
def load(code: str) -> Language:
    """The language of that canonical code, loaded once.

    >>> load("pt_BR").locale
    'pt_BR'
    """
    return Language(code)
