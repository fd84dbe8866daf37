"""Text of others, made visible: no character in it can steer a terminal, or change what other words look like."""

from __future__ import annotations

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_HIDDEN = dict.fromkeys((*range(128, 160), *range(8234, 8239), *range(8294, 8298)), 65533)
_LONE = dict.fromkeys(range(55296, 57344), 65533)
_SIGNS = {**_PICTURES, **_HIDDEN, **_LONE, 0x0D: 0x20, 0x7F: 0x2421, 0x2028: 0x20, 0x2029: 0x20}


def visible(text: str) -> str:
    """The text with a sign for each control character and each one that turns the direction, its length unchanged.

    >>> visible("pay \\u202eRUE 5\\x1b[2J")
    'pay �RUE 5␛[2J'
    """
    return text if text.isprintable() else text.translate(_SIGNS)
