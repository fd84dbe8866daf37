"""Holds every ready letter against the review: none may have a finding.

python tools/review_letters.py             all languages
python tools/review_letters.py hr cs       these only
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

import letters
import replyguide
from replyguide.languages import LANGUAGES
from replyguide.reviewing.reviewer import look_over


def findings(language: str) -> tuple[str, int, dict[str, list[str]]]:
    """How many letters of a language were reviewed; and what was found, with the letters it was found in."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for made in letters.letters(language):
        reply = made.suggestion.reply
        if not reply.ready or reply.layout == "guide" or reply.text in seen:
            continue
        seen.add(reply.text)
        for one in look_over(reply.text, made.suggestion):
            found.setdefault(f"{one.check}: {one.quote[:80]!r}", []).append(made.name)
    return language, len(seen), found


def main() -> int:
    """Prints what was found; the exit code says whether anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", choices=[*LANGUAGES, []])
    parser.add_argument("--show", type=int, default=20, help="how many of them to print")
    arguments = parser.parse_args()
    total = faulty = 0
    with ProcessPoolExecutor() as pool:
        for language, count, found in pool.map(findings, arguments.languages or LANGUAGES):
            number = sum(map(len, found.values()))
            print(f"{language}: {count} letters, {number} findings")
            for what, names in list(found.items())[: arguments.show]:
                print(f"  {what} in {len(names)}, such as {names[0]}")
            total, faulty = total + count, faulty + number
    print(f"{total} letters, {faulty} findings; replyguide {replyguide.__version__}")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
