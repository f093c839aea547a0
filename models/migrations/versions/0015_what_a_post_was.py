"""What a post was before it was changed; the paper of an acting order."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was changed before is not known any more: the history begins here."""
    kept = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    op.create_table(
        "post_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("before", kept, nullable=False),
        sa.Column("after", kept, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("acting_order", sa.Column("paper_sha256", sa.String(64), nullable=True))
    op.create_index("ix_post_change_post_id", "post_change", ["post_id"])


def downgrade() -> None:
    """Without them."""
    op.drop_column("acting_order", "paper_sha256")
    op.drop_table("post_change")
