"""Brings every catalog in line with the declared messages, checks them, or starts a new language.

python tools/catalogs.py update          add, order and drop entries; mark fuzzy what changed in English
python tools/catalogs.py check           the gate: complete, slots equal, plurals right, nothing fuzzy or obsolete
python tools/catalogs.py new CODE        a new language: a folder with empty catalogs, ready for a translator
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from replyguide import languages
from replyguide.phrasing.agent import AGENT_MESSAGES
from replyguide.phrasing.catalog import Facets
from replyguide.phrasing.messages import MESSAGES, Message

DOMAINS: Mapping[str, Mapping[str, Message]] = {"replyguide": MESSAGES, "agent": AGENT_MESSAGES}
SLOT = re.compile(r"%\((\w+)\)s")
ENGLISH = "English: "


def catalog_path(code: str, domain: str) -> Path:
    return languages.locales_folder() / languages.FOLDERS.get(code, code) / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path, code: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=languages.FOLDERS.get(code, code))


def required(message: Message) -> Iterator[Facets]:
    """The forms that every language has of a message."""
    for wording in range(1, message.wordings + 1):
        yield Facets(wording)
        if message.writer:
            yield Facets(wording, "i")


def optional(message: Message, code: str) -> Iterator[Facets]:
    """The further forms that this language may have."""
    facets = languages.load(code).conventions.get("facets", {})
    writers = ["we", "i", *facets.get("writer", ())] if message.writer else ["we"]
    for wording in range(1, message.wordings + 1):
        for writer in writers:
            for addressee in ("neutral", *facets.get("addressee", ())):
                yield Facets(wording, writer, addressee)


def words(entry: Entry | None) -> tuple[str, ...]:
    if entry is None or not entry.string:
        return ()
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


def updated(code: str, domain: str, english: Catalog) -> str:
    """One catalog as it should be: entries in the declared order, what is kept keeps its words."""
    path = catalog_path(code, domain)
    old = read(path, code) if path.exists() else Catalog(languages.FOLDERS.get(code, code))
    new = Catalog(
        languages.FOLDERS.get(code, code), project="replyguide", header_comment="", fuzzy=False, charset="utf-8"
    )
    for message in DOMAINS[domain].values():
        forms = dict.fromkeys((*required(message), *(optional(message, code) if code in languages.FOLDERS else ())))
        needed = set(required(message))
        for facets in forms:
            id = (message.id, message.id) if message.plural else message.id
            before = old.get(id, facets.context)
            if before is None and (facets not in needed or code == "en_US"):
                continue
            model = english.get(id, facets.context) or english.get(id, Facets(facets.wording).context)
            shown = ENGLISH + " / ".join(words(model))
            comments = [message.comment] if code == "en_GB" else [message.comment, shown]
            flags = set(before.flags) if before else set()
            changed = (
                before and words(before) and any(c.startswith(ENGLISH) and c != shown for c in before.auto_comments)
            )
            if changed and code != "en_GB":
                flags.add("fuzzy")
            new.add(
                id,
                before.string if before else "",
                context=facets.context,
                auto_comments=comments,
                user_comments=before.user_comments if before else (),
                flags=flags - {"python-format"},
            )
    buffer = BytesIO()
    write_po(buffer, new, width=100_000, omit_header=False, sort_output=False)
    text = buffer.getvalue().decode()
    return re.sub(
        r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By).*\n', "", text, flags=re.M
    )


def update(code: str, domain: str, english: Catalog) -> None:
    """Rewrites one catalog."""
    path, text = catalog_path(code, domain), updated(code, domain, english)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def faults(code: str, domain: str) -> Iterator[str]:
    """What the gate holds against one catalog."""
    path = catalog_path(code, domain)
    catalog, declared = read(path, code), DOMAINS[domain]
    seen: set[tuple[str, Facets]] = set()
    for entry in catalog:
        if not entry.id:
            continue
        id = entry.id if isinstance(entry.id, str) else entry.id[0]
        where, message = f"{path.parent.parent.name}/{domain} {id} ({entry.context or '-'})", declared.get(id)
        if message is None:
            yield f"{where}: is not declared"
            continue
        facets = Facets.parse(entry.context)
        seen.add((id, facets))
        if facets not in {*required(message), *optional(message, code)}:
            yield f"{where}: is a form this language does not distinguish"
        if entry.fuzzy:
            yield f"{where}: is fuzzy; the English changed, look at it again"
        if not all(words(entry)) or not words(entry):
            yield f"{where}: has no words"
        if not entry.auto_comments:
            yield f"{where}: has no comment for the translator"
        if message.plural and len(words(entry)) != catalog.num_plurals:
            yield f"{where}: has {len(words(entry))} plural forms, the language {catalog.num_plurals}"
        for text in words(entry):
            yield from (f"{where}: {fault}" for fault in text_faults(message, text))
    if code != "en_US":
        for message in declared.values():
            for facets in required(message):
                if (message.id, facets) not in seen:
                    yield f"{path.parent.parent.name}/{domain} {message.id} ({facets.context or '-'}): is missing"
    for id in catalog.obsolete:
        yield f"{path.parent.parent.name}/{domain} {id}: is obsolete"


def text_faults(message: Message, text: str) -> Iterator[str]:
    """What is wrong with the words of one form."""
    slots, allowed = Counter(SLOT.findall(text)), Counter(message.slots)
    silent_salutation = message.id.startswith("salutation.") and not slots
    one_year = message.plural is not None and not slots - allowed
    if slots != allowed and not silent_salutation and not one_year:
        yield f"has the slots {sorted(slots.elements())}, declared are {sorted(allowed)}"
    if "%" in SLOT.sub("", text):
        yield "has a literal % sign"
    if text != text.strip() or "  " in text:
        yield "has stray blanks"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "check", "new"))
    parser.add_argument("code", nargs="?")
    parser.add_argument("--domain", choices=tuple(DOMAINS), action="append")
    options = parser.parse_args()
    codes = [options.code] if options.code else list(languages.LANGUAGES)
    domains = options.domain or list(DOMAINS)
    if options.command == "check":
        found = [fault for code in codes for domain in domains for fault in faults(code, domain)]
        sys.stdout.write("".join(f"{fault}\n" for fault in found) + f"{len(found)} faults\n")
        return 1 if found else 0
    if options.command == "new":
        if not options.code or options.code in languages.FOLDERS:
            parser.error("new needs the code of a language that is not served yet")
        source = languages.locales_folder() / "en"
        target = languages.locales_folder() / options.code
        target.mkdir(exist_ok=True)
        for data in source.glob("*.toml"):
            shutil.copy(data, target / data.name)
    for domain in domains:
        english = (
            read(catalog_path("en_GB", domain), "en_GB") if catalog_path("en_GB", domain).exists() else Catalog("en")
        )
        for code in codes:
            update(code, domain, english)
    return 0


if __name__ == "__main__":
    sys.exit(main())
