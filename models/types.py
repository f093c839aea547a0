"""Column types that the two databases do not share by themselves."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import DateTime, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import JSON

if TYPE_CHECKING:
    from sqlalchemy import Dialect


def must_be_keepable(value: object) -> None:
    """Refuse with `ValueError` or `TypeError` what one of the databases cannot keep as JSON.

    PostgreSQL takes no null character and neither takes half a surrogate pair.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    text.encode()
    if "\\u0000" in text:
        raise ValueError("a null character cannot be kept")


def keepable(words: str) -> str:
    """`words` without what a database cannot keep: for texts that nobody can correct any more."""
    return words.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""A JSON document; ``jsonb`` on PostgreSQL."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite, which has no time zones, keeps it without."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into UTC; a naive value is a mistake in the program, never guessed around."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy hands it over
    ) -> datetime | None:
        """Aware again, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
