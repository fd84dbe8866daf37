"""Puts the catalogs into the wheel: every ``.po`` compiled to ``.mo``, every other locale file as it is."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the catalogs for a wheel; an editable install reads the checkout's own ``locales/``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._compiled = tempfile.TemporaryDirectory()
        compiled, locales = Path(self._compiled.name), Path(self.root) / "locales"
        for source in sorted(path for path in locales.rglob("*") if path.is_file()):
            inside = source.relative_to(locales)
            if source.suffix == ".po":
                target = (compiled / inside).with_suffix(".mo")
                target.parent.mkdir(parents=True, exist_ok=True)
                with source.open("rb") as po, target.open("wb") as mo:
                    write_mo(mo, read_po(po))
                source, inside = target, inside.with_suffix(".mo")
            if source.suffix in {".mo", ".toml", ".json"}:
                build_data["force_include"][str(source)] = f"replyguide/locales/{inside.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._compiled.cleanup()
