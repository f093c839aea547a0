"""Acting orders, absences, default substitutes; who appointed, and who changed a post."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

REFERENCES = (
    ("post", "default_substitute_id", "post"),
    ("post", "changed_by_id", "person"),
    ("incumbency", "appointed_by_id", "person"),
    ("incumbency", "ended_by_id", "person"),
)


def upgrade() -> None:
    """Two tables; the new columns are empty for what is there already."""
    for table, name, to in REFERENCES:
        # As both databases write it: SQLite adds no constraint to a table that stands.
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} INTEGER REFERENCES {to} (id)")
    op.add_column("post", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    _acting_orders()
    _absences()


def downgrade() -> None:
    """Without them; what was signed by an order keeps its words."""
    op.drop_table("absence")
    op.drop_table("acting_order")
    op.drop_column("post", "changed_at")
    for table, name, _to in REFERENCES:
        op.drop_column(table, name)


def _acting_orders() -> None:
    json = sa.JSON().with_variant(sa.dialects.postgresql.JSONB(), "postgresql")
    op.create_table(
        "acting_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), sa.ForeignKey("office.id"), nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("for_post_id", sa.Integer(), sa.ForeignKey("post.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("own_post_id", sa.Integer(), sa.ForeignKey("post.id"), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("missions", json, nullable=False),
        sa.Column("conditions", sa.String(2_000), nullable=False),
        sa.Column("limit_satang", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("revoked_reason", sa.String(2_000), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_acting_order_office", "acting_order", ["office_id", "until"])
    op.create_index("ix_acting_order_person_id", "acting_order", ["person_id"])


def _absences() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), sa.ForeignKey("office.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_absence_office_id", "absence", ["office_id"])
    op.create_index("ix_absence_person", "absence", ["person_id", "until"])
