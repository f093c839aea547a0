"""A calendar that changes: an office's hours, the sources of its days off, the rules of deadlines."""

import sqlalchemy as sa
from alembic import op

from models.types import Json

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

HOURS = {"working_days": (7, "12345"), "working_hours": (60, "08:30-12:00 13:00-16:30")}


def upgrade() -> None:
    """Add them; what is open already keeps the moment it was given, for its rule is not known."""
    for name, (length, usual) in HOURS.items():
        column = sa.Column(name, sa.String(length), nullable=False, server_default=usual)
        op.add_column("office", column)
    source = sa.Column("source_ref", sa.String(300), nullable=False, server_default="")
    op.add_column("day_off", source)
    op.add_column("day_off", sa.Column("announced_at", sa.DateTime(timezone=True)))
    op.add_column("human_task", sa.Column("internal_due_at", sa.DateTime(timezone=True)))
    op.add_column("human_task", sa.Column("due_rule", Json))
    op.add_column("step", sa.Column("due_rule", Json))
    op.create_table(
        "day_off_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("scope", sa.String(60), nullable=False),
        sa.Column("to", sa.Date(), nullable=True),
        sa.Column("before", Json, nullable=True),
        sa.Column("after", Json, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_day_off_change_office", "day_off_change", ["office_id", "day"])


def downgrade() -> None:
    """Without them."""
    op.drop_table("day_off_change")
    for table, names in {
        "step": ["due_rule"],
        "human_task": ["due_rule", "internal_due_at"],
        "day_off": ["announced_at", "source_ref"],
        "office": [*HOURS],
    }.items():
        for name in names:
            op.drop_column(table, name)
