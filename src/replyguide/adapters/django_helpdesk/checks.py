"""System checks: what ``manage.py check`` says about the settings and the installation."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.urls import NoReverseMatch, reverse

from replyguide.adapters.django_helpdesk.settings import SETTING, read_settings

APP, HOST = "replyguide_helpdesk", "helpdesk"


def check_settings(**_kwargs: Any) -> list[CheckMessage]:
    """Whether ``REPLYGUIDE`` can be used, key by key."""
    found, wrong = read_settings(getattr(settings, SETTING, {}))
    messages: list[CheckMessage] = [Error(one.says, hint=one.hint, id="replyguide.E001") for one in wrong]
    if not wrong and found.house.name is None and found.house.signatory is None:
        hint = f"Give {SETTING}['HOUSE'], and in that file a name or a [signatory]."
        messages.append(Caution("No reply can be ready: nobody is named who answers.", hint=hint, id="replyguide.W001"))
    return messages


def check_installation(**_kwargs: Any) -> list[CheckMessage]:
    """Whether the panel can show itself: the order of the apps, and the addresses it posts to."""
    labels = [app.label for app in apps.get_app_configs()]
    messages: list[CheckMessage] = []
    if HOST not in labels:
        messages.append(
            Error("django-helpdesk is not installed.", hint="Add 'helpdesk' to INSTALLED_APPS.", id="replyguide.E002")
        )
    elif labels.index(APP) > labels.index(HOST):
        hint = "Put 'replyguide.adapters.django_helpdesk' before 'helpdesk' in INSTALLED_APPS."
        messages.append(Caution("The ticket page does not show the panel.", hint=hint, id="replyguide.W002"))
    try:
        reverse(f"{APP}:verdict", args=[1])
    except NoReverseMatch:
        hint = "Add path('replyguide/', include('replyguide.adapters.django_helpdesk.urls')) to the project's urls.py."
        messages.append(Error("The addresses of the panel are not in urls.py.", hint=hint, id="replyguide.E003"))
    return messages
