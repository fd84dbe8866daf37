"""Tickets as a help desk gets them: mails, taken in by django-helpdesk's own function."""

import logging
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from helpdesk.email import extract_email_metadata
from helpdesk.models import Queue, Ticket

LOG = logging.getLogger(__name__)
MAILS = Path(__file__).parents[3] / "docs" / "examples"
IN_EACH_LANGUAGE = {
    "hr": "hr-late-parcel",
    "bs": "bs-broken-washing-machine",
    "cs": "cs-missing-plate",
    "ro": "ro-charged-twice",
    "pt_BR": "pt_BR-rude-clerk",
    "pt_PT": "pt_PT-cracked-table",
    "en_GB": "en_GB-cold-room",
}
"""An example mail in each language."""


def queue(slug: str = "shop", title: str = "Shop") -> Queue:
    """A queue that takes mail in."""
    found, _ = Queue.objects.get_or_create(
        slug=slug,
        defaults={"title": title, "email_address": f"{slug}@house.example", "allow_public_submission": True},
    )
    return found


def by_mail(mail: str, into: Queue) -> Ticket:
    """The ticket that a mail makes."""
    ticket = extract_email_metadata(mail, into, LOG)
    assert ticket is not None
    return ticket


def mail(name: str) -> Path:
    """An example mail."""
    return MAILS / f"{name}.eml"


def by_file(path: Path, into: Queue) -> Ticket:
    """The ticket that a mail in a file makes."""
    return by_mail(path.read_text(encoding="utf-8"), into)


def agent(name: str = "agent", *, password: str = "agent", staff: bool = True, root: bool = False) -> AbstractUser:
    """Somebody who works at the help desk, or does not."""
    users = get_user_model().objects
    user, _ = users.get_or_create(username=name, defaults={"is_staff": staff, "is_superuser": root})
    user.set_password(password)
    user.save()
    return user
