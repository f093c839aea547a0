"""Whose draft it is that a human task keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A draft so far is of who has the task; of one that lies with nobody it is not known."""
    # Said in SQL, as both databases take it: SQLite would rebuild the table for a foreign key.
    op.execute("ALTER TABLE human_task ADD COLUMN drafted_by_id INTEGER REFERENCES person (id)")
    op.execute("UPDATE human_task SET drafted_by_id = assignee_id WHERE draft IS NOT NULL")


def downgrade() -> None:
    """Without it."""
    op.drop_column("human_task", "drafted_by_id")
