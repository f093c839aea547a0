"""Somebody of the cast changes a day off, as they see it first and then confirm it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import select

from models.changed_calendar import carried_out, previewed
from models.database import read, write
from models.day_off import DayOff
from models.day_off_change import ChangeKind
from models.holiday_change import HolidayChange
from models.human_task import HumanTask
from models.seen_first import Preview
from models.step import Step
from tests.cast import person

EID = date(2027, 3, 10)
PROVINCE = "province:songkhla"
ANNOUNCED: dict[str, Any] = {"source_ref": "ประกาศจังหวัดสงขลา 8 มี.ค. 2570", "reason": "เห็นดวงจันทร์"}


def estimated(office: int, day: date = EID, *, scope: str = PROVINCE) -> None:
    """A day off that may move."""
    with write() as session:
        known: dict[str, Any] = {"name_th": "อีดิ้ลฟิตรี", "scope": scope, "status": "estimated"}
        session.add(DayOff(office_id=office, date=day, **known))


def moving(to: date, day: date = EID, **more: Any) -> HolidayChange:
    """Eid on another day, as the province announces it."""
    words = ANNOUNCED | {"scope": PROVINCE} | more
    return HolidayChange(kind=ChangeKind.MOVE, day=day, to=to, **words)


def seen(change: HolidayChange, by: str = "director") -> Preview[HolidayChange]:
    """What the change would move."""
    with read() as session:
        return previewed(session, change, by=person(session, by))


def changes(
    change: HolidayChange, by: str = "director", fingerprint: str | None = None
) -> Preview[HolidayChange]:
    """It is looked at and carried out, in one go unless what was seen is given."""
    shown = seen(change, by).fingerprint if fingerprint is None else fingerprint
    with write() as session:
        return carried_out(session, change, by=person(session, by), fingerprint=shown)


def dues() -> dict[tuple[int, str], tuple[datetime | None, datetime | None]]:
    """Every deadline there is, with its internal date: by case and key."""
    with read() as session:
        waits = {(s.case_id, s.key): (s.due_at, None) for s in session.exec(select(Step))}
        tasks = {
            (t.case_id, t.key): (t.due_at, t.internal_due_at)
            for t in session.exec(select(HumanTask))
        }
        return waits | tasks
