"""What went wrong: one topic for each category, in the customer's order, with the sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from replyguide.intake.denial import Read
from replyguide.intake.labels import Label
from replyguide.intake.patterns import Hit

SURE, LIKELY, HINTED = 0.9, 0.6, 0.4
_MOST_TOPICS, _SPOKEN = 20, 3

# In one sentence the more specific category counts: each stands before what it is more specific than.
OVER: Mapping[str, frozenset[str]] = {
    "safety": frozenset(("quality", "service", "damaged", "defective", "incomplete", "wrong-item")),
    "privacy": frozenset(("no-answer", "technical", "service", "misinformation", "cancellation")),
    "warranty": frozenset(
        ("defective", "service", "no-answer", "refund-pending", "delivery-late", "damaged", "misinformation")
    ),
    "refund-pending": frozenset(("billing", "delivery-missing", "delivery-late", "cancellation", "no-answer", "price")),
    "cancellation": frozenset(("service", "delivery-missing", "delivery-late", "misinformation")),
    "staff-conduct": frozenset(("service", "no-answer")),
    "billing": frozenset(("price", "misinformation", "cancellation")),
    "incomplete": frozenset(("delivery-missing", "wrong-item", "quality", "delivery-late")),
    "wrong-item": frozenset(("quality", "incomplete", "misinformation")),
    "damaged": frozenset(("quality", "defective")),
    "defective": frozenset(("quality",)),
    "technical": frozenset(("billing", "no-answer", "service", "defective", "price")),
    "delivery-missing": frozenset(("delivery-late", "misinformation")),
    "delivery-late": frozenset(("misinformation", "no-answer")),
    "service": frozenset(("delivery-late", "defective")),
    "misinformation": frozenset(("price", "quality")),
}

# What a surer reading of the one anywhere in the text says about a mere likelihood of the other: it is the same matter.
_SAME = (
    frozenset(("delivery-late", "delivery-missing", "no-answer", "incomplete")),
    frozenset(("defective", "damaged", "quality", "warranty", "safety")),
    frozenset(("service", "staff-conduct", "quality")),
    frozenset(("billing", "price", "misinformation", "refund-pending")),
    frozenset(("technical", "defective")),
)


def topics(read: Sequence[Read]) -> tuple[Label, ...]:
    """The topics of a text that was read."""
    told: list[Label] = []
    likely: list[Label] = []
    hinted: list[Label] = []
    spoken: list[Label] = []
    for one in read:
        hits = [hit for hit in one.hits if hit.pattern.kind == "topics" and not one.supposed(hit.first)]
        sure = list(_most_specific([hit for hit in hits if hit.pattern.strength == "is"]))
        told += (_label(one, hit, SURE) for hit in sure)
        hinted += (_label(one, hit, HINTED, True) for hit in hits if hit.pattern.strength == "hint")
        if sure or _elsewhere(one):
            continue
        likely += (_label(one, hit, LIKELY) for hit in hits if hit.pattern.strength == "maybe")
        words = [hit for hit in hits if hit.pattern.strength in ("words", "maybe") and not one.denied(hit)]
        spoken += _spoken_of(one, words, _SPOKEN - bool(one.denials or one.contrasts))
    _settle(told, likely)
    _settle(told, spoken)
    known = {label.value for label in told}
    told += (label for label in hinted if label.value not in known)
    first: dict[str, Label] = {}
    for label in sorted(told, key=lambda label: (label.start, -label.sure)):
        first.setdefault(label.value, label)
    return tuple(first.values())[:_MOST_TOPICS]


def _elsewhere(read: Read) -> bool:
    """Whether a sentence does something else than tell what went wrong: it wishes, asks or praises."""
    patterns = [hit.pattern for hit in read.hits]
    return any(
        one.kind == "frame" or one.value == "praise" or (one.kind == "asks" and one.strength == "is")
        for one in patterns
    )


def _spoken_of(read: Read, hits: Sequence[Hit], enough: int) -> Iterator[Label]:
    """The category that enough of a sentence's words belong to, and more than to any other."""
    words: dict[str, dict[int, Hit]] = {}
    for hit in hits:
        words.setdefault(hit.pattern.value, {}).setdefault(hit.first, hit)
    most = max(words, key=lambda category: len(words[category]), default="")
    if most and len(words[most]) >= enough:
        yield _label(read, next(iter(words[most].values())), LIKELY)


def _settle(told: list[Label], less: Sequence[Label]) -> None:
    """Adds what is less sure and no part of a matter told already."""
    known = {label.value for label in told}
    quotes = {label.quote for label in told}
    for label in less:
        same = frozenset(value for family in _SAME if label.value in family for value in family)
        if known.isdisjoint(same | {label.value}) and label.quote not in quotes:
            told.append(label)
            known.add(label.value)
            quotes.add(label.quote)


def _most_specific(hits: Sequence[Hit]) -> Iterator[Hit]:
    beaten = {value for hit in hits for value in OVER.get(hit.pattern.value, ())}
    found: set[str] = set()
    for hit in hits:
        category = hit.pattern.value
        inside = any(
            other.first <= hit.first and hit.last <= other.last and other.last - other.first > hit.last - hit.first
            for other in hits
            if other.pattern.value != category and category not in OVER
        )
        if category not in beaten and category not in found and not inside:
            found.add(category)
            yield hit


def _label(read: Read, hit: Hit, sure: float, hinted: bool = False) -> Label:
    sentence = read.sentence
    quote = (sentence.start, sentence.end)
    return Label(hit.pattern.value, sure, *sentence.span(hit.first, hit.last), hit.pattern.text, quote, hinted)
