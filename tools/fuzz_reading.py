"""Reads and reviews mutated messages: nothing may crash, or take longer than its length allows.

    python tools/fuzz_reading.py                 ten million bytes
    python tools/fuzz_reading.py 1000000 --seed 7

Mutations join, cut, repeat, swap and spoil pieces of the labelled messages, of hostile strings and of random bytes. The
only error that may be raised is ``InputError``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from random import Random

import replyguide
from replyguide import InputError

MESSAGES = Path(__file__).parents[1] / "tests" / "intake" / "messages"
HOSTILE = (
    "<script>alert(1)</script>", "{{7*7}}", "{% for x in y %}", "\u202eabc\u202c", "\x00", "a" * 900, "> " * 300,
    "\n" * 200,
    "!" * 300, "=?utf-8?q?" * 40, "Content-Type: text/html\n\n", "<div>" * 200, "İ" * 100, "e\u0301" * 200, "😀" * 50,
    "1.000.000,00 € " * 20, "On Mon, 3 Nov 2025 at 10:00, A <a@b.example> wrote:\n", "-- \n", "From: a@b\n",
)  # fmt: skip
SECONDS_A_KILOBYTE, LEAST_SECONDS = 0.02, 0.25
"""What a message may take; a machine that does something else at the time is forgiven once."""


def corpus() -> list[str]:
    """The messages to start from."""
    return [
        json.loads(line)["raw"]
        for file in sorted(MESSAGES.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]


def mutated(random: Random, texts: list[str]) -> str | bytes:
    """A message that nobody wrote."""
    text = random.choice(texts)
    for _ in range(random.randint(1, 6)):
        at, to = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
        how = random.randrange(6)
        if how == 0:
            text = text[:at] + random.choice(HOSTILE) + text[at:]
        elif how == 1:
            text = text[:at] + text[to:]
        elif how == 2:
            text = text[:to] + text[at:to] * random.randint(1, 8) + text[to:]
        elif how == 3:
            text = text[:at] + random.choice(texts)[: random.randint(0, 2000)] + text[at:]
        elif how == 4:
            text = text.upper() if random.random() < 0.3 else text[:at] + text[at:to][::-1] + text[to:]
        else:
            text = text[:at] + chr(random.choice((0, 9, 0x2028, 0x130, 0xAD, 0x200B, 0x1F600, 0x5D0))) + text[at:]
    text = text[:20_000]
    if random.random() < 0.3:
        return text.encode(random.choice(("utf-8", "utf-16", "cp1250", "iso-8859-2")), "replace")
    return text


def main() -> int:
    """Runs until the bytes are used up; the exit code says whether all went well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bytes", nargs="?", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random, texts = Random(arguments.seed), corpus()
    used = count = slow = 0
    slowest = 0.0
    while used < arguments.bytes:
        message = mutated(random, texts)
        length = len(message)
        allowed = LEAST_SECONDS + SECONDS_A_KILOBYTE * length / 1000
        for attempt in (1, 2):
            began = time.perf_counter()
            try:
                replyguide.read(message)
                if isinstance(message, str) and message.strip():
                    replyguide.review(message, {"text": "Paket kasni.", "language": "hr"})
            except InputError:
                pass
            took = time.perf_counter() - began
            if took <= allowed:
                break
            slow += attempt == 2
        slowest = max(slowest, took / max(length, 1000))
        used, count = used + length, count + 1
    print(f"{used:,} bytes in {count:,} messages, {slow} over their time; slowest {slowest * 1e6:.1f} ms a kilobyte")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
