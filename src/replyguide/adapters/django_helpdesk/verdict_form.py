"""The verdict and the corrections as one form. What contradicts itself is said beside the field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeGuard

from babel.numbers import get_territory_currencies
from django import forms
from pydantic import ValidationError as Invalid

from replyguide.adapters.django_helpdesk import amounts
from replyguide.adapters.django_helpdesk.case import Case
from replyguide.adapters.django_helpdesk.corrections import Corrections, in_order
from replyguide.adapters.django_helpdesk.forms import AmountField, RemedyFormSet, WordedForm, in_words
from replyguide.errors import InputError, Problem
from replyguide.fields import in_language
from replyguide.languages import LANGUAGES
from replyguide.verdict import AS_REMEDY, Verdict
from replyguide.vocabulary import Address, Ask, Category, Fault, Finding, Harm, Mark

OWN_WORDS = ("account", "cause", "measure", "alternative")
REFERRAL = ("name", "role", "contact", "because")
UNSTATED, NONE, SOME = "unstated", "none", "some"
_FINDINGS = (Finding.UNDETERMINED, Finding.JUSTIFIED, Finding.PARTLY_JUSTIFIED, Finding.UNJUSTIFIED)
_FAULTS = (Fault.UNKNOWN, *(fault for fault in Fault if fault is not Fault.UNKNOWN))
_ADDRESSES = (Address.UNKNOWN, *(address for address in Address if address is not Address.UNKNOWN))
_GRANTED = tuple(ask for ask in Ask if ask not in AS_REMEDY)
_RIGHT = (Finding.JUSTIFIED.value, Finding.PARTLY_JUSTIFIED.value)
_ROW = re.compile(r"remedies\[(\d+)\]\.?(\w*)")
_BESIDE = {
    "fault": ("fault", "fault"),
    "loss": ("loss", "loss"),
    "account": ("account", "words"),
    "cause": ("granted", "explanation"),
    "granted": ("granted", "granted"),
}
"""The part of a verdict that contradicts another: the field beside which it is said, and the error."""


class VerdictForm(WordedForm):
    """What the company found out, what it authorises, and what was read wrongly.

    Attributes:
        remedies: the remedies, each a form of its own.
        outcome: the case as it is with this verdict, once the form is valid.
    """

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data, case=case, prefix="rg", initial=_initial(case))
        self.outcome: Case | None = None
        self.remedies = RemedyFormSet(data, prefix="rg-remedy", initial=_rows(case), form_kwargs={"case": case})

    def build(self) -> None:
        """Adds the fields."""
        self.one_of("finding", self.choices("term.finding", _FINDINGS))
        self.pick("fault", self.choices("panel.fault", _FAULTS))
        self.pick("harm", [("", self.say(UNSTATED)), *self.choices("panel.harm", Harm)])
        for name in ("price", "loss"):
            self.fields[name] = AmountField(self.case.agent_language, label=self.say(name))
        self.text("currency")
        for name in OWN_WORDS:
            self.text(name, rows=2)
        self.text("reasons", rows=2)
        self.one_of("given", self.choices("panel.remedies", (UNSTATED, NONE, SOME)), "remedies")
        self.tick("granted", self.choices("term.ask", _GRANTED))
        for part in REFERRAL:
            self.text(f"referral_{part}", f"referral.{part}", rows=2 if part == "because" else 0)
        self._corrections()
        self.fields["words_language"] = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def _corrections(self) -> None:
        told = self.case.shown.complaint if self.case.shown is not None else None
        read = self.case.reading.complaint if self.case.reading is not None else None
        known = self.words.text(f"term.language.{read.language}") if read is not None and read.language else ""
        blank = self.say("as-read") % {"value": known} if known else "—"
        self.pick("language", [("", blank), *self.choices("term.language", LANGUAGES)], "reply-language")
        self.text("name")
        self.pick("address", self.choices("panel.address", _ADDRESSES))
        topics = [topic.category.value for topic in told.topics] if told is not None else []
        self.tick("topics", self.choices("term.category", in_order(Category, topics)))
        self.tick("asks", self.choices("term.ask", in_order(Ask, told.asks if told is not None else ())))
        self.tick("marks", self.choices("term.mark", Mark))

    @property
    def unfold(self) -> dict[str, bool]:
        """Which groups of fields stand open: those that hold something, are wrong, or are what the reply lacks."""
        groups = {
            "words": (*OWN_WORDS, "reasons"),
            "remedies": ("given", "granted"),
            "referral": tuple(f"referral_{part}" for part in REFERRAL),
            "correct": ("language", "name", "address", "topics", "asks", "marks"),
        }
        suggestion = self.case.suggestion
        missing = suggestion.missing if suggestion is not None else ()
        opened = {group: any(name in self.errors for name in names) for group, names in groups.items()}
        for group in ("words", "referral"):
            opened[group] = opened[group] or any(self[name].value() for name in groups[group])
        opened["words"] = opened["words"] or "verdict.account" in missing or "verdict.reasons" in missing
        opened["remedies"] = (
            opened["remedies"] or self["given"].value() in (NONE, SOME) or bool(self["granted"].value())
        )
        opened["correct"] = opened["correct"] or self.case.problem == "language"
        return opened

    def is_valid(self) -> bool:
        """Whether form and remedies can be used, and fit together."""
        return super().is_valid() and self.outcome is not None

    def clean(self) -> dict[str, Any]:
        """Puts the verdict together, and decides on it."""
        rows = self.cleaned_data.get("given") != SOME or self.remedies.is_valid()
        if self.errors or not rows:
            return self.cleaned_data
        try:
            values = self._values()
            if not self.errors and not any(form.errors for form in self.remedies):
                verdict = Verdict.model_validate(values) if values else None
                self.outcome = self.case.decided(self._read_corrections(), verdict)
        except Invalid as error:
            self._explain(InputError.from_validation(error).problems)
        except InputError as error:
            self._explain(error.problems)
        return self.cleaned_data

    def _values(self) -> dict[str, Any]:
        """What is stated, as a verdict takes it; nothing where only the finding is given and it is open."""
        typed = self.cleaned_data
        language, currency = typed["words_language"], typed["currency"].upper()
        money = {name: typed[name] for name in ("price", "loss") if typed[name] is not None}
        remedies = self._remedies(currency, language)
        if (money or any(remedy["amount"] for remedy in remedies or ())) and not currency:
            self.fault("currency", "currency")
        values: dict[str, Any] = {
            "fault": typed["fault"] if typed["fault"] != Fault.UNKNOWN else None,
            "harm": typed["harm"],
            **{name: {"amount": amount, "currency": currency} for name, amount in money.items()},
            **{name: self._own(name, language) for name in OWN_WORDS},
            "reasons": self._reasons(language),
            "granted": typed["granted"],
            "referral": self._referral(language),
        }
        values = {name: value for name, value in values.items() if value}
        if remedies is not None:
            values["remedies"] = remedies
        finding = typed["finding"] or Finding.UNDETERMINED.value
        return {"finding": finding, **values} if values or finding != Finding.UNDETERMINED else {}

    def _remedies(self, currency: str, language: str) -> list[dict[str, Any]] | None:
        given = self.cleaned_data["given"] or UNSTATED
        if given != SOME:
            return [] if given == NONE else None
        rows = [row.given(currency, language) for row in self.remedies]
        found = [row for row in rows if row is not None]
        if not found:
            self.remedies[0].fault("kind", "kind")
        return found

    def _own(self, name: str, language: str) -> dict[str, str] | str | None:
        """The agent's own words, beside those given earlier for another language."""
        before = getattr(self.case.verdict, name, None)
        others = {code: text for code, text in before.items() if code != language} if _by_language(before) else {}
        now = in_words(self.cleaned_data[name], language)
        return {**others, **now} if isinstance(now, dict) else now or others or None

    def _reasons(self, language: str) -> list[Any]:
        before = self.case.verdict.reasons if self.case.verdict is not None else ()
        others = [text for text in before if _by_language(text) and language not in text]
        lines = (line.strip() for line in self.cleaned_data["reasons"].splitlines())
        return [*others, *(in_words(line, language) for line in lines if line)]

    def _referral(self, language: str) -> dict[str, Any] | None:
        typed = {part: self.cleaned_data[f"referral_{part}"] for part in REFERRAL}
        if not any(typed.values()):
            return None
        if not typed["name"]:
            self.fault("referral_name", "name")
            return None
        own = {part: in_words(typed[part], language) for part in ("role", "because")}
        return {"name": typed["name"], "contact": typed["contact"] or None, **own}

    def _read_corrections(self) -> Corrections:
        typed, shown, reading = self.cleaned_data, self.case.shown, self.case.reading
        told, read = (shown.complaint if shown else None), (reading.complaint if reading else None)
        values: dict[str, Any] = {"address": typed["address"] or Address.UNKNOWN}
        if typed["language"] and (read is None or typed["language"] != read.language):
            values["language"] = typed["language"]
        if typed["name"] and (told is None or typed["name"] != told.customer.name):
            values["name"] = typed["name"]
        if told is not None:
            topics = tuple(topic.category.value for topic in told.topics)
            for name, before in (("topics", topics), ("asks", told.asks), ("marks", tuple(sorted(told.marks)))):
                chosen = in_order(typed[name], before)
                if chosen != tuple(before):
                    values[name] = chosen
        return Corrections.model_validate(values)

    def _explain(self, problems: Iterable[Problem]) -> None:
        """Says beside each field what does not fit."""
        for problem in problems:
            where = problem.where.removeprefix("verdict.")
            row = _ROW.match(where)
            if row is not None:
                form = [form for form in self.remedies if form.cleaned_data.get("kind")][int(row[1])]
                field = row[2] if row[2] in form.fields else "kind"
                form.fault(field, field if field in ("amount", "percent") else "value")
                continue
            root, _, inner = where.partition(".")
            if inner == "currency":
                field, id = "currency", "currency"
            elif root == "remedies":
                field, id = "given", "refund" if self.cleaned_data["finding"] in _RIGHT else "remedies"
            elif inner:
                field, id = root, "value"
            else:
                field, id = _BESIDE.get(root, (root, "value"))
            self.fault(field if field in self.fields else None, id)


def _by_language(text: object) -> TypeGuard[Mapping[str, str]]:
    return isinstance(text, Mapping)


def _initial(case: Case) -> dict[str, Any]:
    """What the fields hold at first: the stored verdict and corrections, else what was read."""
    verdict, corrections, complaint = case.verdict or Verdict(), case.corrections, case.complaint
    language = case.suggestion.language if case.suggestion is not None else ""
    remedies = verdict.remedies
    referral = verdict.referral
    own = {name: getattr(verdict, name) for name in OWN_WORDS}
    if referral is not None:
        own |= {"referral_role": referral.role, "referral_because": referral.because}
    reasons = [in_language(text, language) for text in verdict.reasons]
    return {
        "finding": verdict.finding or Finding.UNDETERMINED,
        "fault": verdict.fault,
        "harm": verdict.harm or "",
        "price": _shown(verdict.price.amount if verdict.price is not None else None, case),
        "loss": _shown(verdict.loss.amount if verdict.loss is not None else None, case),
        "currency": _currency(case, verdict),
        **{name: in_language(text, language) for name, text in own.items()},
        "reasons": "\n".join(text for text in reasons if text),
        "given": UNSTATED if remedies is None else SOME if remedies else NONE,
        "granted": list(verdict.granted),
        "referral_name": referral.name if referral is not None else "",
        "referral_contact": referral.contact if referral is not None else "",
        "words_language": language,
        "language": corrections.language or "",
        "name": complaint.customer.name if complaint is not None else "",
        "address": corrections.address,
        "topics": [topic.category.value for topic in complaint.topics] if complaint is not None else [],
        "asks": list(complaint.asks) if complaint is not None else [],
        "marks": sorted(complaint.marks) if complaint is not None else [],
    }


def _rows(case: Case) -> list[dict[str, Any]]:
    language = case.suggestion.language if case.suggestion is not None else ""
    remedies = (case.verdict.remedies if case.verdict is not None else None) or ()
    return [
        {
            "kind": remedy.kind,
            "amount": _shown(remedy.amount.amount if remedy.amount is not None else None, case),
            "percent": _shown(remedy.percent, case),
            "date": remedy.date,
            "text": in_language(remedy.text, language),
        }
        for remedy in remedies
    ]


def _shown(number: Decimal | None, case: Case) -> str:
    return amounts.shown(number, case.agent_language) if number is not None else ""


def _currency(case: Case, verdict: Verdict) -> str:
    """The currency of the verdict, else of the amounts in the message, else of the house's country."""
    stated = verdict.amounts()
    if stated:
        return stated[0].currency
    read = case.reading.amounts if case.reading is not None else ()
    if read:
        return read[0].value.rpartition(" ")[2]
    country = case.options.house.country
    usual = get_territory_currencies(country) if country is not None else []
    return usual[0] if usual else ""
