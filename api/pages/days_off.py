"""Changing the calendar as pages: a year's days off, what a change would move, confirming it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.day_off_history import of_year, this_year
from api.days_off import AnyYear, ChangeGiven, ConfirmedChangeGiven
from api.desk import Desk
from api.doors import Doors
from api.moved_deadlines import seen_by
from api.pages import judged
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN
from api.pages.page import AnyPage, Page
from api.pages.words import given, posted, typed
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from forms.dates import day_given
from forms.locale import weekday
from models import clock
from models.changed_calendar import carried_out, previewed
from models.database import read, write
from models.day_off import REVOKED, SCOPES, STATUSES
from models.day_off_change import ChangeKind
from models.errors import Invalid, NotAllowed, NotFound, OutdatedPreview, WrongMoment
from models.holiday_rules import scopes_of
from models.office import Office
from models.register import BUDDHIST_ERA
from models.seen_first import Preview
from models.wording import Text, _

if TYPE_CHECKING:
    from api.calendar import DayOffTold
    from models.errors import PrasanError
    from models.holiday_change import HolidayChange

doors = Doors(include_in_schema=False)

Saved = Annotated[str, Query(max_length=20)]

SAVED: dict[str, Text] = {
    ChangeKind.ADD: _("บันทึกวันหยุดแล้ว", "The day off is entered."),
    ChangeKind.MOVE: _("เลื่อนวันหยุดแล้ว", "The day off is moved."),
    ChangeKind.CONFIRM: _("ยืนยันวันหยุดแล้ว", "The day off is confirmed."),
    ChangeKind.REVOKE: _("ยกเลิกวันหยุดแล้ว", "The day off is revoked."),
}
"""What is said when it was done."""

REFUSALS = (Invalid, NotAllowed, NotFound, WrongMoment)
NEEDED = {
    "reason": _("กรุณาบอกเหตุผลหรือที่มาของการเปลี่ยนแปลง", "Please say why the calendar changes."),
    "date": _("กรุณาระบุวัน", "Please give the day."),
}


@doors.get("/calendar/days-off")
def look(desk: Desk, page: AnyPage, year: AnyYear = None, saved: Saved = "") -> HTMLResponse:
    """The days off of a year with their history; forms for those who keep the calendar."""
    return _shown(desk, page, year or this_year(), saved=saved)


@doors.post("/calendar/previews")
def preview(visitor: KnownVisitor, page: AnyPage) -> Response:
    """What a change would move, to be confirmed; nothing is changed."""
    if posted(visitor, "edit"):
        return _drawn_again(looking(visitor), page)
    return _previewed(visitor, page)


@doors.post("/calendar/changes")
def change(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Change the calendar as it was shown; shown anew if something else would move now."""
    try:
        with write() as session:
            desk = Desk(session, visitor)
            confirmed = given(visitor, ConfirmedChangeGiven, NEEDED, judged=judged.day_off(desk))
            wanted, seen = confirmed.as_change(), confirmed.fingerprint
            carried_out(session, wanted, by=desk.me, fingerprint=seen)
    except OutdatedPreview as refusal:
        return _previewed(visitor, page, told=refusal)
    except REFUSALS as refusal:
        return _again(visitor, page, refusal)
    year = (wanted.closes or wanted.day).year + BUDDHIST_ERA
    return RedirectResponse(f"/calendar/days-off?year={year}&saved={wanted.kind}#saved", 303)


def drawn_again(visitor: Visitor, page: Page, _place: str) -> Response:
    """What was typed before its session ended, in its form again."""
    return _drawn_again(visitor, page, SIGNED_IN_AGAIN)


def _drawn_again(visitor: Visitor, page: Page, told: Text | None = None) -> Response:
    """What was typed, in its form again."""
    words = _typed(visitor)
    with read() as session:
        desk = Desk(session, visitor)
        moving = Moving(_move(words), words, told=told)
        return _shown(desk, page, _year(words), moving=moving)


def _previewed(visitor: Visitor, page: Page, told: PrasanError | None = None) -> Response:
    """The page on which a change is confirmed; its form again where it cannot be."""
    try:
        with read() as session:
            desk = Desk(session, visitor)
            wanted = given(visitor, ChangeGiven, NEEDED, judged=judged.day_off(desk)).as_change()
            found = previewed(session, wanted, by=desk.me)
            return _to_confirm(desk, page, found, told)
    except REFUSALS as refusal:
        return _again(visitor, page, refusal)


def _to_confirm(
    desk: Desk, page: Page, found: Preview[HolidayChange], told: PrasanError | None
) -> Response:
    return page.show(
        "days_off_preview.html",
        desk,
        status=status_of(told) if told else 200,
        told=told,
        preview=found,
        seen=seen_by(found.moved, desk.me),
        change=found.change,
        typed=_typed(desk.visitor),
        scope_words=SCOPES,
        weekday=weekday,
    )


def _again(visitor: Visitor, page: Page, refusal: PrasanError) -> HTMLResponse:
    words = _typed(visitor)
    moving = Moving.refused(_move(words), words, refusal)
    with read() as session:
        desk = Desk(session, looking(visitor))
        return _shown(desk, page, _year(words), moving=moving, status=status_of(refusal))


def _shown(
    desk: Desk,
    page: Page,
    year: int,
    *,
    moving: Moving = NOT_MOVING,
    status: int = 200,
    saved: str = "",
) -> HTMLResponse:
    told = of_year(desk, year)
    forms = {_form_of(day) for day in told.days_off if _kinds_of(day)} | {"", "add"}
    has_its_form = told.may_change and moving.move in forms
    return page.show(
        "days_off.html",
        desk,
        status=status,
        year=told,
        saved=SAVED.get(saved),
        scopes=scopes_of(desk.session.get_one(Office, desk.me.office_id)),
        scope_words=SCOPES,
        statuses=STATUSES,
        kinds_of=_kinds_of,
        weekday=weekday,
        move_of=_form_of,
        moving=moving,
        lost={} if has_its_form else moving.data,
        problems=moving.told_problems(page.locale),
    )


def _kinds_of(day: DayOffTold) -> list[tuple[str, Text]]:
    """What can still be done to a day off."""
    if day.status == REVOKED:
        return []
    is_coming = day.date > clock.in_bangkok(clock.now()).date()
    kinds = [] if day.status == "confirmed" else [ChangeKind.CONFIRM]
    kinds += [ChangeKind.MOVE, ChangeKind.REVOKE] if is_coming else []
    return [(kind.value, kind.label) for kind in kinds]


def _form_of(day: DayOffTold) -> str:
    return f"{day.date.isoformat()}-{day.scope.replace(':', '-')}"


def _typed(visitor: Visitor) -> dict[str, str]:
    return typed(visitor, ChangeGiven)


def _move(words: dict[str, str]) -> str:
    """The form in which these words were typed, as the page calls it."""
    if words.get("kind", "add") == ChangeKind.ADD:
        return "add"
    return f"{words.get('date', '')}-{words.get('scope', '').replace(':', '-')}"


def _year(words: dict[str, str]) -> int:
    """The year on whose page the words were typed; this year where they name none."""
    try:
        return day_given(words.get("date", ""), "date").year + BUDDHIST_ERA
    except Invalid:
        return this_year()
