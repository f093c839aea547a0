"""The approval ladder as pages: how far up each matter goes, one rule with its past, a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.approval_rules import MatterKey, told
from api.desk import Desk
from api.doors import Doors
from api.pages.handed_in import looking
from api.pages.ladder_typed import WORDS, rows_of, rule_given, typed_in
from api.pages.moving import Moving
from api.pages.not_taken import SIGNED_IN_AGAIN
from api.pages.page import AnyPage, Page
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from models.database import read, write
from models.errors import Invalid, NotAllowed, StaleVersion
from models.ladder import change, history, ladder
from models.matter import matter_of
from models.rung import Band, Rung

if TYPE_CHECKING:
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

MOVE = "change"


@doors.get("/ladder")
def look(desk: Desk, page: AnyPage) -> HTMLResponse:
    """How far up each matter goes."""
    return page.show("ladder.html", desk, rules=told(desk, ladder(desk.session, desk.me.office_id)))


@doors.get("/ladder/{matter}")
def look_at_one(desk: Desk, page: AnyPage, matter: MatterKey) -> HTMLResponse:
    """One rule, what it was before, and for who answers for the office how to change it."""
    return _shown(desk, page, matter)


@doors.post("/ladder/{matter}")
def change_one(visitor: KnownVisitor, page: AnyPage, matter: MatterKey) -> Response:
    """Say how far up a matter goes from now on."""
    try:
        with write() as session:
            desk = Desk(session, visitor)
            given = rule_given(typed_in(visitor))
            bands = [Band(each.up_to_baht, each.last_rung) for each in given.bands]
            about = given.model_dump(include=set(WORDS))
            change(session, matter, bands, by=desk.me, **about)
    except (Invalid, NotAllowed, StaleVersion) as refusal:
        return _again(visitor, page, matter, refusal)
    return RedirectResponse(f"/ladder/{matter}", 303)


def drawn_again(visitor: Visitor, page: Page, matter: str) -> Response:
    """What was typed for a rule before its session ended."""
    with read() as session:
        moving = Moving(MOVE, typed_in(visitor), told=SIGNED_IN_AGAIN)
        return _shown(Desk(session, visitor), page, matter, moving)


def _again(visitor: Visitor, page: Page, matter: str, refusal: PrasanError) -> HTMLResponse:
    typed = typed_in(visitor)
    if isinstance(refusal, StaleVersion):
        del typed["version"]  # the rule that stands now is above the form; sent again, it counts
    with read() as session:
        moving = Moving.refused(MOVE, typed, refusal)
        desk = Desk(session, looking(visitor))
        return _shown(desk, page, matter, moving, status_of(refusal))


def _shown(
    desk: Desk, page: Page, matter: str, moving: Moving | None = None, status: int = 200
) -> HTMLResponse:
    matter_of(matter)
    moving = moving or Moving()
    rule, *before = told(desk, history(desk.session, desk.me.office_id, matter))
    return page.show(
        "ladder_rule.html",
        desk,
        status=status,
        rule=rule,
        before=before,
        rows=rows_of(rule, moving.data),
        rungs=[(rung.value, rung.label) for rung in map(Rung, rule.rungs)],
        moving=moving,
        problems=moving.told_problems(page.locale),
    )
