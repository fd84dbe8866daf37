"""Nothing of what a request holds reaches a log: not on any address, not on any way out."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

import replyguide
from http_server import serving
from replyguide.adapters.http import Limits, create_app

SECRET = "Zlatokosa-4711"
WORKING = ("/v1/read", "/v1/suggest", "/v1/review")
LOOKUPS = ("/v1/rules", "/v1/guidelines", "/v1/schema/Complaint", "/healthz", "/openapi.json")
JSON = {"Content-Type": "application/json"}


class Failing(Exception):
    """An error whose words quote what it is about."""


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Has every logger write all it can, and holds every record against the secret in the end."""
    for client in ("httpx", "httpcore"):
        caplog.set_level(logging.WARNING, logger=client)
    caplog.set_level(logging.DEBUG)
    yield
    records = caplog.get_records("call")
    assert records
    for record in records:
        written = logging.Formatter().format(record)
        assert SECRET not in written
        assert SECRET not in repr(vars(record))


def bodies() -> Iterator[bytes]:
    """Bodies that hold the secret, in every form and with everything that can be wrong with one."""
    mail = f"From: {SECRET} <x@example.org>\r\nSubject: {SECRET}\r\n\r\nPaket nije stigao. {SECRET}"
    case = {"language": "hr", "text": SECRET, "customer": {"name": SECRET}, "order_refs": [SECRET]}
    values: list[Any] = [
        {"text": f"Paket nije stigao. {SECRET}"},
        {"text": mail},
        {"eml": base64.b64encode(mail.encode()).decode()},
        {"complaint": case, "verdict": {"finding": "unjustified", "reasons": [SECRET]}},
        {"complaint": case, "language": SECRET},
        {"complaint": {**case, "topics": [{"category": SECRET}]}},
        {"text": f"Objednal som šaty a stále neprišli. {SECRET}"},
        {"text": SECRET, "complaint": case},
        {"eml": SECRET},
        {SECRET: SECRET},
        [SECRET],
        SECRET,
        {"text": SECRET * 20_000},
    ]
    for value in values:
        yield json.dumps({**value, "draft": SECRET} if isinstance(value, dict) else value).encode()
    yield f'{{"text": "{SECRET}'.encode()
    yield f'{{"text": "{SECRET}\xff"}}'.encode("latin-1")
    yield f'{{"{SECRET}": '.encode() * 5000
    yield SECRET.encode() * 100_000


@pytest.mark.parametrize("path", WORKING)
def test_answers_and_refusals(path: str, caplog: pytest.LogCaptureFixture) -> None:
    with serving(create_app()) as client:
        seen = {client.post(path, content=body, headers=JSON).status_code for body in bodies()}
        for body in bodies():
            client.post(path, content=body, headers={"Content-Type": SECRET})
            client.post(f"{path}/{SECRET}?{SECRET}={SECRET}", content=body, headers={"X-Name": SECRET})
            client.put(path, content=body)
    assert {400, 413, 422} <= seen
    assert f"POST {path} 422 in" in caplog.text
    assert "POST - 404 in" in caplog.text


@pytest.mark.parametrize("path", LOOKUPS)
def test_lookups(path: str, caplog: pytest.LogCaptureFixture) -> None:
    with serving(create_app()) as client:
        client.get(path, params={"agent_language": SECRET, SECRET: SECRET}, headers={"X-Name": SECRET})
        client.request("GET", path, content=SECRET.encode())
        client.get(f"/v1/schema/{SECRET}")
        client.get(f"/{SECRET}")
    assert "GET /v1/schema/{model} 404 in" in caplog.text


@pytest.mark.parametrize("path", WORKING)
def test_what_fails_unexpectedly(path: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*arguments: object, **options: object) -> None:
        try:
            raise ValueError(arguments)
        except ValueError as error:
            raise Failing(SECRET, arguments) from error

    monkeypatch.setattr(replyguide, path.removeprefix("/v1/"), failing)
    with serving(create_app()) as client:
        answer = client.post(path, json={"text": SECRET, "draft": SECRET} if "review" in path else {"text": SECRET})
    assert answer.status_code == 500
    assert SECRET not in answer.text
    assert "Failing" in caplog.text
    assert "routes.py" in caplog.text


def test_what_takes_too_long_and_then_fails(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    end = Event()

    def failing(*arguments: object, **options: object) -> None:
        assert end.wait(60)
        raise Failing(SECRET)

    monkeypatch.setattr(replyguide, "suggest", failing)
    with serving(create_app(limits=Limits(seconds=0.1, waiting=1))) as client:
        assert client.post("/v1/suggest", json={"text": SECRET}).status_code == 503
        end.set()
        while client.post("/v1/read", json={"text": f"Paket kasni. {SECRET}"}).status_code == 503:
            pass
    assert "Failing" in caplog.text
