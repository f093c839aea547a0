"""Tables that the command line prints."""

import os
import shlex

from rich.console import Console
from rich.table import Column, Table

from forms.dates import moment_given
from forms.locale import weekday
from models import migrate
from models.database import read
from models.day_off import STATUSES
from models.demo import accounts
from models.due_date import DueDate, SkippedDay, due_date, read_span
from models.errors import WrongMoment
from models.office import office_named
from models.settings import settings
from models.wording import _
from workflows import prefect_server

_NOT_READY = _(
    "ยังไม่ได้เตรียมฐานข้อมูล สั่ง prasan migrate (หรือ prasan demo) ก่อน",
    "The database is not ready: run prasan migrate (or prasan demo) first.",
)


def print_accounts() -> None:
    """The accounts of the demo office with their posts, and the password of them all."""
    table = Table("บัญชี · Account", Column("ตำแหน่ง · Post", overflow="fold"))
    with read() as session:
        for person in accounts(session):
            posts = "\n".join(post.title_th for post in person.posts())
            table.add_row(person.handle, posts)
    console = Console()
    console.print(table)
    console.print(f"รหัสผ่านของทุกบัญชี · Password of every account: {settings().demo_password}")


def print_way_to_prefect() -> None:
    """The variables by which Prefect's own command reaches the server, for a shell to read.

    Its pages in the browser ask for the value of the second.
    """
    for name in ("PREFECT_API_URL", "PREFECT_API_AUTH_STRING"):
        value = prefect_server.client_environment().get(name) or os.environ.get(name)
        if value:
            print(f"export {name}={shlex.quote(value)}")  # noqa: T201 - this is the console


def print_due_date(start: str, span: str, *, office: str, why: bool) -> None:
    """The due moment on a line of its own, for a shell to read; the reasons after it."""
    begun = moment_given(start, "start")
    wanted = read_span(span)
    if migrate.current() != migrate.HEAD:
        raise WrongMoment(_NOT_READY)
    with read() as session:
        found = due_date(session, office_named(session, office).id, begun, wanted)
    lines = [found.due_at.isoformat()]
    if why:
        lines += _reasons(found)
    print("\n".join(lines))  # noqa: T201 - this is the console


def _reasons(found: DueDate) -> list[str]:
    lines = [f"นับตั้งแต่ · counted from {found.received_at.isoformat()}"]
    if found.internal_due_at:
        lines.append(f"กำหนดภายใน · internal due date {found.internal_due_at.isoformat()}")
    return [*lines, *(_skipped(day) for day in found.skipped)]


def _skipped(day: SkippedDay) -> str:
    reasons = [" · ".join(weekday(day.date))] if day.is_weekend else []
    reasons += [f"{off.name_th} ({' · '.join(STATUSES[off.status])})" for off in day.days_off]
    return f"ไม่นับ · not counted {day.date.isoformat()} {', '.join(reasons)}"
