"""Which code was wrong, of a paper or of which case: wrong codes are counted for each apart."""

import sqlalchemy as sa
from alembic import op

from models.types import Moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of wrong codes from before it is not known; they count for a quarter of an hour only."""
    _create_anew(
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        index=["address", "kind", "at"],
    )


def downgrade() -> None:
    """Without it."""
    _create_anew(index=["address", "at"])


def _create_anew(*columns: sa.Column[str], index: list[str]) -> None:
    op.drop_table("guess")
    op.create_table(
        "guess",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(60), nullable=False),
        *columns,
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_guess_address", "guess", index)
