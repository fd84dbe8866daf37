"""Forms whose labels and errors come from the agent's catalog, and the one remedy among several."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from replyguide.adapters.django_helpdesk import amounts
from replyguide.adapters.django_helpdesk.case import Case
from replyguide.vocabulary import RemedyKind

if TYPE_CHECKING:
    from replyguide.phrasing.catalog import Catalog

MOST_REMEDIES = 8
_LONGEST, _LINE = 10_000, 500


def capital(text: str) -> str:
    """The text, begun with a capital.

    >>> capital("čeština")
    'Čeština'
    """
    return text[:1].upper() + text[1:]


class AmountField(forms.Field):
    """An amount or a percentage, as agents type it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "form-control"})

    def __init__(self, language: str, label: str) -> None:
        super().__init__(required=False, label=label)
        self.language = language

    def to_python(self, value: Any) -> Decimal | None:
        """The number; ``None`` where nothing is typed."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return amounts.parse(text, self.language)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class WordedForm(forms.Form):
    """A form whose errors come from the agent's catalog."""

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.words: Catalog = case.words
        self.build()
        other, example = self.say("error.value"), amounts.shown(Decimal("64.50"), case.agent_language)
        codes = ("required", "invalid", "invalid_choice", "invalid_list", "max_length", "null_characters_not_allowed")
        for field in self.fields.values():
            field.error_messages.update(dict.fromkeys(codes, other))
            if isinstance(field, AmountField):
                field.error_messages["invalid"] = self.say("error.number") % {"example": example}
            elif isinstance(field, forms.DateField):
                field.error_messages["invalid"] = self.say("error.date")

    def build(self) -> None:
        """Adds the fields."""
        raise NotImplementedError

    def say(self, id: str) -> str:
        """The panel's words for an id."""
        return self.words.text(f"panel.{id}")

    def fault(self, field: str | None, id: str) -> None:
        """Says an error beside a field."""
        self.add_error(field, ValidationError(self.say(f"error.{id}"), code=id))

    def choices(self, stem: str, values: Iterable[str]) -> list[tuple[str, str]]:
        """The values of a vocabulary with their names."""
        return [(str(value), capital(self.words.text(f"{stem}.{value}"))) for value in values]

    def pick(self, name: str, choices: Iterable[tuple[str, str]], label: str = "") -> None:
        """Adds a choice of one."""
        widget = forms.Select(attrs={"class": "form-select"})
        self.fields[name] = forms.ChoiceField(
            choices=list(choices), label=self.say(label or name), required=False, widget=widget
        )

    def tick(self, name: str, choices: Iterable[tuple[str, str]], label: str = "") -> None:
        """Adds a choice of several."""
        widget = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
        self.fields[name] = forms.MultipleChoiceField(
            choices=list(choices), label=self.say(label or name), required=False, widget=widget
        )

    def one_of(self, name: str, choices: Iterable[tuple[str, str]], label: str = "") -> None:
        """Adds a choice of one, all of it in view."""
        widget = forms.RadioSelect(attrs={"class": "form-check-input"})
        self.fields[name] = forms.ChoiceField(
            choices=list(choices), label=self.say(label or name), required=False, widget=widget
        )

    def text(self, name: str, label: str = "", *, rows: int = 0) -> None:
        """Adds a line, or an area of so many rows."""
        attrs: dict[str, Any] = {"class": "form-control"}
        widget = forms.Textarea(attrs | {"rows": rows}) if rows else forms.TextInput(attrs)
        self.fields[name] = forms.CharField(
            label=self.say(label or name), required=False, max_length=_LONGEST if rows else _LINE, widget=widget
        )


class RemedyForm(WordedForm):
    """One remedy; without a kind and anything else it is none."""

    def build(self) -> None:
        """Adds the fields."""
        language = self.case.agent_language
        self.pick("kind", [("", "—"), *self.choices("term.remedy", RemedyKind)], "remedy.kind")
        self.fields["amount"] = AmountField(language, label=self.say("remedy.amount"))
        self.fields["percent"] = AmountField(language, label=self.say("remedy.percent"))
        self.fields["date"] = forms.DateField(
            label=self.say("remedy.date"),
            required=False,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
        )
        self.text("text", "remedy.text", rows=1)

    @property
    def filled(self) -> bool:
        """Whether anything stands in it, or anything is wrong with it."""
        return any(self[name].value() for name in self.fields) or bool(self.errors)

    def clean(self) -> dict[str, Any]:
        """A remedy that says anything says what it is."""
        if not self.cleaned_data.get("kind") and any(self.cleaned_data.values()):
            self.fault("kind", "kind")
        return self.cleaned_data

    def given(self, currency: str, language: str) -> dict[str, Any] | None:
        """The remedy as a verdict takes it; ``None`` where the form is empty."""
        typed = self.cleaned_data
        if not typed.get("kind"):
            return None
        amount, words = typed.get("amount"), typed.get("text")
        return {
            "kind": typed["kind"],
            "amount": {"amount": amount, "currency": currency} if amount is not None else None,
            "percent": typed.get("percent"),
            "date": typed.get("date"),
            "text": in_words(words, language),
        }


def in_words(text: str | None, language: str) -> dict[str, str] | str | None:
    """The agent's own words with their language, where it is known.

    >>> in_words("Kurýr onemocněl.", "cs"), in_words("", "cs")
    ({'cs': 'Kurýr onemocněl.'}, None)
    """
    if not text:
        return None
    return {language: text} if language else text


RemedyFormSet = forms.formset_factory(
    RemedyForm, extra=2, max_num=MOST_REMEDIES, absolute_max=MOST_REMEDIES, validate_max=True
)
