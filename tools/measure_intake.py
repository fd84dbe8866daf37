"""How well messages are read: ``python tools/measure_intake.py FILE.jsonl … [--show] [--spent]``.

Each line of a file is one message with what a careful person reads in it: ``id, language, channel, raw, body,
customer_name, order_refs, topics: [{category, quote}], asks, marks, insults``. What a message does not hold is not
measured. Precision, recall and F1 are printed for each language, counted over all its messages.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from replyguide import Reading, read
from replyguide.languages import FOLDERS

SHARES = ("topics", "asks", "marks", "abuse spans", "name", "references")
RIGHT = ("body", "language", "topic quotes")
ONE = {"hr": "hr/bs", "bs": "hr/bs"}


def pairs(message: dict[str, Any], reading: Reading) -> Iterator[tuple[str, set[Any], set[Any]]]:
    """What is told, what ought to be read, and what was."""
    complaint = reading.complaint
    yield "topics", {topic["category"] for topic in message["topics"]}, {one.category.value for one in complaint.topics}
    yield "asks", set(message["asks"]), {ask.value for ask in complaint.asks}
    yield "marks", set(message["marks"]), {mark.value for mark in complaint.marks}
    if "customer_name" in message:
        name, found = message["customer_name"], complaint.customer.name
        yield "name", {name} - {None}, {found} - {None}
    if "order_refs" in message:
        yield "references", set(message["order_refs"]), set(complaint.order_refs)


def abuse(message: dict[str, Any], reading: Reading) -> tuple[int, int, int]:
    """Spans of abuse found, found without cause, and missed. One is found where it overlaps."""
    told = [words.casefold() for words in message.get("insults", ())]
    found = [reading.words(span).casefold() for span in reading.abuse]
    hit = [any(one in other or other in one for other in found) for one in told]
    wrong = [not any(one in other or other in one for other in told) for one in found]
    return sum(hit), sum(wrong), len(hit) - sum(hit)


def right(message: dict[str, Any], reading: Reading) -> Iterator[tuple[str, bool]]:
    """What is either right or not."""
    if "body" in message:
        yield "body", reading.complaint.text.strip() == message["body"].strip()
    if "language" in message:
        found, told = reading.complaint.language or "", message["language"]
        told = told if told in FOLDERS else next((code for code in FOLDERS if code.startswith(told)), told)
        yield "language", ONE.get(found, found.partition("_")[0]) == ONE.get(told, told.partition("_")[0])
    for topic in message["topics"]:
        for one in reading.topics:
            if one.value == topic["category"]:
                quote = " ".join(reading.body[slice(*one.quote)].split())
                gold = " ".join(topic["quote"].split())
                yield "topic quotes", gold in quote or quote in gold


def share(counts: Counter[str]) -> str:
    hit, wrong, missed = counts["hit"], counts["wrong"], counts["missed"]
    if not hit + wrong + missed:
        return f"{'–':>20}"
    parts = (hit / max(hit + wrong, 1), hit / max(hit + missed, 1), 2 * hit / (2 * hit + wrong + missed))
    return "".join(f"{part:7.2f}" for part in parts)


def lines(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line:
                yield json.loads(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print what was read otherwise, and by which words")
    parser.add_argument("--spent", action="store_true", help="print the time that reading took, warm")
    options = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    rights: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    messages = list(lines(options.files))
    for message in messages:
        code, reading = message["language"], read(message["raw"])
        for what, told, found in pairs(message, reading):
            counts[code, what].update(hit=len(told & found), wrong=len(found - told), missed=len(told - found))
            if options.show and told != found:
                causes = [
                    f"{one.value} by {one.phrase!r}"
                    for one in getattr(reading, what, ())
                    if what in ("topics", "asks", "marks") and one.value in found - told
                ]
                sys.stdout.write(
                    f"{message['id']} {what}: missed {told - found or '–'}, wrong {causes or found - told}\n"
                )
        for what, good in right(message, reading):
            rights[code, what][good] += 1
        hit, wrong, missed = abuse(message, reading)
        counts[code, "abuse spans"].update(hit=hit, wrong=wrong, missed=missed)
    sys.stdout.write(f"{'':16}{'precision recall F1':>20}\n")
    for code in dict.fromkeys(message["language"] for message in messages):
        sys.stdout.write(f"{code}, {sum(message['language'] == code for message in messages)} messages\n")
        for what in SHARES:
            sys.stdout.write(f"  {what:14}{share(counts[code, what])}\n")
        for what in RIGHT:
            total = rights[code, what].total()
            if total:
                sys.stdout.write(f"  {what:14}{rights[code, what][True]}/{total}\n")
    if options.spent:
        start = time.perf_counter()
        for message in messages:
            read(message["raw"])
        spent = time.perf_counter() - start
        words = sum(len(message["raw"].split()) for message in messages)
        sys.stdout.write(
            f"{1e3 * spent / len(messages):.3f} ms a message, {2e5 * spent / words:.3f} ms for 200 words\n"
        )


if __name__ == "__main__":
    main()
