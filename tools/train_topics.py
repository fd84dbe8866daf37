"""Learns the weights by which sentences are told from each other, from labelled sentences, and writes ``topics.json``.

    python tools/train_topics.py hr cs ro pt en        learn and write (extra ``train``)
    python tools/train_topics.py --check               whether the files were learned from the sentences as they are now

The sentences are ``tests/intake/sentences/*.tsv`` (categories, a tab, one sentence), those of the messages in
``tests/intake/messages`` that were written to learn from, and the examples and near misses of the patterns. Croatian
and Bosnian learn from each other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from replyguide.intake.clauses import sentences
from replyguide.intake.labels import labels
from replyguide.intake.weights import NONE, of_pair, of_word
from replyguide.languages import load, locales_folder
from replyguide.lexicon import fold

DATA = Path(__file__).parents[1] / "tests" / "intake"
FOLDERS: dict[str, dict[str, str]] = {
    "hr": {"hr": "hr", "bs": "bs"},
    "cs": {"cs": "cs"},
    "ro": {"ro": "ro"},
    "pt": {"pt": "pt_BR"},
    "en": {"en": "en_GB"},
}
"""The folder that holds the weights → the sentences it learns from, and the code of their language."""

LEARNED_FROM = ("dev", "fresh", "later", "wide", "last", "learn")
WEIGHT_OF_LEXICON = 2
SCALE = 0.05
SMALLEST = 5
"""The smallest weight that is kept, in units of the scale."""

Row = tuple[frozenset[str], list[str]]


def rows(language: str) -> Iterator[Row]:
    """The categories of each sentence, and its words."""
    for name, code in FOLDERS[language].items():
        for line in (DATA / "sentences" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            categories, _, text = line.partition("\t")
            words = [word for one in sentences(fold(text)) for word in one.words]
            yield frozenset(categories.split(",")) - {NONE}, words
        yield from of_lexicon(code)
        for batch in LEARNED_FROM:
            file = DATA / "messages" / f"{batch}-{name}.jsonl"
            for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
                yield from of_message(json.loads(line), code)


def of_lexicon(code: str) -> Iterator[Row]:
    """The same of the examples in ``topics.toml``, and of the near misses that no pattern takes for something else."""
    read = labels(code).read
    for category, entry in load(code).data("topics.toml").items():
        for told, texts in (({category}, entry["examples"]), (set(), entry["near"])):
            for text in texts:
                for one in read(fold(text)):
                    known = {hit.pattern.value for hit in one.hits if hit.pattern.label.startswith("topics/is/")}
                    if told or not known:
                        yield from [(frozenset(told), one.sentence.words)] * WEIGHT_OF_LEXICON


def of_message(message: dict[str, Any], code: str) -> Iterator[Row]:
    """The same of a labelled message: a sentence has the categories of the quotes in it, or that it is part of."""
    body = message["body"]
    quotes = [(topic["category"], " ".join(topic["quote"].split())) for topic in message["topics"]]
    for one in sentences(fold(body), labels(code).abbreviations):
        text = " ".join(body[one.start : one.end].split())
        yield frozenset(category for category, quote in quotes if quote in text or text in quote), one.words


def digest(language: str) -> str:
    """What the sentences of a language say, as a number."""
    told = [(sorted(categories), words) for categories, words in rows(language)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def learn(language: str) -> dict[str, Any]:
    """The weights: a logistic regression over words, their beginnings and pairs, weighted by rarity."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    learned = [(categories - {"other"}, words) for categories, words in rows(language)]
    vectorizer = TfidfVectorizer(analyzer=features, binary=True)
    matrix = vectorizer.fit_transform([words for _, words in learned])
    pairs = [
        (place, category) for place, (categories, _) in enumerate(learned) for category in sorted(categories) or [NONE]
    ]
    model = LogisticRegression(C=150, max_iter=1000)
    model.fit(matrix[[place for place, _ in pairs]], [category for _, category in pairs])
    table: dict[str, list[int]] = {}
    for name, column in sorted(vectorizer.vocabulary_.items()):
        weights = [(place, round(float(row[column]) / SCALE)) for place, row in enumerate(model.coef_)]
        kept = [part for place, weight in weights if abs(weight) >= SMALLEST for part in (place, weight)]
        if kept:
            table[name] = [round(float(vectorizer.idf_[column]) / SCALE), *kept]
    return {
        "learned_from": digest(language),
        "scale": SCALE,
        "classes": [str(name) for name in model.classes_],
        "bias": [round(float(value), 3) for value in model.intercept_],
        "features": table,
    }


def features(words: list[str]) -> list[str]:
    """The features of a sentence."""
    single = [feature for word in words for feature in of_word(word)]
    return single + [of_pair(*pair) for pair in pairwise(words)]


def path(language: str) -> Path:
    """Where the weights of a language are."""
    return locales_folder() / language / "topics.json"


def write(language: str) -> None:
    """Learns and writes."""
    table = learn(language)
    features = table.pop("features").items()
    lines = [f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in features]
    head = json.dumps(table, ensure_ascii=False)[:-1]
    path(language).write_text(f'{head}, "features": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
    print(f"{language}: {len(lines)} features, {path(language).stat().st_size // 1024} kB")


def main() -> int:
    """Learns, or checks; the exit code says whether all files are current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", choices=[*FOLDERS, []])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if not arguments.check:
        for language in arguments.languages or FOLDERS:
            write(language)
        return 0
    stale = [
        language
        for language in FOLDERS
        if json.loads(path(language).read_text(encoding="utf-8"))["learned_from"] != digest(language)
    ]
    print("\n".join(f"{language}: the sentences changed; run tools/train_topics.py {language}" for language in stale))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
