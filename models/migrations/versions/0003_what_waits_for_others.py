"""Indexes of what waits for others: tasks lent to a colleague, parents of child cases."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LENT = "owner_id IS NOT NULL"
WAITING = "kind = 'outcome_of' AND state = 'open'"


def upgrade() -> None:
    """Partial: few rows are in them at any time."""
    op.create_index(
        "ix_human_task_owner",
        "human_task",
        ["owner_id"],
        sqlite_where=sa.text(LENT),
        postgresql_where=sa.text(LENT),
    )
    op.create_index(
        "ix_step_child",
        "step",
        ["what"],
        sqlite_where=sa.text(WAITING),
        postgresql_where=sa.text(WAITING),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_index("ix_step_child", "step")
    op.drop_index("ix_human_task_owner", "human_task")
