"""Settings and installation: system checks with clear messages, migrations complete, the admin read only."""

from __future__ import annotations

import doctest
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from helpdesk.models import Queue
from project import tickets
from pytest_django import Settings

import replyguide.adapters.django_helpdesk as plugin
from replyguide.adapters.django_helpdesk.models import Decision
from replyguide.adapters.django_helpdesk.settings import options

MODULES = ("amounts", "corrections", "forms", "panel", "settings")


def said() -> list[tuple[str, str, str]]:
    return [(str(one.id), one.msg, one.hint or "") for one in run_checks() if str(one.id).startswith("replyguide")]


def test_the_project_as_documented_has_nothing_to_complain_of() -> None:
    assert not said()


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"HOUSE": "/nowhere/house.toml"}, "REPLYGUIDE['HOUSE'] names a file that cannot be read, /nowhere/house.toml"),
        ({"HOUSE": 7}, "REPLYGUIDE['HOUSE'] is no path"),
        ({"AGENT_LANGUAGE": "de"}, "is not a language served; served are hr, bs, cs"),
        ({"AGENT_LANGUAGE": 7}, "REPLYGUIDE['AGENT_LANGUAGE'] is no language"),
        ({"ACKNOWLEDGE": "yes"}, "REPLYGUIDE['ACKNOWLEDGE'] is neither True nor False (got 'yes')"),
        ({"QUEUES": "shop"}, "REPLYGUIDE['QUEUES'] is no list of queue slugs"),
        ({"QUEUES": [1]}, "REPLYGUIDE['QUEUES'] holds something that is no slug"),
        ({"HOUSES": "x"}, "REPLYGUIDE['HOUSES'] is unknown"),
        (["HOUSE"], "REPLYGUIDE is no dictionary"),
    ],
)
def test_a_wrong_setting_is_named_with_what_would_be_right(settings: Settings, setting: Any, message: str) -> None:
    settings.REPLYGUIDE = setting
    found = [one for one in said() if one[0] == "replyguide.E001"]
    assert len(found) == 1
    assert message in found[0][1]
    assert found[0][2]
    with pytest.raises(ImproperlyConfigured):
        options()


def test_a_wrong_house_file_is_named_by_its_key(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text("reply_hours = -1\n", encoding="utf-8")
    settings.REPLYGUIDE = {"HOUSE": path}
    assert "reply_hours" in said()[0][1]


def test_a_house_without_a_name_is_pointed_out(settings: Settings) -> None:
    settings.REPLYGUIDE = {}
    assert [one[0] for one in said()] == ["replyguide.W001"]


def test_addresses_that_are_missing_are_pointed_out(settings: Settings) -> None:
    settings.ROOT_URLCONF = "helpdesk.urls"
    assert "replyguide.E003" in [one[0] for one in said()]


def test_the_order_of_the_apps_is_pointed_out(settings: Settings) -> None:
    apps = [app for app in settings.INSTALLED_APPS if app != plugin.__name__]
    settings.INSTALLED_APPS = [*apps, plugin.__name__]
    assert [one[0] for one in said()] == ["replyguide.W002"]


def test_a_missing_host_is_pointed_out(settings: Settings) -> None:
    settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app != "helpdesk"]
    assert "replyguide.E002" in [one[0] for one in said()]


@pytest.mark.django_db
def test_the_migrations_are_complete() -> None:
    call_command("makemigrations", "replyguide_helpdesk", check=True, dry_run=True, verbosity=0)


def test_the_admin_shows_decisions_and_changes_none(client: Client, shop: Queue) -> None:
    client.force_login(tickets.agent("root", root=True))
    ticket = tickets.by_file(tickets.mail("cs-missing-plate"), shop)
    decision = Decision.objects.create(
        ticket=ticket, kind="resolution", finding="justified", language="cs", record={"fired": ["kind.justified"]}
    )
    base = "/admin/replyguide_helpdesk/decision/"
    assert b"resolution" in client.get(base).content
    shown = client.get(f"{base}{decision.pk}/change/")
    assert b"kind.justified" in shown.content
    assert b'name="_save"' not in shown.content
    assert client.post(f"{base}{decision.pk}/change/", {"kind": "x"}).status_code == 403
    assert client.get(f"{base}add/").status_code == 403
    assert client.post(f"{base}{decision.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"/admin/helpdesk/ticket/{ticket.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Decision.objects.exists()


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_code_run(name: str) -> None:
    module = importlib.import_module(f"{plugin.__name__}.{name}")
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


def test_every_module_with_an_example_is_run(pytestconfig: pytest.Config) -> None:
    folder = Path(plugin.__file__).parent
    with_examples: Callable[[Path], bool] = lambda path: ">>> " in path.read_text(encoding="utf-8")  # noqa: E731
    assert {path.stem for path in folder.rglob("*.py") if with_examples(path)} == set(MODULES)
