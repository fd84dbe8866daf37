"""Runs the notebooks of docs/notebooks and keeps what they show current.

python tools/notebooks.py                run them, and write what they show into the files
python tools/notebooks.py --check        run them, and tell which file shows something else
python tools/notebooks.py --html DIR     run them, and write each as a page

A card is kept as Markdown, which code hosts show; its HTML is left to those who run the notebook. Pictures are kept but
not compared: what they are drawn from is.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat import NotebookNode

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"
SECONDS = 60


def executed(path: Path) -> NotebookNode:
    """The notebook after a run in a fresh kernel."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=40", "--HistoryManager.enabled=False"],
    )
    client.execute()
    return notebook


def tidy(notebook: NotebookNode) -> NotebookNode:
    """The notebook as it is kept: without what differs from run to run, and one text of each thing shown."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type != "code":
            continue
        cell.execution_count = None
        for output in cell.outputs:
            output.pop("execution_count", None)
            if output.output_type == "execute_result":
                output.output_type = "display_data"
            if "data" in output:
                output.metadata = {}
                output.data = _kept(output.data)
    return notebook


def _kept(data: NotebookNode) -> NotebookNode:
    for mime in ("text/markdown", "image/png", "text/html", "text/plain"):
        if mime in data:
            return NotebookNode({mime: data[mime]})
    return data


def shown(notebook: NotebookNode) -> list[object]:
    """All that a reader sees of a notebook, pictures apart."""
    return [
        (cell.cell_type, cell.source, [_text(output) for output in cell.get("outputs", ())]) for cell in notebook.cells
    ]


def _text(output: NotebookNode) -> object:
    if "data" in output:
        return {mime: text for mime, text in output.data.items() if mime != "image/png"}
    return output.get("text", output.get("evalue"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--html", type=Path, metavar="DIR")
    options = parser.parse_args()
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IPYTHONDIR"] = folder
        for path in sorted(FOLDER.glob("*.ipynb")):
            notebook = executed(path)
            if options.html is not None:
                options.html.mkdir(parents=True, exist_ok=True)
                page, _ = HTMLExporter().from_notebook_node(notebook, resources={"metadata": {"name": path.stem}})
                (options.html / f"{path.stem}.html").write_text(page, encoding="utf-8")
            elif not options.check:
                nbformat.write(tidy(notebook), path)
            elif shown(tidy(notebook)) != shown(nbformat.read(path, as_version=4)):
                stale.append(path.name)
    for name in stale:
        print(f"{name} shows something else now; run python tools/notebooks.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
