"""Seals of papers, guesses at their codes, versions of attachments, copies for publication."""

import sqlalchemy as sa
from alembic import op

from models.types import Json, Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every document that is there is the first version of itself; no paper so far has a seal."""
    op.add_column(
        "document", sa.Column("version", sa.Integer(), nullable=False, server_default="1")
    )
    op.add_column("document", sa.Column("replaces", sa.Integer(), nullable=True))
    op.create_index("ux_document_replaces", "document", ["case_id", "replaces"], unique=True)
    op.create_table(
        "paper_seal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("register_entry_id", sa.Integer(), nullable=False),
        sa.Column("kind_th", sa.String(), nullable=False),
        sa.Column("kind_en", sa.String(), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("office_name", sa.String(), nullable=False),
        sa.Column("signer_name", sa.String(), nullable=False),
        sa.Column("signer_lines", Json, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"]),
        sa.ForeignKeyConstraint(["register_entry_id"], ["register_entry.id"]),
        sa.ForeignKeyConstraint(["superseded_by_id"], ["paper_seal.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        sa.UniqueConstraint("document_id"),
    )
    op.create_index("ix_paper_seal_register_entry_id", "paper_seal", ["register_entry_id"])
    op.create_table(
        "publication",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("copy_sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "guess",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(60), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_guess_address", "guess", ["address", "at"])


def downgrade() -> None:
    """Without them; every version stays a document of its own."""
    op.drop_table("guess")
    op.drop_table("publication")
    op.drop_table("paper_seal")
    op.drop_index("ux_document_replaces", "document")
    op.drop_column("document", "replaces")
    op.drop_column("document", "version")
