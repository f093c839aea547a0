"""The approval ladder: how far up each matter goes; and which word a paper confirms."""

import hashlib
import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_15, _36 = "handbook 1.5", "handbook 3.6"
_BEGUN: tuple[tuple[str, int | None, str, str], ...] = (
    ("news", None, "group_head", _15),
    ("photographs", None, "group_head", _15),
    ("mc-roster", None, "group_head", _15),
    ("advice", None, "group_head", _15),
    ("sensitive-advice", None, "director", "handbook 3.8"),
    ("policy-news", None, "director", _15),
    ("complaint-answer", None, "director", _15),
    ("disclosure", None, "director", _15),
    ("internship", None, "director", _15),
    ("state-ceremony-script", None, "director", _15),
    ("procurement", 500_000, "director", "handbook 1.5, 3.15"),
    ("procurement", None, "vice_governor", "handbook 1.5, 3.15"),
    ("office-letter", None, "director", _15),
    ("planned-conference", None, "director", _36),
    ("urgent-conference", None, "vice_governor", _36),
    ("press-message", None, "director", _36),
    ("grave-press-message", None, "vice_governor", "handbook 1.5, 3.6"),
    ("province-plan", None, "vice_governor", _15),
    ("crisis-level", None, "vice_governor", _15),
    ("province-project", None, "vice_governor", _15),
    ("province-order", None, "governor", "handbook 1.4, 1.5"),
    ("province-announcement", None, "governor", "handbook 1.4, 1.5"),
    ("spokesperson", None, "vice_governor", _15),
    ("department-project", None, "prd_hq", _15),
    ("department-budget", None, "prd_hq", _15),
    ("nnt-news", None, "prd_region6", _15),
)
_JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
_CASE = sa.table("cases", sa.column("id"), sa.column("mission"))
_TASK = sa.table(
    "human_task",
    *(sa.column(name) for name in ("id", "case_id", "key", "kind", "form", "state")),
    sa.column("detail", _JSON),
)
_STEP = sa.table(
    "step", *(sa.column(name) for name in ("id", "case_id", "key")), sa.column("result", _JSON)
)
_EVENT = sa.table(
    "event", *map(sa.column, ("id", "human_task_id", "kind")), sa.column("data", _JSON)
)


def upgrade() -> None:
    """Every office begins with the handbook's ladder, and cases under way go on as they began."""
    rule = op.create_table(
        "approval_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("up_to_baht", sa.Integer(), nullable=True),
        sa.Column("last_rung", sa.String(40), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_approval_rule_in_force",
        "approval_rule",
        ["office_id", "matter"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "ix_approval_rule_version", "approval_rule", ["office_id", "matter", "version"]
    )
    connection = op.get_bind()
    office = sa.table("office", sa.column("id"))
    begun = [_rule(office_id, *each) for (office_id,) in _all(office) for each in _BEGUN]
    if begun:
        op.bulk_insert(rule, begun)
    _say_how_far_up_it_goes(connection)
    _say_what_a_paper_confirms(connection)


def downgrade() -> None:
    """Without it; what tasks and steps say of it is not read any more."""
    op.drop_table("approval_rule")


def _rule(
    office_id: int, matter: str, up_to_baht: int | None, last_rung: str, source: str
) -> dict[str, object]:
    return {
        "office_id": office_id,
        "matter": matter,
        "version": 1,
        "up_to_baht": up_to_baht,
        "last_rung": last_rung,
        "source": source,
        "since": datetime.now(UTC),
        "why": "",
    }


def _all(table: sa.TableClause) -> list[Any]:
    return list(op.get_bind().execute(sa.select(*table.c)))


def _say_how_far_up_it_goes(connection: sa.Connection) -> None:
    """Press conferences went outside by their request; from now on their tasks say so."""
    asked = sa.select(_TASK, _STEP.c.id.label("step_id"), _STEP.c.result)
    asked = asked.join(_CASE, _CASE.c.id == _TASK.c.case_id)
    of_task = (_STEP.c.case_id == _TASK.c.case_id) & (_STEP.c.key == _TASK.c.key)
    found = asked.join(_STEP, of_task).where(
        _CASE.c.mission == "press-conference", _TASK.c.kind == "approve"
    )
    requests: dict[int, dict[str, Any]] = {}
    for row in connection.execute(found.order_by(_TASK.c.id)).all():
        name = row.key.rpartition("/")[2].partition("~")[0]
        if name not in {"decide", "clear", "clear-correction"}:
            continue
        if name == "decide":
            request = row.detail["shows"]["content"]
            requests[row.case_id] = (row.result or {}).get("edited") or request
            matter, goes_up = "urgent-conference", request["mode"] == "urgent"
        else:
            weight = requests[row.case_id]["weight"]
            matter, goes_up = "grave-press-message", weight != "ordinary"
        if goes_up:
            _goes_outside(connection, row, matter)


def _goes_outside(connection: sa.Connection, row: Any, matter: str) -> None:
    ladder = {"matter": matter, "rung": "vice_governor"}
    detail = {**row.detail, "ladder": ladder}
    connection.execute(sa.update(_TASK).where(_TASK.c.id == row.id).values(detail=detail))
    if row.result and "outcome" in row.result:
        result = {**row.result, "rung": "vice_governor"}
        connection.execute(sa.update(_STEP).where(_STEP.c.id == row.step_id).values(result=result))
        _hold_fast(connection, row, result)


def _hold_fast(connection: sa.Connection, row: Any, result: dict[str, Any]) -> None:
    """The event holds the result by its sum: by the new one now, if it held it until now."""
    completed = (_EVENT.c.human_task_id == row.id) & (_EVENT.c.kind == "human-task.completed")
    for event in connection.execute(sa.select(_EVENT).where(completed)).all():
        if event.data.get("sha256") == _sum(row.detail, row.result):
            data = {**event.data, "sha256": _sum(row.detail, result)}
            connection.execute(sa.update(_EVENT).where(_EVENT.c.id == event.id).values(data=data))


def _sum(detail: dict[str, Any], result: Any) -> str:
    """As `workflows.completing` had it when this revision was written."""
    seen = {"shows": detail.get("shows"), "beside": detail.get("beside"), "result": result}
    canonical = json.dumps(seen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _say_what_a_paper_confirms(connection: sa.Connection) -> None:
    """The words that a paper is asked for are those whose content it shows."""
    words: defaultdict[int, list[tuple[str, Any]]] = defaultdict(list)
    answered = sa.select(_TASK.c.case_id, _TASK.c.key, _STEP.c.result).join(
        _STEP, (_STEP.c.case_id == _TASK.c.case_id) & (_STEP.c.key == _TASK.c.key)
    )
    recorded = answered.where(_TASK.c.kind == "record", _TASK.c.state == "completed")
    for row in connection.execute(recorded.order_by(_TASK.c.id)):
        words[row.case_id].append((row.key, row.result["answer"]))
    asked = sa.select(_TASK).where(_TASK.c.form == "ConfirmingEvidence")
    for task in connection.execute(asked).all():
        shown = [task.detail["shows"], *task.detail.get("beside", ())]
        contents = [each["content"] for each in shown]
        keys = [key for key, answer in words[task.case_id] if answer in contents]
        detail = {**task.detail, "confirms": keys}
        connection.execute(sa.update(_TASK).where(_TASK.c.id == task.id).values(detail=detail))
