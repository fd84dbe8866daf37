"""django-helpdesk with the panel, in a project that is thrown away: migrated, filled with tickets, and served.

    python tools/demo_helpdesk.py                       prints the address and the login, and serves
    python tools/demo_helpdesk.py --screenshots DIR     takes pictures of the ticket page instead (Chromium, Playwright)

Needs the extra ``django-helpdesk``; the pictures need Playwright and Chromium besides.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

ROOT = Path(__file__).parents[1]
MAILS = ROOT / "docs" / "examples"
LOGIN = "agent"
CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SHOTS = (
    ("cs", "cs-missing-plate", "cs", 1360, "light"),
    ("cs-dark", "cs-missing-plate", "cs", 1360, "dark"),
    ("cs-narrow", "cs-missing-plate", "cs", 320, "light"),
    ("pt", "pt_PT-cracked-table", "en-gb", 1360, "light"),
    ("pt-dark", "pt_PT-cracked-table", "en-gb", 1360, "dark"),
    ("pt-narrow", "pt_PT-cracked-table", "pt", 320, "dark"),
)
"""The pictures: name, mail, language of the agent's pages, width, colours."""
REVIEWED = {"cs": "\n\nPodle našich pravidel Vám bohužel nemůžeme vyhovět.", "pt-dark": "\n\nAcalme-se, por favor."}
"""What is typed below the reply, so that the review has something to say."""
VERDICTS = {
    "cs-missing-plate": {
        "finding": "justified",
        "fault": "company",
        "harm": "partial",
        "price": "4290 CZK",
        "cause": {"cs": "Miska byla ve skladu zabalena bez výplně."},
        "remedies": [{"kind": "replacement", "date": "2026-12-11"}],
    },
    "pt_PT-cracked-table": {
        "finding": "justified",
        "fault": "third-party",
        "harm": "partial",
        "price": "640 EUR",
        "remedies": [{"kind": "replacement", "date": "2026-12-18"}, {"kind": "voucher", "percent": 10}],
    },
}


def set_up(home: str) -> None:
    """Makes the project in a folder: database, queue, agent."""
    sys.path.insert(0, str(ROOT / "tests" / "helpdesk"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings"
    os.environ["REPLYGUIDE_DEMO_HOME"] = home
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def fill() -> dict[str, int]:
    """Takes the example mails in, and tells the number of each one's ticket."""
    from project import tickets

    tickets.agent(LOGIN, password=LOGIN, root=True)
    queue = tickets.queue()
    return {path.stem: tickets.by_file(path, queue).pk for path in sorted(MAILS.glob("*.eml"))}


def decide(numbers: dict[str, int]) -> None:
    """Stores the verdicts of the pictures."""
    from django.utils import timezone
    from helpdesk.models import Ticket

    from replyguide import Verdict
    from replyguide.adapters.django_helpdesk.case import open_case
    from replyguide.adapters.django_helpdesk.settings import options

    for name, verdict in VERDICTS.items():
        case = open_case(Ticket.objects.get(pk=numbers[name]), options(), now=timezone.now(), asked="en")
        case.decided(case.corrections, Verdict.model_validate(verdict)).decision().save()


class Server(ThreadingMixIn, WSGIServer):
    """Answers several requests at once, as a browser sends them."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Answers without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(port: int) -> Iterator[str]:
    """The project's address, as long as it is served."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.handlers.wsgi import WSGIHandler

    site = StaticFilesHandler(WSGIHandler())
    with make_server("127.0.0.1", port, site, server_class=Server, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def photograph(address: str, numbers: dict[str, int], folder: Path) -> None:
    """Takes the pictures of the panel."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=CHROMIUM)
        for name, mail, language, width, colours in SHOTS:
            page = browser.new_page(
                locale=language, color_scheme=colours, viewport={"width": width, "height": 8000}, device_scale_factor=1
            )
            page.goto(f"{address}/helpdesk/login/")
            page.fill("[name=username]", LOGIN)
            page.fill("[name=password]", LOGIN)
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/helpdesk/**")
            page.goto(f"{address}/helpdesk/tickets/{numbers[mail]}/")
            page.locator("#replyguide").screenshot(path=folder / f"helpdesk-{name}.png")
            if name in REVIEWED:
                page.click("#rg-insert")
                page.locator("#commentBox").press_sequentially(REVIEWED[name])
                page.wait_for_selector("#rg-review li")
                page.locator("#ticket-respond-form").screenshot(path=folder / f"helpdesk-{name}-review.png")
            page.close()
        browser.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--screenshots", type=Path, metavar="DIR")
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="replyguide-demo-") as home:
        set_up(home)
        numbers = fill()
        if options.screenshots is not None:
            decide(numbers)
            with served(0) as address:
                photograph(address, numbers, options.screenshots)
            return 0
        with served(options.port) as address:
            print(f"{address}/helpdesk/tickets/{numbers['cs-missing-plate']}/")
            print(f"login: {LOGIN}, password: {LOGIN}; stop with Ctrl+C")
            try:
                threading.Event().wait()
            except KeyboardInterrupt:
                return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
