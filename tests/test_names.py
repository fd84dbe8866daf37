"""The parts of a name and the vocative, against hand-checked tables and against names that get none."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replyguide.complaint import Customer
from replyguide.languages import LANGUAGES, load
from replyguide.phrasing.names import Name, parse, presentable, vocative

DATA = Path(__file__).parent / "data"
VOCATIVE_LANGUAGES = ("cs", "hr", "bs")


def table(code: str) -> dict[str, tuple[str, ...]]:
    """Surname → the vocatives that a careful native accepts."""
    lines = (DATA / f"vocative-{code}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return {surname: tuple(forms.split("|")) for surname, forms in pairs}


def foreign_names() -> list[str]:
    return (DATA / "foreign-names.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("code", VOCATIVE_LANGUAGES)
def test_vocatives_of_the_tables(code: str) -> None:
    expected = table(code)
    formed = {surname: vocative(surname, load(code), "man") for surname in expected}
    offered = {surname: form for surname, form in formed.items() if form is not None}
    right = [surname for surname, form in offered.items() if form in expected[surname]]
    assert len(expected) >= 300
    assert len(offered) >= 0.95 * len(expected), sorted(expected.keys() - offered.keys())
    assert len(right) >= 0.99 * len(offered), sorted(offered.keys() - set(right))


@pytest.mark.parametrize("code", VOCATIVE_LANGUAGES)
def test_a_womans_surname_stays(code: str) -> None:
    for surname in (
        "Nováková",
        "Novotná",
        "Krejčí",
        "Jurković",
        "Hodžić",
        "Horvat",
        "Babić-Perić",
        "Nguyen",
        "O'Neill",
    ):
        assert vocative(surname, load(code), "woman") == surname


@pytest.mark.parametrize("code", VOCATIVE_LANGUAGES)
@pytest.mark.parametrize("name", foreign_names())
def test_no_vocative_for_foreign_names(code: str, name: str) -> None:
    assert vocative(name, load(code), "man") is None


def test_the_list_of_foreign_names_is_long_enough() -> None:
    assert len(set(foreign_names())) >= 120


@pytest.mark.parametrize("name", ["J. K.", "X Æ A-12", "Novák2", "info@example.org", "{name}", "", "-", "A"])
def test_no_vocative_for_what_is_no_name(name: str) -> None:
    for code in VOCATIVE_LANGUAGES:
        assert vocative(name, load(code), "woman") is None


@pytest.mark.parametrize(
    ("code", "surname", "form"),
    [
        # the names of the language notes
        ("cs", "Novák", "Nováku"),
        ("cs", "Dvořák", "Dvořáku"),
        ("cs", "Němec", "Němče"),
        ("cs", "Kadlec", "Kadlče"),
        ("cs", "Hašek", "Hašku"),
        ("cs", "Šimek", "Šimku"),
        ("cs", "Marek", "Marku"),
        ("cs", "Procházka", "Procházko"),
        ("cs", "Kučera", "Kučero"),
        ("cs", "Švec", "Ševče"),
        ("cs", "Petr", "Petře"),
        ("cs", "Jiří", "Jiří"),
        ("cs", "Novotný", "Novotný"),
        ("cs", "Doležal", "Doležale"),
        ("hr", "Jurković", "Jurkoviću"),
        ("hr", "Matić", "Matiću"),
        ("hr", "Horvat", "Horvate"),
        ("bs", "Hodžić", "Hodžiću"),
        ("bs", "Kahriman", "Kahrimane"),
        ("bs", "Musa", "Musa"),
        ("bs", "Vrdoljak", "Vrdoljak"),
        ("bs", "Felah", "Felah"),
        ("bs", "Barimac", "Barimac"),
        ("bs", "Zec", "Zec"),
        ("bs", "Golub", "Golub"),
        ("bs", "Jež", "Jež"),
        ("bs", "Bubalo", "Bubalo"),
        # double surnames: each part
        ("cs", "Novák-Dvořák", "Nováku-Dvořáku"),
        ("hr", "Horvat-Jurković", "Horvate-Jurkoviću"),
        ("hr", "Babić Horvat", "Babiću Horvate"),
        # one part in doubt, a particle, another way of writing: none
        ("cs", "Novák-Smith", None),
        ("cs", "z Lobkovic", None),
        ("hr", "de Horvat", None),
        ("cs", "NOVÁK", None),
        ("cs", "novák", None),
        # the e of -ek, -ec and -el
        ("cs", "Vlček", "Vlčku"),
        ("cs", "Flek", None),
        ("cs", "Mazúrek", "Mazúrku"),
        ("cs", "Dobrovolec", "Dobrovolče"),
        ("cs", "Zavřel", "Zavřele"),
        ("cs", "Kubel", None),
        ("cs", "Zdeněk", "Zdeňku"),
    ],
)
def test_vocative(code: str, surname: str, form: str | None) -> None:
    assert vocative(surname, load(code), "man") == form


def test_vocative_of_a_name_with_separate_accents() -> None:
    assert vocative(unicodedata.normalize("NFD", "Dvořák"), load("cs"), "man") == "Dvořáku"


@pytest.mark.parametrize("code", ["ro", "pt_BR", "pt_PT", "en_GB", "en_US"])
def test_surnames_do_not_inflect_elsewhere(code: str) -> None:
    assert vocative("Popescu", load(code), "man") == "Popescu"


@given(st.text(max_size=40), st.sampled_from(VOCATIVE_LANGUAGES), st.sampled_from(["man", "woman"]))
def test_any_text_gets_a_vocative_or_none(name: str, code: str, gender: str) -> None:
    form = vocative(name, load(code), "man" if gender == "man" else "woman")
    assert form is None or (form.strip() == form and form[0].isalpha())


@given(st.sampled_from(VOCATIVE_LANGUAGES), st.data())
def test_the_vocative_keeps_the_beginning_of_the_name(code: str, data: st.DataObject) -> None:
    surname = data.draw(st.sampled_from(sorted(table(code))))
    form = vocative(surname, load(code), "man")
    assert form is None or form[:1] == surname[:1]


@pytest.mark.parametrize(
    ("code", "customer", "name"),
    [
        ("hr", {"name": "Ivan Horvat"}, Name("Ivan", "Horvat", "Ivan Horvat")),
        ("hr", {"name": "Horvat Ivan"}, Name("Ivan", "Horvat", "Horvat Ivan")),
        ("hr", {"name": "Horvat, Ivan"}, Name("Ivan", "Horvat", "Ivan Horvat")),
        ("hr", {"name": "Ana Marija Horvat"}, Name("Ana Marija", "Horvat", "Ana Marija Horvat")),
        ("hr", {"name": "I. Horvat"}, Name("I.", "Horvat", "I. Horvat")),
        ("hr", {"name": "Zvonimira Perić"}, Name("Zvonimira", "Perić", "Zvonimira Perić")),
        ("hr", {"name": "Horvat"}, Name(None, None, "Horvat")),
        ("hr", {"name": "Ivan"}, Name(None, None, "Ivan")),
        ("hr", {"name": "Ivan Marin"}, Name(None, None, "Ivan Marin")),
        ("hr", {"name": "Zvonimira Lasta"}, Name(None, None, "Zvonimira Lasta")),
        ("hr", {"name": "gosp. Ivan Horvat"}, Name("Ivan", "Horvat", "Ivan Horvat")),
        ("hr", {"name": "prof. dr. sc. Ivan Horvat"}, Name("Ivan", "Horvat", "Ivan Horvat", "prof. dr. sc.")),
        ("hr", {"first_name": "Ivan", "last_name": "Horvat"}, Name("Ivan", "Horvat", "Ivan Horvat")),
        ("hr", {"last_name": "Horvat"}, Name(None, "Horvat", "Horvat")),
        ("hr", {"first_name": "Ivan"}, Name("Ivan", None, "Ivan")),
        ("hr", {"name": "Zvonimira Lasta", "first_name": "Zvonimira"}, Name("Zvonimira", "Lasta", "Zvonimira Lasta")),
        ("hr", {"name": "Lasta Zvonimira", "first_name": "Zvonimira"}, Name("Zvonimira", "Lasta", "Lasta Zvonimira")),
        ("hr", {"name": "Zvonimira Lasta", "last_name": "Lasta"}, Name("Zvonimira", "Lasta", "Zvonimira Lasta")),
        ("hr", {"name": "Lasta", "first_name": "Zvonimira"}, Name("Zvonimira", None, "Lasta")),
        ("hr", {"title": "dr.", "last_name": "Horvat"}, Name(None, "Horvat", "Horvat", "dr.")),
        ("cs", {"name": "Ing. Jan Novák, Ph.D., MBA"}, Name("Jan", "Novák", "Jan Novák", "Ing.")),
        ("cs", {"name": "Prap. Jan Novák"}, Name("Jan", "Novák", "Jan Novák", "Prap.")),
        ("cs", {"name": "Petr Pavel"}, Name(None, None, "Petr Pavel")),
        ("cs", {"name": "Kolibřík s.r.o."}, Name(None, None, "Kolibřík s.r.o.")),
        ("cs", {"name": "Novák, Dvořák, Veselý"}, Name(None, None, "Novák, Dvořák, Veselý")),
        ("cs", {"name": "Nguyen Van An"}, Name(None, None, "Nguyen Van An")),
        ("pt_BR", {"name": "João da Silva"}, Name("João", "da Silva", "João da Silva")),
        ("pt_BR", {"name": "João Silva Costa"}, Name(None, None, "João Silva Costa")),
        ("en_GB", {"name": "Mr John Smith"}, Name("John", "Smith", "John Smith")),
        ("en_US", {"name": "Mary Ann Smith"}, Name("Mary Ann", "Smith", "Mary Ann Smith")),
        ("en_GB", {"name": "van Gogh Vincent"}, Name("Vincent", "van Gogh", "van Gogh Vincent")),
        ("ro", {"name": "Popescu Ion"}, Name("Ion", "Popescu", "Popescu Ion")),
        ("ro", {}, Name(None, None, None)),
    ],
)
def test_parse(code: str, customer: dict[str, str], name: Name) -> None:
    assert parse(Customer(**customer), load(code)) == name


@given(st.text(min_size=1, max_size=60).filter(lambda text: any(char.isalnum() for char in text)))
def test_any_name_is_parsed(text: str) -> None:
    customer = Customer(name=text)
    for code in LANGUAGES:
        name = parse(customer, load(code))
        assert name.full
        assert name.last is None or name.last in name.full


def test_presentable() -> None:
    assert presentable("Иван Петров")
    assert not any(presentable(name) for name in (None, "Customer 123", "info@example.org", "N/A", "...", "🙂"))


@pytest.mark.parametrize("code", VOCATIVE_LANGUAGES)
def test_no_entry_of_the_data_is_in_vain(code: str) -> None:
    """Names of their own are capitalised, differ from the foreign and unsure ones, and every title has two forms."""
    usage = tomllib.loads((load(code).folder / "names.toml").read_text(encoding="utf-8"))
    rules = usage["vocative"]
    own, uncertain = set(rules["names"]), f"{rules['unsure']} {rules['foreign']}".split()
    assert len(uncertain) == len(set(uncertain))
    assert not own & set(uncertain)
    assert all(name.istitle() for name in own | set(uncertain))
    assert all(bool(man) == bool(woman) for _, man, woman in usage["titles"]["forms"])
