"""The app, as Django installs it."""

from __future__ import annotations

from django.apps import AppConfig, apps
from django.core.checks import register


class ReplyguideHelpdeskConfig(AppConfig):
    """replyguide beside django-helpdesk. It stands before ``helpdesk`` in ``INSTALLED_APPS``."""

    name = "replyguide.adapters.django_helpdesk"
    label = "replyguide_helpdesk"
    verbose_name = "replyguide"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the system checks and listens for new tickets."""
        from replyguide.adapters.django_helpdesk import checks

        register(checks.check_settings)
        register(checks.check_installation)
        if apps.is_installed(checks.HOST):
            from replyguide.adapters.django_helpdesk import signals

            signals.connect()
