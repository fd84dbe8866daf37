"""Holds every letter against the gates: spelling, typography, variety, pronouns, writer, length, repetition.

    python tools/letters.py             the cases of the letter book, every category, ask and remedy, in all their forms
    python tools/letters.py hr cs       the same in these languages only

Letters are made for every wording, writer and addressee. Spelling needs hunspell and its dictionaries.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import letter_book
import replyguide
from replyguide.intake.identify import identify
from replyguide.languages import LANGUAGES
from replyguide.phrasing.messages import MESSAGES
from replyguide.vocabulary import Ask, Category

DATA = Path(__file__).parents[1] / "tests" / "data"
WRITERS = (("we", None), ("i", None), ("i", "man"), ("i", "woman"))
ADDRESSEES = ("man", "woman", "unknown", "none", "several", "organisation")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
UNJUSTIFIED_WORDS, PUBLIC_WORDS = 100, 60


class Made(NamedTuple):
    """One letter and how it was made."""

    name: str
    language: str
    writer: str
    one: bool
    suggestion: replyguide.Suggestion


def cases() -> list[dict[str, Any]]:
    """The letter book's cases, and one for each category, ask and remedy in each finding."""
    found = list(letter_book.cases()["case"])
    for category in Category:
        topics = [{"category": category.value}]
        found.append(_case(f"{category} open", {"topics": topics}))
        found.append(_case(f"{category} right", {"topics": topics}, {"finding": "justified", "fault": "company"}))
        found.append(_case(f"{category} not right", {"topics": topics}, {"finding": "unjustified"}))
    remedies = [
        {"kind": "refund"}, {"kind": "refund", "amount": "64.50 EUR"}, {"kind": "price-cut", "amount": "10 EUR"},
        {"kind": "price-cut", "percent": 15}, {"kind": "replacement"}, {"kind": "repair"},
        {"kind": "voucher", "amount": "20 EUR"}, {"kind": "voucher", "percent": 10}, {"kind": "gift"},
        {"kind": "compensation", "amount": "12 EUR"},
    ]  # fmt: skip
    for ask in Ask:
        found.append(_case(f"asks {ask}", {"topics": [{"category": "quality"}], "asks": [ask.value]}))
    for remedy in remedies:
        for date in ({}, {"date": "2026-12-03"}):
            for asks in ([], [remedy["kind"]] if remedy["kind"] != "gift" else []):
                complaint = {"topics": [{"category": "quality"}], "asks": asks}
                verdict = {"finding": "justified", "harm": "partial", "remedies": [{**remedy, **date}]}
                found.append(_case(f"gives {remedy}", complaint, verdict))
    granted = ["delivery", "apology", "explanation", "contact", "cancellation", "correction", "prevention"]
    for ask in granted:
        verdict = {"finding": "justified", "fault": "company", "granted": [ask], "remedies": []}
        if ask == "explanation":
            verdict["cause"] = "…"
        found.append(_case(f"grants {ask}", {"topics": [{"category": "service"}], "asks": [ask]}, verdict))
    return found


def _case(title: str, complaint: dict[str, Any], verdict: dict[str, Any] | None = None) -> dict[str, Any]:
    case: dict[str, Any] = {"title": title, "customer": "unknown", "complaint": {"id": title, **complaint}}
    return case if verdict is None else {**case, "verdict": verdict}


def letters(language: str) -> Iterator[Made]:
    """Every letter of one language."""
    data = letter_book.cases()
    for case in cases():
        for wording in (1, 2, 3):
            pinned = {
                id: wording for id, message in MESSAGES.items() if message.wordings >= wording and message.wordings > 1
            }
            for writer, gender in WRITERS:
                for addressee in ADDRESSEES:
                    made = {**case, "customer": addressee, "writer": writer, "wordings": pinned}
                    if gender:
                        made["gender"] = gender
                    yield Made(
                        f"{case['title']} ({addressee}, {writer}{f'-{gender}' if gender else ''}, {wording})",
                        language,
                        writer,
                        addressee not in ("several", "organisation"),
                        letter_book.suggestion(made, language, data),
                    )


def matcher(words: list[str]) -> re.Pattern[str]:
    """A pattern of whole words; a star stands for letters."""
    parts = (re.escape(word).replace(r"\*", r"\w*") for word in words if not word.endswith("*x"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


class Gate:
    """The gates of one language."""

    def __init__(self, language: str) -> None:
        gates = tomllib.loads((DATA / "gates.toml").read_text(encoding="utf-8"))
        own = gates[language]
        self.language = language
        self.foreign = matcher(own["foreign"])
        self.plural = matcher(own["plural"])
        self.not_plural = frozenset(gates["not_plural"]["words"])
        self.together = frozenset(gates["together"]["messages"])
        pronouns = own.get("pronouns", [])
        self.pronouns = matcher(pronouns) if pronouns else None
        self.capital_for_several = own.get("pronouns_for_several") == "capital"
        self.dictionary: str = own["spelling"]

    def faults(self, made: Made) -> Iterator[str]:
        """What the gates hold against one letter, spelling apart."""
        reply = made.suggestion.reply
        if not reply.ready:
            yield f"not ready: {reply.missing}"
        body = [sentence for part in reply.parts for sentence in (*part.sentences, *part.items)]
        text = re.sub(r"https?://\S+", "–", " ".join(sentence.text for sentence in body))
        spoken = "\n".join(sentence.text for sentence in body if sentence.message)
        alone = "\n".join(one.text for one in body if one.message and one.message not in self.together)
        yield from self._typography(text)
        for found in self.foreign.finditer(text):
            yield f"word of another variety: {found[0]}"
        if made.writer == "i":
            for found in self.plural.finditer(alone):
                if found[0].lower() not in self.not_plural:
                    yield f"the writer is I, the letter says: {found[0]}"
        if self.pronouns is not None:
            yield from self._pronouns(spoken, capital=made.one or self.capital_for_several)
        yield from self._repetition([sentence.text for sentence in body], reply)
        count = len(WORD.findall(text))
        if made.suggestion.kind == "brief-answer" and reply.layout == "mail" and count > UNJUSTIFIED_WORDS:
            yield f"{count} words, at most {UNJUSTIFIED_WORDS}"
        if reply.layout == "public" and len(WORD.findall(reply.text)) > PUBLIC_WORDS:
            yield f"{len(WORD.findall(reply.text))} words in public, at most {PUBLIC_WORDS}"
        named = identify(text)
        if named.best_guess.partition("_")[0] not in _close(self.language) and count > 15:
            yield f"reads like {named.best_guess}"

    def _typography(self, text: str) -> Iterator[str]:
        for pattern, what in _TYPOGRAPHY:
            found = pattern.search(text)
            if found:
                yield f"{what}: …{text[max(0, found.start() - 20) : found.end() + 20]}…"

    def _pronouns(self, text: str, *, capital: bool) -> Iterator[str]:
        assert self.pronouns is not None
        for found in self.pronouns.finditer(text):
            word, before = found[0], text[: found.start()].rstrip(" \xa0")
            if capital and word[0].islower():
                yield f"pronoun without its capital: {word}"
            if not capital and word[0].isupper() and before and before[-1] not in ".!?:“”„\n":
                yield f"pronoun with a capital to several: {word}"

    def _repetition(self, sentences: list[str], reply: replyguide.Reply) -> Iterator[str]:
        for text, times in Counter(sentences).items():
            if times > 1 and reply.text.count(text) > 1:
                yield f"said twice: {text}"
        apologies = [part.move for part in reply.parts if part.move.startswith("apology.")]
        if len(apologies) > 1:
            yield f"two apologies: {apologies}"


_TYPOGRAPHY = tuple(
    (re.compile(pattern), what)
    for pattern, what in (
        (r"  ", "two blanks"),
        (r" [,.;:!?](?!\S)", "a blank before a mark"),
        (r"\.\.", "two full stops"),
        (r"[.!?][A-ZÀ-Ž]", "no blank after a sentence"),
        (r"[şţŞŢ]", "a cedilla"),
        (r"\s-\s", "a hyphen for a dash"),
        (r'"', "straight quotation marks"),
        (r"\w/\w(?![\w.]*/)(?<!https:/)", "a slash"),
        (r"\([^\W\d_]{1,3}\)", "a bracketed ending"),
        (r"[{}\[\]⟦⟧%]s?\b(?!)|\{\{|%\(|⟦", "an open slot"),
    )
)


def _close(language: str) -> tuple[str, ...]:
    """Languages that a short text of this one may be taken for without harm."""
    base = language.partition("_")[0]
    return ("hr", "bs") if base in ("hr", "bs") else (base,)


def unknown_words(words: set[str], dictionary: str, known: set[str]) -> list[str]:
    """The words that hunspell does not know."""
    done = subprocess.run(
        ["hunspell", "-l", "-i", "utf-8", "-d", dictionary],
        input="\n".join(sorted(words)),
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted({word for word in done.stdout.split() if word not in known and word.lower() not in known})


def names(made: Made) -> set[str]:
    """Words that come from the case, not from the language: names, addresses, links."""
    complaint, house = made.suggestion.complaint, made.suggestion.plan.house
    text = " ".join(
        (str(complaint.customer.model_dump()), str(house.model_dump()), *complaint.copies, *complaint.order_refs)
    )
    referral = complaint.verdict.referral if complaint.verdict is not None else None
    return set(WORD.findall(text + (f" {referral.name} {referral.contact}" if referral is not None else "")))


def _said(made: Made) -> str:
    """What one letter says; of a guide for a call only what is said to the customer."""
    reply = made.suggestion.reply
    if reply.layout != "guide":
        return reply.text
    return " ".join(sentence.text for part in reply.parts for sentence in (*part.sentences, *part.items))


def check(language: str) -> tuple[int, list[str]]:
    """How many letters there are in a language, and what is wrong with them."""
    gate, count, seen = Gate(language), 0, set[tuple[str, str, bool]]()
    found: Counter[str] = Counter()
    example: dict[str, str] = {}
    words: set[str] = set()
    for made in letters(language):
        count += 1
        text = _said(made)
        key = (text, made.writer, made.one)
        if key in seen:
            continue
        seen.add(key)
        own = names(made)
        words |= {word for word in WORD.findall(text) if word not in own and not word.isupper()}
        for fault in gate.faults(made):
            found[fault] += 1
            example.setdefault(fault, made.name)
    faults = [f"{language}: {fault} ({times} letters, such as {example[fault]})" for fault, times in found.items()]
    if shutil.which("hunspell") is None:
        return count, [*faults, f"{language}: hunspell is not installed"]
    list_path = DATA / "words" / f"{language}.txt"
    known = {line.partition("#")[0].strip() for line in list_path.read_text(encoding="utf-8").splitlines()}
    faults += [f"{language}: unknown word: {word}" for word in unknown_words(words, gate.dictionary, known)]
    return count, faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    options = parser.parse_args()
    total, faults = 0, []
    with ProcessPoolExecutor(max_workers=2) as pool:
        checked = list(zip(options.languages, pool.map(check, options.languages), strict=True))
    for language, (count, wrong) in checked:
        total += count
        faults += wrong
        sys.stdout.write(f"{language}: {count} letters, {len(wrong)} faults\n")
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    sys.stdout.write(f"{total} letters, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
