"""Bytes to text where the declared character set may be wrong.

UTF-8 shows itself: what decodes is UTF-8. Among the sets of one byte a character, the one counts in which most of the
letters beyond a to z belong to one of the languages served.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter

from replyguide.fields import clean_text
from replyguide.intake.wording import wording

# In the order in which they are preferred where the letters do not tell.
_ONE_BYTE = ("cp1250", "cp1252", "iso8859-2", "iso8859-16", "iso8859-15", "cp852", "mac-latin2")
_LATIN = frozenset((*_ONE_BYTE, "iso8859-1", "iso8859-3", "iso8859-4", "iso8859-9", "iso8859-10", "cp1254", "cp1257"))
# Sets that are believed where they are declared. Others that Python knows are no text, or slow on purpose.
_BELIEVED = ("cp", "koi8", "mac-", "gb", "big5", "shift_jis", "euc", "iso2022", "iso8859", "utf-16", "utf-32")
_USUAL = frozenset("\xa0«»„“”‚‘’–—…•€£$§°·ºª×½¼¾©®™¡¿²³´`\xad")
_PORTUGUESE = (b"\xe3o", b"\xe3e", b"\xf5e")
_ASCII = bytes(range(0x80))
_GOOD, _PLAIN, _ODD, _BAD = 2, 1, -1, -4


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of these bytes.

    >>> decode("Reklamace bot, koupených včera".encode("cp1250"), "utf-8")
    'Reklamace bot, koupených včera'
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    known = _lookup(declared)
    if known is not None and known not in _LATIN:
        try:
            return data.decode(known)
        except UnicodeError:
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    high = Counter(data.translate(None, _ASCII))
    broken = data.decode("utf-8", "replace")
    if broken.count("\ufffd") * 4 < sum(1 for char in broken if char > "\x7f"):
        return broken
    if known in _LATIN and _fitness(data, high, known) >= _GOOD * high.total():
        return data.decode(known, "replace")
    candidates = dict.fromkeys((known, *_ONE_BYTE) if known in _LATIN else _ONE_BYTE)
    return data.decode(max(candidates, key=lambda name: _fitness(data, high, name)), "replace")


def composed(text: str) -> str:
    """Text with its letters composed, as Unicode can hold it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())


def tidy(text: str) -> str:
    """Text as it is read: composed letters, plain line breaks, nothing unseen."""
    return clean_text(composed(text))


def _lookup(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip().lower().removeprefix("x-")).name if declared else ""
    except (LookupError, ValueError):
        return None
    return name if name.startswith(_BELIEVED) else None


def _fitness(data: bytes, high: Counter[int], charset: str) -> int:
    """How well the letters fit one of our languages; the first of equals counts."""
    chars = {bytes([byte]).decode(charset, "replace"): count for byte, count in high.items()}
    common = sum(count * _value(char) for char, count in chars.items() if not char.isalpha())
    letters = [(char, count) for char, count in chars.items() if char.isalpha()]
    fit = max(
        sum(count * (_GOOD if char in language else _ODD) for char, count in letters) for language in wording().letters
    )
    bonus = any(pair in data for pair in _PORTUGUESE) and "\xe3" in chars
    return common + fit + bonus


def _value(char: str) -> int:
    if char in _USUAL:
        return _PLAIN
    return _BAD if char == "\ufffd" or unicodedata.category(char)[0] == "C" else _ODD
