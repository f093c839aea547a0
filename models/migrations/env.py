"""Alembic's door into the models; `models.migrate` calls it with the connection to use."""

from typing import Literal

from alembic import context
from sqlalchemy.types import JSON
from sqlmodel import AutoString, SQLModel

from models import tables  # noqa: F401 - fills the metadata
from models.types import Moment


def _written(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """How our own column types stand in a revision."""
    if kind == "type" and isinstance(thing, Moment):
        return "Moment()"
    if kind == "type" and isinstance(thing, JSON):
        return "Json"
    if kind == "type" and isinstance(thing, AutoString):
        return f"sa.String({thing.length or ''})"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite cannot alter a table: Alembic copies it
    render_item=_written,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
