"""What the cast's office shares, and bookings of it, made through the verbs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from models.booking import Booking
from models.case import lock
from models.case_by_code import lock_by_code
from models.database import read, write
from models.occasion import Occasion
from models.precedence import Precedence
from models.resource import Resource, resource_named
from models.role import Role
from tests import cast

if TYPE_CHECKING:
    from sqlmodel import Session

THURSDAY = datetime(2026, 12, 3, 1, 30, tzinfo=UTC)
"""Thursday 3 December 2026, 08:30 in Bangkok: the day on which two events want one MC."""

SHARED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("mc1", ("mc", "photographer"), "news1"),
    ("mc2", ("mc",), "news2"),
    ("van", ("vehicle",), ""),
    ("room", ("room",), ""),
)


def comes_in(office: int) -> None:
    """The office gets its masters of ceremonies, its van and its room."""
    with write() as session:
        for key, serves_as, handle in SHARED:
            person = cast.person(session, handle) if handle else None
            session.add(
                Resource(
                    office_id=office,
                    key=key,
                    serves_as=list(serves_as),
                    name_th=f"{key} ไทย",
                    name_en=key,
                    person_id=person.id if person else None,
                )
            )


def occasion(start: float = 0, hours: float = 2, **more: Any) -> Occasion:
    """One that begins `start` hours after 08:30 of that Thursday."""
    since = THURSDAY + timedelta(hours=start)
    return Occasion(since, since + timedelta(hours=hours), **more)


def ranked(precedence: Precedence, start: float = 0, hours: float = 2) -> Occasion:
    """The same, of another rank."""
    return occasion(start, hours, precedence=precedence)


def waiting(by: str = "news1") -> str:
    """A case that waits for a letter; its code."""
    return cast.opened(_waits, by=by, key="waits")


def _waits(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def held(code: str, wanted: Occasion, key: str = "mc1", used_as: str = "") -> int:
    """Hold it for that case; the booking's number."""
    with write() as session:
        case = lock_by_code(session, code)
        resource = resource_named(session, case.office_id, key)
        kind = used_as or resource.serves_as[0]
        return Booking.hold(case, resource, wanted, used_as=kind).id


def confirmed(booking_id: int, by: str = "director", because: str = "") -> int:
    """Confirm it; its number again."""
    with write() as session:
        booking = under_lock(session, booking_id)
        booking.confirm(
            lock(session, booking.case_id), by=cast.person(session, by), because=because
        )
    return booking_id


def released(booking_id: int) -> int:
    """Let it go; its number again."""
    with write() as session:
        booking = under_lock(session, booking_id)
        booking.release(lock(session, booking.case_id), because="ไม่ต้องการแล้ว")
    return booking_id


def under_lock(session: Session, booking_id: int) -> Booking:
    """The booking, its case held, as a mission's verb has it."""
    lock(session, session.get_one(Booking, booking_id).case_id)
    return session.get_one(Booking, booking_id, populate_existing=True)


def all_of() -> list[Booking]:
    """Every booking there is, whatever became of it."""
    with read() as session:
        return list(session.exec(select(Booking).order_by(col(Booking.id))))
