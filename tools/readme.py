"""Prints one of the README's two commands, so that CI runs what a reader would type.

python tools/readme.py run
python tools/readme.py tests
"""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def command(name: str) -> str:
    """The shell block that follows the marker of that name."""
    found = re.search(rf"<!-- {name} -->\n+```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    if found is None:
        raise SystemExit(f"README.md has no command {name}")
    return found[1]


if __name__ == "__main__":
    sys.stdout.write(command(sys.argv[1]))
