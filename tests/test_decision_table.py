"""The decision table: what it says is what the rules decide, and it notices every change to them."""

from __future__ import annotations

import pytest

from decision_table import Row, differences, rows, table
from examples import example
from mutate_rules import score
from replyguide.outline import DEFAULT
from replyguide.rulebook import ALL
from situations import values_of, violated
from table_rows import read_row, written

ROWS = rows()
NAMED = {row.name.partition(":")[0]: row for row in ROWS}


def listed(row: Row, column: str) -> list[str]:
    return row.expected[column].split("; ")


def test_the_rules_decide_what_the_table_says() -> None:
    wrong = [str(difference) for difference in differences(ROWS)]
    assert not wrong, "\n".join((*wrong, "if that is meant, run python tools/decision_table.py"))


def test_a_difference_names_row_and_column_and_both_sides() -> None:
    first = ROWS[0]
    changed = first._replace(expected={**first.expected, "dates": "survey"})
    assert str(next(differences([changed]))).splitlines() == [
        f"row 1, {first.name}",
        "  column 'dates'",
        "  the table says  survey",
        f"  the rules say   {first.expected['dates']}",
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_every_row_can_happen(row: Row) -> None:
    assert not violated(values_of(row.case))
    outline = example(row.case).suggest().plan.outline
    assert (outline.situation, outline.topics) == (row.case.situation, row.case.topics)
    assert read_row(written(row.case)) == row.case


def test_every_rule_fires_in_one_row_and_not_in_another() -> None:
    fired = [{*DEFAULT.outline(row.case.situation, row.case.topics).fired, row.expected["kind due"]} for row in ROWS]
    for rule in ALL.values():
        what = rule.kind or rule.id
        fires = [what in found for found in fired]
        assert any(fires), rule.id
        assert not all(fires) or not rule.when, rule.id


def test_every_rule_effect_and_override_that_is_dropped_is_noticed() -> None:
    found = score(table(), drops=True)
    assert found.tried > 400
    assert [str(mutant) for mutant in (*found.redundant, *found.survivors)] == []


WRONG = [
    ({"situation": "harm=huge", "topics": "damaged"}, "harm=huge"),
    ({"situation": "harm", "topics": "damaged"}, "harm"),
    ({"situation": "colour=red", "topics": "damaged"}, "colour=red"),
    ({"situation": "", "topics": "broken"}, "broken"),
    ({"situation": "", "topics": "damaged; loud"}, "damaged; loud"),
]


@pytest.mark.parametrize(("row", "what"), WRONG, ids=lambda value: str(value)[:40])
def test_a_row_that_cannot_be_read_is_named(row: dict[str, str], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        read_row({**row, "asked for": ""})


def test_a_crushed_cake_is_paid_and_a_little_more() -> None:
    row = NAMED["The crushed cake"]
    assert row.expected["kind due"] == "resolution"
    assert {"apology.fault", "admitted", "own.cause", "remedies", "own.measure"} <= {*listed(row, "says")}
    assert "over-compensation" in listed(row, "avoids")


def test_a_forgotten_inscription_gets_an_apology_and_no_money() -> None:
    row = NAMED["The forgotten inscription"]
    assert "apology.trivial" in listed(row, "says")
    assert "remedies" not in listed(row, "says")
    assert "money" in listed(row, "avoids")


def test_a_wrong_colour_gets_part_of_the_price() -> None:
    row = NAMED["The wrong colour"]
    assert {"apology.fault", "remedies"} <= {*listed(row, "says")}
    assert {"keep-date", "follow-up"} <= {*listed(row, "dates")}
    assert "over-compensation" in listed(row, "avoids")


def test_the_ribbon_gets_a_brief_grateful_answer_without_an_apology() -> None:
    row = NAMED["The ribbon whose number the customer never gave"]
    said = listed(row, "says")
    assert row.expected["kind due"] == "brief-answer"
    assert said[0] == "thanks.message"
    assert said[-1] == "wish.well"
    assert {"praise.glad", "regret.upset", "own.measure", "feedback.brief"} <= {*said}
    assert not any(move.startswith("apology.") for move in said)
    assert {"apology-for-fault", "admission", "many-words", "compensation"} <= {*listed(row, "avoids")}
    assert row.expected["asks"] == ""


def test_a_bank_account_closed_by_mistake_is_announced_and_put_right() -> None:
    row = NAMED["The bank account closed through our own mistake"]
    said = listed(row, "says")
    assert said[0] == "thanks.custom.years"
    assert said.index("mistake.news") < said.index("apology.news") < said.index("mistake.right")
    assert {"own.account", "own.measure", "remedies", "hope.keep"} <= {*said}
    assert {"excuses", "long-explanations"} <= {*listed(row, "avoids")}


def test_a_declined_credit_is_declined_plainly_without_an_apology() -> None:
    row = NAMED["The declined credit"]
    said = listed(row, "says")
    assert said[:4] == ["thanks.request", "declined.decision", "own.reasons", "regret.declined"]
    assert {"retry.after", "own.alternative"} <= {*said}
    assert {"suggest-mistake", "false-comfort", "apology-for-fault", "veiling"} <= {*listed(row, "avoids")}


def test_a_lawyer_ends_the_relationship_and_names_a_colleague() -> None:
    row = NAMED["The lawyer who ends the relationship and names a colleague"]
    said = listed(row, "says")
    assert (
        said.index("farewell.decision") < said.index("own.reasons") < said.index("referral") < said.index("wish.well")
    )
    assert not any(move.startswith("hope.") for move in said)


def test_the_fourth_insult_ends_the_conversation_and_not_the_case() -> None:
    row = NAMED["The customer who insults for the fourth time"]
    assert row.expected["kind due"] == "closing"
    assert listed(row, "says") == ["boundary", "case.continues"]
    assert "case-goes-on" in listed(row, "does")
    assert "emotions" in listed(row, "avoids")
