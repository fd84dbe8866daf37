"""Takes the pictures of the cards for the README and the docs, with Chromium.

python tools/screens.py                  write docs/pictures/<card>-<language>-<light or dark>.png
python tools/screens.py --browser PATH   with another Chromium than /usr/bin/chromium
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import replyguide
from replyguide.display.card import Card

ROOT = Path(__file__).parents[1]
PICTURES, EXAMPLES = ROOT / "docs" / "pictures", ROOT / "docs" / "examples"
WIDTH = 880
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PAGE = "<!doctype html><meta charset=utf-8><body style='margin:0;padding:16px;background:{ground}'>{card}"
GROUNDS = {"light": "#f3f4f6", "dark": "#0b0d0f"}

CZECH = """Dobrý den, paní Novák,

je nám líto, že to tak cítíte. Podle našich pravidel peníze nevracíme, měla jste si zásilku lépe zkontrolovat.
Pošleme Vám poukaz na 2 000 Kč!!!

S pozdravem
[jméno]"""
PORTUGUESE = """Olá, João Carlos,

Lamentamos que se sinta assim. A culpa é da nossa funcionária, e vamos devolver o valor até sexta-feira.
O senhor devia ter vindo mais cedo.

Atenciosamente,
{{nome}}"""


def cards() -> dict[str, Card]:
    """The cards, by the name of their picture."""
    house = replyguide.House.from_toml(EXAMPLES / "house.toml")
    czech = (EXAMPLES / "cs-missing-plate.eml").read_bytes()
    verdict = {
        "finding": "justified",
        "fault": "company",
        "harm": "partial",
        "price": "4290 CZK",
        "remedies": [{"kind": "replacement", "date": "2026-03-13"}],
    }
    english = {"house": house, "agent_language": "en_GB"}
    portuguese = {"house": replyguide.House(name="Loja Colibri", reply_hours=24), "agent_language": "pt_BR"}
    brazilian = (EXAMPLES / "pt_BR-rude-clerk.eml").read_bytes()
    return {
        "reading-cs": replyguide.read(czech, house=house).card("en_GB"),
        "suggestion-cs": replyguide.suggest(czech, verdict=verdict, **english).card(),
        "review-cs": replyguide.review(CZECH, czech, verdict=verdict, **english).card(),
        "reading-pt_BR": replyguide.read(brazilian).card("pt_BR"),
        "suggestion-pt_BR": replyguide.suggest(brazilian, **portuguese).card(),
        "review-pt_BR": replyguide.review(PORTUGUESE, brazilian, **portuguese).card(),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    options = parser.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=ARGUMENTS)
        for scheme, ground in GROUNDS.items():
            context = browser.new_context(color_scheme=scheme, viewport={"width": WIDTH, "height": 600})
            page = context.new_page()
            for name, card in cards().items():
                page.set_content(PAGE.format(ground=ground, card=card.html))
                page.screenshot(path=PICTURES / f"{name}-{scheme}.png", full_page=True)
            context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
