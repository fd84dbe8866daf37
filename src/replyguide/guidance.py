"""The register of guidance: every instruction in the five source texts, which the rules follow.

The paraphrases are replyguide's own words and stand in the agent's catalogs, ``guideline.<id>``; so do the reasons why
one guideline yields to another, ``because.<id>``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

About = Literal["understand", "reply", "remedy", "avoid", "conduct", "record", "learn", "self"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text that gives guidance.

    Attributes:
        language: the language it is written in.
        title: its title, in English.
    """

    language: str
    title: str


SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "hr": Source("hr", "How to write a letter to an unhappy customer (Croatian)"),
        "ro": Source("ro", "How to answer dissatisfied customers (Romanian)"),
        "bs": Source("bs", "Handling customer complaints, in three parts (Bosnian)"),
        "cs": Source("cs", "How to write a bad-news letter to clients (Czech)"),
        "pt": Source("pt", "Answering customer e-mails, in three parts (Portuguese)"),
    }
)


@dataclass(frozen=True, slots=True)
class Guideline:
    """One instruction of a source.

    Attributes:
        id: the source's language and a running number, such as ``ro-16``.
        about: understand, reply, remedy, avoid, conduct, record, learn or self.
        when: the situation that the source ties it to; ``always`` where it names none.
        yields_to: the guidelines that win over it where they pull apart.
    """

    id: str
    about: About
    when: str
    yields_to: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        """The text it comes from."""
        return SOURCES[self.id.partition("-")[0]]

    def says(self, language: str = "en_GB") -> str:
        """The instruction, paraphrased, in one of the languages served."""
        from replyguide.languages import canonical
        from replyguide.phrasing.catalog import load

        return load(canonical(language), "agent").text(f"guideline.{self.id}")

    def yields_because(self, language: str = "en_GB") -> str | None:
        """Why others win over it where they pull apart; ``None`` where it yields to none."""
        from replyguide.languages import canonical
        from replyguide.phrasing.catalog import load

        return load(canonical(language), "agent").text(f"because.{self.id}") if self.yields_to else None


_REGISTER: tuple[Guideline, ...] = (
    Guideline("hr-01", "conduct", "always"),
    Guideline("hr-02", "reply", "first contact"),
    Guideline("hr-03", "reply", "first contact"),
    Guideline("hr-04", "reply", "first contact", ("ro-16",)),
    Guideline("hr-05", "reply", "first contact"),
    Guideline("hr-06", "reply", "first contact"),
    Guideline("hr-07", "understand", "investigating"),
    Guideline("hr-08", "understand", "investigating"),
    Guideline("hr-09", "understand", "investigating"),
    Guideline("hr-10", "conduct", "talking", ("ro-23",)),
    Guideline("hr-11", "conduct", "talking"),
    Guideline("hr-12", "remedy", "talking", ("ro-18",)),
    Guideline("hr-13", "remedy", "talking"),
    Guideline("hr-14", "record", "agreed"),
    Guideline("hr-15", "reply", "formal letter"),
    Guideline(
        "hr-16",
        "reply",
        "formal letter",
        (
            "ro-16",
            "cs-05",
        ),
    ),
    Guideline("hr-17", "reply", "formal letter"),
    Guideline("hr-18", "reply", "formal letter, measure taken"),
    Guideline("hr-19", "reply", "formal letter", ("cs-11",)),
    Guideline("hr-20", "conduct", "first contact"),
    Guideline("hr-21", "reply", "formal letter"),
    Guideline("hr-22", "reply", "apologising, own fault", ("ro-06",)),
    Guideline(
        "hr-23",
        "remedy",
        "offering",
        (
            "ro-14",
            "ro-18",
        ),
    ),
    Guideline("hr-24", "avoid", "offering"),
    Guideline("hr-25", "record", "formal letter"),
    Guideline("hr-26", "avoid", "always"),
    Guideline("hr-27", "conduct", "formal letter"),
    Guideline("hr-28", "self", "before answering"),
    Guideline("ro-01", "self", "always"),
    Guideline("ro-02", "self", "always"),
    Guideline("ro-03", "understand", "public channel"),
    Guideline("ro-04", "reply", "always"),
    Guideline("ro-05", "understand", "always"),
    Guideline(
        "ro-06",
        "understand",
        "before answering",
        (
            "hr-02",
            "hr-03",
            "pt-02",
        ),
    ),
    Guideline("ro-07", "remedy", "justified"),
    Guideline("ro-08", "remedy", "justified"),
    Guideline("ro-09", "remedy", "justified"),
    Guideline("ro-10", "remedy", "justified, slight harm, result still good"),
    Guideline("ro-11", "remedy", "justified, trivial harm"),
    Guideline("ro-12", "remedy", "justified, partial harm"),
    Guideline("ro-13", "remedy", "justified, total loss"),
    Guideline("ro-14", "remedy", "justified"),
    Guideline("ro-15", "reply", "justified, trivial harm"),
    Guideline(
        "ro-16",
        "avoid",
        "unjustified",
        (
            "ro-19",
            "ro-22",
            "ro-30",
            "pt-10",
        ),
    ),
    Guideline("ro-17", "conduct", "unjustified"),
    Guideline("ro-18", "remedy", "unjustified"),
    Guideline("ro-19", "reply", "unjustified"),
    Guideline("ro-20", "conduct", "always"),
    Guideline("ro-21", "reply", "unjustified"),
    Guideline("ro-22", "reply", "always"),
    Guideline("ro-23", "conduct", "customer insults", ("pt-14",)),
    Guideline("ro-24", "conduct", "conversation goes in circles", ("bs-20",)),
    Guideline("ro-25", "self", "after a hard case"),
    Guideline("ro-26", "conduct", "always", ("bs-30",)),
    Guideline("ro-27", "self", "after a hard case"),
    Guideline("ro-28", "learn", "closed"),
    Guideline("ro-29", "learn", "closed"),
    Guideline("ro-30", "reply", "unjustified"),
    Guideline("ro-31", "conduct", "public channel"),
    Guideline("ro-32", "self", "always"),
    Guideline("bs-01", "conduct", "always", ("bs-30",)),
    Guideline("bs-02", "record", "first contact"),
    Guideline("bs-03", "conduct", "first contact"),
    Guideline("bs-04", "conduct", "talking", ("ro-23",)),
    Guideline("bs-05", "reply", "customer has explained"),
    Guideline("bs-06", "avoid", "always"),
    Guideline("bs-07", "understand", "undetermined"),
    Guideline("bs-08", "understand", "investigating"),
    Guideline("bs-09", "conduct", "cannot solve it yourself"),
    Guideline("bs-10", "conduct", "language barrier"),
    Guideline("bs-11", "reply", "justified", ("cs-05",)),
    Guideline("bs-12", "avoid", "fault not established"),
    Guideline(
        "bs-13",
        "reply",
        "always",
        (
            "hr-24",
            "ro-18",
        ),
    ),
    Guideline(
        "bs-14",
        "remedy",
        "no remedy named",
        (
            "ro-18",
            "hr-12",
        ),
    ),
    Guideline(
        "bs-15",
        "reply",
        "open",
        (
            "hr-24",
            "ro-18",
        ),
    ),
    Guideline(
        "bs-16",
        "remedy",
        "offering",
        (
            "ro-11",
            "ro-14",
            "ro-18",
            "hr-24",
            "cs-03",
        ),
    ),
    Guideline("bs-17", "reply", "remedy granted"),
    Guideline("bs-18", "conduct", "date promised"),
    Guideline("bs-19", "reply", "closing", ("cs-11",)),
    Guideline("bs-20", "conduct", "resolved"),
    Guideline("bs-21", "learn", "resolved"),
    Guideline("bs-22", "record", "always"),
    Guideline("bs-23", "learn", "many cases"),
    Guideline("bs-24", "learn", "many cases"),
    Guideline("bs-25", "learn", "many cases"),
    Guideline("bs-26", "avoid", "always"),
    Guideline("bs-27", "avoid", "handing over"),
    Guideline("bs-28", "self", "always"),
    Guideline("bs-29", "conduct", "telephone or messaging"),
    Guideline("bs-30", "conduct", "always"),
    Guideline("bs-31", "reply", "always", ("ro-16",)),
    Guideline("bs-32", "avoid", "customer's own mistake"),
    Guideline("bs-33", "reply", "unjustified or undetermined"),
    Guideline("bs-34", "conduct", "remedy granted", ("bs-30",)),
    Guideline("bs-35", "conduct", "promised date missed"),
    Guideline("cs-01", "reply", "bad news"),
    Guideline("cs-02", "reply", "bad news"),
    Guideline("cs-03", "reply", "bad news"),
    Guideline("cs-04", "avoid", "bad news"),
    Guideline("cs-05", "avoid", "bad news"),
    Guideline(
        "cs-06",
        "reply",
        "bad news",
        (
            "cs-09",
            "ro-16",
        ),
    ),
    Guideline("cs-07", "avoid", "bad news"),
    Guideline("cs-08", "remedy", "bad news", ("ro-18",)),
    Guideline("cs-09", "avoid", "request declined"),
    Guideline("cs-10", "remedy", "request declined"),
    Guideline("cs-11", "reply", "relationship ends"),
    Guideline(
        "cs-12",
        "reply",
        "bad news, own fault",
        (
            "hr-26",
            "bs-12",
        ),
    ),
    Guideline("cs-13", "reply", "bad news, long-standing client"),
    Guideline("pt-01", "understand", "reading"),
    Guideline(
        "pt-02",
        "reply",
        "first contact",
        (
            "hr-24",
            "ro-18",
        ),
    ),
    Guideline("pt-03", "record", "always"),
    Guideline("pt-04", "understand", "before the verdict"),
    Guideline("pt-05", "understand", "unclear"),
    Guideline("pt-06", "understand", "reading", ("ro-23",)),
    Guideline("pt-07", "reply", "always"),
    Guideline("pt-08", "reply", "justified", ("cs-05",)),
    Guideline("pt-09", "reply", "open"),
    Guideline("pt-10", "reply", "several topics"),
    Guideline("pt-11", "reply", "unclear"),
    Guideline("pt-12", "reply", "angry customer"),
    Guideline(
        "pt-13",
        "avoid",
        "offering, or a request cannot be met",
        (
            "cs-03",
            "cs-04",
        ),
    ),
    Guideline("pt-14", "conduct", "remedy granted"),
    Guideline(
        "pt-15",
        "avoid",
        "customer's own mistake",
        (
            "ro-16",
            "ro-18",
        ),
    ),
    Guideline("pt-16", "self", "angry customer", ("ro-23",)),
    Guideline("pt-17", "reply", "always"),
    Guideline("pt-18", "conduct", "always"),
)

GUIDELINES: Mapping[str, Guideline] = MappingProxyType({guideline.id: guideline for guideline in _REGISTER})
"""The register, by id, in the order of the sources."""


def guidelines() -> tuple[Guideline, ...]:
    """The register of guidance, in the order of the sources.

    >>> len(guidelines())
    126
    """
    return tuple(GUIDELINES.values())
