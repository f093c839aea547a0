"""What the office shares, and who has it when; no two confirmed bookings of one thing overlap.

The database itself refuses the second. PostgreSQL has an exclusion constraint for that; written
with the ranges of its core, it needs no extension (``int4range(id, id, '[]') &&`` is equality).
SQLite, which has none, has triggers, and one writer at a time. Alembic copies a table of SQLite to
alter it, and leaves its triggers behind: a later revision of ``booking`` has to make them again.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_EXCLUDED = """
ALTER TABLE booking ADD CONSTRAINT booking_never_twice EXCLUDE USING gist (
    int4range(resource_id, resource_id, '[]') WITH &&, tstzrange(since, until) WITH &&
) WHERE (confirmed_at IS NOT NULL AND released_at IS NULL)
"""
_REFUSED = """
CREATE TRIGGER booking_never_twice_{verb} BEFORE {event} ON booking
WHEN NEW.confirmed_at IS NOT NULL AND NEW.released_at IS NULL AND EXISTS (
    SELECT 1 FROM booking AS other
    WHERE other.resource_id = NEW.resource_id AND other.id IS NOT NEW.id
    AND other.confirmed_at IS NOT NULL AND other.released_at IS NULL
    AND other.since < NEW.until AND NEW.since < other.until
)
BEGIN SELECT RAISE(ABORT, 'booking_never_twice'); END
"""
_EVENTS = {"made": "INSERT", "changed": "UPDATE"}


def upgrade() -> None:
    """Empty tables; `prasan demo` furnishes those of the demo office."""
    op.create_table(
        "resource",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("serves_as", _json(), nullable=False),
        sa.Column("name_th", sa.String(200), nullable=False),
        sa.Column("name_en", sa.String(200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("asset_no", sa.String(60), nullable=False),
        sa.Column("kept_at", sa.String(200), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.UniqueConstraint("office_id", "key"),
        sa.UniqueConstraint("person_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "booking_limit",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("limit", sa.String(20), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("office_id", "limit"),
    )
    _create_bookings()


def _create_bookings() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("used_as", sa.String(20), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("venue", sa.String(300), nullable=False),
        sa.Column("district", sa.String(100), nullable=False),
        sa.Column("precedence", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("accepted", _json(), nullable=False),
        sa.Column("accepted_because", sa.String(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by_id", sa.Integer(), nullable=True),
        sa.Column("released_because", sa.String(), nullable=False),
        sa.Column("stands_in_for_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("since < until", name="booking_lasts"),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["released_by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["stands_in_for_id"], ["booking.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_booking_resource", "booking", ["resource_id", "until"])
    op.create_index("ix_booking_case", "booking", ["case_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_EXCLUDED)
        return
    for verb, event in _EVENTS.items():
        op.execute(_REFUSED.format(verb=verb, event=event))


def _json() -> sa.JSON:
    return sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def downgrade() -> None:
    """Without them; what stands in the stories of cases stays told."""
    op.drop_table("booking")
    op.drop_table("booking_limit")
    op.drop_table("resource")
