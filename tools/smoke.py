"""With nothing but the package and its three dependencies: a suggestion in every language served."""

import importlib.util
import sys

import replyguide

CASE = {"id": "7", "text": "x", "topics": [{"category": "damaged"}], "asks": ["refund"]}
VERDICT = {
    "finding": "justified",
    "fault": "company",
    "harm": "total",
    "price": "64 EUR",
    "remedies": [{"kind": "refund", "date": "2026-12-01"}],
}

for stranger in ("typer", "hypothesis", "pytest", "holidays", "docx", "typst", "fastapi", "django", "pandas"):
    if importlib.util.find_spec(stranger):
        raise SystemExit(f"{stranger} is installed; this is no bare environment")
for language in replyguide.LANGUAGES:
    found = replyguide.suggest(
        {**CASE, "language": language}, verdict=VERDICT, house=replyguide.House(name="Lampa"), agent_language="en"
    )
    if not found.reply.ready:
        raise SystemExit(f"{language}: not ready: {found.missing}")
    sys.stdout.write(f"{language}: {found.reply.text.splitlines()[2]}\n")
