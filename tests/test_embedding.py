"""The webhook of docs/embedding.md: what it answers, and what it refuses."""

from __future__ import annotations

import hashlib
import hmac
import importlib.util
import io
import json
from pathlib import Path
from typing import Any

import pytest

from replyguide import House

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
SECRET = b"s3cret"
TICKET = {"id": "4711", "channel": "email", "body": "Dobrý den, balík mi nedorazil.\nS pozdravem Petr Malý"}

_spec = importlib.util.spec_from_file_location("webhook", EXAMPLES / "webhook.py")
assert _spec is not None
assert _spec.loader is not None
webhook = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(webhook)


def post(body: bytes, signature: str | None = None, **changes: Any) -> tuple[str, dict[str, Any]]:
    """What the webhook answers to a body."""
    signed = hmac.new(SECRET, body, hashlib.sha256).hexdigest()
    environment = {
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "HTTP_X_SIGNATURE": signed if signature is None else signature,
    }
    answers: list[str] = []
    house = House.from_toml(EXAMPLES / "house.toml")
    call = webhook.application(house, SECRET)
    parts = call(environment | changes, lambda status, headers: answers.append(status))
    return answers[0], json.loads(b"".join(parts))


def test_a_ticket_gets_a_canned_response_in_the_customers_language() -> None:
    status, found = post(json.dumps(TICKET).encode())
    assert status == "200 OK"
    assert found["language"] == "cs"
    assert found["ready"]
    assert found["content"].startswith("Dobrý den,")
    assert found["record"]["kind"] == "acknowledgement"


def test_a_verdict_decides() -> None:
    ticket = TICKET | {"verdict": {"finding": "unjustified"}}
    assert post(json.dumps(ticket).encode())[1]["record"]["kind"] == "brief-answer"


def test_fields_that_cannot_be_used_are_named() -> None:
    status, found = post(json.dumps(TICKET | {"verdict": {"finding": "perhaps"}}).encode())
    assert status == "422 Unprocessable Content"
    assert found["problems"][0]["field"] == "verdict.finding"


@pytest.mark.parametrize(
    ("body", "signature", "changes", "status"),
    [
        (b"{}", "0" * 64, {}, "401 Unauthorized"),
        (b"{}", "ř", {}, "401 Unauthorized"),
        (b"{", None, {}, "400 Bad Request"),
        (b"[]", None, {}, "422 Unprocessable Content"),
        (b"{}", None, {"REQUEST_METHOD": "GET"}, "405 Method Not Allowed"),
        (b"{}", None, {"CONTENT_LENGTH": "999999"}, "413 Content Too Large"),
        (b"{}", None, {"CONTENT_LENGTH": "abc"}, "400 Bad Request"),
        (b"{}", None, {"CONTENT_LENGTH": "9" * 5000}, "400 Bad Request"),
        (b"{}", None, {"CONTENT_LENGTH": "-1"}, "400 Bad Request"),
    ],
)
def test_anything_else_is_refused(body: bytes, signature: str | None, changes: Any, status: str) -> None:
    assert post(body, signature, **changes)[0] == status
