"""Runs translate-toolkit's pofilter over the catalogs, each beside its English.

    python tools/pofilter.py [PATH OF pofilter]

Our msgids are names, so each catalog is first written out with the English text as its source. The tool is used as a
command only.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

import catalogs
from replyguide import languages

TESTS = (
    "printf", "doublespacing", "startwhitespace", "endwhitespace", "doublewords", "urls", "emails", "xmltags",
    "escapes", "newlines", "tabs", "unchanged", "pythonbraceformat",
)  # fmt: skip


def beside_english(code: str, domain: str) -> Catalog:
    """A catalog whose sources are the English texts."""
    own = catalogs.read(catalogs.catalog_path(code, domain), code)
    english = catalogs.read(catalogs.catalog_path("en_GB", domain), "en_GB")
    found = Catalog(languages.FOLDERS[code], fuzzy=False)
    for entry in own:
        if not entry.id:
            continue
        source = english.get(entry.id, entry.context)
        wording = catalogs.Facets(catalogs.Facets.parse(entry.context).wording).context
        source = source or english.get(entry.id, wording)
        name = entry.id if isinstance(entry.id, str) else entry.id[0]
        # A salutation may leave the name out, and the visible slot is the same everywhere; our own gate sees to both.
        if name.startswith("salutation.") or name == "furniture.missing":
            continue
        for at, (model, text) in enumerate(zip(catalogs.words(source), catalogs.words(entry), strict=False)):
            if at == 0 and not isinstance(entry.id, str):
                continue  # the form for one may spell the number out
            if model == text and " " not in text:
                continue  # one word that both languages have, such as "chat"
            found.add(model, text, context=f"{name} {entry.context or ''} {at}")
    return found


def main() -> int:
    command = sys.argv[1] if len(sys.argv) > 1 else "pofilter"
    failed = ""
    with tempfile.TemporaryDirectory() as folder:
        for code in languages.LANGUAGES:
            if code.startswith("en"):
                continue
            for domain in catalogs.DOMAINS:
                source, result = Path(folder, f"{code}-{domain}.po"), Path(folder, "found.po")
                with source.open("wb") as file:
                    write_po(file, beside_english(code, domain), width=100_000)
                options = [option for test in TESTS for option in ("-t", test)]
                subprocess.run(
                    [command, "--progress=none", *options, str(source), str(result)], check=True, capture_output=True
                )
                if result.exists():
                    failed += f"{code} {domain}\n{result.read_text(encoding='utf-8')}\n"
                    result.unlink()
    sys.stdout.write(failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
