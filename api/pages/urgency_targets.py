"""What each class of urgency wants, as a page; who answers for the office changes it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import Desk
from api.doors import Doors
from api.pages import judged
from api.pages.calendar import UNITS
from api.pages.handed_in import looking
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.problem import status_of
from api.urgency_targets import IN_WORDS, TargetGiven, targets_of
from api.visitor import KnownVisitor, Visitor
from models.changed_target import WANTS, change_target
from models.database import read, write
from models.due_date import read_span
from models.errors import Invalid, NotAllowed, WrongMoment
from models.urgency import NORMAL, URGENCIES
from models.wording import _

if TYPE_CHECKING:
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

MOVE = "target"
NEEDED = {
    "span": _("กรุณาระบุระยะเวลา เช่น 30min 3.5bh 1bd", "Give a span, such as 30min, 3.5bh or 1bd."),
    "source": _("กรุณาระบุที่มา เช่น เลขที่คำสั่งหรือระเบียบ", "Please say where it stands (an order, say)."),
    "reason": _("กรุณาบอกเหตุผลที่เปลี่ยนเป้าหมาย", "Please say why the target changes."),
}


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
            wanted = given(visitor, TargetGiven, NEEDED, judged=judged.target)
            change_target(session, **wanted.model_dump(), by=desk.me)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, refusal)
    return RedirectResponse("/office/urgency#changes", 303)


def drawn_again(visitor: Visitor, page: Page, _place: str) -> Response:
    """What was typed before its session ended, in its form again."""
    with read() as session:
        moving = Moving(MOVE, typed(visitor, TargetGiven), told=SIGNED_IN_AGAIN)
        return _shown(Desk(session, visitor), page, moving)


def _again(visitor: Visitor, page: Page, refusal: PrasanError) -> HTMLResponse:
    moving = Moving.refused(MOVE, typed(visitor, TargetGiven), refusal)
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
        units=UNITS | {name: UNITS[word] for name, word in IN_WORDS.items()},
        moving=moving,
        problems=moving.told_problems(page.locale),
    )
