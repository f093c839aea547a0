"""The record as it was before revision 0005: what was not written then is taken off its rows."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from alembic import command
from sqlalchemy import column, delete, or_, select, table, update

from models import migrate
from models.audit.finding import Sums
from models.audit.verify import verify
from models.database import bare, steady
from models.types import Json, Moment

if TYPE_CHECKING:
    from sqlalchemy import Connection

_EVENT = table(
    "event", *map(column, ("id", "human_task_id", "kind", "actor_id")), column("data", Json)
)
_TASK = table("human_task", *map(column, ("id", "case_id", "key")), column("detail", Json))
_STEP = table("step", *map(column, ("id", "case_id", "key")), column("result", Json))
_LATER = {
    "human-task.completed": {"capacity", "documents", "subject"},
    "service-step.done": {"sha256"},
    "document.attached": {"sha256", "row"},
    "case.opened": {"asked", "urgency", "secrecy"},
    "register.number-cancelled": {"register", "year", "count", "sent_to"},
}
"""What the data of events did not say then."""


def as_of_0004(*, no_document_told: bool = True) -> None:
    """Go back, with the rows as they were written then."""
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0004")
        set_by_machines = [_EVENT.c.kind == "document.set"]
        by_a_form = [_EVENT.c.kind == "document.attached"] if no_document_told else []
        connection.execute(delete(_EVENT).where(or_(*set_by_machines, *by_a_form)))
        _forget(connection, _TASK, "detail", {"ladder", "confirms"})
        _forget(connection, _STEP, "result", {"rung", "capacity"})
        for kind, names in _LATER.items():
            _forget(connection, _EVENT, "data", names, kind)
        _hold_fast(connection)
        for each in (("human_task", "completed_at"), ("register_entry", "signed_at")):
            _a_moment_before(connection, *each)
        _a_moment_before(connection, "register_entry", "cancelled_at")


def upgraded_and_whole() -> Sums:
    """Upgrade; the audit finds nothing. Returns what it looked at."""
    migrate.upgrade()
    sums = Sums()
    with steady() as session:
        assert list(verify(session, sums)) == []
    return sums


def _forget(
    connection: Connection, rows: Any, name: str, names: set[str], kind: str | None = None
) -> None:
    asked = select(rows.c.id, rows.c[name])
    asked = asked if kind is None else asked.where(rows.c.kind == kind)
    for row, kept in connection.execute(asked).all():
        if isinstance(kept, dict) and names & kept.keys():
            left = {each: value for each, value in kept.items() if each not in names}
            connection.execute(update(rows).where(rows.c.id == row).values({name: left}))


def _hold_fast(connection: Connection) -> None:
    """The sum that each completed task's event had then."""
    of_task = (_STEP.c.case_id == _TASK.c.case_id) & (_STEP.c.key == _TASK.c.key)
    asked = select(_EVENT.c.id, _EVENT.c.data, _TASK.c.detail, _STEP.c.result)
    asked = asked.join(_TASK, _TASK.c.id == _EVENT.c.human_task_id).join(_STEP, of_task)
    for row in connection.execute(asked.where(_EVENT.c.kind == "human-task.completed")).all():
        seen = {"shows": row.detail.get("shows"), "beside": row.detail.get("beside")}
        written = json.dumps(
            seen | {"result": row.result}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        data = {**row.data, "sha256": hashlib.sha256(written.encode()).hexdigest()}
        connection.execute(update(_EVENT).where(_EVENT.c.id == row.id).values(data=data))


def _a_moment_before(connection: Connection, name: str, moment: str) -> None:
    """Each asked the clock for itself then."""
    rows = table(name, column("id"), column(moment, Moment))
    for row, at in connection.execute(select(rows).where(rows.c[moment].is_not(None))).all():
        earlier = at - timedelta(microseconds=40)
        connection.execute(update(rows).where(rows.c.id == row).values({moment: earlier}))
