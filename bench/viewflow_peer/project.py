"""The Django project brought up on one database: its schema and the three people."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import django
from psycopg.conninfo import conninfo_to_dict

from bench import durability
from bench.contender import PASSWORD, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.contender import Place

DJANGO_NAMES = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}


def environment(place: Place) -> dict[str, str]:
    """What a process needs in its environment to be this project on this database."""
    return {
        "DJANGO_SETTINGS_MODULE": "bench.viewflow_peer.settings",
        "VIEWFLOW_BENCH_DATABASE": json.dumps(_database(place)),
    }


def bring_up(place: Place) -> None:
    """Settle this process on the database, make its tables and its people."""
    os.environ.update(environment(place))
    django.setup()
    from django.contrib.auth.models import Permission, User  # noqa: PLC0415 - not before setup
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for person in PEOPLE:
        user = User.objects.create_user(username=person, password=PASSWORD)
        may = ("view_publicity", f"can_{person}_publicity")
        user.user_permissions.set(Permission.objects.filter(codename__in=may))


def durability_of(place: Place) -> Mapping[str, str]:
    """What Django's own connection says."""
    from django.db import connection  # noqa: PLC0415

    def ask(question: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]

    return durability.of_sqlite(ask) if place.kind == "sqlite" else durability.of_postgresql(ask)


def _database(place: Place) -> dict[str, Any]:
    if place.kind == "sqlite":
        return {"sqlite": str(place.sqlite)}
    named = conninfo_to_dict(place.postgresql)
    return {
        "postgresql": {
            django_name: str(named[name])
            for name, django_name in DJANGO_NAMES.items()
            if named.get(name) is not None
        }
    }
