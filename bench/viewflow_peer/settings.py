"""A minimal Django project for the viewflow peer, in its fast set-up.

Persistent connections, cached templates (no debug), sessions and the user's permissions in
memory; the database is the one named by ``VIEWFLOW_BENCH_DATABASE``, a JSON object.
"""

from __future__ import annotations

import json
import os

from bench.durability import SQLITE_PRAGMAS

_place = json.loads(os.environ["VIEWFLOW_BENCH_DATABASE"])

SECRET_KEY = "bench"  # noqa: S105 - signs the sessions of one run
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "bench.viewflow_peer.urls"
WSGI_APPLICATION = "bench.viewflow_peer.server.application"
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
LOGGING_CONFIG = None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "viewflow",
    "viewflow.workflow",
    "bench.viewflow_peer",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "viewflow.middleware.SiteMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
# The slow hash of a password is paid when signing in, which nobody measures here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": _place.get("sqlite"),
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "init_command": ";".join(f"PRAGMA {key}={value}" for key, value in SQLITE_PRAGMAS.items()),
    },
}
_POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", **_place.get("postgresql", {})}
DATABASES = {"default": {**(_SQLITE if "sqlite" in _place else _POSTGRESQL), "CONN_MAX_AGE": None}}
