"""The ladder of media coordination: who approves an invitation of the media."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_BEGUN = {"media-invitation": "group_head", "weighty-media-invitation": "director"}
_RULE = sa.table(
    "approval_rule",
    *(sa.column(name) for name in ("office_id", "matter", "version", "last_rung", "source", "why")),
    sa.column("since", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """An office that has a ladder gets what the handbook says of the new matters."""
    connection = op.get_bind()
    offices = connection.execute(sa.select(_RULE.c.office_id).distinct()).scalars().all()
    begun = {"version": 1, "source": "handbook 3.7", "why": "", "since": datetime.now(UTC)}
    rows = [
        begun | {"office_id": office, "matter": matter, "last_rung": last_rung}
        for office in offices
        for matter, last_rung in _BEGUN.items()
    ]
    if rows:
        connection.execute(_RULE.insert(), rows)


def downgrade() -> None:
    """Without them."""
    op.execute(_RULE.delete().where(_RULE.c.matter.in_(list(_BEGUN))))
