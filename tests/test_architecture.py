"""The laws that can be seen from outside: what the core imports, how light the package is, how long files are."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import replyguide

PACKAGE = Path(replyguide.__file__).parent
ALLOWED = {"babel", "jinja2", "pydantic", "pydantic_core", "replyguide"} | set(sys.stdlib_module_names)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def test_the_core_imports_three_libraries_only() -> None:
    core = [path for path in PACKAGE.rglob("*.py") if "adapters" not in path.relative_to(PACKAGE).parts]
    assert len(core) > 40
    strangers = {(path.name, name) for path in core for name in imported(path) if name not in ALLOWED}
    assert not strangers


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, replyguide; print(sorted({'pydantic', 'babel', 'jinja2', 'email'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    for name in replyguide.__all__:
        assert getattr(replyguide, name) is not None
    homes = {name for names in replyguide._HOMES.values() for name in names}
    assert homes | {"__version__"} == set(replyguide.__all__)


def test_files_can_be_read_in_one_sitting() -> None:
    long = {path.name: count for path in PACKAGE.rglob("*.py") if (count := len(path.read_text().splitlines())) > 400}
    assert not long
