"""Which facts can hold together: the situations that can be read off a complaint, and how to list them.

A case is what rules decide on: the situation of a message and those of its topics. The constraints say, each in one
sentence, which combinations there are. ``cover.py`` lists cases, ``examples.py`` finds a complaint for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from replyguide.rulebook import kinds
from replyguide.situation import FACTS, TOPIC_FACTS, Situation, TopicSituation, Value
from replyguide.vocabulary import Kind

OWN = ("finding", "category", "hinted", "terse", "account", "cause", "reasons")
"""The facts in which topics of one message can differ."""
STATED = ("account", "cause", "reasons")
"""What is stated for a topic or for the whole; the message has it where one of its topics has it."""
EARLY = ("received", "investigating")
RIGHT = ("justified", "partly-justified")

Values = Mapping[str, Value]


class Case(NamedTuple):
    """What rules decide on."""

    situation: Situation
    topics: tuple[TopicSituation, ...]
    came_by: str
    """The medium of the complaint; an agreement goes by letter and a guide is for speaking, however it came."""

    @property
    def raw(self) -> Situation:
        """The situation before a kind of reply is chosen."""
        return self.situation._replace(kind=Kind.ACKNOWLEDGEMENT.value, medium=self.came_by)

    @property
    def asked(self) -> str:
        """The kind that the caller asks for; nothing where it is the one that is due."""
        return "" if kinds.due(self.raw) == self.situation.kind else self.situation.kind


def settle(raw: Situation, topics: Sequence[TopicSituation], asked: str = "") -> Case:
    """The case of a situation in which no kind is chosen yet."""
    kind = asked or kinds.due(raw)
    whole = raw._replace(kind=kind, medium=_medium(kind, raw.medium))
    return Case(
        whole,
        tuple(topic._replace(kind=kind, medium=whole.medium, stage=whole.stage) for topic in topics),
        raw.medium,
    )


def _medium(kind: Value, came_by: str) -> str:
    return {"agreement": "letter", "call-guide": "spoken"}.get(str(kind), came_by)


DOMAINS: Mapping[str, tuple[Value, ...]] = {
    **FACTS,
    "came_by": FACTS["medium"],
    "referenced": TOPIC_FACTS["referenced"],
    **{f"first.{name}": TOPIC_FACTS[name] for name in OWN},
    **{f"second.{name}": TOPIC_FACTS[name] for name in OWN},
}
"""All facts of a case with up to two topics; those of the second count only where there are several."""


class Constraint(NamedTuple):
    """Which values some facts can have together."""

    says: str
    facts: tuple[str, ...]
    holds: Callable[..., bool]


def _kind_fits(fact: str) -> Constraint:
    allowed = {kind.value: clauses[fact] for kind, clauses in kinds.PERMITTED.items() if fact in clauses}
    if fact in ("finding", "stage"):
        del allowed["closing"]
    name = "came_by" if fact == "medium" else fact
    return Constraint(
        f"a kind of reply goes with certain values of {name} only",
        ("kind", name),
        lambda kind, value: kind not in allowed or value in allowed[kind],
    )


def _bears(finding: Value, *stated: Value) -> bool:
    """Whether a topic that is not established itself bears what the whole verdict states."""
    return finding == "undetermined" and any(stated)


CONSTRAINTS: tuple[Constraint, ...] = (
    Constraint(
        "there is a finding where there is a complaint, and only there",
        ("occasion", "finding"),
        lambda occasion, finding: (finding == "none") == (occasion != "complaint"),
    ),
    Constraint(
        "news of the company's own are neither public nor spoken",
        ("occasion", "came_by"),
        lambda occasion, medium: occasion == "complaint" or medium not in ("public", "spoken"),
    ),
    *(_kind_fits(fact) for fact in dict.fromkeys(name for clauses in kinds.PERMITTED.values() for name in clauses)),
    Constraint(
        "a conversation is closed where the case is settled, or after insults again and again",
        ("kind", "finding", "stage", "tone", "contacts"),
        lambda kind, finding, stage, tone, contacts: (
            kind != "closing"
            or (finding in (*RIGHT, "unjustified") and stage in ("resolved", "closed"))
            or (finding, tone, contacts) == ("undetermined", "insulting", "many")
        ),
    ),
    Constraint(
        "a message goes by mail, in a chat or in public where the complaint came so",
        ("came_by", "medium"),
        lambda came_by, medium: medium in ("letter", "spoken") or medium == came_by,
    ),
    Constraint(
        "what is spoken follows a guide",
        ("kind", "medium"),
        lambda kind, medium: (kind == "call-guide") == (medium == "spoken"),
    ),
    Constraint(
        "an agreement goes by letter, a guide is for speaking, all else goes as the complaint came",
        ("kind", "came_by", "medium"),
        lambda kind, came_by, medium: medium == _medium(kind, came_by),
    ),
    Constraint(
        "what has a finding, or is no complaint, is decided",
        ("finding", "stage"),
        lambda finding, stage: finding == "undetermined" or stage not in EARLY,
    ),
    Constraint(
        "a fault is stated with a finding, and does not contradict it",
        ("finding", "fault"),
        lambda finding, fault: (
            not (
                (finding == "undetermined" and fault != "unknown")
                or (finding == "unjustified" and fault == "company")
                or (finding == "justified" and fault == "customer")
            )
        ),
    ),
    Constraint(
        "an own mistake is the company's",
        ("occasion", "fault"),
        lambda occasion, fault: occasion != "own-mistake" or fault in ("company", "unknown"),
    ),
    Constraint(
        "wishes are granted where the complaint is right",
        ("finding", "granted"),
        lambda finding, granted: not granted or finding in RIGHT,
    ),
    Constraint(
        "nothing is given unless the complaint is right, or in news of the company's own",
        ("finding", "remedies"),
        lambda finding, remedies: remedies != "some" or finding in (*RIGHT, "none"),
    ),
    Constraint(
        "a date can lack only where something is given",
        ("remedies", "undated"),
        lambda remedies, undated: not undated or remedies == "some",
    ),
    Constraint(
        "what became of a wish follows from what is given",
        ("wish", "remedies", "finding", "granted"),
        lambda wish, remedies, finding, granted: {
            "open": remedies == "not-stated" or finding == "undetermined",
            "refused": remedies == "none" and finding != "undetermined" and not granted,
            "met": remedies == "some",
            "other": remedies == "some" or (remedies == "none" and granted),
        }.get(wish, True),
    ),
    Constraint(
        "who says that it is not the first time was in touch before",
        ("repeated", "contacts"),
        lambda repeated, contacts: not repeated or contacts != "none",
    ),
    Constraint(
        "a message without topics counts as one about something else",
        ("topics", "first.category"),
        lambda topics, category: topics != "none" or category == "other",
    ),
    Constraint(
        "a topic that nobody named is not hinted at",
        ("topics", "first.hinted"),
        lambda topics, hinted: topics != "none" or not hinted,
    ),
    Constraint(
        "a single topic is as the whole, or the whole is right in part",
        ("topics", "finding", "first.finding"),
        lambda topics, whole, first: (
            topics == "several"
            or first == whole
            or (topics == "one" and whole == "partly-justified" and first in ("justified", "undetermined"))
        ),
    ),
    Constraint(
        "what was found about several topics adds up to what was found in all",
        ("topics", "finding", "first.finding", "second.finding"),
        lambda topics, whole, *found: (
            topics != "several"
            or {
                "undetermined": {"undetermined"} <= set(found) <= {"undetermined", "unjustified"},
                "partly-justified": "none" not in found and set(found) != {"unjustified"},
            }.get(whole, set(found) == {whole})
        ),
    ),
    *(
        Constraint(
            f"the message has the {name} that its first topic has",
            (name, f"first.{name}"),
            lambda whole, first: whole or not first,
        )
        for name in STATED
    ),
    *(
        Constraint(
            f"the message has the {name} that its second topic has, and no other",
            ("topics", name, f"first.{name}", f"second.{name}"),
            lambda topics, whole, first, second: whole == (first or (topics == "several" and second)),
        )
        for name in STATED
    ),
    *(
        Constraint(
            f"in news of the company's own the {name} stands with the last topic",
            ("topics", "finding", f"first.{name}"),
            lambda topics, whole, first: topics != "several" or whole != "none" or not first,
        )
        for name in STATED
    ),
    *(
        Constraint(
            f"the {place} topic, not established, bears what the whole states, which is then right in part",
            ("topics", "finding", f"{place}.finding", f"{place}.account", f"{place}.cause"),
            lambda topics, whole, *topic, place=place: (
                whole == "partly-justified" or (place == "second" and topics != "several") or not _bears(*topic)
            ),
        )
        for place in ("first", "second")
    ),
    Constraint(
        "one topic at most bears what the whole verdict states",
        ("topics", *(f"{place}.{name}" for place in ("first", "second") for name in ("finding", "account", "cause"))),
        lambda topics, *facts: topics != "several" or not (_bears(*facts[:3]) and _bears(*facts[3:])),
    ),
    Constraint(
        "before a finding only one of several topics that is not upheld has its own measure",
        ("topics", "finding", "first.finding", "second.finding", "measure"),
        lambda topics, whole, first, second, measure: (
            not measure or whole != "undetermined" or (topics == "several" and "unjustified" in (first, second))
        ),
    ),
)

"""Which facts can hold together; everything else is free."""


def violated(values: Values) -> list[str]:
    """What the constraints hold against a combination of facts."""
    return [one.says for one in CONSTRAINTS if not one.holds(*(values[name] for name in one.facts))]


def values_of(case: Case) -> dict[str, Value]:
    """The facts of a case with up to two topics."""
    first, second = (*case.topics, None)[:2]
    assert first is not None
    return {
        **case.situation._asdict(),
        "came_by": case.came_by,
        "referenced": first.referenced,
        **{f"first.{name}": getattr(first, name) for name in OWN},
        **{f"second.{name}": getattr(second or first, name) for name in OWN},
    }


def case_of(values: Values) -> Case:
    """The case that has these facts."""
    whole = Situation(**{name: values[name] for name in Situation._fields})  # type: ignore[arg-type]
    places = ("first", "second") if values["topics"] == "several" else ("first",)
    topics = tuple(
        TopicSituation(
            kind=whole.kind,
            medium=whole.medium,
            stage=whole.stage,
            alone=len(places) == 1,
            referenced=bool(values["referenced"]),
            **{name: values[f"{place}.{name}"] for name in OWN},  # type: ignore[arg-type]
        )
        for place in places
    )
    return Case(whole, topics, str(values["came_by"]))


USUAL: Values = {
    **Situation._field_defaults,
    "came_by": "mail",
    "first.finding": "undetermined",
    "first.category": "damaged",
    "second.finding": "undetermined",
    "second.category": "price",
}
"""What most cases have in common; a table shows what differs."""
