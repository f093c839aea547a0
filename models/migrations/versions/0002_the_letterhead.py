"""The letterhead of an office: the code of its letters, where it is, how it is reached."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS = {"letter_code": 20, "address_th": 300, "phone": 60, "email": 254}


def upgrade() -> None:
    """Add the columns; an office that is there already has them empty until somebody fills them."""
    for name, length in COLUMNS.items():
        op.add_column(
            "office", sa.Column(name, sa.String(length), nullable=False, server_default="")
        )


def downgrade() -> None:
    """Drop them."""
    for name in COLUMNS:
        op.drop_column("office", name)
