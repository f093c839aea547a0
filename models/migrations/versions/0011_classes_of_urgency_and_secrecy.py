"""Classes: what urgency does to deadlines; readers and readings of secrets; the secret register."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SECRET = "secrecy <> 'normal'"
LISTED = "dismissed_at IS NULL"
SOURCE = "ระเบียบงานสารบรรณ 2526 ข้อ 28; คู่มือ 2.4"
TARGETS = (
    ("urgent", "do", "bd", 1.0),
    ("very_urgent", "do", "bh", 3.5),
    ("most_urgent", "take", "wall", 30.0),
)


def upgrade() -> None:
    """Every case so far is an ordinary one; every limit so far is its mission's."""
    op.add_column(
        "cases", sa.Column("secrecy", sa.String(12), nullable=False, server_default="normal")
    )
    op.create_index(
        "ix_cases_secret",
        "cases",
        ["id"],
        sqlite_where=sa.text(SECRET),
        postgresql_where=sa.text(SECRET),
    )
    for name in ("mission_due_at", "take_by"):
        moment = sa.Column(name, sa.DateTime(timezone=True), nullable=True)
        op.add_column("human_task", moment)
    kept = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    op.add_column("human_task", sa.Column("class_rule", kept, nullable=True))
    op.execute("UPDATE human_task SET mission_due_at = due_at")
    _make_targets()
    _make_readers()
    _make_secret_register()


def downgrade() -> None:
    """Without them; refused where a secret would become everybody's, or its register be lost."""
    for kept in (f"cases WHERE {SECRET}", "secret_entry"):
        if op.get_bind().execute(sa.text(f"SELECT 1 FROM {kept} LIMIT 1")).first():
            raise RuntimeError(f"there is something secret here, which 0010 cannot keep: {kept}")
    for table in ("secret_entry", "reading", "reader", "urgency_target"):
        op.drop_table(table)
    for name in ("take_by", "class_rule", "mission_due_at"):
        op.drop_column("human_task", name)
    op.drop_index("ix_cases_secret", "cases")
    op.drop_column("cases", "secrecy")


def _make_targets() -> None:
    target = op.create_table(
        "urgency_target",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("urgency", sa.String(20), nullable=False),
        sa.Column("wants", sa.String(10), nullable=False),
        sa.Column("unit", sa.String(10), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("office_id", "urgency"),
    )
    offices = op.get_bind().execute(sa.text("SELECT id FROM office")).scalars().all()
    names = ("urgency", "wants", "unit", "amount")
    rows = [
        {"office_id": office, "source": SOURCE, **dict(zip(names, each, strict=True))}
        for office in offices
        for each in TARGETS
    ]
    if rows:
        op.bulk_insert(target, rows)


def _make_readers() -> None:
    op.create_table(
        "reader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("admitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("admitted_by_id", sa.Integer(), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["admitted_by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["dismissed_by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_reader_listed",
        "reader",
        ["case_id", "person_id"],
        unique=True,
        sqlite_where=sa.text(LISTED),
        postgresql_where=sa.text(LISTED),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("address", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_reading_case", "reading", ["case_id", "id"])


def _make_secret_register() -> None:
    op.create_table(
        "secret_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(12), nullable=False),
        sa.Column("letter_no", sa.String(100), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("place_kept", sa.String(300), nullable=False),
        sa.Column("may_open", sa.String(300), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["registered_by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "year", "count"),
    )
