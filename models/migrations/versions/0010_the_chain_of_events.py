"""The chain of each case's events, the anchors of each day, the keys that receipts are signed with."""

import hashlib
import json
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op
from models.types import Json, Moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BATCH = 1_000


def upgrade() -> None:
    """Add the columns, and chain what has happened so far in the order in which it was told."""
    op.add_column("cases", sa.Column("told", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("cases", sa.Column("seal", sa.String(64), nullable=False, server_default=""))
    op.add_column("event", sa.Column("n", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("event", sa.Column("seal", sa.String(64), nullable=False, server_default=""))
    _at_the_moment_of_their_events(op.get_bind())
    _numbers_struck_out(op.get_bind())
    _tell_of_documents(op.get_bind())
    _chain(op.get_bind())
    op.create_index("ix_event_chain", "event", ["case_id", "n"], unique=True)
    op.drop_index("ix_event_case", "event")
    op.create_index("ix_register_entry_case_id", "register_entry", ["case_id"])
    op.create_table(
        "audit_anchor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("heads", Json, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("root", sa.String(64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "day"),
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("public", sa.String(64), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_signing_key_office_id", "signing_key", ["office_id"])


def downgrade() -> None:
    """Without them; the events stay."""
    op.drop_table("signing_key")
    op.drop_table("audit_anchor")
    op.drop_index("ix_register_entry_case_id", "register_entry")
    op.create_index("ix_event_case", "event", ["case_id", "id"])
    op.drop_index("ix_event_chain", "event")
    op.drop_column("event", "seal")
    op.drop_column("event", "n")
    op.drop_column("cases", "seal")
    op.drop_column("cases", "told")


def _at_the_moment_of_their_events(connection: sa.Connection) -> None:
    """What was written down microseconds before its event is compared with it from now on."""
    for table, column, which in (
        ("human_task", "completed_at", "t.id = event.human_task_id"),
        ("register_entry", "signed_at", "t.human_task_id = event.human_task_id"),
    ):
        its_event = (
            "FROM event WHERE event.case_id = t.case_id"
            f" AND event.kind = 'human-task.completed' AND {which}"
        )
        connection.execute(
            sa.text(
                f"UPDATE {table} AS t SET {column} = (SELECT event.at {its_event})"
                f" WHERE t.{column} IS NOT NULL AND EXISTS (SELECT 1 {its_event})"
            )
        )


def _numbers_struck_out(connection: sa.Connection) -> None:
    """At the moment of the event that tells of it, which says from now on of which number."""
    names = ("id", "case_id", "number", "register_name", "year", "count")
    entry = sa.table(
        "register_entry",
        *map(sa.column, (*names, "cancelled_by_id", "cancelled_reason")),
        sa.column("cancelled_at", Moment()),
    )
    event = _events()
    told = sa.select(event).where(event.c.kind == "register.number-cancelled")
    events = connection.execute(told.order_by(event.c.id)).all()
    cancelled = sa.select(entry).where(entry.c.cancelled_at.is_not(None))
    for row in connection.execute(cancelled).mappings().all():
        facts = {"number": row["number"], "reason": row["cancelled_reason"]}
        known = facts | {name: row[name] for name in ("year", "count")}
        known["register"] = row["register_name"]
        its = [
            each
            for each in events
            if (each.case_id, each.actor_id) == (row["case_id"], row["cancelled_by_id"])
            and each.data in (facts, known)
        ]
        if its:
            at_once = min(its, key=lambda each: abs(each.at - row["cancelled_at"]))
            _set_one(connection, entry, row["id"], cancelled_at=at_once.at)
            _set_one(connection, event, at_once.id, data=known)


def _tell_of_documents(connection: sa.Connection) -> None:
    """An event of its own for each that has none, at its moment: it holds the document fast."""
    document = sa.table(
        "document",
        *map(sa.column, ("case_id", "n", "kind", "filename", "sha256", "created_by_id")),
        sa.column("created_at", Moment()),
    )
    event = _events()
    told = connection.execute(sa.select(event).where(event.c.kind.like("document.%"))).all()
    known = {(each.case_id, each.data["n"]): each for each in told}
    filed = sa.select(document).order_by(document.c.case_id, document.c.n)
    for row in connection.execute(filed).all():
        facts = {name: getattr(row, name) for name in ("n", "filename", "sha256")}
        its = known.get((row.case_id, row.n))
        if its is not None:
            _set_one(connection, event, its.id, data={**its.data, **facts})
            continue
        new = {
            "case_id": row.case_id,
            "actor_id": row.created_by_id,
            "at": row.created_at,
            "kind": "document.attached" if row.kind == "attachment" else "document.set",
            "data": facts,
            "in_timeline": True,  # Prefect is told of what happens, not of what was
        }
        connection.execute(sa.insert(event).values(new))


def _events() -> sa.TableClause:
    return sa.table(
        "event",
        *map(sa.column, ("id", "case_id", "actor_id", "kind")),
        sa.column("in_timeline", sa.Boolean()),
        sa.column("at", Moment()),
        sa.column("data", Json),
    )


def _set_one(connection: sa.Connection, table: sa.TableClause, row: int, **values: Any) -> None:
    connection.execute(sa.update(table).where(table.c.id == row).values(values))


def _chain(connection: sa.Connection) -> None:
    columns = ("id", "case_id", "human_task_id", "actor_id", "kind", "n", "seal")
    event = sa.table(
        "event",
        *map(sa.column, columns),
        sa.column("at", Moment()),
        sa.column("data", Json),
    )
    case = sa.table("cases", *map(sa.column, ("id", "code", "told", "seal")))
    asked = sa.select(event, case.c.code).join(case, case.c.id == event.c.case_id)
    after = (0, 0)
    heads: dict[int, tuple[int, str]] = {}
    while rows := connection.execute(
        asked.where(sa.tuple_(event.c.case_id, event.c.id) > sa.tuple_(*after))
        .order_by(event.c.case_id, event.c.id)
        .limit(BATCH)
    ).all():
        heads = {each: head for each, head in heads.items() if each == rows[0].case_id}
        sealed = []
        for row in rows:
            n, previous = heads.get(row.case_id, (0, ""))
            heads[row.case_id] = n + 1, _seal(row, n + 1, previous)
            sealed.append({"which": row.id, "n": n + 1, "seal": heads[row.case_id][1]})
        _set(connection, event, ("n", "seal"), sealed)
        ends = [{"which": each, "told": n, "seal": seal} for each, (n, seal) in heads.items()]
        _set(connection, case, ("told", "seal"), ends)
        after = (rows[-1].case_id, rows[-1].id)


def _set(
    connection: sa.Connection, table: sa.TableClause, names: tuple[str, str], rows: list[dict[str, Any]]
) -> None:
    changed: dict[str, Any] = {name: sa.bindparam(name) for name in names}
    connection.execute(sa.update(table).where(table.c.id == sa.bindparam("which")).values(changed), rows)


def _seal(row: Any, n: int, previous: str) -> str:
    """As `models.chain.seal` had it when this revision was written."""
    at = row.at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    told = {
        "actor": row.actor_id,
        "at": at,
        "case": row.code,
        "data": _whole(row.data),
        "human_task": row.human_task_id,
        "kind": row.kind,
        "n": n,
        "previous": previous,
    }
    canonical = json.dumps(
        told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def _whole(value: object) -> object:
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
