"""Two hundred distinct complaints, the same in every run: what a shop's own software knows when it asks what to do."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import Any

HOW_MANY = 200
MAIL = (Path(__file__).parent / "mail.eml").read_bytes()
"""A mail of two hundred words as a program sends it: text and HTML, with the mail it answers quoted below."""
DRAFT = (Path(__file__).parent / "draft.txt").read_text(encoding="utf-8")
"""A reply of two hundred words, as somebody drafted it."""

REVIEWED: dict[str, Any] = {
    "language": "en_GB",
    "text": "The lamp is dull. Nobody answers.",
    "customer": {"name": "Eve Hill", "address": "woman"},
    "topics": [
        {"category": "quality", "words": "The lamp is dull."},
        {"category": "no-answer", "words": "Nobody answers."},
    ],
    "verdict": {"finding": "unjustified"},
}
"""What it answers."""

_PLACES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["places"]
_FINDINGS = ("justified", "partly-justified", "unjustified", "undetermined", None)
_HARMS = ("none", "trivial", "slight", "partial", "total", None)
_FAULTS = ("company", "third-party", "nobody", "unknown")
_CATEGORIES = (
    "delivery-late", "incomplete", "damaged", "defective", "quality", "service", "billing", "wrong-item", "warranty",
)  # fmt: skip
_ASKS = ("refund", "replacement", "apology", "explanation", "price-cut")
_CHANNELS = ("email", "email", "email", "form", "letter", "chat", "review", "phone-note")
_REMEDIES = ("refund", "replacement", "repair", "price-cut", "voucher")


def complaints() -> list[dict[str, Any]]:
    """The complaints, as mappings of plain values: what comes out of JSON."""
    chance = Random(2026)
    return [_complaint(number, _PLACES[number % len(_PLACES)], chance) for number in range(HOW_MANY)]


def _complaint(number: int, place: dict[str, Any], chance: Random) -> dict[str, Any]:
    first, last, address = chance.choice(place["names"])
    categories = chance.sample(_CATEGORIES, chance.randint(1, 3))
    complaint: dict[str, Any] = {
        "id": f"C-{1000 + number}",
        "received": f"2026-11-{chance.randint(16, 23)}T{chance.randint(8, 19):02}:{chance.randint(10, 59)}:00+01:00",
        "channel": chance.choice(_CHANNELS),
        "language": place["language"],
        "text": f"{place['text']}\n{first} {last}",
        "customer": {
            "name": f"{first} {last}",
            "first_name": first,
            "last_name": last,
            "address": address,
            "email": f"customer{number}@example.org",
            "account": str(90_000 + number),
        },
        "topics": [{"category": category, "words": place["words"]} for category in categories],
        "asks": chance.sample(_ASKS, chance.randint(0, 2)),
        "order_refs": [str(470_000 + number)],
    }
    if complaint["channel"] in ("email", "form"):
        complaint["subject"] = f"{place['subject']}, {number}"
        complaint["message_id"] = f"<{number}.77@mail.example.org>"
        complaint["references"] = [f"<order.{number}@shop.example>"]
    if chance.random() < 0.3:
        complaint["customer"]["since"] = f"{chance.randint(2012, 2026)}-03-01"
    if chance.random() < 0.3:
        complaint["marks"] = [chance.choice(("angry", "repeated", "leaving", "legal-threat"))]
    finding = chance.choice(_FINDINGS)
    if finding is not None:
        complaint["verdict"] = {"finding": finding, **_found(finding, place, chance)}
    return complaint


def _found(finding: str, place: dict[str, Any], chance: Random) -> dict[str, Any]:
    if finding == "undetermined":
        return {}
    account = {"account": chance.choice((place["account"], {place["language"]: place["account"]}))}
    if finding == "unjustified":
        return account | {"reasons": [place["reason"]]}
    found = account | {"fault": chance.choice(_FAULTS), "harm": chance.choice(_HARMS)}
    if chance.random() < 0.5:
        found["cause"] = place["cause"]
    if chance.random() < 0.7:
        found["price"] = {"amount": f"{chance.randint(10, 900)}.50", "currency": place["currency"]}
    if chance.random() < 0.7:
        found["remedies"] = [_remedy(place, chance) for _ in range(chance.randint(0, 2))]
    return found


def _remedy(place: dict[str, Any], chance: Random) -> dict[str, Any]:
    remedy: dict[str, Any] = {"kind": chance.choice(_REMEDIES)}
    if remedy["kind"] == "voucher":
        remedy["percent"] = chance.choice(("5", "10", "15"))
    elif remedy["kind"] == "price-cut":
        remedy["amount"] = {"amount": f"{chance.randint(5, 60)}", "currency": place["currency"]}
    if chance.random() < 0.7:
        remedy["date"] = f"2026-12-{chance.randint(1, 28):02}"
    return remedy
