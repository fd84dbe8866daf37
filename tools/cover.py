"""Cases on demand: one that has the facts asked for, or the proof that there is none; and a pairwise cover."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from replyguide.situation import Value
from situations import CONSTRAINTS, DOMAINS, USUAL, Case, Constraint, Values, case_of, values_of

_ORDER = (
    "finding", "kind", "occasion", "stage", "tone", "contacts", "repeated", "topics", "first.finding",
    "second.finding", "account", "first.account", "second.account", "cause", "first.cause", "second.cause", "measure",
    "reasons", "first.reasons", "second.reasons", "remedies", "granted", "wish", "undated", "fault", "came_by",
    "medium", "first.category", "first.hinted",
)  # fmt: skip
_RANK = {name: at for at, name in enumerate(_ORDER)}


@cache
def _checks(also: tuple[Constraint, ...]) -> Mapping[str, tuple[Constraint, ...]]:
    return {name: tuple(one for one in (*CONSTRAINTS, *also) if name in one.facts) for name in DOMAINS}


Preference = Callable[[str, Sequence[Value], Values], Iterable[Value]]
"""In which order to try the values of a fact, given those chosen before."""


def complete(
    given: Mapping[str, Iterable[Value]], prefer: Preference, also: tuple[Constraint, ...] = ()
) -> Case | None:
    """A case in which each fact named has one of the values given; ``None`` where none is valid.

    Args:
        given: fact → the values that it may have.
        prefer: which value of a fact to try first.
        also: further constraints.
    """
    checks = _checks(also)
    left = {name: tuple(given.get(name, domain)) for name, domain in DOMAINS.items()}
    order = sorted(DOMAINS, key=lambda name: _RANK.get(name, len(_RANK)))
    chosen: dict[str, Value] = {}

    def narrowed(name: str) -> dict[str, tuple[Value, ...]] | None:
        """What choosing a fact leaves of the last open fact of each constraint; ``None`` where nothing is left."""
        before: dict[str, tuple[Value, ...]] = {}
        for one in checks[name]:
            open_ = [fact for fact in one.facts if fact not in chosen]
            if not open_:
                if not one.holds(*(chosen[fact] for fact in one.facts)):
                    return _restored(left, before)
            elif len(open_) == 1:
                fact = open_[0]
                fitting = tuple(
                    value for value in left[fact] if one.holds(*(chosen.get(other, value) for other in one.facts))
                )
                if len(fitting) < len(left[fact]):
                    before.setdefault(fact, left[fact])
                    left[fact] = fitting
                    if not fitting:
                        return _restored(left, before)
        return before

    def search() -> bool:
        open_ = [name for name in order if name not in chosen]
        if not open_:
            return True
        name = next((name for name in open_ if len(left[name]) == 1), open_[0])
        domain = left[name]
        for value in domain if len(domain) == 1 else prefer(name, domain, chosen):
            chosen[name] = value
            before = narrowed(name)
            if before is not None:
                if search():
                    return True
                left.update(before)
            del chosen[name]
        return False

    return case_of(chosen) if search() else None


def _restored(left: dict[str, tuple[Value, ...]], before: Mapping[str, tuple[Value, ...]]) -> None:
    left.update(before)


def as_usual(name: str, values: Sequence[Value], chosen: Values) -> Sequence[Value]:
    """The usual value of a fact first, the others in their order."""
    return sorted(values, key=lambda value: value != USUAL.get(name, values[0]))


def at_random(chance: random.Random, usual: float) -> Preference:
    """The usual value first as often as said, else any."""

    def prefer(name: str, values: Sequence[Value], chosen: Values) -> Sequence[Value]:
        shuffled = chance.sample(values, len(values))
        return as_usual(name, shuffled, chosen) if chance.random() < usual else shuffled

    return prefer


PAIRED = tuple(name for name in DOMAINS if not name.startswith("second."))
"""The facts of which every two are paired; a second topic has the same facts as the first."""


@cache
def cover() -> tuple[Case, ...]:
    """Cases in which every two values that can hold together do; the same ones every time."""
    ids = {(name, value): at for at, (name, value) in enumerate((n, v) for n in PAIRED for v in DOMAINS[n])}
    of = {name: sum(1 << ids[name, value] for value in DOMAINS[name]) for name in PAIRED}
    everything = (1 << len(ids)) - 1
    open_ = {at: everything & ~of[name] for (name, _), at in ids.items()}
    chance = random.Random(7)

    def prefer(name: str, values: Sequence[Value], chosen: Values) -> Sequence[Value]:
        if name not in of:
            return as_usual(name, values, chosen)
        so_far = sum(1 << ids[pair] for pair in chosen.items() if pair in ids)
        shuffled = chance.sample(values, len(values))
        return sorted(shuffled, key=lambda value: -(open_[ids[name, value]] & so_far).bit_count())

    def found() -> Iterator[Case]:
        for (name, value), at in ids.items():
            for (other, second), number in ids.items():
                if not open_[at] >> number & 1:
                    continue
                case = complete({name: (value,), other: (second,)}, prefer)
                if case is None:
                    open_[at] &= ~(1 << number)
                    open_[number] &= ~(1 << at)
                    continue
                values = values_of(case)
                covered = sum(1 << ids[fact, values[fact]] for fact in PAIRED)
                for fact in PAIRED:
                    open_[ids[fact, values[fact]]] &= ~covered
                yield case

    return tuple(found())
