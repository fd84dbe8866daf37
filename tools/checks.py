"""The checks of a review, each with its guidance, and where it is shown to find and to pass.

python tools/checks.py           writes docs/checks.md
python tools/checks.py --check   tells whether it is up to date
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from replyguide.check import Check, Said, Seen, Unsaid
from replyguide.checks import CHECKS
from replyguide.languages import load as load_language
from replyguide.phrasing.catalog import load

PATH = Path(__file__).parents[1] / "docs" / "checks.md"
HEAD = """# Checks of a review

What `replyguide.review` looks for in the draft of a reply; written by `tools/checks.py`. The guidance stands in
[guidance.md](guidance.md); `x-…` are conventions of careful writers. A check applies where all facts of the message
named under *when* hold; without any it always does. Wording is listed by each language in its `review.toml`. A house
leaves checks out by id: `checks_off = ["no-thanks"]`.
"""


def chapter(check: Check) -> Iterator[str]:
    """One check."""
    words = load("en_GB", "agent")
    message = words.text(f"check.{check.id}").replace("%(topic)s", "…")
    yield f"\n## {check.id}\n"
    yield f"**{check.severity}** · {' · '.join(check.guidelines)}\n"
    yield f"{message} {words.text(f'check.{check.id}.do')}\n"
    for name, values in check.when.items():
        yield f"- when {name}: {', '.join(sorted(str(value) for value in values))}"
    yield from way(check)


def way(check: Check) -> Iterator[str]:
    """How it looks at a draft."""
    how = check.way
    if isinstance(how, Said):
        more = f" more than {how.more_than} times" if how.more_than else ""
        yield f"- finds{more}: {', '.join(how.signals)}{' (in questions)' if how.asked else ''}"
        if how.unless:
            yield f"- unless beside it: {', '.join(how.unless)}"
        example = load_language("en_GB").data("review.toml")[how.signals[0]]
        yield f"- such as “{example['examples'][0]}”, and not “{example['near'][0]}”"
    elif isinstance(how, Unsaid):
        after = f", where the draft says {', '.join(how.after)}" if how.after else ""
        yield f"- misses: {', '.join(how.signals)}{after}"
    elif isinstance(how, Seen):
        yield "- finds a shape, in any language"
    else:
        yield f"- compares: {how.by}"


def text() -> str:
    """The page."""
    return HEAD + "\n".join(line for check in CHECKS.values() for line in chapter(check)) + "\n"


def main() -> int:
    """Writes or checks; the exit code says whether the page is current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        current = PATH.is_file() and PATH.read_text(encoding="utf-8") == text()
        print("" if current else "docs/checks.md is not up to date; run tools/checks.py", end="")
        return 0 if current else 1
    PATH.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
