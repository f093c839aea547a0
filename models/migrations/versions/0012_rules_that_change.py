"""Rules that the office changes: their history; and when a changed calendar shortened a deadline."""

import sqlalchemy as sa
from alembic import op

from models.types import Json

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What stands so far is nobody's change, and no open deadline is known to be shorter."""
    op.add_column("human_task", sa.Column("hastened_at", sa.DateTime(timezone=True)))
    op.create_table(
        "rule_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(40), nullable=False),
        sa.Column("before", Json, nullable=True),
        sa.Column("after", Json, nullable=True),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_rule_change_rule", "rule_change", ["office_id", "rule"])


def downgrade() -> None:
    """Without them."""
    op.drop_table("rule_change")
    op.drop_column("human_task", "hastened_at")
