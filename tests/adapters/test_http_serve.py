"""The command serve: a real server in a process of its own, its workers, its end, and what it writes."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

import replyguide
from replyguide import House
from replyguide.adapters.cli import app

HOUSE = Path(__file__).parents[2] / "docs" / "examples" / "house.toml"
CASE = {"language": "hr", "text": "Paket kasni. Zlatokosa-4711"}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets nothing, and puts back what a command set."""
    for name in ("REPLYGUIDE_HOUSE", "REPLYGUIDE_MAX_BODY", "REPLYGUIDE_TIMEOUT"):
        monkeypatch.setenv(name, "")


class Running:
    """A server in a process of its own, once it listens."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        self.process, self.lines = process, process.stderr
        told = next(found for line in self.lines if (found := re.search(r"running on (http://([\d.]+):(\d+))", line)))
        self.url, self.address = told[1], (told[2], int(told[3]))

    def stop(self) -> tuple[int, str]:
        """Asks it to end; its exit code and what it wrote."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Its exit code and what it wrote, once it ended."""
        written = self.lines.read()
        return self.process.wait(), written


@contextmanager
def running(*options: str, port: int = 0) -> Iterator[Running]:
    command = [sys.executable, "-m", "replyguide.adapters.cli", "serve", "--port", str(port), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Running(process)
        finally:
            process.kill()


def test_it_answers_as_the_library_for_its_house_on_this_machine_only() -> None:
    with running("--house", str(HOUSE)) as server:
        assert server.address[0] == "127.0.0.1"
        answer = httpx.post(f"{server.url}/v1/suggest?Zlatokosa-4711", json={"complaint": CASE})
        assert answer.json() == replyguide.suggest(CASE, house=House.from_toml(HOUSE)).to_dict()
        assert set(answer.headers) == {
            "date", "content-type", "content-length", "cache-control", "x-content-type-options",
        }  # fmt: skip
        assert httpx.get(f"{server.url}/Zlatokosa-4711", headers={"X-Name": "Zlatokosa-4711"}).status_code == 404
        assert httpx.post(f"{server.url}/v1/read", content='{"text": "Zlatokosa-4711').status_code == 415
        code, written = server.stop()
    assert code == -signal.SIGTERM
    assert "POST /v1/suggest 200 in" in written
    assert "GET - 404 in" in written
    assert "Zlatokosa" not in written


def test_what_has_begun_is_answered_before_it_ends() -> None:
    content = b'{"text": "Paket kasni."}'
    with running() as server, socket.create_connection(server.address) as slow:
        slow.sendall(b"POST /v1/read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
        slow.sendall(b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(content))
        assert slow.recv(4096).startswith(b"HTTP/1.1 100 ")
        server.process.send_signal(signal.SIGTERM)
        assert next(line for line in server.lines if "Shutting down" in line)
        slow.sendall(content)
        answer = b"".join(iter(lambda: slow.recv(4096), b""))
        code, written = server.ended()
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b'"language": "hr"' in answer
    assert code == -signal.SIGTERM
    assert "POST /v1/read 200 in" in written
    assert "ERROR" not in written


def test_several_workers_answer_alike_and_end_together() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with running("--workers", "2", "--house", str(HOUSE), port=port) as server:
        expected = replyguide.suggest(CASE, house=House.from_toml(HOUSE)).to_dict()
        with ThreadPoolExecutor(4) as pool:
            answers = pool.map(lambda _: httpx.post(f"{server.url}/v1/suggest", json={"complaint": CASE}), range(20))
        assert all(answer.json() == expected for answer in answers)
        code, written = server.stop()
    assert code == 0
    assert written.count("Started server process") == written.count("Finished server process") == 2
    assert written.count("POST /v1/suggest 200 in") == 20
    assert "Zlatokosa" not in written


def test_workers_are_replaced_and_read_the_house_anew(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('name = "Lampa"')
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with running("--workers", "2", "--house", str(house), port=port) as server:
        for _ in range(2):
            assert next(line for line in server.lines if "startup complete" in line)
        assert "Lampa" in httpx.post(f"{server.url}/v1/suggest", json={"complaint": CASE}).json()["reply"]["text"]
        house.write_text('name = "Fenjer"')
        server.process.send_signal(signal.SIGHUP)
        for _ in range(2):
            assert next(line for line in server.lines if "Finished server process" in line)
        assert "Fenjer" in httpx.post(f"{server.url}/v1/suggest", json={"complaint": CASE}).json()["reply"]["text"]
        assert server.stop()[0] == 0


def test_limits_can_be_set() -> None:
    with running("--max-body", "40", "--timeout", "7") as server:
        answer = httpx.post(f"{server.url}/v1/read", json={"text": "x" * 40})
        assert (answer.status_code, "40 bytes" in answer.json()["detail"]) == (413, True)


def test_workers_share_a_socket_that_sends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    settings: list[Any] = []

    class Workers:
        def __init__(self, config: Any, sockets: list[socket.socket]) -> None:
            (shared,) = sockets
            settings.append((config.workers, shared.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0))
            shared.close()

        def run(self) -> None:
            settings.append("run")

    monkeypatch.setattr("uvicorn.supervisors.Multiprocess", Workers)
    monkeypatch.setattr("replyguide.adapters.serve._LOG", None)
    assert CliRunner().invoke(app, ["serve", "--port", "0", "--workers", "3"]).exit_code == 0
    assert settings == [(3, True), "run"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--house", "no-such-house.toml"), "no-such-house.toml"),
        (("--house", __file__), "is not a TOML file"),
        (("--port", "70000"), "65535"),
        (("--workers", "0"), "workers"),
        (("--timeout", "0"), "timeout"),
    ],
)
def test_what_cannot_be_used_is_said_before_anything_listens(options: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(app, ["serve", *options])
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = CliRunner().invoke(app, ["serve"])
    assert done.exit_code == 2
    assert "pip install 'replyguide[http]'" in done.stderr


@pytest.mark.parametrize("module", ["replyguide", "replyguide.adapters.cli"])
def test_nothing_of_it_is_loaded_before_it_serves(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'fastapi', 'starlette', 'uvicorn', 'anyio'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
