"""Orders and absences of the cast and of the demo office, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from models.absence import Absence
from models.absence_kind import AbsenceKind
from models.acting import held_order
from models.acting_form import ActingForm
from models.clock import BANGKOK
from models.database import write
from models.issuing import OrderGiven, issue
from models.person import by_handle
from models.post import Post

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.person import Person

MONDAY = datetime(2026, 11, 16, 2, tzinfo=UTC)
"""Monday 16 November 2569, 09:00 in Bangkok."""


def day(of_november: int) -> datetime:
    """The beginning of that day of November 2569."""
    return datetime(2026, 11, of_november, tzinfo=BANGKOK)


def order_of(
    person: str,
    post: str,
    *,
    form: ActingForm = ActingForm.ACTING_FOR,
    by: str = "director",
    first: int = 16,
    last: int | None = 18,
    **more: Any,
) -> int:
    """An order by which `person` acts for the post of that key from one day to another; its id."""
    with write() as session:
        return issue(
            session,
            given(session, person, post, form=form, first=first, last=last, **more),
            by=somebody(session, by),
        ).id


def given(
    session: Session,
    person: str,
    post: str,
    *,
    form: ActingForm = ActingForm.ACTING_FOR,
    first: int = 16,
    last: int | None = 18,
    **more: Any,
) -> OrderGiven:
    """What such an order says."""
    return OrderGiven(
        form=form,
        post=session.exec(select(Post).where(Post.key == post)).one(),
        person=somebody(session, person),
        number=more.pop("number", "12/2569"),
        ordered_on=more.pop("ordered_on", date(2026, 11, 13)),
        since=day(first),
        until=day(last) + timedelta(days=1) if last else None,
        **more,
    )


def revoked(number: int, *, by: str = "director") -> None:
    """The order of that id is revoked now."""
    with write() as session:
        person = somebody(session, by)
        held_order(session, person.office_id, number).revoke(by=person, reason="กลับก่อนกำหนด")


def away(person: str, first: int = 16, last: int = 18, *, by: str | None = None) -> int:
    """That person is on official travel from one day of November to another."""
    with write() as session:
        absence = Absence.record(
            session,
            by=somebody(session, by or person),
            person=somebody(session, person),
            kind=AbsenceKind.TRAVEL,
            since=day(first),
            until=day(last) + timedelta(days=1),
        )
        return absence.id


def somebody(session: Session, handle: str) -> Person:
    """The person of that handle."""
    found = by_handle(session, handle)
    assert found is not None, handle
    return found
