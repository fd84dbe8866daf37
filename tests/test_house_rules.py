"""House rules: rules switched off, rules added as data, words of the house's own, and what is refused and how."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import replyguide
from replyguide import House, HouseError
from replyguide.moves import MOVES
from replyguide.outline import DEFAULT
from replyguide.rulebook import RULES

CASE = {
    "language": "hr",
    "text": "Paket je stigao razbijen.",
    "topics": [{"category": "damaged"}, {"category": "price"}],
    "marks": ["praise", "vulnerable"],
    "verdict": {"finding": "justified", "fault": "company", "harm": "slight", "remedies": []},
}
UNJUSTIFIED = {**CASE, "verdict": {"finding": "unjustified"}}
OWN = {"id": "house.call", "when": {"vulnerable": True}, "do": ["fix-call"], "reason": "We call."}


def house(**values: Any) -> House:
    return House(name="Lampa", **values)


def suggest(**values: Any) -> replyguide.Suggestion:
    return replyguide.suggest({**CASE, "verdict": None}, house=house(**values), agent_language="en")


def written(folder: Path, text: str) -> Path:
    path = folder / "house.toml"
    path.write_text('name = "Lampa"\n' + text, encoding="utf-8")
    return path


def test_a_house_without_rules_of_its_own_uses_the_default_set() -> None:
    assert house().rule_set is DEFAULT


def test_a_rule_that_is_off_does_not_fire() -> None:
    assert "praise.glad" in suggest().plan.outline.fired
    off = suggest(rules_off=["praise.glad"])
    assert "praise.glad" not in off.plan.outline.fired
    assert "praise.glad" not in [part.move for part in off.reply.parts]


def test_what_lost_to_a_rule_that_is_off_is_back() -> None:
    case = {**UNJUSTIFIED, "channel": "chat"}
    usual = replyguide.suggest(case, house=house())
    other = replyguide.suggest(case, house=house(rules_off=["talk.chat"]))
    assert "measure.neutral" not in [part.move for part in usual.reply.parts]
    assert "measure.neutral" in [part.move for part in other.reply.parts]


def test_a_rule_added_fires_where_its_facts_hold_and_says_why() -> None:
    found = suggest(rules=[OWN])
    assert "house.call" in found.plan.outline.fired
    assert "fix-call" in found.plan.outline.whats("do")
    reasons = {reason.rule: reason.because for reason in found.why().reasons}
    assert reasons["house.call"] == "We call."
    calm = replyguide.suggest({**CASE, "marks": []}, house=house(rules=[OWN]))
    assert "house.call" not in calm.plan.outline.fired


def test_a_rule_added_looks_at_topics_too() -> None:
    rule = {**OWN, "scope": "topic", "when": {"category": ["price", "billing"]}}
    steps = [step for step in suggest(rules=[rule]).plan.tasks if step.what == "fix-call" and step.topics]
    assert [(step.topics, step.rules) for step in steps] == [((1,), ("house.call",))]


def test_a_rule_added_wins_for_its_own_reason() -> None:
    found = suggest(rules=[{**OWN, "overrides": ["praise.glad"]}])
    assert "praise.glad" not in [part.move for part in found.reply.parts]
    omitted = {omission.rule: omission for omission in found.why().omissions}
    assert omitted["praise.glad"].by == "house.call"
    assert omitted["praise.glad"].because == "We call."


def test_the_record_tells_which_rules_decided() -> None:
    records = [suggest(**values).record() for values in ({}, {"rules": [OWN]}, {"rules_off": ["praise.glad"]})]
    assert len({record["rules"] for record in records}) == 3
    assert "house.call" in records[1]["fired"]


def test_a_task_of_the_houses_own_takes_its_words_from_the_houses_catalog(tmp_path: Path) -> None:
    catalog = tmp_path / "locales" / "en" / "LC_MESSAGES" / "agent.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text('msgid "do.house.flowers"\nmsgstr "Send flowers."\n', encoding="utf-8")
    path = written(
        tmp_path,
        '[[rules]]\nid = "house.flowers"\nwhen = { vulnerable = true }\ndo = ["house.flowers"]\nreason = "Kindness."\n',
    )
    found = replyguide.suggest(CASE, house=House.from_toml(path), agent_language="en")
    assert "Send flowers." in found.tasks
    assert "Send flowers." in str(found)
    with pytest.raises(replyguide.MissingPhrase, match=r"do\.house\.flowers"):
        _ = replyguide.suggest(CASE, house=House.from_toml(path), agent_language="cs").tasks


REFUSED = [
    ('rules_off = ["no.such"]', "rules_off[0]", "is no rule"),
    ('rules_off = ["praise.glad", "kind.call"]', "rules_off[1]", "cannot be switched off"),
    ('rules_off = ["not.no-compensation"]', "rules_off[0]", "stays on"),
    ("[[rules]]\nid = 'call'", "rules[0].id", "house"),
    ("[[rules]]\nid = 'house.a'\ndo = ['fix-call']", "rules[0].reason", "required"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'", "rules[0].do", "calls for nothing"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'\ndo = ['fix-cal']", "rules[0].do", "fix-call"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'\nsay = ['house.x']", "rules[0].say", "is not known"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'\nsay = ['remedies']", "rules[0].say", "the verdict decides"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'\nguidelines = ['ro-99']", "rules[0].guidelines", "ro-16"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'\noverrides = ['no.such']", "rules[0].overrides", "is no rule"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'\noverrides = ['not.brief']", "rules[0].overrides", "keeps replies"),
    ("[[rules]]\nid = 'house.a'\nreason = 'R.'\ncolour = 'red'", "rules[0].colour", "not permitted"),
    (
        "[[rules]]\nid = 'house.a'\nreason = 'R.'\ndo = ['record']\nwhen = { colour = 'red' }",
        "rules[0].when.colour",
        "harm",
    ),
    (
        "[[rules]]\nid = 'house.a'\nreason = 'R.'\ndo = ['record']\nwhen = { harm = 'huge' }",
        "rules[0].when.harm",
        "total",
    ),
    (
        "[[rules]]\nid = 'house.a'\nreason = 'R.'\ndo = ['record']\nwhen = { praise = 'yes' }",
        "rules[0].when.praise",
        "true",
    ),
    (
        "rules_off = ['praise.glad']\n[[rules]]\nid = 'house.a'\nreason = 'R.'\noverrides = ['praise.glad']",
        "rules[0].overrides",
        "switched off",
    ),
    (
        "[[rules]]\nid = 'house.a'\nreason = 'R.'\ndo = ['record']\n"
        "[[rules]]\nid = 'house.b'\nreason = 'R.'\ndo = ['record']\nwhen = { harm = ['total', 'none', 'much'] }",
        "rules[1].when.harm",
        "total",
    ),
    (
        "[[rules]]\nid = 'house.a'\nreason = 'R.'\ndo = ['record']\n"
        "[[rules]]\nid = 'house.a'\nreason = 'R.'\ndo = ['record']",
        "rules[1].id",
        "given twice",
    ),
]


@pytest.mark.parametrize(("text", "where", "right"), REFUSED, ids=[f"{where} {right}" for _, where, right in REFUSED])
def test_what_is_wrong_is_named_by_table_and_key(tmp_path: Path, text: str, where: str, right: str) -> None:
    with pytest.raises(HouseError) as caught:
        House.from_toml(written(tmp_path, text))
    assert [problem for problem in caught.value.problems if problem.where == where and right in problem.expected], (
        caught.value.problems
    )


@pytest.mark.parametrize("off", [rule.id for rule in RULES])
def test_whatever_is_switched_off_nothing_forbidden_is_said(off: str) -> None:
    try:
        own = house(rules_off=[off])
    except ValueError:
        return
    for verdict in (UNJUSTIFIED["verdict"], CASE["verdict"], None):
        for channel in ("email", "chat", "phone-note", "review"):
            outline = replyguide.suggest({**CASE, "channel": channel, "verdict": verdict}, house=own).plan.outline
            usual = replyguide.suggest({**CASE, "channel": channel, "verdict": verdict}).plan.outline
            forbidden = {*usual.whats("avoid")} & {"compensation", "admission", "apology-for-fault"}
            assert not [move for move in outline.whats("say") if MOVES[move].counts_as & forbidden]
