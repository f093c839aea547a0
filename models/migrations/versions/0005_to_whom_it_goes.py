"""To whom a numbered paper goes; for letters given already, whoever asked."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and fill it from the cases: so far only requesters were written to."""
    with op.batch_alter_table("register_entry") as entry:
        entry.add_column(sa.Column("to_whom", sa.String(200), nullable=False, server_default=""))
    connection = op.get_bind()
    for row in connection.execute(_written()).all():
        to_whom = row.known or row.request.get("org_name") or row.request.get("contact_name") or ""
        connection.execute(_FILL, {"entry": row.id, "whom": to_whom})


def downgrade() -> None:
    """Without it."""
    with op.batch_alter_table("register_entry") as entry:
        entry.drop_column("to_whom")


_ENTRY = sa.table("register_entry", *(sa.column(name) for name in ("id", "case_id", "to_whom")))
_FILL = (
    sa.update(_ENTRY)
    .where(_ENTRY.c.id == sa.bindparam("entry"))
    .values(to_whom=sa.bindparam("whom"))
)


def _written() -> sa.Select[Any]:
    case = sa.table(
        "cases", sa.column("id"), sa.column("requester_id"), sa.column("request", sa.JSON)
    )
    requester = sa.table("requester", sa.column("id"), sa.column("name_th"))
    return (
        sa.select(_ENTRY.c.id, case.c.request, requester.c.name_th.label("known"))
        .join(case, case.c.id == _ENTRY.c.case_id)
        .join(requester, requester.c.id == case.c.requester_id, isouter=True)
    )
