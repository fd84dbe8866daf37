"""Every label of every language: its examples are read so, its near misses are not."""

import pytest

from replyguide.errors import InputError
from replyguide.intake.labels import KINDS, STRENGTHS, labels
from replyguide.intake.terms import Terms
from replyguide.intake.told import tell
from replyguide.languages import FOLDERS, LANGUAGES, load
from replyguide.lexicon import fold

OWN = [code for code in LANGUAGES if (load(code).folder / "clauses.toml").is_file()]
SENTENCES = [
    (code, kind, label, sentence, strength == "examples")
    for code in OWN
    for kind in KINDS
    for label, strengths in load(code).data(f"{kind}.toml").items()
    for strength in ("examples", "near")
    for sentence in strengths[strength]
]


def read(code: str, kind: str, text: str) -> set[str]:
    told = tell(text, code)
    found = {one.value for one in getattr(told, kind)}
    return found | ({"abuse", "swearing"} & {one.value for one in told.abuse} if kind == "marks" else set())


@pytest.mark.parametrize(("code", "kind", "label", "sentence", "is_one"), SENTENCES)
def test_examples_are_read_so_and_near_misses_are_not(
    code: str, kind: str, label: str, sentence: str, is_one: bool
) -> None:
    expected = "angry" if label == "swearing" else label
    assert (expected in read(code, kind, sentence)) is is_one


@pytest.mark.parametrize("code", OWN)
def test_examples_are_read_without_diacritics_and_in_capitals(code: str) -> None:
    for _, kind, label, sentence, is_one in (row for row in SENTENCES if row[0] == code and row[1] != "marks"):
        if is_one:
            assert label in read(code, kind, fold(sentence).text), sentence
            assert label in read(code, kind, sentence.upper()), sentence


@pytest.mark.parametrize("code", OWN)
def test_every_label_is_told_in_every_language(code: str) -> None:
    for kind, known in KINDS.items():
        told = set(load(code).data(f"{kind}.toml"))
        assert told == set(known) - {"other", "insulting"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_is_read_by_its_own_entries_or_its_regions(code: str) -> None:
    assert labels(code).terms is not None
    assert (load(code).folder / "topics.toml").is_file() or FOLDERS[code] in ("pt_PT", "en_US")


def test_a_house_adds_to_a_lexicon(tmp_path) -> None:
    folder = tmp_path / "locales" / "hr"
    folder.mkdir(parents=True)
    (folder / "topics.toml").write_text('[defective]\nis = "tilta*"\n', encoding="utf-8")
    assert [one.value for one in tell("Vragolan tilta.", "hr").topics] == []
    assert [one.value for one in tell("Vragolan tilta.", "hr", tmp_path).topics] == ["defective"]


@pytest.mark.parametrize(
    "text",
    [
        '[delivery]\nis = "x"\n',
        '[defective]\nsurely = "x"\n',
        '[defective]\nis = "<nothing> x"\n',
        '[defective]\nis = "(x"\n',
    ],
)
def test_a_wrong_lexicon_is_refused(tmp_path, text: str) -> None:
    folder = tmp_path / "locales" / "hr"
    folder.mkdir(parents=True)
    (folder / "topics.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        labels("hr", tmp_path)


def test_patterns() -> None:
    lists = {"fillers": ["mi", "još"], "denials": ["nije"], "thing": ["stol", "radni stol"]}
    entries = ["nije stig*", "<thing> .. klima*", "(ne radi|pada) + stranic*", "kasn* - vlak"]
    terms = Terms({"x": entries}, lists)

    def found(text: str) -> list[str]:
        return [hit.pattern.text for hit in terms.find(text.split())]

    assert found("nije mi jos stigao") == ["nije stig*"]
    assert found("nije nikad stigao") == []
    assert found("radni stol se dosta klima") == ["<thing> .. klima*"] * 2
    assert found("stranica opet pada") == ["(ne radi|pada) + stranic*"]
    assert found("kasni") == ["kasn* - vlak"]
    assert found("vlak kasni") == []


def test_strengths_are_named() -> None:
    assert {"is", "maybe", "words", "hint", "want"} == set(STRENGTHS)
