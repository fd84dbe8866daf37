"""The words: a language's catalog, read once, and the choice among the forms of one message.

The facets of a form stand in the catalog's context (``msgctxt``), such as ``wording=2 writer=i addressee=several``. No
context means: the first wording, the writer is "we", the addressee neutral.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal, NamedTuple

from replyguide import languages
from replyguide.errors import MissingPhrase

if TYPE_CHECKING:
    from pathlib import Path

Domain = Literal["replyguide", "agent"]
Writer = Literal["we", "i", "i-man", "i-woman"]
Addressee = Literal["neutral", "man", "woman", "several"]

_WRITERS: Mapping[str, tuple[str, ...]] = {
    "we": ("we",),
    "i": ("i", "we"),
    "i-man": ("i-man", "i", "we"),
    "i-woman": ("i-woman", "i", "we"),
}


class Facets(NamedTuple):
    """What chooses among the forms of one message. The most specific form that exists is taken.

    >>> Facets.parse("wording=2 writer=i")
    Facets(wording=2, writer='i', addressee='neutral')
    """

    wording: int = 1
    writer: str = "we"
    addressee: str = "neutral"

    @classmethod
    def parse(cls, context: str | None) -> Facets:
        """The facets that a catalog context names.

        Raises:
            ValueError: it names something else.
        """
        values: dict[str, str] = dict(item.split("=", 1) for item in (context or "").split())
        facets = cls(int(values.pop("wording", 1)), values.pop("writer", "we"), values.pop("addressee", "neutral"))
        if values or facets.context != context:
            raise ValueError(f"not a context of facets: {context}")
        return facets

    @property
    def context(self) -> str | None:
        """The catalog context that names these facets."""
        given = [f"{name}={value}" for name, value in self._asdict().items() if value != self._field_defaults[name]]
        return " ".join(given) or None


class Catalog:
    """One language's words of one domain. Read-only."""

    def __init__(self, language: str, domain: Domain) -> None:
        self.language = language
        self.domain = domain
        home = languages.load(language)
        translations = _translations(home.folder / "LC_MESSAGES", domain)
        self._plural = translations.plural  # type: ignore[attr-defined]
        self._forms: dict[str, dict[Facets, str | dict[int, str]]] = {}
        if home.inherits:
            self._forms = {id: dict(forms) for id, forms in load(home.inherits, domain)._forms.items()}
        for key, text in translations._catalog.items():  # type: ignore[attr-defined]
            name, number = key if isinstance(key, tuple) else (key, None)
            context, mark, id = name.rpartition("\x04")
            if not id:
                continue
            facets, forms = Facets.parse(context if mark else None), self._forms.setdefault(id, {})
            if number is None:
                forms[facets] = text
            else:
                plural = forms.get(facets)
                forms[facets] = {**plural, number: text} if isinstance(plural, dict) else {number: text}
        self._chosen: dict[tuple[str, Facets], str | dict[int, str]] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._forms

    def ids(self) -> frozenset[str]:
        """The ids of all messages it holds."""
        return frozenset(self._forms)

    def forms(self, id: str) -> Mapping[Facets, str | dict[int, str]]:
        """Every form of one message."""
        return self._forms.get(id, {})

    def text(self, id: str, facets: Facets = Facets(), number: int | None = None) -> str:  # noqa: B008
        """The words of one message in the form that fits best, its slots unfilled.

        Raises:
            MissingPhrase: the catalog does not hold it; it is never taken from another language.
        """
        form = self._chosen.get((id, facets))
        if form is None:
            form = self._chosen[id, facets] = self._choose(id, facets)
        if isinstance(form, str):
            return form
        return form[self._plural(number if number is not None else 1)]

    def _choose(self, id: str, facets: Facets) -> str | dict[int, str]:
        forms = self._forms.get(id, {})
        for writer in _WRITERS[facets.writer]:
            for addressee in dict.fromkeys((facets.addressee, "neutral")):
                form = forms.get(Facets(facets.wording, writer, addressee))
                if form:
                    return form
        raise MissingPhrase(
            f"{self.language}: the {self.domain} catalog has no words for {id} ({facets.context or '-'})"
        )


def _translations(folder: Path, domain: str) -> gettext.GNUTranslations:
    compiled = folder / f"{domain}.mo"
    if compiled.is_file():
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = BytesIO()
    with (folder / f"{domain}.po").open("rb") as file:
        write_mo(buffer, read_po(file))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


@cache
def load(language: str, domain: Domain = "replyguide") -> Catalog:
    """The catalog of a language, read when first used."""
    return Catalog(language, domain)
