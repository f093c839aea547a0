"""In what capacity a rule, a day off or the ladder was changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLES = ("rule_change", "day_off_change", "approval_rule")


def upgrade() -> None:
    """Of what was changed before it is not known: an order may have stood that nobody noted."""
    kept = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    for table in TABLES:
        op.add_column(table, sa.Column("capacity", kept, nullable=True))


def downgrade() -> None:
    """Without it."""
    for table in TABLES:
        op.drop_column(table, "capacity")
