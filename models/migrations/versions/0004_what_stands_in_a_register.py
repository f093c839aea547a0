"""What stands in a register: one row for every number given out, also for those given already."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and write into it what the signatures so far were given."""
    entry = op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("register_name", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("human_task_id", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["human_task_id"], ["human_task.id"]),
        sa.ForeignKeyConstraint(["signed_by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "register_name", "year", "count"),
    )
    given = _given(op.get_bind())
    if given:
        op.bulk_insert(entry, given)


def downgrade() -> None:
    """Without it; the numbers still stand in the record of their cases."""
    op.drop_table("register_entry")


def _given(connection: sa.Connection) -> list[dict[str, object]]:
    step = sa.table("step", sa.column("case_id"), sa.column("key"), sa.column("result", sa.JSON))
    task = sa.table(
        "human_task",
        *(sa.column(name) for name in ("id", "case_id", "key", "office_id", "completed_by_id")),
        sa.column("completed_at", sa.DateTime(timezone=True)),
    )
    case = sa.table("cases", sa.column("id"), sa.column("subject"))
    signed = (
        sa.select(step.c.result, task, case.c.subject)
        .join(task, (task.c.case_id == step.c.case_id) & (task.c.key == step.c.key))
        .join(case, case.c.id == step.c.case_id)
        .where(sa.cast(step.c.result, sa.Text).like('%"registered"%'))
        .order_by(task.c.id)
    )
    return [
        {
            "register_name": row.result["registered"]["register"],
            "year": row.result["registered"]["year"],
            "count": row.result["registered"]["count"],
            "number": row.result["number"],
            "office_id": row.office_id,
            "subject": row.subject,
            "case_id": row.case_id,
            "human_task_id": row.id,
            "signed_at": row.completed_at,
            "signed_by_id": row.completed_by_id,
            "cancelled_reason": "",
        }
        for row in connection.execute(signed)
        # The words may stand in what somebody wrote, too.
        if isinstance(row.result, dict) and isinstance(row.result.get("registered"), dict)
    ]
