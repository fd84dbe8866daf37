"""What a request may cost: a body too long, too slow, an answer too slow, too many at once, and what fails."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import replyguide
from http_server import serving
from replyguide import InputError, Suggestion
from replyguide.adapters.http import Limits, create_app, from_environment

CASE = {"complaint": {"language": "hr", "text": "Paket kasni."}}


def test_a_body_may_be_as_long_as_the_limit() -> None:
    with serving(create_app(limits=Limits(body=1000))) as client:
        for length, status in ((1000, 200), (1001, 413), (100_000, 413)):
            content = b'{"text": "Paket kasni."}'.ljust(length)
            headers = {"Content-Type": "application/json"}
            pieces = (content[at : at + 100] for at in range(0, length, 100))
            for answer in (
                client.post("/v1/suggest", content=content, headers=headers),
                client.post("/v1/suggest", content=pieces, headers=headers),
            ):
                assert answer.status_code == status
                assert status == 200 or answer.headers["content-type"] == "application/problem+json"
                assert status == 200 or "1,000 bytes" in answer.json()["detail"]
        assert client.post("/nowhere", content=b" " * 1001).status_code == 413
        assert client.post("/v1/suggest", json=CASE).status_code == 200


def test_the_default_holds_a_text_of_the_longest_kind_however_it_is_written() -> None:
    with serving(create_app()) as client:
        answer = client.post("/v1/read", json={"text": ("Paket kasni već dva tjedna, žao mi je. " * 6000)[:200_000]})
        assert answer.status_code == 200


def test_a_body_that_does_not_arrive_is_not_waited_for() -> None:
    with serving(create_app(limits=Limits(seconds=0.1))) as client:
        with socket.create_connection((client.base_url.host, client.base_url.port or 0)) as slow:
            slow.sendall(b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
            slow.sendall(b"Content-Length: 100\r\n\r\n{")
            answer = b"".join(iter(lambda: slow.recv(4096), b""))
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b"connection: close" in answer.lower()
        assert b'"detail":"the body did not arrive within 0.1 s"' in answer


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """Has every suggestion wait: the first event tells that one began, the second lets all of them end."""
    began, end, suggest = Event(), Event(), replyguide.suggest

    def slow(*arguments: Any, **options: Any) -> Suggestion:
        began.set()
        assert end.wait(60)
        return suggest(*arguments, **options)

    monkeypatch.setattr(replyguide, "suggest", slow)
    yield began, end
    end.set()


def test_an_answer_that_is_not_found_is_not_waited_for(held: tuple[Event, Event]) -> None:
    began, end = held
    with serving(create_app(limits=Limits(seconds=0.1))) as client:
        answer = client.post("/v1/suggest", json=CASE)
        assert began.is_set()
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["retry-after"] == "1"
        assert answer.json()["detail"] == "no answer was found within 0.1 s"
        end.set()
        assert client.post("/v1/read", json=CASE).status_code == 200


def test_who_comes_while_too_many_are_under_way_is_turned_away(held: tuple[Event, Event]) -> None:
    began, end = held
    with serving(create_app(limits=Limits(threads=1, waiting=1))) as client, ThreadPoolExecutor(1) as pool:
        first = pool.submit(client.post, "/v1/suggest", json=CASE)
        assert began.wait(60)
        second = client.post("/v1/read", json=CASE)
        assert second.status_code == 503
        assert second.headers["retry-after"] == "1"
        assert "too many" in second.json()["detail"]
        assert client.get("/healthz").status_code == 200
        end.set()
        assert first.result().status_code == 200
        assert client.post("/v1/read", json=CASE).status_code == 200


def test_what_fails_in_the_service_is_no_fault_of_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*arguments: object, **options: object) -> None:
        raise KeyError("internal")

    with serving(create_app()) as client:
        monkeypatch.setattr(replyguide, "read", failing)
        answer = client.post("/v1/read", json=CASE)
        assert answer.status_code == 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert "internal" not in answer.text
        monkeypatch.undo()
        assert client.post("/v1/read", json=CASE).status_code == 200


def test_a_client_that_goes_away_does_no_harm() -> None:
    with serving(create_app()) as client:
        for sent in (
            b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
            b"GET /healthz HT",
            b"\x16\x03",
        ):
            with socket.create_connection((client.base_url.host, client.base_url.port or 0)) as gone:
                gone.sendall(sent)
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("limit", ["body", "seconds", "threads", "waiting"])
def test_a_limit_is_above_zero(limit: str) -> None:
    with pytest.raises(InputError, match=rf"limits\.{limit}: is not above zero"):
        Limits(**{limit: 0})


def test_the_environment_sets_house_and_limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = from_environment()
    assert (app.state.house.name, app.state.limits) == (None, Limits())
    (house := tmp_path / "house.toml").write_text('name = "Lampa"')
    monkeypatch.setenv("REPLYGUIDE_HOUSE", str(house))
    monkeypatch.setenv("REPLYGUIDE_MAX_BODY", "5000")
    monkeypatch.setenv("REPLYGUIDE_TIMEOUT", "3")
    app = from_environment()
    assert (app.state.house.name, app.state.limits) == ("Lampa", Limits(body=5000, seconds=3))
    monkeypatch.setenv("REPLYGUIDE_TIMEOUT", "soon")
    with pytest.raises(InputError, match="REPLYGUIDE_TIMEOUT: is no whole number"):
        from_environment()
