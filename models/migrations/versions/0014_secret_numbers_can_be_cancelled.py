"""Numbers of the secret register can be struck out, with who did it and why (handbook 2.3)."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every number so far stands."""
    with op.batch_alter_table("secret_entry") as table:
        table.add_column(sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("cancelled_by_id", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column("cancelled_reason", sa.String(), nullable=False, server_default="")
        )
        table.create_foreign_key(
            "secret_entry_cancelled_by_id_fkey", "person", ["cancelled_by_id"], ["id"]
        )


def downgrade() -> None:
    """Without them."""
    with op.batch_alter_table("secret_entry") as table:
        table.drop_constraint("secret_entry_cancelled_by_id_fkey", type_="foreignkey")
        for name in ("cancelled_reason", "cancelled_by_id", "cancelled_at"):
            table.drop_column(name)
