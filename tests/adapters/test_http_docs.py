"""docs/service.md: its commands are run as they stand there, and print what stands under them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from http_server import serving
from replyguide import House
from replyguide.adapters.http import Limits, create_app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n([^`]*?\bcurl .*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving(create_app(House.from_toml(ROOT / "docs" / "examples" / "house.toml"))) as found:
        yield found


@pytest.mark.parametrize(("command", "printed"), COMMANDS, ids=range(len(COMMANDS)))
def test_a_command_prints_what_the_page_shows(client: httpx.Client, command: str, printed: str) -> None:
    command = command.replace("http://127.0.0.1:8000", str(client.base_url))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == printed


def test_every_command_is_run() -> None:
    assert len(COMMANDS) == PAGE.count("curl --") == 4


def test_every_address_and_every_limit_is_told(client: httpx.Client) -> None:
    for path in client.get("/openapi.json").json()["paths"]:
        assert f"{path}`" in PAGE
    limits = Limits()
    for limit in (f"{limits.body:,}", f"{limits.seconds:g} s", f"{limits.threads} at", f"{limits.waiting} "):
        assert limit in PAGE
