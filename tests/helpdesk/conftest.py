"""The real django-helpdesk on SQLite, with an agent, a queue and the panel."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django
import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in the thread that asks the database
django.setup()

from django.contrib.auth.models import AbstractUser  # noqa: E402
from django.test import Client  # noqa: E402
from helpdesk.models import Queue  # noqa: E402
from project import tickets  # noqa: E402
from pytest_django import Settings  # noqa: E402


@pytest.fixture(autouse=True)
def _apart(settings: Settings, tmp_path: Path) -> None:
    """Attachments go to a folder of the test's own."""
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def shop(db: None) -> Queue:
    return tickets.queue()


@pytest.fixture
def agent(db: None) -> AbstractUser:
    return tickets.agent()


@pytest.fixture
def desk(agent: AbstractUser, client: Client) -> Client:
    """A browser without script, in which the agent is logged in."""
    client.force_login(agent)
    return client
