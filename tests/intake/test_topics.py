"""What a message tells: topics in order, asks and what is refused, marks, abuse apart, hints, open questions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replyguide import Complaint, read
from replyguide.intake.told import Told, tell
from replyguide.intake.tone import seen
from replyguide.languages import LANGUAGES

TOPICS = {
    ("hr", "Paket je stigao razbijen. Uz to mi nitko ne odgovara na mailove."): ["damaged", "no-answer"],
    ("hr", "Nitko ne odgovara na mailove, a paket je stigao razbijen."): ["no-answer", "damaged"],
    ("hr", "Paket kasni. Ponavljam: paket kasni već tjedan dana."): ["delivery-late"],
    ("hr", "Dostava je bila brza, ali vaza je stigla razbijena."): ["damaged"],
    ("hr", "Ako paket kasni, javit ću se."): [],
    ("cs", "V polévce jsem našla kus skla, navíc byla studená."): ["safety"],
    ("cs", "Balík nebyl poškozený a dorazil včas."): [],
    ("ro", "Mi-ați respins garanția, deși telefonul este defect."): ["warranty"],
    ("pt_BR", "Me cobraram duas vezes e ninguém responde."): ["billing", "no-answer"],
    ("en_GB", "My parcel never arrived. The driver was rude on the phone."): ["delivery-missing", "staff-conduct"],
    ("en_GB", "It was not damaged and nobody was rude."): [],
    ("bs", "Niko se ne javlja, a bojler ne grije vodu."): ["no-answer", "defective"],
}
ASKS = {
    ("hr", "Ne tražim povrat novca, samo ispriku."): ["apology"],
    ("hr", "Ako ga ne možete zamijeniti, vratite mi novac."): ["replacement", "refund"],
    ("hr", "Tražim povrat novca i ispriku, a ne bon."): ["refund", "apology"],
    ("bs", "Ne želim vaučer, vratite mi pare."): ["refund"],
    ("cs", "Nechci peníze zpátky, stačí mi omluva."): ["apology"],
    ("cs", "Požaduji vrácení peněz, ne poukaz."): ["refund"],
    ("ro", "Nu vreau banii înapoi, doar niște scuze."): ["apology"],
    ("pt_PT", "Não quero reembolso, apenas um pedido de desculpas."): ["apology"],
    ("en_GB", "I am not looking for a refund, just an apology."): ["apology"],
    ("en_US", "You promised a refund last year."): [],
}
MARKS = {
    ("hr", "GDJE JE MOJ PAKET"): ["angry"],
    ("hr", "Gdje je paket!!!"): ["angry"],
    ("hr", "Narudžba HR-55120, model LG TV."): [],
    ("cs", "Obrátím se na ČOI a už nikdy u vás nenakoupím."): ["legal-threat", "leaving"],
    ("ro", "Hoților! Postez pe Facebook."): ["insulting", "public-threat"],
    ("pt_BR", "Que merda é essa?"): ["angry"],
    ("en_GB", "The staff were lovely."): ["praise"],
    ("en_GB", "The staff were not lovely."): [],
}


@pytest.mark.parametrize(("language", "text"), TOPICS)
def test_topics(language: str, text: str) -> None:
    assert [one.value for one in tell(text, language).topics] == TOPICS[language, text]


@pytest.mark.parametrize(("language", "text"), ASKS)
def test_asks(language: str, text: str) -> None:
    assert [one.value for one in tell(text, language).asks] == ASKS[language, text]


@pytest.mark.parametrize(("language", "text"), MARKS)
def test_marks(language: str, text: str) -> None:
    assert [one.value for one in tell(text, language).marks] == MARKS[language, text]


def test_each_label_names_its_words_and_its_sentence() -> None:
    text = "Dobar dan. Paket opet kasni! Hvala."
    (late,) = tell(text, "hr").topics
    assert text[late.start : late.end] == "Paket opet kasni"
    assert text[slice(*late.quote)] == "Paket opet kasni!"
    assert late.sure > 0.5
    assert late.phrase


def test_what_is_hinted_at_is_marked() -> None:
    told = tell("Paket kasni, a o osoblju… da ne spominjem osoblje.", "hr")
    assert [(one.value, one.hinted) for one in told.topics] == [("delivery-late", False), ("staff-conduct", True)]


def test_without_a_language_nothing_is_read() -> None:
    assert tell("Paket kasni.", None) == Told()


def test_spans_count_in_the_body_where_mail_was_stripped() -> None:
    raw = (
        "Petr napsal(a):\n> Dobrý den\n\nDobrý den, balík stále nedorazil, jste banda idiotů!\n\nS pozdravem\nJan Novák"
    )
    reading = read(raw)
    assert [reading.words(one) for one in reading.topics] == ["balík stále nedorazil"]
    assert [reading.words(one) for one in reading.abuse] == ["banda idiotů"]
    assert "banda" not in reading.without_abuse()
    assert reading.complaint.topics[0].words.endswith("idiotů!")


def test_what_a_complaint_states_counts_more_than_its_text() -> None:
    reading = read(Complaint(text="Paket kasni. Vratite mi novac!!!", language="hr", topics=[{"category": "other"}]))
    assert [topic.category.value for topic in reading.complaint.topics] == ["other"]
    assert [ask.value for ask in reading.complaint.asks] == ["refund"]
    assert [one.value for one in reading.topics] == ["delivery-late"]


def test_questions_ask_for_what_is_not_told() -> None:
    assert len(read(Complaint(text="Paket kasni.", language="hr")).questions()) == 3
    told = read(
        Complaint(
            text="Paket je trebao stići 3. ožujka i još nije stigao. Narudžba 20260117. Tražim povrat novca.",
            language="hr",
        )
    )
    assert told.questions() == ()
    assert all(
        question.endswith("?") for question in read(Complaint(text="Něco je špatně.", language="cs")).questions()
    )


@pytest.mark.parametrize("text", ["IKEA", "HR-12 OIB", "A B C", "Jako LIJEPO", ""])
def test_a_capital_word_is_no_shouting(text: str) -> None:
    assert seen(text) == []


WORDS = st.sampled_from(
    ["paket", "kasni", "ne", "nije", "tražim", "novac", "idioti", "ako", "samo", "PAKET", "İ", "ß", "đ", *"!?.,(|\n"]
)


@given(st.sampled_from(LANGUAGES), st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_its_spans_lie_in_it(language: str, text: str) -> None:
    told = tell(text, language)
    assert told == tell(text, language)
    for label in (one for kind in told for one in kind):
        assert 0 <= label.quote[0] <= label.start < label.end <= len(text)
        assert 0 < label.sure <= 1
    assert len({one.value for one in told.topics}) == len(told.topics)
    assert len({one.value for one in told.asks}) == len(told.asks)
