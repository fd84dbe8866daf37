"""Fuzzes the service from its own description with schemathesis, and looks at what the server wrote meanwhile.

python tools/fuzz_http.py           a short run that is the same each time
python tools/fuzz_http.py --long    a long one with a seed of its own, which it prints
"""

import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Thread

HOUSE = Path(__file__).parents[1] / "docs" / "examples" / "house.toml"
CONFIG = """
# Models refuse what contradicts itself, which a schema cannot say: 422 is a right answer to what fits the schema.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 404, 422]

# A text over the limit is too large, and none of the statuses expected otherwise.
[checks.negative_data_rejection]
expected-statuses = [400, 404, 405, 413, 415, 422]
"""
SHORT = ["--seed", "20261124", "--max-examples", "150"]
LONG = ["--max-examples", "1000", "--continue-on-failure"]


def main() -> int:
    serve = [sys.executable, "-m", "replyguide.adapters.cli", "serve", "--port", "0", "--house", str(HOUSE)]
    with subprocess.Popen(serve, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        written: list[str] = []
        address = next(found[1] for line in server.stderr if (found := re.search(r"running on (http://\S+)", line)))
        reader = Thread(target=written.extend, args=(server.stderr,))
        reader.start()
        try:
            failed = fuzz(address, LONG if "--long" in sys.argv else SHORT)
        finally:
            server.send_signal(signal.SIGTERM)
            reader.join()
    errors = [line for line in written if " ERROR " in line]
    print(f"{len(written)} lines in the server's log, {len(errors)} of them errors", *errors, sep="\n")
    return 1 if failed or errors else 0


def fuzz(address: str, options: list[str]) -> bool:
    """Whether anything failed."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "schemathesis.toml")
        config.write_text(CONFIG, encoding="utf-8")
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run", *options]
        fixed = ["--checks", "all", "--generation-database", "none", "--no-color", f"{address}/openapi.json"]
        return subprocess.run([*command, *fixed], cwd=folder, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
