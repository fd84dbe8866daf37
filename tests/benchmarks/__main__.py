"""How fast replyguide is, each figure beside a floor measured in the same run.

    python -m tests.benchmarks

runs from the root of a checkout in which replyguide is installed, takes under a minute and prints a table. Targets and
reasons stand in ``docs/decisions/speed.md``. Nothing is asserted: what is not met, the table says.
"""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import json
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import babel.dates
import babel.numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import replyguide
from replyguide import outline, plan
from replyguide.languages import locales_folder
from replyguide.phrasing.formats import formats_for

from . import cases, reference
from .timing import Seconds, compared, started

HOUSE = replyguide.House(
    name="Lampa", mailbox="info@lampa.example", phone="+385 1 555 01 10", time_zone="Europe/Zagreb", reply_hours=24
)
_PRICED = next(case for case in cases.complaints() if "price" in case.get("verdict", {}))
FIRST = f"""
import replyguide
suggestion = replyguide.suggest({_PRICED!r}, house=replyguide.House(name="Lampa", reply_hours=24))
"""


class Row(NamedTuple):
    """One line of the table. The target is a ratio, or for what is beyond the floor a time in seconds."""

    name: str
    took: Seconds
    target: float | None
    beyond: bool = False

    @property
    def value(self) -> float:
        """What is held against the target."""
        figure, floor = self.took
        return figure - floor if self.beyond else figure / floor

    def __str__(self) -> str:
        figure, floor = (f"{seconds * 1e6:.1f} µs" for seconds in self.took)
        line = f"{self.name:<46}{figure:>13}{floor:>13}{self._shown(self.value):>12}"
        if self.target is None:
            return line
        return f"{line}{self._shown(self.target):>12}  {'yes' if self.value <= self.target else 'no'}"

    def _shown(self, value: float) -> str:
        return f"+ {value * 1e3:.2f} ms" if self.beyond else f"{value:.2f} ×"


def decisions() -> Iterator[Row]:
    """Deciding, wording and JSON, against validating the reference model."""
    given = cases.complaints()
    written = [json.dumps(case, ensure_ascii=False) for case in given]
    from_python, from_json = reference.Complaint.model_validate, reference.Complaint.model_validate_json

    def decide(case: dict[str, object]) -> object:
        return replyguide.suggest(case, house=HOUSE).plan.outline

    def reply(case: dict[str, object]) -> object:
        return replyguide.suggest(case, house=HOUSE).reply.text

    def forget() -> None:
        plan._decided.cache_clear()
        outline._outline.cache_clear()

    def to_json(text: str) -> object:
        return replyguide.suggest(json.loads(text), house=HOUSE).to_json()

    for text in written:
        to_json(text)
    yield Row("validating our own model", compared(replyguide.Complaint.model_validate, from_python, given), None)
    yield Row("decision, warm", compared(decide, from_python, given), 1.8)
    yield Row("decision, cold", compared(decide, from_python, given, before=forget), None)
    yield Row("decision and reply text, warm", compared(reply, from_python, given), 6)
    yield Row("decision and reply text, cold", compared(reply, from_python, given, before=forget), None)
    yield Row("JSON in, JSON out, warm", compared(to_json, from_json, written), 10)
    yield Row("JSON in, JSON out, cold", compared(to_json, from_json, written, before=forget), None)


def reading() -> Iterator[Row]:
    """Reading a mail, against the standard library's own parse of it."""

    def parse(raw: bytes) -> object:
        body = email.message_from_bytes(raw, policy=email.policy.default).get_body(("plain", "html"))
        return body.get_content() if body is not None else None

    took = compared(lambda raw: replyguide.read(raw, house=HOUSE), parse, [cases.MAIL] * 10)
    yield Row("reading a mail of 200 words", took, 1e-3, beyond=True)


def reviewing() -> Iterator[Row]:
    """Reviewing a draft of 200 words, against proselint where it is installed, else against splitting it into words."""
    lint = _proselint()

    def hold(draft: str) -> object:
        return replyguide.review(draft, cases.REVIEWED)

    took = compared(hold, lint or str.split, [cases.DRAFT] * 10)
    yield Row(f"reviewing 200 words, {'proselint' if lint else 'split'}", took, 1 / 20 if lint else None)


def _proselint() -> Callable[[str], object] | None:
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)
    return lambda text: LintFile(Path("draft.txt"), text).lint()


def formats() -> Iterator[Row]:
    """Amounts and dates, against Babel's."""
    here, locale = formats_for("cs"), babel.Locale("cs")
    amounts = [replyguide.Money(amount=Decimal(number) / 4, currency="CZK") for number in range(1, 9000, 45)]
    days = [dt.date(2026, 1, 1) + dt.timedelta(number) for number in range(200)]

    def by_babel(money: replyguide.Money) -> str:
        return babel.numbers.format_currency(money.amount, money.currency, locale=locale)

    yield Row("an amount, against Babel's", compared(here.money, by_babel, amounts), 0.2)
    dated = compared(here.date, lambda day: babel.dates.format_date(day, "long", locale), days)
    yield Row("a date, against Babel's", dated, 0.2)


def starts() -> Iterator[Row]:
    """Fresh processes: the import, and the first suggestion from a checkout and as a wheel lays the package out."""
    checkout = Path(replyguide.__file__).parents[1]
    yield Row("import replyguide, against pass", started("import replyguide", "pass", checkout), 1.5)
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(Path(folder))
        for name, path in (("checkout", checkout), ("wheel", Path(folder))):
            yield Row(f"first suggest, {name}", started(FIRST, "import reference", path), 1.5)
            took = started(f"{FIRST}suggestion.reply.text", "import reference", path)
            yield Row(f"first suggest with reply, {name}", took, None)


def _lay_out(folder: Path) -> None:
    """The package as a wheel lays it out, its catalogs compiled."""
    package = Path(replyguide.__file__).parent
    inside = copytree(package, folder / "replyguide") / "locales"
    copytree(locales_folder(), inside, dirs_exist_ok=True)
    for catalog in inside.rglob("*.po"):
        compiled = BytesIO()
        write_mo(compiled, read_po(BytesIO(catalog.read_bytes())))
        catalog.with_suffix(".mo").write_bytes(compiled.getvalue())
        catalog.unlink()


def main() -> None:
    """Prints the table, line by line as it is measured."""
    print(f"{'':<46}{'figure':>13}{'floor':>13}{'ratio':>12}{'target':>12}  met")
    for rows in (decisions, reading, reviewing, formats, starts):
        for row in rows():
            print(row, flush=True)


if __name__ == "__main__":
    main()
