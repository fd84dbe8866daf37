"""The service: the library's own results over HTTP, and its description of itself."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

import replyguide
from http_server import serving
from replyguide import House
from replyguide.adapters.http import answers, create_app, examples
from replyguide.schema import MODELS, schema

DOCS = Path(__file__).parents[2] / "docs" / "examples"
HOUSE = House.from_toml(DOCS / "house.toml")
MAILS = sorted(DOCS.glob("*.eml"))
CASE = json.loads((DOCS / "verdict.json").read_text(encoding="utf-8"))
REVIEW = json.loads((DOCS / "review.json").read_text(encoding="utf-8"))
DRAFT = "Bună ziua,\n\nVă mulțumim. Ne cerem scuze.\n\nCu stimă,\nJana Malá"
NOW = "2026-11-24T10:00:00+01:00"
MODEL = {"/v1/read": answers.Reading, "/v1/suggest": answers.Suggestion, "/v1/review": answers.Review}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving(create_app(HOUSE)) as found:
        yield found


def eml(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


def same(value: object) -> Any:
    """The value as it comes out of JSON."""
    return json.loads(json.dumps(value))


def posted(client: httpx.Client, path: str, body: dict[str, Any]) -> Any:
    answer = client.post(path, json=body)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    MODEL[path].model_validate_json(answer.content)
    return answer.json()


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.name)
def test_a_mail_gives_what_the_library_gives(client: httpx.Client, path: Path) -> None:
    raw, text = path.read_bytes(), path.read_text(encoding="utf-8", errors="replace")
    assert posted(client, "/v1/read", {"eml": eml(path)}) == same(replyguide.read(raw, house=HOUSE).to_dict())
    assert posted(client, "/v1/read", {"text": text}) == same(replyguide.read(text, house=HOUSE).to_dict())
    verdict = {"finding": "justified", "fault": "company", "harm": "partial"}
    found = replyguide.suggest(raw, verdict=verdict, house=HOUSE, language="hr", agent_language="pt")
    body = {"eml": eml(path), "verdict": verdict, "language": "hr", "agent_language": "pt"}
    assert posted(client, "/v1/suggest", body) == same(found.to_dict())


@pytest.mark.parametrize("case", [CASE, REVIEW, {**CASE, "language": None}], ids=["verdict", "review", "unread"])
def test_a_complaint_gives_what_the_library_gives(client: httpx.Client, case: dict[str, Any]) -> None:
    found = replyguide.suggest(case, house=HOUSE, now=TypeAdapter(replyguide.complaint.Moment).validate_python(NOW))
    assert posted(client, "/v1/suggest", {"complaint": case, "now": NOW}) == same(found.to_dict())
    assert posted(client, "/v1/read", {"complaint": case}) == same(replyguide.read(case, house=HOUSE).to_dict())


def test_a_review_is_what_the_library_gives(client: httpx.Client) -> None:
    found = replyguide.review(DRAFT, CASE, house=HOUSE, agent_language="cs")
    assert found.findings
    body = {"draft": DRAFT, "complaint": CASE, "agent_language": "cs"}
    assert posted(client, "/v1/review", body) == same(found.to_dict())
    raw = replyguide.review(DRAFT, MAILS[-1].read_bytes(), house=HOUSE, verdict={"finding": "unjustified"})
    body = {"draft": DRAFT, "eml": eml(MAILS[-1]), "verdict": {"finding": "unjustified"}}
    assert posted(client, "/v1/review", body) == same(raw.to_dict())


def test_the_kind_of_reply_and_the_time_of_receipt_may_be_given(client: httpx.Client) -> None:
    found = posted(client, "/v1/suggest", {"complaint": CASE, "kind": "agreement"})
    assert found["kind"] == "agreement"
    text = "Dobrý den, balík měl přijít včera a nepřišel."
    found = posted(client, "/v1/read", {"text": text, "received": NOW})
    assert [one["value"] for one in found["dates"]] == ["2026-11-23"]


def test_what_is_not_given_may_be_null(client: httpx.Client) -> None:
    body = {"text": "Paket nije stigao.", "complaint": None, "eml": None, "verdict": None, "now": None, "kind": None}
    assert posted(client, "/v1/suggest", body)["kind"] == "acknowledgement"


def test_the_house_answers_by_its_own_rules_and_in_its_own_language(client: httpx.Client) -> None:
    listed = client.get("/v1/rules").json()
    assert {"house.vulnerable-call", "kind.unjustified", "not.no-compensation"} <= {rule["id"] for rule in listed}
    fired = posted(client, "/v1/suggest", {"complaint": {**CASE, "marks": ["vulnerable"]}})["record"]["fired"]
    assert "house.vulnerable-call" in fired
    assert set(fired) <= {rule["id"] for rule in listed}
    assert posted(client, "/v1/suggest", {"complaint": CASE})["agent_language"] == "cs"
    own = next(rule for rule in listed if rule["id"] == "house.vulnerable-call")
    assert own["reason"] == "Zákazníkům v těžké situaci voláme."
    with serving(create_app()) as plain:
        assert "house.vulnerable-call" not in {rule["id"] for rule in plain.get("/v1/rules").json()}


def test_rules_guidelines_and_schemas_can_be_looked_up(client: httpx.Client) -> None:
    rules = TypeAdapter(list[answers.Rule]).validate_json(client.get("/v1/rules?agent_language=ro").content)
    by_id = {rule.id: rule for rule in rules}
    assert by_id["not.no-compensation"].reason == replyguide.rulebook.ALL["not.no-compensation"].reason("ro")
    found = client.get("/v1/guidelines", params={"agent_language": "pt-PT"}).content
    guidelines = TypeAdapter(list[answers.Guideline]).validate_json(found)
    assert [one.id for one in guidelines] == [one.id for one in replyguide.guidelines()]
    assert guidelines[0].says == replyguide.guidelines()[0].says("pt_PT")
    assert {id for rule in rules for id in rule.guidelines} <= {one.id for one in guidelines}
    for model in MODELS:
        assert client.get(f"/v1/schema/{model}").json() == schema(model)


def test_the_service_tells_that_it_answers(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "version": replyguide.__version__}


def test_answers_carry_few_headers_and_are_not_kept(client: httpx.Client) -> None:
    for answer in (
        client.post("/v1/suggest", json={"complaint": CASE}),
        client.post("/v1/suggest", json={}),
        client.post("/v1/nowhere", json={}),
    ):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
    looked_up = client.get("/v1/rules").headers
    assert looked_up["x-content-type-options"] == "nosniff"
    assert "cache-control" not in looked_up


def test_many_at_once_get_the_same_answers(client: httpx.Client) -> None:
    bodies = [{"eml": eml(path)} for path in MAILS] + [{"complaint": CASE}, {"complaint": REVIEW}]
    alone = [client.post("/v1/suggest", json=body).json() for body in bodies]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda body: client.post("/v1/suggest", json=body).json(), bodies * 5))
    assert together == alone * 5


def test_the_examples_are_those_of_the_docs() -> None:
    copies = sorted(Path(examples.__file__).with_name("examples").iterdir())
    assert [path.name for path in copies] == ["en_GB-cold-room.eml", "review.json", "verdict.json"]
    for path in copies:
        assert path.read_bytes() == (DOCS / path.name).read_bytes()


def test_every_example_is_answered_as_the_description_says(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path in MODEL:
        told = paths[path]["post"]
        asked = told["requestBody"]["content"]["application/json"]["examples"]
        answered = told["responses"]["200"]["content"]["application/json"]["examples"]
        assert asked.keys() == answered.keys()
        for name, example in asked.items():
            assert posted(client, path, example["value"]) == answered[name]["value"]


def test_the_description_is_complete(client: httpx.Client) -> None:
    told = client.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {*MODEL, "/v1/rules", "/v1/guidelines", "/v1/schema/{model}", "/healthz"}
    for operations in told["paths"].values():
        for operation in operations.values():
            assert operation["description"]
            for status, response in operation["responses"].items():
                (media_type,) = response["content"]
                assert media_type == ("application/json" if status == "200" else "application/problem+json")
    for name, part in told["components"]["schemas"].items():
        assert part["description"], name
        assert "\n" not in part["description"], name
        for field, value in part.get("properties", {}).items():
            assert value.get("description"), f"{name}.{field}"


def test_nothing_is_fetched_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/docs", "/redoc"):
        assert client.get(path).status_code == 404
