"""The cards in a real browser: axe finds nothing, light and dark, wide and narrow, in the page of each host."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

import replyguide
from replyguide import House

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOSTS = {
    "no host": "",
    "JupyterLab": "data-jp-theme-light='{light}' style='--jp-content-font-color1:{ink};--jp-layout-color0:{paper}'",
    "VS Code": "class='vscode-{name}' style='--vscode-editor-foreground:{ink};--vscode-editor-background:{paper}'",
    "Bootstrap": "data-bs-theme='{name}'",
}
LIGHT = {"light": "true", "name": "light", "ink": "rgba(0,0,0,.87)", "paper": "#fff"}
DARK = {"light": "false", "name": "dark", "ink": "#d4d4d4", "paper": "#1e1e1e"}
LONG = "x" * 400
MESSAGE = f"""Dobrý den,

objednávka 2026031877 dorazila rozbitá, zaplatila jsem 1 290 Kč. Chci vrátit peníze do pátku. {LONG}

Jana Nováková
"""


def cards() -> str:
    """All five cards on one page, as they would stand in a notebook."""
    house = House(name="Kolibřík s.r.o.", agent_language="pt_BR")
    verdict = {"finding": "justified", "remedies": [{"kind": "price-cut"}]}
    now = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
    found = replyguide.suggest(MESSAGE, verdict=verdict, house=house, now=now)
    assert found.reading is not None
    draft = f"Dobrý den,\n\nobjednávka dorazila rozbitá. [jméno] {{{{datum}}}} {LONG}"
    review = replyguide.review(draft, MESSAGE, verdict=verdict, house=house, now=now)
    shown = (found, found.reading, found.plan, found.complaint, review)
    return "".join(thing.to_html() for thing in shown)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def opened(browser: Browser, host: str, scheme: str, width: int) -> Page:
    """The cards, every detail unfolded, in a host whose theme is the other one than the system's."""
    context = browser.new_context(color_scheme="light" if scheme == "dark" else "dark")
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    body = HOSTS[host].format(**(DARK if scheme == "dark" else LIGHT))
    page.set_content(f"<!doctype html><html lang=en><title>x</title><body {body}><h1>x</h1><h2>x</h2>{cards()}")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("host", HOSTS)
def test_axe_finds_nothing(browser: Browser, host: str, scheme: str) -> None:
    page = opened(browser, host, scheme, 1000)
    found = Axe().run(page, context=".replyguide").response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_host_decides_between_light_and_dark(browser: Browser, scheme: str) -> None:
    for host in ("JupyterLab", "VS Code", "Bootstrap"):
        page = opened(browser, host, scheme, 800)
        chosen = page.evaluate("getComputedStyle(document.querySelector('.replyguide')).colorScheme")
        assert chosen == scheme, host


@pytest.mark.parametrize("width", [320, 700, 1400])
def test_nothing_stands_out_of_the_card(browser: Browser, width: int) -> None:
    page = opened(browser, "no host", "light", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        """[...document.querySelectorAll('.replyguide *')].filter(one => {
            const card = one.closest('.replyguide').getBoundingClientRect(), box = one.getBoundingClientRect();
            return box.width && (box.right > card.right + 1 || box.left < card.left - 1);
        }).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert not wide


def test_the_keyboard_unfolds_the_reasons(browser: Browser) -> None:
    page = opened(browser, "no host", "light", 800)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is True
