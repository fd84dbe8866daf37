"""A webhook that answers a help desk's request for a canned response, with nothing but the standard library.

    REPLYGUIDE_SECRET=… python docs/examples/webhook.py docs/examples/house.toml

A help desk posts a ticket as JSON, ``{"id": …, "channel": …, "language": …, "body": …, "customer": …, "verdict": …}``,
signed with a shared secret in ``X-Signature`` (HMAC-SHA256 of the body, in hexadecimal). The answer holds what such
programs show beside the editor: a title, the text to insert, whether it may be sent as it stands, and notes for the
agent. Nothing is stored, nothing of a body is logged.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import replyguide
from replyguide import House, InputError, Suggestion

MOST_BYTES = 256 * 1024
FIELDS = ("id", "channel", "language", "subject", "customer", "verdict", "received")

Environment = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], object]


def canned_response(ticket: dict[str, Any], house: House) -> dict[str, Any]:
    """What the help desk shows for a ticket."""
    known = {name: ticket[name] for name in FIELDS if ticket.get(name) is not None}
    return as_canned(replyguide.suggest({**known, "text": ticket.get("body", "")}, house=house))


def as_canned(suggestion: Suggestion) -> dict[str, Any]:
    """A suggestion in the terms of a help desk."""
    reply = suggestion.reply
    return {
        "title": reply.subject,
        "content": reply.text,
        "language": suggestion.language,
        "ready": reply.ready,
        "missing": list(reply.missing),
        "private_note": "\n".join((*suggestion.cautions, *suggestion.tasks)),
        "record": suggestion.record(),
    }


def application(house: House, secret: bytes) -> Callable[[Environment, Start], Iterable[bytes]]:
    """The webhook as a WSGI application, for any server that runs one."""

    def answer(environment: Environment, start: Start) -> Iterable[bytes]:
        status, found = handle(environment, house, secret)
        body = json.dumps(found, ensure_ascii=False).encode()
        start(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return answer


def handle(environment: Environment, house: House, secret: bytes) -> tuple[str, dict[str, Any]]:
    """The status and the content of the answer."""
    if environment["REQUEST_METHOD"] != "POST":
        return "405 Method Not Allowed", {"error": "post the ticket"}
    try:
        length = int(environment.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = -1
    if length < 0:
        return "400 Bad Request", {"error": "Content-Length is no number of bytes"}
    if length > MOST_BYTES:
        return "413 Content Too Large", {"error": f"at most {MOST_BYTES} bytes"}
    body = environment["wsgi.input"].read(length)
    signed = hmac.new(secret, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signed.encode(), environment.get("HTTP_X_SIGNATURE", "").encode()):
        return "401 Unauthorized", {"error": "the signature does not fit the body"}
    try:
        ticket = json.loads(body)
    except ValueError:
        return "400 Bad Request", {"error": "the body is no JSON"}
    try:
        return "200 OK", canned_response(ticket if isinstance(ticket, dict) else {}, house)
    except InputError as error:
        problems = [{"field": one.where, "value": one.value, "expected": one.expected} for one in error.problems]
        return "422 Unprocessable Content", {"error": "fields cannot be used", "problems": problems}


class Silent(WSGIRequestHandler):
    """A handler that logs no request."""

    def log_message(self, format: str, *args: object) -> None:
        """Logs nothing."""


def main() -> None:
    """Serves the webhook on this machine."""
    secret = os.environ.get("REPLYGUIDE_SECRET")
    if not secret or len(sys.argv) != 2:
        raise SystemExit("set REPLYGUIDE_SECRET, and name the house file")
    house = House.from_toml(sys.argv[1])
    with make_server("127.0.0.1", 8790, application(house, secret.encode()), handler_class=Silent) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
