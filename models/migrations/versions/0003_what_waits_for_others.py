"""Indexes: tasks lent to a colleague, parents that wait for child cases, wrong passwords by place."""

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
    op.create_index("ix_login_attempt_address", "login_attempt", ["address", "at"])


def downgrade() -> None:
    """Without them."""
    op.drop_index("ix_login_attempt_address", "login_attempt")
    op.drop_index("ix_step_child", "step")
    op.drop_index("ix_human_task_owner", "human_task")
