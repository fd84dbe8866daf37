"""How well languages are identified: ``python tools/measure_identify.py FILE.tsv [--bare] [--capitals] [--show]``.

Each line of the file is ``label<TAB>…<TAB>text``. A label is a language's code; ``hr/bs`` means that either is right,
``pt`` or ``en`` that any region is. Texts in a language that is not served must be refused.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from replyguide.intake.identify import Identified, identify
from replyguide.languages import LANGUAGES
from replyguide.lexicon import fold

TWINS = {"hr", "bs", "hr/bs"}


def language(label: str) -> str:
    """The language that a label means, Croatian and Bosnian taken as one and regions aside."""
    return "hr/bs" if label in TWINS else label.partition("_")[0]


def outcome(label: str, found: Identified) -> str:
    """``right``, ``wrong``, ``refused`` (ours, not recognised) or ``let in`` (not ours, taken for ours)."""
    if language(label) in {language(code) for code in LANGUAGES}:
        if found.language is None:
            return "refused"
        return "right" if language(found.language) == language(label) else "wrong"
    return "right" if found.language is None else "let in"


def detail(label: str, found: Identified) -> str | None:
    """Between Croatian and Bosnian, or between regions: ``right``, ``open`` (the text does not tell) or ``wrong``."""
    if found.language is None or (label not in {"hr", "bs"} and "_" not in label):
        return None
    if found.either or not found.region_sure:
        return "open"
    return "right" if found.language == label else "wrong"


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f} %" if whole else "       –"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--bare", action="store_true", help="take the diacritics away first")
    parser.add_argument("--capitals", action="store_true", help="write everything in capitals first")
    parser.add_argument("--show", action="store_true", help="print each text that is not read right")
    options = parser.parse_args()
    rows = [line.split("\t") for line in options.file.read_text(encoding="utf-8").splitlines() if line]
    outcomes: Counter[tuple[str, str]] = Counter()
    details: Counter[tuple[str, str]] = Counter()
    named: Counter[str] = Counter()
    identify("")
    spent, words = 0.0, 0
    for label, text in ((row[0], row[-1]) for row in rows):
        text = fold(text).text if options.bare else text
        text = text.upper() if options.capitals else text
        start = time.perf_counter()
        found = identify(text)
        spent += time.perf_counter() - start
        words += len(text.split())
        result, finer = outcome(label, found), detail(label, found)
        outcomes[label, result] += 1
        named[label] += language(found.best_guess) == language(label)
        if finer:
            details[label, finer] += 1
        if options.show and (result != "right" or finer == "wrong"):
            sys.stdout.write(f"{label}\t{found.best_guess}\t{found.sure}\t{' '.join(found.evidence)}\t{text[:160]}\n")
    labels = sorted({row[0] for row in rows})
    sys.stdout.write("label       texts    right    named  region: right   open  wrong\n")
    for label in labels:
        texts = sum(count for (name, _), count in outcomes.items() if name == label)
        finer = [f"{details[label, kind]:6}" for kind in ("right", "open", "wrong")]
        sys.stdout.write(
            f"{label:10} {texts:6} {percent(outcomes[label, 'right'], texts)} {percent(named[label], texts)}  "
            f"       {' '.join(finer) if any(details[label, kind] for kind in ('right', 'open', 'wrong')) else ''}\n"
        )
    ours = {language(code) for code in LANGUAGES}
    for title, chosen in (
        ("ours, read right", [label for label in labels if language(label) in ours]),
        ("not ours, refused", [label for label in labels if language(label) not in ours | {"sr"}]),
        ("Serbian, refused", [label for label in labels if label == "sr"]),
    ):
        texts = sum(count for (name, _), count in outcomes.items() if name in chosen)
        right = sum(outcomes[label, "right"] for label in chosen)
        sys.stdout.write(f"{title:20} {right}/{texts} {percent(right, texts)}\n")
    twins = Counter({kind: details["hr", kind] + details["bs", kind] for kind in ("right", "open", "wrong")})
    total = twins.total()
    sys.stdout.write(
        f"hr or bs: right {percent(twins['right'], total)}, either {percent(twins['open'], total)}, "
        f"wrong {percent(twins['wrong'], total)}\n"
        f"{1e6 * spent / max(words, 1):.2f} µs a word, {1e3 * spent / max(len(rows), 1):.3f} ms a text\n"
    )


if __name__ == "__main__":
    main()
