"""What must be true of the database before the web opens."""

from __future__ import annotations

from models import demo as demo_office
from models import migrate
from models.database import write
from models.settings import settings


def prepare(*, demo: bool) -> None:
    """Bring the database up to date and, with `demo`, furnish the demo office; quick when done."""
    migrate.upgrade()
    if demo:
        with write() as session:
            demo_office.seed(session, password=settings().demo_password)
