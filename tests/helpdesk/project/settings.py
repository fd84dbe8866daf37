"""A small project with django-helpdesk and the panel, for tests and for the demo."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).parent
HOME = os.environ.get("REPLYGUIDE_DEMO_HOME")
"""The folder of the demo's files; without it the database lives in memory."""

SECRET_KEY = "only-for-tests-and-the-demo"
DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "replyguide.adapters.django_helpdesk",
    "helpdesk",
    "rest_framework",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "project.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{HOME}/helpdesk.sqlite3" if HOME else ":memory:",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
USE_TZ = True
TIME_ZONE = "Europe/Prague"
LANGUAGE_CODE = "en"
STATIC_URL = "/static/"
MEDIA_ROOT = f"{HOME}/media" if HOME else ""
MEDIA_URL = "/media/"
SITE_ID = 1
LOGIN_URL = "/helpdesk/login/"
LOGIN_REDIRECT_URL = "/helpdesk/"
SILENCED_SYSTEM_CHECKS = ["models.W042"]

HELPDESK_ENABLE_ATTACHMENTS = True
HELPDESK_PUBLIC_ENABLED = True
HELPDESK_TEAMS_MODE_ENABLED = False

REPLYGUIDE = {"HOUSE": BASE_DIR / "house.toml"}
