"""Writes the JSON Schema of every public model to docs/schema/.

python tools/schemas.py            writes them
python tools/schemas.py --check    tells which are not up to date
"""

import json
import sys
from pathlib import Path

from replyguide.schema import MODELS, schema

FOLDER = Path(__file__).parents[1] / "docs" / "schema"


def main() -> int:
    stale = []
    for model in MODELS:
        path, text = FOLDER / f"{model.lower()}.json", json.dumps(schema(model), indent=2, ensure_ascii=False) + "\n"
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
    for name in stale:
        sys.stdout.write(f"docs/schema/{name} is not up to date; run python tools/schemas.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
