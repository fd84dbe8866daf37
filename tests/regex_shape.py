"""What a regular expression can cost, told from its parsed form."""

import importlib
import re
from typing import Any

PARSER = importlib.import_module("re._parser")
MOST_WAYS = 3000
"""In how many ways an expression may match from one place in the text."""


class Shape:
    """What a parsed regular expression can cost from one place in the text."""

    def __init__(self, pattern: "re.Pattern[Any]") -> None:
        self.endless: list[str] = []
        tree = PARSER.parse(
            pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
        )
        self.width = tree.getwidth()[1]
        self.ways = self._walk(tree, True)

    def _walk(self, tree: Any, last: bool) -> int:
        """In how many ways it may match: what follows each other multiplies, what stands for each other adds up."""
        items, ways = list(tree), 1
        for place, (operation, value) in enumerate(items):
            nothing_after = last and all(self._may_be_empty(item) for item in items[place + 1 :])
            name = str(operation)
            if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
                least, most, inner = value
                if most > 10_000:
                    if not nothing_after:
                        self.endless.append(name)
                elif name != "POSSESSIVE_REPEAT":
                    ways *= most - least + 1
                ways *= self._walk(inner, nothing_after and most > 10_000)
            elif name == "SUBPATTERN":
                ways *= self._walk(value[3], nothing_after)
            elif name == "ATOMIC_GROUP":
                ways *= self._walk(value, nothing_after)
            elif name in ("ASSERT", "ASSERT_NOT"):
                ways *= self._walk(value[1], False)
            elif name == "BRANCH":
                ways *= sum(self._walk(branch, nothing_after) for branch in value[1])
        return ways

    @staticmethod
    def _may_be_empty(item: Any) -> bool:
        return str(item[0]) in ("MAX_REPEAT", "POSSESSIVE_REPEAT") and item[1][0] == 0
