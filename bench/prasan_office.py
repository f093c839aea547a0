"""An office of three people for the benchmark, made in an empty database."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bench import durability
from bench.contender import PASSWORD, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.contender import Person, Place

ROLES: Mapping[Person, str] = {
    "staff": "news_officer",
    "manager": "prc_head",
    "director": "director",
}


def environment(place: Place) -> dict[str, str]:
    """What a process needs in its environment to be Prasan on this database."""
    sqlite = f"sqlite:///{place.sqlite}"
    return {
        "PRASAN_DATA_DIR": str(place.folder),
        "PRASAN_DATABASE_URL": sqlite if place.kind == "sqlite" else _url(place.postgresql),
    }


def bring_up(place: Place) -> None:
    """Settle this process on the database, make its tables, its office, its three people."""
    os.environ.update(environment(place))
    from bench import prasan_mission  # noqa: PLC0415 - settings are read when Prasan is imported
    from models import migrate  # noqa: PLC0415
    from models.database import write  # noqa: PLC0415
    from models.office import Office  # noqa: PLC0415

    prasan_mission.register()
    migrate.upgrade()
    with write() as session:
        office = Office(
            key="bench", name_th="สำนักงาน", name_en="Office", province_th="สงขลา",
            province_en="Songkhla",
        )  # fmt: skip
        session.add(office)
        session.flush()
        for person in PEOPLE:
            _employ(session, office.id or 0, person)


def durability_of(place: Place) -> Mapping[str, str]:
    """What a connection of Prasan's own engine says."""
    from models.database import engine  # noqa: PLC0415

    with engine().connect() as connection:

        def ask(question: str) -> Any:
            return connection.exec_driver_sql(question).scalar()

        of = durability.of_sqlite if place.kind == "sqlite" else durability.of_postgresql
        return of(ask)


def _employ(session: Any, office_id: int, name: Person) -> None:
    from pwdlib import PasswordHash  # noqa: PLC0415

    from models.person import Person as Somebody  # noqa: PLC0415
    from models.post import Incumbency, Post  # noqa: PLC0415

    role = ROLES[name]
    post = Post(
        office_id=office_id, key=role, group_code="PRC", title_th=role, title_en=role, roles=[role]
    )
    person = Somebody(
        office_id=office_id,
        handle=name,
        name_th=name,
        name_en=name,
        password_hash=PasswordHash.recommended().hash(PASSWORD),
    )
    session.add_all([post, person])
    session.flush()
    since = datetime(2026, 1, 1, tzinfo=UTC)
    session.add(Incumbency(post_id=post.id, person_id=person.id, since=since))


def _url(conninfo: str) -> str:
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415
    from sqlalchemy import URL  # noqa: PLC0415

    named = conninfo_to_dict(conninfo)
    return URL.create(
        "postgresql+psycopg",
        username=str(named["user"]) if "user" in named else None,
        password=str(named["password"]) if "password" in named else None,
        host=str(named["host"]) if "host" in named else None,
        port=int(str(named["port"])) if "port" in named else None,
        database=str(named["dbname"]),
    ).render_as_string(hide_password=False)
