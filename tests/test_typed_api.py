"""The public API is typed, as an application sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

APPLICATION = Path(__file__).parent / "typed_api.py"


def test_an_application_type_checks(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path, "--config-file", "/dev/null", APPLICATION],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
