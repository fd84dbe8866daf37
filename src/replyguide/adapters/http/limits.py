"""What a request may cost: how long its body may be, how long it may take, and how many are worked on together.

One middleware around the whole application, so that no request escapes it. It also sets the headers that every answer
has, and writes the log: a line for each request with its method, route, status and time, and nothing of what it held.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from dataclasses import dataclass, fields
from time import perf_counter
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from replyguide.adapters.http.problems import problem
from replyguide.errors import InputError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("replyguide.http")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may cost.

    Attributes:
        body: the longest body, in bytes; the default holds a text of 200,000 characters and what surrounds it.
        seconds: how long a body may take to arrive, and then how long its answer may take.
        threads: how many requests are worked on at the same time.
        waiting: how many may be under way, those that wait for a thread included, before others are turned away.

    >>> Limits(seconds=2).body
    1048576
    """

    body: int = 2**20
    seconds: float = 10
    threads: int = 4
    waiting: int = 64

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) <= 0:
                raise InputError.single(f"limits.{field.name}", getattr(self, field.name), "is not above zero")


class Guard:
    """Holds every request to the limits, and answers in the application's place those that exceed one."""

    def __init__(self, app: ASGIApp, limits: Limits, never_turned_away: str) -> None:
        self.app = app
        self.limits = limits
        self.never_turned_away = never_turned_away
        self._under_way: set[asyncio.Future[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, answer = perf_counter(), _Answer(scope["method"], send)
        await self._within_limits(scope, receive, answer)
        # The route as the application names it: the path itself may hold anything.
        route = getattr(scope.get("route"), "path", "-")
        log.info("%s %s %d in %.1f ms", scope["method"], route, answer.status, (perf_counter() - began) * 1000)

    async def _within_limits(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        async def refuse(status: int, detail: str, **headers: str) -> None:
            await problem(status, detail, headers=headers)(scope, receive, answer.send)

        limits = self.limits
        try:
            async with asyncio.timeout(limits.seconds):
                body = await _body(scope, receive, limits.body)
        except _TooLarge:
            return await refuse(413, f"the body has more than {limits.body:,} bytes; give the message alone")
        except TimeoutError:
            return await refuse(408, f"the body did not arrive within {limits.seconds:g} s", Connection="close")
        except _Disconnected:
            return None
        if len(self._under_way) >= limits.waiting and scope["path"] != self.never_turned_away:
            return await refuse(503, "too many requests are under way; try again shortly", **{"Retry-After": "1"})

        work = asyncio.ensure_future(self.app(scope, _given(body, receive), answer.send_once))
        self._under_way.add(work)
        work.add_done_callback(self._ended)
        await asyncio.wait({work}, timeout=limits.seconds)
        # A thread cannot be stopped: it finishes, and keeps its place until then, but nobody hears of it.
        answer.closed = True
        if answer.status:
            return None
        if work.done():
            return await refuse(500, "something failed in the service; the request is not to blame")
        return await refuse(503, f"no answer was found within {limits.seconds:g} s", **{"Retry-After": "1"})

    def _ended(self, work: asyncio.Future[None]) -> None:
        self._under_way.discard(work)
        error = None if work.cancelled() else work.exception()
        if error is not None:
            # Where it happened and no more: the words of an error may quote the request.
            log.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__, limit=-8)))


class _TooLarge(Exception):
    """The body has more bytes than the limit."""


class _Disconnected(Exception):
    """The client went away before its body was complete."""


class _Answer:
    """What goes out: with the headers that every answer has."""

    def __init__(self, method: str, send: Send) -> None:
        self.status = 0
        self.closed = False
        self._send = send
        self._headers = {"X-Content-Type-Options": "nosniff"}
        if method == "POST":
            self._headers["Cache-Control"] = "no-store"

    async def send(self, message: Message) -> None:
        """Sends a part of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message).update(self._headers)
        await self._send(message)

    async def send_once(self, message: Message) -> None:
        """Sends a part of the answer, unless another was given in its place."""
        if not self.closed:
            await self.send(message)


async def _body(scope: Scope, receive: Receive, limit: int) -> bytes:
    if int(Headers(scope=scope).get("content-length", 0)) > limit:
        raise _TooLarge
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Disconnected
        body += message.get("body", b"")
        if len(body) > limit:
            raise _TooLarge
        if not message.get("more_body", False):
            return bytes(body)


def _given(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives the body that was read already, then what else comes."""
    waiting = [body]

    async def given() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return given
