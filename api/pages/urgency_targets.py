"""What each class of urgency wants, as a page; who answers for the office changes it there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import Field

from api.answers import Given
from api.desk import Desk
from api.doors import Doors
from api.pages.calendar import NOT_A_NUMBER, UNITS
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.problem import status_of
from api.rule_history import Ground, Why
from api.urgency_targets import IN_WORDS, targets_of
from api.visitor import KnownVisitor, Visitor
from forms.written import Line
from models.changed_target import WANTS, change_target, span_wrong
from models.database import read, write
from models.due_date import read_span
from models.errors import FieldProblem, Invalid, NotAllowed, WrongMoment
from models.urgency import NORMAL, URGENCIES
from models.wording import _

if TYPE_CHECKING:
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

MOVE = "target"
NEEDED = {
    "value": _("กรุณาระบุจำนวน เช่น 30 หรือ 3.5", "Please say how many, such as 30 or 3.5."),
    "unit": _("กรุณาเลือกหน่วยเวลา", "Please choose the unit of time."),
    "source": _("กรุณาระบุที่มา เช่น เลขที่คำสั่งหรือระเบียบ", "Please say where it stands (an order, say)."),
    "reason": _("กรุณาบอกเหตุผลที่เปลี่ยนเป้าหมาย", "Please say why the target changes."),
}
_UNKNOWN_UNIT = _("ไม่มีหน่วยเวลานี้", "There is no such unit of time.")


class TargetTyped(Given):
    """A target as the page asks for it: the span as a number and the unit chosen beside it."""

    urgency: Annotated[Line, Field(max_length=20)]
    wants: Literal["take", "do"]
    value: Annotated[Line, Field(max_length=50)]
    unit: Annotated[Line, Field(max_length=10)]
    source: Ground
    reason: Why


@doors.get("/office/urgency")
def look(desk: Desk, page: AnyPage) -> HTMLResponse:
    """What the classes want, and what they wanted before."""
    return _shown(desk, page)


@doors.post("/office/urgency")
def change(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Change the target of a class, for tasks that open or change class from now on."""
    try:
        with write() as session:
            desk = Desk(session, visitor)
            change_target(session, **_target(visitor), by=desk.me)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, refusal)
    return RedirectResponse("/office/urgency#changes", 303)


def drawn_again(visitor: Visitor, page: Page, _place: str) -> Response:
    """What was typed before its session ended, in its form again."""
    with read() as session:
        moving = Moving(MOVE, typed(visitor, TargetTyped), told=SIGNED_IN_AGAIN)
        return _shown(Desk(session, visitor), page, moving)


def _target(visitor: Visitor) -> dict[str, str]:
    """What was typed, with the span as JSON has it; `Invalid` names the fields of the page."""
    wanted = given(visitor, TargetTyped, NEEDED, judged=_span_wrong).model_dump()
    if wrong := _span_wrong(wanted):
        raise Invalid(wrong)
    return wanted | {"span": f"{wanted.pop('value')}{wanted.pop('unit')}"}


def _span_wrong(read: Mapping[str, Any]) -> list[FieldProblem]:
    """What is wrong with the number and its unit, at the field of each; nobody types ``15cd``."""
    if "value" not in read or "unit" not in read:
        return []
    if read["unit"] not in UNITS:
        return [FieldProblem(("unit",), "unknown_unit", _UNKNOWN_UNIT)]
    return [
        each._replace(
            path=("value",), text=NOT_A_NUMBER if each.slug == "not_a_span" else each.text
        )
        for each in span_wrong(f"{read['value']}{read['unit']}")
    ]


def _again(visitor: Visitor, page: Page, refusal: PrasanError) -> HTMLResponse:
    moving = Moving.refused(MOVE, typed(visitor, TargetTyped), refusal)
    with read() as session:
        return _shown(Desk(session, looking(visitor)), page, moving, status_of(refusal))


def _shown(desk: Desk, page: Page, moving: Moving = NOT_MOVING, status: int = 200) -> HTMLResponse:
    stands = targets_of(desk)
    return page.show(
        "urgency_targets.html",
        desk,
        status=status,
        stands=stands,
        spans={each.span: read_span(each.span) for each in stands.targets if each.span},
        classes=[(name, words) for name, words in URGENCIES.items() if name != NORMAL],
        wants=WANTS,
        unit_choices=list(UNITS.items()),
        units=UNITS | {name: UNITS[word] for name, word in IN_WORDS.items()},
        moving=moving,
        problems=moving.told_problems(page.locale),
    )
