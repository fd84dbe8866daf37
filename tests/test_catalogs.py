"""The catalogs: complete, slots equal, plurals right, a comment on every entry, nothing fuzzy or obsolete."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

import catalogs
from replyguide import House, HouseError, MissingPhrase, languages, suggest
from replyguide.phrasing.catalog import Facets, load
from replyguide.phrasing.messages import MESSAGES, Message


@pytest.mark.parametrize("code", languages.LANGUAGES)
@pytest.mark.parametrize("domain", catalogs.DOMAINS)
def test_the_gate_finds_nothing(code: str, domain: str) -> None:
    assert list(catalogs.faults(code, domain)) == []


@pytest.mark.parametrize("code", [code for code in languages.LANGUAGES if code != "en_US"])
def test_a_catalog_is_as_the_update_command_leaves_it(code: str, tmp_path: Path) -> None:
    for domain in catalogs.DOMAINS:
        path = catalogs.catalog_path(code, domain)
        before = path.read_text(encoding="utf-8")
        english = catalogs.read(catalogs.catalog_path("en_GB", domain), "en_GB")
        assert catalogs.updated(code, domain, english) == before


BROKEN = [
    ("%(by)s", (), "has the slots"),
    ("You have it.", ("by",), "has the slots"),
    ("{by}", ("by",), "has the slots"),
    ("100 % sure.", (), "literal %"),
    (" Thanks.", (), "stray blanks"),
]


@pytest.mark.parametrize(("text", "slots", "fault"), BROKEN)
def test_the_gate_notices(text: str, slots: tuple[str, ...], fault: str) -> None:
    assert any(fault in found for found in catalogs.text_faults(Message("x", "…", slots=slots), text))


def test_every_message_has_a_comment_and_no_slash() -> None:
    for message in MESSAGES.values():
        assert len(message.comment) > 20
    for code in languages.LANGUAGES:
        for id in load(code).ids():
            for form in load(code).forms(id).values():
                for text in (form,) if isinstance(form, str) else form.values():
                    assert "/" not in text
                    assert id == "furniture.subject-order" or "(" not in text.replace("%(", "")


def test_a_missing_phrase_is_an_error_and_never_another_language() -> None:
    with pytest.raises(MissingPhrase, match="hr"):
        load("hr").text("no.such.message")


def test_the_most_specific_form_wins_and_the_neutral_one_serves_the_rest() -> None:
    catalog = load("cs")
    man = catalog.text("examined", Facets(1, "i-man"))
    woman = catalog.text("examined", Facets(1, "i-woman"))
    assert man != woman
    assert catalog.text("examined", Facets(1, "we", "woman")) == catalog.text("examined", Facets(1))


def test_american_english_differs_only_where_it_must() -> None:
    british, american = load("en_GB"), load("en_US")
    assert american.ids() == british.ids()
    assert american.text("salutation.man") != british.text("salutation.man")


def house_words(tmp_path: Path, id: str, text: str) -> House:
    from babel.messages.pofile import write_po

    folder = tmp_path / "locales" / "cs" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog("cs")
    catalog.add(id, text)
    with (folder / "replyguide.po").open("wb") as file:
        write_po(file, catalog)
    return House(name="Lampa", folder=tmp_path)


def test_a_house_words_messages_anew(tmp_path: Path) -> None:
    house = house_words(tmp_path, "thanks.message", "Moc děkujeme za zprávu.")
    texts = {
        suggest({"id": f"{number}", "language": "cs", "text": "x"}, house=house).reply.parts[0].sentences[0].text
        for number in range(5)
    }
    assert texts == {"Moc děkujeme za zprávu."}
    assert "Moc děkujeme" not in suggest({"language": "cs", "text": "x"}).reply.text


@pytest.mark.parametrize(("id", "text"), [("no.such", "Ahoj."), ("promise.answer", "Do %(kdy)s.")])
def test_a_house_cannot_word_what_is_not_there(tmp_path: Path, id: str, text: str) -> None:
    house = house_words(tmp_path, id, text)
    with pytest.raises(HouseError, match=id):
        suggest({"language": "cs", "text": "x"}, house=house).reply.text  # noqa: B018
