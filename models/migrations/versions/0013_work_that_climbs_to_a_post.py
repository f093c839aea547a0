"""Work that goes up is offered to the post it climbed to, so that who acts for it signs as such."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the post; what was offered to people by name stays with them."""
    with op.batch_alter_table("offer") as offer:
        offer.add_column(sa.Column("post_id", sa.Integer(), nullable=True))
        offer.create_foreign_key("offer_post_id_fkey", "post", ["post_id"], ["id"])


def downgrade() -> None:
    """What was offered to a post goes to who holds it today; a vacant one's to nobody."""
    op.execute(
        "INSERT INTO offer (human_task_id, person_id)"
        " SELECT o.human_task_id, i.person_id FROM offer AS o"
        " JOIN incumbency AS i ON i.post_id = o.post_id"
        " WHERE i.since <= CURRENT_TIMESTAMP AND (i.until IS NULL OR i.until > CURRENT_TIMESTAMP)"
    )
    op.execute("DELETE FROM offer WHERE post_id IS NOT NULL")
    with op.batch_alter_table("offer") as offer:
        offer.drop_column("post_id")
