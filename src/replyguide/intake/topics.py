"""What went wrong: one topic for each category, in the customer's order, with the sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from replyguide.intake.denial import Read
from replyguide.intake.labels import Label
from replyguide.intake.patterns import Hit
from replyguide.intake.weights import NONE, Weighed, Weights

SURE, PROBABLY, LIKELY, HINTED = 0.9, 0.75, 0.6, 0.4
"""How sure a topic is: patterns and weights agree, a pattern alone, the weights alone, a hint only."""

LEAST_SURE = 0.4
"""How likely the words of a sentence must make a category for it to be told."""

_MOST_TOPICS, _LEAST_WORDS = 20, 3

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


def topics(read: Sequence[Read], weights: Weights) -> tuple[Label, ...]:
    """The topics of a text that was read: what patterns tell, and where they tell nothing, what the words weigh."""
    told: list[Label] = []
    hinted: list[Label] = []
    for one in read:
        hits = [hit for hit in one.hits if hit.pattern.kind == "topics" and not one.supposed(hit.first)]
        weighed = weights.likeliest(one.sentence.words, one.pairs)
        sure = [
            _label(one, hit, SURE if hit.pattern.value == weighed.value else PROBABLY)
            for hit in _most_specific([hit for hit in hits if hit.pattern.strength == "is"])
        ]
        maybe = [_label(one, hit, LIKELY) for hit in hits if hit.pattern.strength == "maybe"][:1]
        hints = [_label(one, hit, HINTED, True) for hit in hits if hit.pattern.strength == "hint"]
        told += sure or ([] if hints else [*_likely(one, weighed)] or maybe)
        hinted += hints
    known = {label.value for label in told}
    told += (label for label in hinted if label.value not in known)
    first: dict[str, Label] = {}
    for label in sorted(told, key=lambda label: (label.start, -label.sure)):
        first.setdefault(label.value, label)
    return tuple(first.values())[:_MOST_TOPICS]


def _likely(read: Read, found: Weighed) -> Iterator[Label]:
    """The category that a sentence's words speak for, where they do clearly."""
    words = sum(not word.isdigit() for word in read.sentence.words)
    if found.value != NONE and found.sure >= LEAST_SURE and words >= _LEAST_WORDS and not read.supposed(found.spoke[0]):
        yield spoken(read, found)


def spoken(read: Read, found: Weighed) -> Label:
    """What a sentence's words speak for; the label names those words."""
    sentence, places = read.sentence, found.spoke
    words = " ".join(dict.fromkeys(sentence.words[place] for place in places))
    return Label(found.value, LIKELY, *sentence.span(places[0], places[-1]), words, (sentence.start, sentence.end))


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
