"""Whether Prasan is well: the web, its database, and whether Prefect answers."""

import time
from contextlib import suppress
from threading import Lock, Thread
from typing import Literal

from fastapi import Response
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.doors import Doors
from models.database import engine
from workflows import prefect_server

doors = Doors(tags=["health"])

NOT_WELL = "The database does not answer"

FRESH = 5.0
"""Seconds for which a look at Prefect is good."""


class Health(BaseModel):
    """People can work when `web` and `database` are well; Prefect runs only what machines do.

    `prefect` is null until it has been looked at.
    """

    web: Literal[True] = True
    database: bool
    prefect: bool | None


class PrefectSeen:
    """What Prefect said when somebody last looked; looking never keeps anybody waiting."""

    def __init__(self) -> None:
        self.answers: bool | None = None
        self._seen = -FRESH
        self._looking = Lock()

    def look(self) -> bool | None:
        """What was seen last; when that is old, another look begins behind our back."""
        if time.monotonic() - self._seen >= FRESH and self._looking.acquire(blocking=False):
            Thread(target=self._look, name="prefect-health", daemon=True).start()
        return self.answers

    def _look(self) -> None:
        try:
            self.answers = prefect_server.is_healthy(timeout=2)
            self._seen = time.monotonic()
        finally:
            self._looking.release()


prefect = PrefectSeen()


@doors.head("/health", include_in_schema=False)
@doors.get(
    "/health", responses={503: {"model": Health, "description": NOT_WELL}}, response_model=Health
)
def health() -> Response:
    """Answers 200 when people can work, 503 when the database does not answer."""
    told = Health(database=_database_answers(), prefect=prefect.look())
    status = 200 if told.database else 503
    return Response(told.model_dump_json(), status, media_type="application/json")


def _database_answers() -> bool:
    with suppress(SQLAlchemyError), engine().connect() as connection:
        return connection.execute(text("SELECT 1")).scalar() == 1
    return False
