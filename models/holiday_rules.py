"""What a change of the calendar must be like; each refusal is a sentence for who keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import clock
from models.day_off import REVOKED, SCOPES, STATUSES
from models.day_off_change import ChangeKind
from models.errors import FieldProblem, Invalid, NotFound, WrongMoment
from models.office_hours import OfficeHours
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from models.day_off import DayOff
    from models.holiday_change import HolidayChange
    from models.office import Office

    Days = Mapping[tuple[date, str], DayOff]

_UNKNOWN_SCOPE = _("ไม่รู้จักขอบเขตวันหยุดนี้", "This is no scope of a day off here.")
_UNKNOWN_STATUS = _("สถานะต้องเป็น ประกาศแล้ว คาดไว้ หรือประมาณ", "Announced, expected or estimated.")
_NEEDS_NAME = _("กรุณาระบุชื่อวันหยุด", "Please say what day off it is.")
_NAME = _("ชื่อวันหยุด", "What day it is")
_NEW_DAY = _("วันใหม่", "The new day")
_NEEDS_DAY = _("กรุณาระบุวันใหม่", "Please give the new day.")
_NEEDS_SOURCE = _(
    "วันหยุดที่ประกาศแล้วต้องมีเลขที่หรือชื่อประกาศ หากยังไม่ประกาศให้เลือกสถานะอื่น",
    "An announced day off needs its announcement; choose another status if there is none yet.",
)
_PAST = _("วันนี้ผ่านไปแล้ว", "This day is over.")
_BEGUN = _(
    "วันหยุดที่เริ่มหรือผ่านไปแล้วเลื่อนหรือยกเลิกไม่ได้",
    "A day off that has begun or is over cannot be moved or revoked.",
)
_CLOSED_ANYWAY = _(
    "วันนี้สำนักงานหยุดประจำสัปดาห์อยู่แล้ว ให้บันทึกวันชดเชยตามประกาศแทน",
    "The office is closed on this day of the week anyway; enter the substitute day that was "
    "announced.",
)
_THERE_ALREADY = _(
    "มีวันหยุดของขอบเขตเดียวกันในวันนี้แล้ว: {name}",
    "There is a day off of this scope on that day already: {name}.",
)
_NOT_YET = _("เวลาประกาศต้องไม่เป็นเวลาในอนาคต", "It cannot have been announced in the future.")
_REVOKED = _("วันหยุดนี้ยกเลิกไปแล้ว", "This day off was revoked already.")
_CONFIRMED = _("วันหยุดนี้ประกาศเป็นทางการอยู่แล้ว", "This day off was announced already.")


def must_be_right(change: HolidayChange, days: Days, office: Office) -> None:
    """Refuse what cannot be: `NotFound`, `WrongMoment`, or `Invalid` with every field."""
    if change.kind is not ChangeKind.ADD:
        _must_stand(change, days)
    problems = wrong_with(change, days, office)
    if problems:
        raise Invalid(problems)


def wrong_with(change: HolidayChange, days: Days, office: Office) -> list[FieldProblem]:
    """Every field that cannot be as it is."""
    hours = OfficeHours.read(office.working_days, office.working_hours)
    return [*_of_the_words(change, office), *_of_the_days(change, days, hours)]


def scopes_of(office: Office) -> dict[str, Text]:
    """The scopes a day off of that office can have, and what each is called."""
    named = {"province": f"province:{office.key}"}
    return {named.get(scope, scope): words for scope, words in SCOPES.items()}


def _must_stand(change: HolidayChange, days: Days) -> None:
    day = days.get((change.day, change.scope))
    if day is None:
        raise NotFound
    if not day.stands:
        raise WrongMoment(_REVOKED)
    if change.kind is ChangeKind.CONFIRM and day.status == "confirmed":
        raise WrongMoment(_CONFIRMED)


def _of_the_words(change: HolidayChange, office: Office) -> Iterator[FieldProblem]:
    if change.scope not in scopes_of(office):
        yield FieldProblem(("scope",), "unknown_scope", _UNKNOWN_SCOPE)
    if change.kind is ChangeKind.ADD and not change.name_th:
        yield FieldProblem(("name",), "required", _NEEDS_NAME, _NAME)
    fits = {"confirmed"} if change.kind is ChangeKind.CONFIRM else STATUSES.keys() - {REVOKED}
    if change.status not in fits:
        yield FieldProblem(("status",), "unknown_status", _UNKNOWN_STATUS)
    is_announced = change.kind is not ChangeKind.REVOKE and change.status == "confirmed"
    if is_announced and not change.source_ref:
        yield FieldProblem(("source_ref",), "source_needed", _NEEDS_SOURCE)
    if change.announced_at and change.announced_at > clock.now():
        yield FieldProblem(("announced_at",), "in_the_future", _NOT_YET)


def _of_the_days(change: HolidayChange, days: Days, hours: OfficeHours) -> Iterator[FieldProblem]:
    today = clock.in_bangkok(clock.now()).date()
    if change.opens and change.opens <= today:
        yield FieldProblem(("date",), "begun", _BEGUN)
    field, label = ("to", _NEW_DAY) if change.kind is ChangeKind.MOVE else ("date", None)
    if change.kind is ChangeKind.MOVE and change.to is None:
        yield FieldProblem((field,), "required", _NEEDS_DAY, label)
    if change.closes is None:
        return
    if change.closes < today:
        yield FieldProblem((field,), "in_the_past", _PAST, label)
    if change.closes.weekday() not in hours.weekdays:
        yield FieldProblem((field,), "not_a_working_day", _CLOSED_ANYWAY, label)
    there = days.get((change.closes, change.scope))
    if there is not None and there.stands:
        words = _THERE_ALREADY.fill(name=there.name_th)
        yield FieldProblem((field,), "there_already", words, label)
