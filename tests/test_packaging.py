"""The package works from a wheel, an sdist, an editable install and a checkout: each finds its catalogs."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECK = """
import replyguide
from replyguide.languages import LANGUAGES, locales_folder
house = replyguide.House(name="Lampa")
for language in LANGUAGES:
    found = replyguide.suggest({"language": language, "text": "x", "topics": [{"category": "damaged"}]}, house=house)
    assert found.reply.ready and len(found.reply.text) > 100, language
    assert found.tasks
message = "Dobrý den, zásilka dorazila rozbitá.\\n\\nS pozdravem\\nJana Malá"
found = replyguide.suggest(message, house=house)
assert found.language == "cs"
assert found.complaint.topics[0].category == "damaged"
assert replyguide.review("Smiřte se s tím.", message, language="cs").findings
print(replyguide.__file__)
print(locales_folder())
"""


def run(path: Path, cwd: Path) -> tuple[Path, Path]:
    """Uses the package at that path, and tells where it and its catalogs are."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(
        [sys.executable, "-c", CHECK], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    module, locales = done.stdout.split()
    return Path(module), Path(locales)


def build(source: Path, target: Path, *kinds: str) -> list[Path]:
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), *kinds, str(source)],
        check=True,
        capture_output=True,
    )
    return sorted(target.iterdir())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A wheel and an sdist of the checkout, where there is one."""
    if not (ROOT / "pyproject.toml").exists():
        pytest.fail("needs the checkout; with the wheel alone run the other tests")
    target = tmp_path_factory.mktemp("dist")
    return {path.name.rpartition(".")[2]: path for path in build(ROOT, target, "--sdist", "--wheel")}


def test_a_wheel_carries_compiled_catalogs(built: dict[str, Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(built["whl"]) as wheel:
        names = wheel.namelist()
        wheel.extractall(tmp_path / "site")
    assert "replyguide/py.typed" in names
    assert sum(name.endswith("replyguide.mo") for name in names) == 8
    assert not [name for name in names if name.endswith(".po")]
    module, locales = run(tmp_path / "site", tmp_path)
    assert module.is_relative_to(tmp_path)
    assert locales.is_relative_to(tmp_path)


def test_an_sdist_builds_the_same_wheel(built: dict[str, Path], tmp_path: Path) -> None:
    with tarfile.open(built["gz"]) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    source = next((tmp_path / "source").iterdir())
    (again,) = build(source, tmp_path / "dist", "--wheel")
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(built["whl"]) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
    module, _ = run(source / "src", tmp_path)
    assert module.is_relative_to(source)


def test_a_checkout_reads_its_own_catalogs(tmp_path: Path) -> None:
    module, locales = run(ROOT / "src", tmp_path)
    assert module.is_relative_to(ROOT)
    assert locales == ROOT / "locales"


def test_an_editable_install_reads_the_checkouts_catalogs(tmp_path: Path) -> None:
    hook = f"from hatchling.build import build_editable; print(build_editable({str(tmp_path)!r}))"
    done = subprocess.run([sys.executable, "-c", hook], cwd=ROOT, check=True, capture_output=True, text=True)
    with zipfile.ZipFile(tmp_path / done.stdout.split()[-1]) as wheel:
        wheel.extractall(tmp_path / "site")
    (link,) = (tmp_path / "site").glob("*.pth")
    assert Path(link.read_text().strip()) == ROOT / "src"
    _, locales = run(Path(link.read_text().strip()), tmp_path)
    assert locales == ROOT / "locales"
