"""The reply: parts that know the rules behind them, laid out as text, HTML, Markdown or an e-mail."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from replyguide.errors import InputError, NotReady
from replyguide.fields import in_language
from replyguide.phrasing.address import next_line
from replyguide.phrasing.catalog import load
from replyguide.phrasing.compose import Composer, Part
from replyguide.phrasing.layout import LAYOUTS, Block, Chapter, Letter, lay_out
from replyguide.vocabulary import Channel, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from replyguide.phrasing.layout import Format, Layout
    from replyguide.plan import Plan

_PARAGRAPHS = {
    "opening": "opening",
    "matter": "matter",
    "findings": "findings",
    "points": "findings",
    "feeling": "findings",
    "remedy": "remedy",
    "prevention": "prevention",
    "examination": "examination",
    "questions": "questions",
    "outlook": "outlook",
}
_SAID_BY = {
    "account": {"own.account"},
    "cause": {"own.cause"},
    "measure": {"own.measure"},
    "alternative": {"own.alternative"},
    "reasons": {"own.reasons", "own.refusal"},
    "remedies": {"remedies"},
    "granted": {"granted", "granted.words"},
    "retry_after": {"retry.after", "retry.return"},
    "referral": {"referral", "handover"},
}
_ASKED_BY = {"appointment": {"appointment.offer"}, "questions": {"questions"}}
_ANSWERED = tuple(f"{word}{colon}" for word in ("re", "odp", "odg", "res", "aw", "sv", "răsp") for colon in (":", " :"))
"""How the subject of an answer begins, as mail programs write it."""
_ENDS = ".!?…:”“»’⟧"
"""With what a sentence ends. A line that ends otherwise, in a number or an address, ends its paragraph too."""
_CHAPTERS = {
    "opening": "first",
    "matter": "listen",
    "findings": "turn",
    "points": "turn",
    "feeling": "turn",
    "remedy": "turn",
    "prevention": "turn",
    "examination": "turn",
    "questions": "turn",
    "outlook": "end",
}


class Reply:
    """The reply to one case, in one language. It is worded when it is first read.

    Attributes:
        language: the language it is written in.
        agent_language: the language of the headings in a guide for a call, which only the agent reads.
    """

    def __init__(self, plan: Plan, language: str, agent_language: str) -> None:
        self._plan = plan
        self.language = language
        self.agent_language = agent_language

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self._plan, self.language)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What it says, step by step, each with the rules behind it."""
        return self._composer.parts()

    @cached_property
    def own_words_left_out(self) -> tuple[str, ...]:
        """Fields with the company's own words that are not given in this language, so that they are left out."""
        self.parts  # noqa: B018
        return tuple(dict.fromkeys(self._composer.left_out))

    @cached_property
    def unsaid(self) -> tuple[str, ...]:
        """Fields that are stated and that a reply of this kind does not say. A public answer says no details anyway."""
        if self.layout == "public":
            return ()
        moves = {part.move for part in self.parts}
        complaint = self._plan.complaint
        stated = [name for name in _SAID_BY if any(getattr(verdict, name) for verdict in complaint.verdicts)]
        unsaid = [f"verdict.{name}" for name in stated if not moves & _SAID_BY[name]]
        unsaid += [
            name for name in ("appointment", "questions") if getattr(complaint, name) and not moves & _ASKED_BY[name]
        ]
        return tuple(name for name in unsaid if name not in self.own_words_left_out)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The facts for which a visible slot stands in it."""
        found = [
            name for part in self.parts for sentence in (*part.sentences, *part.items) for name in sentence.missing
        ]
        if not self._signature(self._composer):
            found.append("house.name")
        return tuple(dict.fromkeys(found))

    @property
    def ready(self) -> bool:
        """Whether it can be sent as it stands."""
        return not self.missing

    @cached_property
    def subject(self) -> str:
        """The subject line: the customer's own in a mail, else what the letter is about."""
        complaint = self._plan.complaint
        if complaint.subject is not None and complaint.channel in (Channel.EMAIL, Channel.FORM):
            known = complaint.subject.lower().startswith(_ANSWERED)
            return complaint.subject if known else f"Re: {complaint.subject}"
        return subject_of(self._composer)

    @cached_property
    def text(self) -> str:
        """Plain text."""
        return self._laid_out("txt")

    @cached_property
    def html(self) -> str:
        """HTML, without head and body; everything in it is escaped."""
        return self._laid_out("html")

    @cached_property
    def markdown(self) -> str:
        """Markdown; signs of the format in names and numbers are escaped."""
        return self._laid_out("md")

    @property
    def layout(self) -> Layout:
        """How it is laid out: mail, letter, chat, public or guide."""
        return LAYOUTS[self._plan.outline.situation.medium]

    @cached_property
    def letter(self) -> Letter:
        """What the layout orders."""
        return _letter(self)

    def _laid_out(self, format: Format) -> str:
        return lay_out(self.letter, self.layout, format, self._plan.house.folder)

    def email(self, *, draft: bool = False) -> EmailMessage:
        """An e-mail that answers the customer's, as text with an HTML alternative.

        Args:
            draft: whether a reply that is not ready may be made, with its slots visible.

        Raises:
            NotReady: facts are missing and no draft was asked for.
            InputError: it is a public answer or a guide for a call, which are no e-mails.
        """
        from email.message import EmailMessage

        if self.layout in ("public", "guide"):
            what = "a guide for a call" if self.layout == "guide" else "a public answer"
            raise InputError.single("channel", self._plan.complaint.channel.value, f"{what} is no e-mail")
        if self.missing and not draft:
            raise NotReady(self.missing)
        complaint, house = self._plan.complaint, self._plan.house
        message = EmailMessage()
        message["Subject"] = self.subject
        if complaint.customer.email is not None:
            message["To"] = complaint.customer.email
        if house.mailbox is not None:
            message["From"] = house.mailbox
        if complaint.message_id is not None:
            message["In-Reply-To"] = complaint.message_id
            message["References"] = " ".join((*complaint.references, complaint.message_id))
        message["Content-Language"] = self.language.replace("_", "-")
        message.set_content(self.text)
        message.add_alternative(self.html, subtype="html")
        return message

    def _signature(self, composer: Composer) -> tuple[str, ...]:
        house = self._plan.house
        lines: list[str] = []
        if house.signatory is not None:
            lines.append(house.signatory.name)
            role = in_language(house.signatory.role, composer.language)
            if role is not None:
                lines.append(role)
        if house.name is not None:
            lines.append(house.name)
        return tuple(lines)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Reply: {self._plan.outline.kind} in {self.language}>"


def subject_of(composer: Composer) -> str:
    """What the letter is about, with the customer's reference where one is known."""
    complaint = composer.plan.complaint
    kind = composer.plan.outline.kind
    if kind in ("agreement", "follow-up", "closing"):
        subject = composer.say(f"subject.kind.{kind}").text
    elif complaint.occasion is not Occasion.COMPLAINT:
        subject = composer.say(f"subject.kind.{complaint.occasion.value}").text
    elif len(complaint.topics) == 1:
        subject = composer.say(f"subject.{complaint.topics[0].category.value}").text
    else:
        subject = composer.say("subject.kind.complaint").text
    if complaint.order_refs and composer.plan.outline.situation.medium != "public":
        return composer.say("furniture.subject-order", subject=subject, order=complaint.order_refs[0]).text
    return subject


def paragraphs(parts: tuple[Part, ...]) -> Iterator[Block]:
    """The parts joined into paragraphs. Points treated at length have one each; a list ends a paragraph."""
    points = [part for part in parts if part.section == "points"]
    apart = len(points) > len({part.topics for part in points}) > 1
    open_key: object = None
    sentences: list[str] = []
    said: set[str] = set()
    for part in parts:
        key: object = _PARAGRAPHS[part.section]
        if part.section == "points" and apart:
            key = ("points", part.topics)
        if key != open_key:
            if sentences:
                yield Block(" ".join(sentences))
                sentences = []
            open_key = key
        for sentence in part.sentences:
            if sentence.text not in said:
                said.add(sentence.text)
                sentences.append(sentence.text)
        if part.items:
            listed = tuple(dict.fromkeys(item.text for item in part.items))
            yield Block(" ".join(sentences), listed) if sentences or len(listed) > 1 else Block(listed[0])
            sentences = []
        elif sentences and sentences[-1][-1] not in _ENDS:
            yield Block(" ".join(sentences))
            sentences = []
    if sentences:
        yield Block(" ".join(sentences))


def _letter(reply: Reply) -> Letter:
    composer, plan = reply._composer, reply._plan
    complaint, house, address = plan.complaint, plan.house, composer.address
    salutation = address.text or composer.say(address.message, **address.slots).text
    blocks, layout = list(paragraphs(reply.parts)), reply.layout
    if blocks and layout != "guide":
        blocks[0] = blocks[0]._replace(text=next_line(blocks[0].text, composer.home, one=address.one))
    close = composer.say(address.close).text
    signature = reply._signature(composer) or (composer.gap("house.name"),)
    base = Letter(
        language=composer.language.replace("_", "-"),
        salutation=salutation,
        blocks=tuple(blocks),
        close=close,
        signature=signature,
        subject=reply.subject,
        running=" ".join([block.text for block in blocks]),
        chapters=tuple(_chapters(reply)) if layout == "guide" else (),
    )
    if layout != "letter":
        return base
    conventions = composer.home.conventions["letter"]
    label = conventions["subject_label"]
    semi_block = house.letter_layout == "semi-block"
    return base._replace(
        subject_line=f"{label} {reply.subject}".strip(),
        sender=tuple(line for line in (house.name, *house.postal_address) if line),
        addressee=tuple(
            line
            for line in (complaint.customer.organisation, complaint.customer.name, *complaint.customer.postal_address)
            if line
        ),
        date_line=composer.formats.date_line(house.city, composer.today) if composer.today is not None else "",
        indent="    " if semi_block else "",
        enclosures=f"{composer.say('furniture.enclosures').text} {composer.formats.items(complaint.enclosures)}"
        if complaint.enclosures
        else "",
        copies=composer.say("furniture.copies", names=composer.formats.items(complaint.copies)).text
        if complaint.copies
        else "",
    )


def _chapters(reply: Reply) -> Iterator[Chapter]:
    words = load(reply.agent_language, "agent", reply._plan.house.folder)
    lines: dict[str, list[Block]] = {name: [] for name in ("first", "listen", "turn", "end")}
    seen: set[str] = set()
    for part in reply.parts:
        chapter = lines[_CHAPTERS[part.section]]
        texts = [one.text for one in part.sentences if one.text not in seen]
        items = tuple([item.text for item in part.items])
        seen.update(texts)
        chapter += [Block(text) for text in (texts[:-1] if items else texts)]
        if items:
            chapter += [Block(texts[-1], items)] if texts else [Block(item) for item in items]
    for name, said in lines.items():
        yield Chapter(words.text(f"guide.{name}"), words.text(f"guide.{name}.how"), tuple(said))
