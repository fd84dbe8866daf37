"""What the service refuses, and how it says so: problems that name the field, its value and what would be right."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from http_server import serving
from replyguide import House
from replyguide.adapters.http import create_app
from replyguide.adapters.http.problems import ProblemDetails

DOCS = Path(__file__).parents[2] / "docs" / "examples"
CASE = json.loads((DOCS / "verdict.json").read_text(encoding="utf-8"))
WORKING = ("/v1/read", "/v1/suggest", "/v1/review")
TITLES = {
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
}
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving(create_app(House(name="Lampa", agent_language="cs"))) as found:
        yield found


def refused(answer: httpx.Response, status: int) -> ProblemDetails:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = ProblemDetails.model_validate_json(answer.content)
    assert found.status == status
    assert found.title == TITLES[status]
    return found


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("body", "field", "value", "expected"),
    [
        ({}, "text", "None", "text, complaint and eml"),
        ({"text": "Paket kasni.", "eml": encoded("x")}, "text and eml", "None", "give one"),
        ({"text": 5}, "text", "5", "string"),
        ({"text": "  "}, "text", "''", "is empty"),
        ({"text": "Paket kasni.", "colour": "red"}, "colour", "'red'", "not permitted"),
        ({"text": "Paket kasni.", "now": "tomorrow"}, "now", "'tomorrow'", "datetime"),
        ({"text": "Paket kasni.", "now": "2026-11-24T10:00:00"}, "now", "'2026-11-24T10:00:00'", "timezone"),
        ({"text": "Paket kasni.", "now": 1795510800}, "now", "1795510800", "ISO 8601"),
        ({"text": "Paket kasni.", "now": "1795510800"}, "now", "'1795510800'", "ISO 8601"),
        ({"text": "Paket kasni.", "verdict": {"retry_after": 0}}, "verdict.retry_after", "0", "ISO 8601"),
        (
            {"complaint": {**CASE, "verdict": {**CASE["verdict"], "remedies": [{"kind": "refund", "date": 0}]}}},
            "complaint.verdict.remedies[0].date",
            "0",
            "ISO 8601",
        ),
        (
            {"complaint": {"topics": [{"category": "damaged", "hinted": "yes"}]}},
            "complaint.topics[0].hinted",
            "'yes'",
            "give true or false",
        ),
        ({"complaint": {**CASE, "earlier_contacts": "2"}}, "complaint.earlier_contacts", "'2'", "without quotes"),
        ({"text": "Paket kasni.", "now": "2026-11-24"}, "now", "'2026-11-24'", "timezone"),
        ({"text": "Paket kasni.", "language": "xx"}, "language", "'xx'", "served are hr, bs, cs"),
        ({"text": "Paket kasni.", "agent_language": "tlh"}, "agent_language", "'tlh'", "served are hr"),
        ({"text": "Paket kasni.", "kind": "poem"}, "kind", "'poem'", "'acknowledgement'"),
        ({"text": "Paket kasni.", "verdict": {"harm": "huge"}}, "verdict.harm", "'huge'", "'total'"),
        ({"text": "Paket kasni.", "verdict": {"price": "12"}}, "verdict.price", "'12'", "64.50 EUR"),
        (
            {"text": "Paket kasni.", "verdict": {"finding": "unjustified", "fault": "company"}},
            "verdict.fault",
            "'company'",
            "change finding or fault",
        ),
        ({"text": "Objednal som šaty a stále neprišli."}, "language", "'sk'", "in no language that is served"),
        ({"complaint": {"topics": [{"category": "dull"}]}}, "complaint.topics[0].category", "'dull'", "'damaged'"),
        ({"complaint": {"language": "hr"}}, "complaint.text", "''", "customer's words"),
        ({"complaint": {"text": "x", "customer": {"email": "no"}}}, "complaint.customer.email", "'no'", "ana@example"),
        ({"complaint": CASE, "verdict": {}}, "verdict", "'verdict='", "given twice"),
        (
            {"complaint": {**CASE, "verdict": None}, "verdict": {"fault": "company"}},
            "verdict.fault",
            "'company'",
            "state the finding",
        ),
        ({"eml": "not base64!"}, "eml", "'not base64!'", "base64"),
        ({"eml": ""}, "eml", "''", "is empty"),
        ({"eml": encoded("boundary " * 300)}, "eml", "b'boundary", "nested parts"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(
    client: httpx.Client, body: dict[str, Any], field: str, value: str, expected: str
) -> None:
    found = refused(client.post("/v1/suggest", json=body), 422)
    assert found.errors[0].field == field
    assert value in found.errors[0].value
    assert expected in found.errors[0].expected
    assert found.detail.startswith(f"{field}: ")


def test_all_fields_that_cannot_be_used_are_named(client: httpx.Client) -> None:
    found = refused(client.post("/v1/suggest", json={"text": 1, "now": 2, "kind": 3, "language": 4}), 422)
    assert {error.field for error in found.errors} >= {"text", "kind", "language"}
    assert found.detail.endswith(f"(and {len(found.errors) - 1} more)")
    many = {"complaint": {**CASE, "verdict": {"finding": "justified", "granted": ["moon"] * 5000}}}
    found = refused(client.post("/v1/suggest", json=many), 422)
    assert len(found.errors) == 20
    assert "4999 more" in found.detail


def test_a_review_needs_a_draft(client: httpx.Client) -> None:
    assert refused(client.post("/v1/review", json={"complaint": CASE}), 422).errors[0].field == "draft"
    for empty in ("", " \n"):
        found = refused(client.post("/v1/review", json={"complaint": CASE, "draft": empty}), 422)
        assert found.errors[0].field == "draft"


@pytest.mark.parametrize("path", WORKING)
@pytest.mark.parametrize(
    ("content", "headers", "status", "said"),
    [
        (b"{", JSON, 400, "no JSON"),
        (b'{"text": "\xff"}', JSON, 400, "UTF-8"),
        (b"[" * 100_000, JSON, 400, "nested"),
        (b'{"text": "x"}', {"Content-Type": "text/plain"}, 415, "application/json"),
        (b"text=x", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "application/json"),
        (b'{"text": "x"}', {"Content-Type": "application/jsonp"}, 415, "application/json"),
        (b'{"text": "x"}', {}, 415, "application/json"),
        (b"", JSON, 422, "body"),
        (b"null", JSON, 422, "body"),
        (b"[]", JSON, 422, "body"),
        (b'"text"', JSON, 422, "body"),
        (json.dumps({"text": "x" * 200_001}).encode(), JSON, 413, "text: "),
        (json.dumps({"complaint": {"text": "x" * 200_001}}).encode(), JSON, 413, "complaint.text: "),
    ],
    ids=range(13),
)
def test_a_body_that_cannot_be_used(
    client: httpx.Client, path: str, content: bytes, headers: dict[str, str], status: int, said: str
) -> None:
    assert said in refused(client.post(path, content=content, headers=headers), status).detail


def test_depth_is_refused_wherever_it_ends(client: httpx.Client) -> None:
    for depth in range(850, 1100, 50):
        for field in ("text", "complaint", "verdict", "draft"):
            content = f'{{"{field}": {"[" * depth}{"]" * depth}}}'.encode()
            answer = client.post("/v1/review", content=content, headers=JSON)
            refused(answer, answer.status_code)
            assert answer.status_code in (400, 422)


def test_json_may_be_declared_in_any_of_its_ways(client: httpx.Client) -> None:
    for declared in ("application/json", "Application/JSON; charset=utf-8", "application/vnd.desk.v1+json"):
        content = json.dumps({"complaint": CASE})
        assert client.post("/v1/suggest", content=content, headers={"Content-Type": declared}).status_code == 200


def test_addresses_and_methods_that_are_not_there(client: httpx.Client) -> None:
    assert "/openapi.json" in refused(client.get("/v1/suggestions"), 404).detail
    refused(client.post("/v1/suggest/", json={"complaint": CASE}), 404)
    for path in WORKING:
        answer = client.get(path)
        refused(answer, 405)
        assert answer.headers["allow"] == "POST"
    found = refused(client.get("/v1/schema/Nothing"), 404)
    assert (found.errors[0].field, found.errors[0].value) == ("model", "'Nothing'")
    assert "Complaint" in found.errors[0].expected
    for path in ("/v1/rules", "/v1/guidelines"):
        found = refused(client.get(path, params={"agent_language": "xx"}), 422)
        assert (found.errors[0].field, found.errors[0].value) == ("agent_language", "'xx'")


HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{7*7}} ${7*7} {% import os %} %(name)s %s {0.__class__}",
    "\u202egnirts\u202c \u2066a\u2069 \u200b\ufeff",
    "\x00\x01\x1b[31m\r\nBcc: all@example.org\r\n\r\n",
    "\ud800 \udfff",
    "🙂" * 500,
    "a" * 200_000,
    "Ne " * 66_000,
    "=?utf-8?b?" * 1000,
    "> " * 50_000,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_data(client: httpx.Client, hostile: str) -> None:
    line = hostile[:400]
    complaint = {
        "language": "hr",
        "subject": line,
        "text": hostile,
        "customer": {"name": line, "title": line},
        "topics": [{"category": "damaged", "words": hostile}],
        "order_refs": [line],
    }
    for body in ({"text": f"Dobar dan, paket kasni.\n{hostile}"[:200_000]}, {"complaint": complaint}):
        for path in WORKING:
            sent = {**body, "draft": hostile} if path == "/v1/review" else body
            answer = client.post(path, content=json.dumps(sent), headers=JSON)
            assert answer.status_code in (200, 422), answer.text
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["content-type"] in ("application/json", "application/problem+json")
            if path == "/v1/suggest" and answer.status_code == 200:
                text = answer.json()["reply"]["text"]
                assert "49" not in text
                assert not {"\x00", "\x1b", "\u202e", "\u2066", "\r"} & set(text)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["text", "complaint", "eml", "verdict", "language", "agent_language", "now", "kind", "draft", "received"]
)
WITHIN = st.dictionaries(
    st.sampled_from(["text", "language", "customer", "topics", "verdict", "finding", "remedies", "price"]) | st.text(),
    VALUES,
    max_size=4,
)


@given(path=st.sampled_from(WORKING), body=st.dictionaries(NAMES | st.text(), WITHIN | VALUES, max_size=5))
def test_anything_at_all_is_answered_or_refused(client: httpx.Client, path: str, body: dict[str, Any]) -> None:
    answer = client.post(path, content=json.dumps(body), headers=JSON)
    if answer.status_code != 200:
        refused(answer, 422)
