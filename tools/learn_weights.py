"""Learns the weights by which sentences are told from each other, and writes them into the language's folder.

    python tools/learn_weights.py hr cs ro pt en     learns and writes (extra ``learn``)
    python tools/learn_weights.py --check            whether the files were learned from the sentences as they are now

The sentences are ``tests/intake/sentences/*.tsv`` (labels, a tab, one sentence), those of the messages in
``tests/intake/messages`` that were written to learn from, and the examples and near misses of the patterns. Croatian
and Bosnian learn from each other. A message says of its sentences what they are about by its quotes, and which asks and
marks none of them has; which of its asks stands where, it does not say.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from replyguide.intake.clauses import sentences
from replyguide.intake.features import of_word, pairs_of
from replyguide.intake.labels import KINDS, labels
from replyguide.intake.weights import NONE
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

FILES = {"topics": ("", "more-", "plain-"), "asks": ("asks-",), "marks": ("marks-",)}
"""What is learned → how the files with its sentences begin."""

LEARNED_FROM = ("dev", "fresh", "later", "wide", "last", "learn")
COPIES_OF_LEXICON = 2
LEAST_SENTENCES = 20
"""How many sentences a label must have to be learned."""

STRENGTH = {"topics": 150, "asks": 300, "marks": 300}
"""How closely the weights follow the sentences: the inverse of what large weights cost."""

SCALE = 0.05
SMALLEST = 5
"""The smallest weight that is kept, in units of the scale."""

FEATURES = 1
"""The version of the features: to be raised whenever ``of_word`` or ``pairs_of`` makes others of the same words."""


class Row(NamedTuple):
    """A sentence to learn from.

    Attributes:
        labels: what it tells.
        words: its words.
        open: the labels of which it is not known whether it tells them.
    """

    labels: frozenset[str]
    words: list[str]
    open: frozenset[str] = frozenset()


def rows(folder: str, kind: str) -> Iterator[Row]:
    """The sentences of a language, for topics, asks or marks."""
    for name, code in FOLDERS[folder].items():
        for prefix in FILES[kind]:
            for line in lines(DATA / "sentences" / f"{prefix}{name}.tsv"):
                told, _, text = line.partition("\t")
                words = [word for one in sentences(fold(text)) for word in one.words]
                yield Row(frozenset(told.split(",")) - {NONE, "other"}, words)
        yield from of_lexicon(code, kind)
        for batch in LEARNED_FROM:
            for line in lines(DATA / "messages" / f"{batch}-{name}.jsonl"):
                yield from of_message(json.loads(line), code, kind)


def lines(file: Path) -> list[str]:
    """The lines of a file, where there is one."""
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def of_lexicon(code: str, kind: str) -> Iterator[Row]:
    """The examples of the patterns, and the near misses, of which no more is known than what they are not."""
    read = labels(code).read
    others = frozenset(KINDS[kind])
    for label, entry in load(code).data(f"{kind}.toml").items():
        for told, texts in (({label}, entry["examples"]), (set(), entry["near"])):
            for text in texts:
                for one in read(fold(text)):
                    known = {hit.pattern.value for hit in one.hits if hit.pattern.label.startswith("topics/is/")}
                    if told or kind != "topics" or not known:
                        row = Row(frozenset(told) - {"other"}, one.sentence.words, others - {label})
                        yield from [row] * COPIES_OF_LEXICON


def of_message(message: dict[str, Any], code: str, kind: str) -> Iterator[Row]:
    """A labelled message: a sentence has the categories of the quotes in it, or that it is part of."""
    body = message["body"]
    quotes = [(topic["category"], " ".join(topic["quote"].split())) for topic in message["topics"]]
    for one in sentences(fold(body), labels(code).abbreviations):
        text = " ".join(body[one.start : one.end].split())
        if kind == "topics":
            told = {category for category, quote in quotes if quote in text or text in quote}
            yield Row(frozenset(told) - {"other"}, one.words)
        else:
            yield Row(frozenset(), one.words, frozenset(message[kind]))


def digest(folder: str, kind: str) -> str:
    """What the weights of a language depend on, its sentences and the settings, as a number."""
    told = [(sorted(row.labels), row.words, sorted(row.open)) for row in rows(folder, kind)]
    settings = (FEATURES, LEAST_SENTENCES, STRENGTH[kind], SCALE, SMALLEST)
    return hashlib.sha256(json.dumps([settings, told]).encode()).hexdigest()[:16]


def features(words: list[str]) -> list[str]:
    """The features of a sentence."""
    single = [feature for word in words for feature in of_word(word)]
    return single + pairs_of(words)


def learn(folder: str, kind: str) -> dict[str, Any]:
    """The weights: logistic regressions over words, their beginnings and pairs, weighted by rarity."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    learned = list(rows(folder, kind))
    vectorizer = TfidfVectorizer(analyzer=features, binary=True)
    matrix = vectorizer.fit_transform([row.words for row in learned])
    fitted = _one_of_all(matrix, learned) if kind == "topics" else _each_by_itself(matrix, learned, kind)
    names, weights, bias = fitted
    table: dict[str, list[int]] = {}
    for name, column in sorted(vectorizer.vocabulary_.items()):
        scaled = [(place, round(float(row[column]) / SCALE)) for place, row in enumerate(weights)]
        kept = [part for place, weight in scaled if abs(weight) >= SMALLEST for part in (place, weight)]
        if kept:
            table[name] = [round(float(vectorizer.idf_[column]) / SCALE), *kept]
    return {
        "learned_from": digest(folder, kind),
        "scale": SCALE,
        "classes": names,
        "bias": [round(float(value), 3) for value in bias],
        "features": table,
    }


def _one_of_all(matrix: Any, learned: list[Row]) -> tuple[list[str], Any, Any]:
    """One label, or none, for a sentence; a sentence with two is learned twice."""
    from sklearn.linear_model import LogisticRegression

    pairs = [(place, label) for place, row in enumerate(learned) for label in sorted(row.labels) or [NONE]]
    model = LogisticRegression(C=STRENGTH["topics"], max_iter=1000)
    model.fit(matrix[[place for place, _ in pairs]], [label for _, label in pairs])
    return [str(name) for name in model.classes_], model.coef_, model.intercept_


def _each_by_itself(matrix: Any, learned: list[Row], kind: str) -> tuple[list[str], Any, Any]:
    """Whether a sentence has a label, for each label by itself."""
    from sklearn.linear_model import LogisticRegression

    names = [label for label in KINDS[kind] if sum(label in row.labels for row in learned) >= LEAST_SENTENCES]
    weights, bias = [], []
    for name in names:
        known = [place for place, row in enumerate(learned) if name not in row.open]
        model = LogisticRegression(C=STRENGTH[kind], max_iter=1000)
        model.fit(matrix[known], [name in learned[place].labels for place in known])
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return names, weights, bias


def path(folder: str, kind: str) -> Path:
    """Where weights are."""
    return locales_folder() / folder / f"{kind}.json"


def write(folder: str, kind: str) -> None:
    """Learns and writes."""
    table = learn(folder, kind)
    entries = [
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in table.pop("features").items()
    ]
    head = json.dumps(table, ensure_ascii=False)[:-1]
    path(folder, kind).write_text(f'{head}, "features": {{\n' + ",\n".join(entries) + "\n}}\n", encoding="utf-8")
    print(f"{folder} {kind}: {len(entries)} features, {path(folder, kind).stat().st_size // 1024} kB")


def stale() -> Iterator[str]:
    """The weights that were not learned from the sentences, and with the settings, as they are now."""
    for folder in FOLDERS:
        for kind in FILES:
            known = json.loads(path(folder, kind).read_text(encoding="utf-8"))["learned_from"]
            if known != digest(folder, kind):
                yield f"{folder} {kind}: sentences or settings changed; run tools/learn_weights.py {folder}"


def main() -> int:
    """Learns, or checks; the exit code says whether all files are current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", choices=[*FOLDERS, []])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        found = list(stale())
        for one in found:
            print(one)
        return 1 if found else 0
    for folder in arguments.folders or FOLDERS:
        for kind in FILES:
            write(folder, kind)
    return 0


if __name__ == "__main__":
    sys.exit(main())
