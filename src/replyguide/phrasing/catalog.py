"""The words: a language's catalog, read once, and the choice among the forms of one message.

The facets of a form stand in the catalog's context (``msgctxt``), such as ``wording=2 writer=i addressee=several``. No
context means: the first wording, the writer is "we", the addressee neutral.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from replyguide import languages
from replyguide.errors import HouseError, MissingPhrase
from replyguide.phrasing.messages import MESSAGES

if TYPE_CHECKING:
    from pathlib import Path

Domain = Literal["replyguide", "agent"]

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
    """One language's words of one domain. Read-only.

    It takes over what gettext has read, contexts and plural forms included, for which gettext has no public name.
    """

    def __init__(self, language: str, domain: Domain, own: Path | None = None) -> None:
        self.language = language
        self.domain = domain
        self._own = own
        home = languages.load(language)
        translations = _translations(home.folder / "LC_MESSAGES", domain)
        self._plural = translations.plural  # type: ignore[attr-defined]
        self._forms: dict[str, dict[Facets, str | dict[int, str]]] = {}
        if home.inherits:
            self._forms = {id: dict(forms) for id, forms in load(home.inherits, domain)._forms.items()}
        self._add(translations)
        if own is not None:
            self._replace(_translations(own, domain))
        self._chosen: dict[tuple[str, Facets], str | dict[int, str]] = {}

    def _replace(self, translations: gettext.GNUTranslations) -> None:
        """Takes a house's own words: a message that it words loses all forms it had."""
        for key in translations._catalog:  # type: ignore[attr-defined]
            name = key[0] if isinstance(key, tuple) else key
            self._forms.pop(name.rpartition("\x04")[2], None)
        self._add(translations)

    def _add(self, translations: gettext.GNUTranslations) -> None:
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

    def __reduce__(self) -> tuple[Any, ...]:
        return Catalog, (self.language, self.domain, self._own)

    def __contains__(self, id: object) -> bool:
        return id in self._forms

    def ids(self) -> frozenset[str]:
        """The ids of all messages it holds."""
        return frozenset(self._forms)

    def forms(self, id: str) -> Mapping[Facets, str | dict[int, str]]:
        """Every form of one message."""
        return self._forms.get(id, {})

    def wordings(self, id: str) -> int:
        """How many wordings there are of one message."""
        return max((facets.wording for facets in self._forms.get(id, ())), default=1)

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
def load(language: str, domain: Domain = "replyguide", house: Path | None = None) -> Catalog:
    """The catalog of a language, read when first used.

    Args:
        language: the code under which the language is served.
        domain: ``replyguide`` is what the customer reads, ``agent`` what the agent reads.
        house: a house's own folder; its ``locales/<folder>/LC_MESSAGES/`` words some messages anew.
    """
    if house is None:
        return Catalog(language, domain)
    own = house / "locales" / languages.FOLDERS[language] / "LC_MESSAGES"
    if not ((own / f"{domain}.po").is_file() or (own / f"{domain}.mo").is_file()):
        return load(language, domain)
    catalog = Catalog(language, domain, own)
    if domain == "replyguide":
        _check(catalog, own)
    return catalog


_SLOT = re.compile(r"%\((\w+)\)s")


def _check(catalog: Catalog, own: Path) -> None:
    """Refuses own words under an unknown id, or with other slots than the message has."""
    for id in catalog.ids():
        message = MESSAGES.get(id)
        if message is None:
            raise HouseError.single(f"{own.parent.name}/{id}", id, "is no message of the letter catalog")
        for facets, form in catalog.forms(id).items():
            for text in (form,) if isinstance(form, str) else form.values():
                unknown = set(_SLOT.findall(text)) - set(message.slots)
                if unknown or "%" in _SLOT.sub("", text):
                    slots = ", ".join(f"%({slot})s" for slot in message.slots) or "none"
                    where = f"{own.parent.name}/{id} ({facets.context or '-'})"
                    raise HouseError.single(where, text, f"has slots this message does not fill; it fills {slots}")
