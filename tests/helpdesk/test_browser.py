"""The ticket page in a real Chromium: seen by axe, worked by keyboard, with and without script."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import hostile
import pytest
from django.core import mail as outbox
from helpdesk.models import FollowUp, Queue, Ticket
from playwright.sync_api import Browser, Page, expect, sync_playwright
from project import tickets
from pytest_django.live_server_helper import LiveServer

from replyguide.adapters.django_helpdesk.models import Decision

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def server(live_server: LiveServer) -> str:
    return str(live_server.url)


@pytest.fixture
def visit(chromium: Browser, server: str, agent: object, client: Any) -> Iterator[Open]:
    """Opens a ticket as the agent; whatever goes wrong in the page fails the test."""
    wrong: list[str] = []
    contexts = []

    def go(ticket: Ticket, **options: Any) -> Page:
        context = chromium.new_context(base_url=server, **{"locale": "en-GB", **options})
        contexts.append(context)
        client.force_login(agent)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"/helpdesk/tickets/{ticket.pk}/")
        return page

    yield go
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def ticket(server: str) -> Ticket:
    return tickets.by_file(tickets.mail("cs-missing-plate"), tickets.queue())


def violations(page: Page, where: str) -> list[str]:
    page.add_script_tag(path=AXE)
    found = page.evaluate("where => axe.run({ include: [[where]] })", where)
    assert found["passes"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


def unfold(page: Page) -> None:
    """Opens everything that can be opened, the remedies as well."""
    page.evaluate("for (const one of document.querySelectorAll('.rg details')) one.open = true")
    page.check("[name=rg-given][value=some]")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "width"), [("cs-missing-plate", 1360), ("pt_PT-cracked-table", 1360), ("cs-missing-plate", 320)]
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    visit: Open, server: str, colours: str, name: str, width: int
) -> None:
    ticket = tickets.by_file(tickets.mail(name), tickets.queue())
    page = visit(ticket, color_scheme=colours, viewport={"width": width, "height": 900})
    assert page.locator("html").get_attribute("data-bs-theme") == colours
    unfold(page)
    assert violations(page, "#replyguide") == []
    wide = page.evaluate(
        """() => { const panel = document.getElementById("replyguide"), edge = panel.getBoundingClientRect().right;
        return [...panel.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > edge + 1
          && !one.closest("fieldset.rg-bare > legend")).map(one => one.outerHTML.slice(0, 200)) }"""
    )
    assert wide == []
    assert page.evaluate("(panel => panel.scrollWidth <= panel.clientWidth)(document.getElementById('replyguide'))")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_in_the_review_and_on_the_page_of_errors(visit: Open, ticket: Ticket, colours: str) -> None:
    page = visit(ticket, color_scheme=colours)
    page.click("#rg-insert")
    page.locator("#commentBox").press_sequentially(" Podle našich pravidel Vám nevyhovíme.")
    expect(page.locator(".rg-finding").first).to_be_visible()
    assert violations(page, ".rg-aside") == []
    page.evaluate("document.querySelector('[name=rg-price]').value = 'much'")
    page.click("#rg-form button[type=submit]")
    expect(page.locator(".rg-page [role=alert]")).to_be_visible()
    assert violations(page, "#replyguide") == []


def test_the_colours_follow_the_hosts_switch(visit: Open, ticket: Ticket) -> None:
    page = visit(ticket, color_scheme="light")
    ink = "getComputedStyle(document.getElementById('replyguide')).color"
    light = page.evaluate(ink)
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'dark')")
    assert page.evaluate(ink) != light


def test_insert_fills_the_comment_field_and_sends_nothing(visit: Open, ticket: Ticket) -> None:
    page = visit(ticket)
    before = FollowUp.objects.count(), len(outbox.outbox)
    page.click("#rg-insert")
    box = page.locator("#commentBox")
    expect(box).to_be_focused()
    expect(box).to_be_visible()
    assert box.input_value().startswith("Dobrý den,\n")
    assert "Kolibřík s.r.o." in box.input_value()
    expect(page.locator("#rg-inserted")).not_to_be_empty()
    assert (FollowUp.objects.count(), len(outbox.outbox)) == before


def test_insert_asks_before_it_overwrites(visit: Open, ticket: Ticket) -> None:
    page = visit(ticket)
    box, ask = page.locator("#commentBox"), page.locator("#rg-ask")
    page.click("#respond-tab")
    box.fill("My own words.")
    page.click("#rg-insert")
    expect(ask).to_be_visible()
    assert violations(page, "#rg-ask") == []
    page.keyboard.press("Escape")
    expect(ask).to_be_hidden()
    assert box.input_value() == "My own words."
    page.click("#rg-insert")
    ask.locator("button[value='']").click()
    expect(page.locator("#rg-insert")).to_be_focused()
    assert box.input_value() == "My own words."
    page.click("#rg-insert")
    ask.locator("button[value=below]").click()
    expect(box).to_have_value(re.compile(r"^My own words\.\n\nDobrý den,"))
    page.click("#rg-insert")
    ask.locator("button[value=replace]").click()
    expect(box).to_have_value(re.compile(r"^Dobrý den,"))
    page.click("#rg-insert")
    expect(ask).to_be_hidden()


def test_the_verdict_is_saved_by_keyboard_and_the_draft_outlives_it(visit: Open, ticket: Ticket) -> None:
    page = visit(ticket)
    page.click("#respond-tab")
    page.fill("#commentBox", "My own words.")
    page.focus("[name=rg-finding][value=undetermined]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "justified"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "rg-fault"
    page.select_option("[name=rg-fault]", "company")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "rg-harm"
    page.keyboard.press("Tab")
    page.keyboard.type("4290")
    page.keyboard.press("Enter")
    expect(page.locator(".alert-success")).to_be_visible()
    expect(page.locator(".rg-chips")).to_contain_text("Resolution")
    assert page.locator("#commentBox").input_value() == "My own words."
    decision = Decision.objects.get()
    assert decision.verdict["fault"] == "company"
    assert decision.verdict["price"]["amount"] == "4290"


def test_every_control_is_reached_and_opened_by_keyboard(visit: Open, ticket: Ticket) -> None:
    page = visit(ticket)
    page.focus(".rg-head")
    seen = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        inside, what = page.evaluate(
            """() => [!!document.activeElement.closest("#replyguide"),
            document.activeElement.name || document.activeElement.id || document.activeElement.tagName]"""
        )
        if not inside:
            break
        seen.add(what)
    assert {"rg-finding", "rg-fault", "rg-harm", "rg-price", "rg-insert", "SUMMARY"} <= seen
    page.focus(".rg-why summary")
    page.keyboard.press("Enter")
    expect(page.locator(".rg-why[open] li").first).to_be_visible()


def test_the_review_comes_while_one_writes(visit: Open, ticket: Ticket) -> None:
    page = visit(ticket)
    page.click("#respond-tab")
    page.locator("#commentBox").press_sequentially("Dobrý den, podle našich pravidel Vám nevyhovíme.")
    expect(page.locator(".rg-finding.rg-error mark").first).to_be_visible()
    page.fill("#commentBox", "")
    expect(page.locator(".rg-finding")).to_have_count(0)


@pytest.mark.parametrize("text", ["SMALL", "LARGE"])
def test_a_hostile_ticket_is_inert(visit: Open, server: str, text: str) -> None:
    queue: Queue = tickets.queue()
    title = hostile.SCRIPT + hostile.TEMPLATE
    ticket = Ticket.objects.create(title=title, queue=queue, description=getattr(hostile, text))
    page = visit(ticket)
    unfold(page)
    page.click("#rg-insert")
    page.locator("#commentBox").press_sequentially(hostile.SCRIPT)
    expect(page.locator("#rg-review li").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert page.locator("#replyguide img, .rg-aside img").count() == 0


def test_without_script_the_panel_is_read_and_the_verdict_saved(visit: Open, ticket: Ticket) -> None:
    page = visit(ticket, java_script_enabled=False)
    expect(page.locator("#rg-insert")).to_be_hidden()
    expect(page.locator(".rg-rows li").first).to_be_visible()
    with page.context.expect_page() as opened:
        page.click("[data-rg-without-script]")
    expect(opened.value.locator(".rg-page [role=status]")).to_contain_text("The comment field is empty.")
    page.check("[name=rg-finding][value=unjustified]")
    page.click("#rg-form button[type=submit]")
    expect(page.locator(".rg-chips")).to_contain_text("Brief answer")
    assert Decision.objects.get().finding == "unjustified"
