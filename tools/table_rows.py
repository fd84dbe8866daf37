"""How a case is written in a row of the decision table, and read from it: only what is not as usual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from replyguide.situation import FACTS, TOPIC_FACTS, Situation, TopicSituation, Value
from situations import STATED, Case, settle

GIVEN = ("case", "situation", "topics", "asked for")
"""The columns that say what is given."""
_FLAGS = ("hinted", "terse", *STATED)
_FOLLOWS = ("kind", "topics", *STATED)


def _usual_stage(occasion: Value, finding: Value) -> str:
    return "received" if (occasion, finding) == ("complaint", "undetermined") else "decided"


def _usual_finding(occasion: Value) -> str:
    return "undetermined" if occasion == "complaint" else "none"


def written(case: Case) -> dict[str, str]:
    """The columns of a case but its name."""
    raw = case.raw
    usual = {**Situation._field_defaults, "stage": _usual_stage(raw.occasion, raw.finding)}
    usual["finding"] = _usual_finding(raw.occasion)
    facts = [
        name if value is True else f"{name}={value}"
        for name, value in raw._asdict().items()
        if value != usual[name] and name not in _FOLLOWS
    ]
    if case.topics[0].referenced:
        facts.append("referenced")
    topics = [_topic(topic, raw) for topic in case.topics]
    return {"situation": "; ".join(facts), "topics": " | ".join(topics), "asked for": case.asked}


def _topic(topic: TopicSituation, whole: Situation) -> str:
    parts = [topic.category if whole.topics != "none" else "none"]
    if topic.finding != whole.finding:
        parts.append(topic.finding)
    return "; ".join((*parts, *(name for name in _FLAGS if getattr(topic, name))))


def read_row(row: Mapping[str, str]) -> Case:
    """The case of a row.

    Raises:
        ValueError: says what is wrong with the row.
    """
    given = dict(_facts(row["situation"]))
    referenced = bool(given.pop("referenced", False))
    occasion = given.get("occasion", "complaint")
    finding = given.setdefault("finding", _usual_finding(occasion))
    given.setdefault("stage", _usual_stage(occasion, finding))
    texts = row["topics"].split(" | ")
    topics = [_read_topic(text, str(finding), len(texts) == 1, referenced) for text in texts]
    given["topics"] = "none" if texts[0].split("; ")[0] == "none" else "several" if len(texts) > 1 else "one"
    given |= {name: any(getattr(topic, name) for topic in topics) for name in STATED}
    return settle(Situation(**given), topics, row["asked for"])  # type: ignore[arg-type]


def _facts(text: str) -> Iterator[tuple[str, Value]]:
    for part in filter(None, text.split("; ")):
        name, equals, value = part.partition("=")
        known = {**FACTS, "referenced": (False, True)}
        if name not in known or (value if equals else True) not in known[name]:
            raise ValueError(f"{part} is no fact of a message; facts are {', '.join(known)}")
        yield name, value if equals else True


def _read_topic(text: str, whole: str, alone: bool, referenced: bool) -> TopicSituation:
    category, *parts = text.split("; ")
    finding = next((part for part in parts if part in TOPIC_FACTS["finding"]), whole)
    wrong = [part for part in parts if part not in (*_FLAGS, finding)]
    if category not in (*TOPIC_FACTS["category"], "none") or wrong:
        raise ValueError(f"{text} is no topic; give a category, then a finding or {', '.join(_FLAGS)}")
    return TopicSituation(
        finding=finding,
        category="other" if category == "none" else category,
        alone=alone,
        referenced=referenced,
        **{name: name in parts for name in _FLAGS},
    )


_OCCASIONS = {
    "own-mistake": "we announce our own mistake",
    "declined": "we decline a request",
    "farewell": "we end the relationship",
    "delay": "we announce a delay",
}
_FINDINGS = {
    "justified": "a complaint that is right",
    "partly-justified": "a complaint that is right in part",
    "unjustified": "a complaint that is not right",
    "undetermined": "a complaint not established yet",
}
_MEDIA = {
    "mail": "by e-mail", "letter": "on paper", "chat": "in a chat", "public": "in public", "spoken": "on the telephone",
}  # fmt: skip
_STAGES = {
    "investigating": "the facts are being established", "agreed": "a course of action is agreed",
    "resolved": "the solution was carried out", "closed": "the case is closed",
}  # fmt: skip
_TONES = {"angry": "the customer is angry", "insulting": "the customer insults people"}
_REMEDIES = {"some": "something is given", "none": "nothing is given"}


def described(case: Case) -> str:
    """A case in a few words."""
    whole = case.situation
    what = _OCCASIONS.get(whole.occasion) or _FINDINGS[whole.finding]
    more = (
        _STAGES.get(whole.stage),
        f"{whole.harm} harm" if whole.harm not in ("unknown", "none") else None,
        _REMEDIES.get(whole.remedies),
        _TONES.get(whole.tone),
        f"asked for: {case.asked}" if case.asked else None,
    )
    text = ", ".join((f"{what} {_MEDIA[case.came_by]}", *filter(None, more)))
    return text[0].upper() + text[1:]
