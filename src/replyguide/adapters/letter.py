"""The formal letter as a file to print, sign and send: DOCX and PDF (extra ``letter``).

Names, addresses and the company's own words reach the files as text only. The letter is arranged as the country of its
language does it, on the house's own letterhead where its folder holds one (``templates/letter.docx``, ``letter.typ``).
The same reply makes the same file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replyguide.errors import HouseError, InputError, NotReady, ReplyguideError
from replyguide.languages import load
from replyguide.phrasing.layout import Block, sheet

if TYPE_CHECKING:
    from typst import Fonts

    from replyguide.phrasing.layout import Letter
    from replyguide.reply import Reply

_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, so that no file can."""
_NUMBERED = re.compile(r"(?<![\w-])\d{1,2}\.? (?:[^\W\d_]{1,2} )?(?=[^\W\d_])")
"""A short number before the word it belongs to, as in a date."""


def docx(reply: Reply, *, draft: bool = False) -> bytes:
    """A formal letter as a Word document, in named styles, so that it can still be edited.

    Args:
        reply: a reply on paper: one to a letter, or the letter that confirms an agreement.
        draft: whether a reply that is not ready may be made, with its slots visible.

    Raises:
        InputError: the reply is not laid out as a letter.
        NotReady: facts are missing and no draft was asked for.
        HouseError: the house's own ``letter.docx`` cannot be used.
        ReplyguideError: the extra is not installed.
    """
    letter = _checked(reply, draft)
    plan = reply._plan
    try:
        from replyguide.adapters.word import document
    except ModuleNotFoundError:
        raise _missing_extra() from None
    return document(
        letter, load(reply.language), _own(reply, "letter.docx"), author=_clean(plan.house.name or ""), now=plan.now
    )


def pdf(reply: Reply, *, draft: bool = False) -> bytes:
    """A formal letter as PDF, with searchable text and its fonts within it.

    Args:
        reply: a reply on paper: one to a letter, or the letter that confirms an agreement.
        draft: whether a reply that is not ready may be made, with its slots visible.

    Raises:
        InputError: the reply is not laid out as a letter.
        NotReady: facts are missing and no draft was asked for.
        HouseError: the house's own ``letter.typ`` cannot be used.
        ReplyguideError: the extra is not installed.
    """
    letter = _checked(reply, draft)
    plan, arranged = reply._plan, sheet(letter)
    try:
        import typst
    except ModuleNotFoundError:
        raise _missing_extra() from None
    locale = load(reply.language).locale.split("_")
    values = letter._asdict() | {
        "head": arranged.head,
        "right": sorted(arranged.right),
        "subject_first": arranged.subject_first,
        "paper": arranged.paper,
        "indented": letter.indent != "",
        "lang": locale[0],
        "region": locale[-1],
        "author": _clean(plan.house.name or ""),
        "dated": plan.now is not None,
    }
    own = _own(reply, "letter.typ")
    layout = own or Path(__file__).with_name("letter.typ")
    try:
        return typst.compile(
            str(layout),
            root=str(layout.parent),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"letter": json.dumps(values)},
            timestamp=plan.now.astimezone(dt.UTC).replace(microsecond=0) if plan.now is not None else None,
        )
    except typst.TypstError as error:
        if own is None:
            raise
        raise HouseError.single(str(own), "", f"is no layout that Typst can use: {error}") from None


@cache
def _fonts() -> Fonts:
    """Those that typst carries; the system's own serve for a letter that these lack, in a foreign name."""
    import typst

    return typst.Fonts()


def _checked(reply: Reply, draft: bool) -> Letter:
    if reply.layout != "letter":
        plan = reply._plan
        raise InputError.single(
            "channel",
            plan.complaint.channel.value,
            f"lays this reply ({plan.kind.value}) out as {reply.layout}; only a letter on paper makes a file, "
            "so give the channel letter",
        )
    if reply.missing and not draft:
        raise NotReady(reply.missing)
    letter: Letter = _clean(reply.letter)
    tied = sheet(letter).tied
    return letter._replace(
        blocks=tuple(
            Block(_tie(text, tied), tuple(_tie(item, tied) for item in listed)) for text, listed in letter.blocks
        )
    )


def _tie(text: str, words: tuple[str, ...]) -> str:
    """Text in which no line ends between a short number and its word, or after one of the words."""
    text = _NUMBERED.sub(lambda found: found[0].replace(" ", "\xa0"), text)
    return re.sub(rf"(?<!\w)({'|'.join(words)}) (?=\w)", "\\1\xa0", text, flags=re.IGNORECASE) if words else text


def _clean(value: Any) -> Any:
    """The same value without what XML cannot hold."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value)
    if isinstance(value, tuple):
        parts = tuple(map(_clean, value))
        return type(value)(*parts) if hasattr(value, "_fields") else parts
    return value


def _own(reply: Reply, name: str) -> Path | None:
    folder = reply._plan.house.folder
    path = folder / "templates" / name if folder is not None else None
    return path if path is not None and path.is_file() else None


def _missing_extra() -> ReplyguideError:
    return ReplyguideError(
        "letters as files need the extra 'letter'; install it with: pip install 'replyguide[letter]'"
    )
