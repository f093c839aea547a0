"""The approval ladder as pages: how far up each matter goes, one rule with its past, a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from api.approval_rules import MatterKey, RuleGiven, told
from api.desk import Desk
from api.doors import Doors
from api.pages.handed_in import looking, texts_of
from api.pages.moving import Moving
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.page import AnyPage, Page
from api.pages.words import problems_in
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from forms.numerals import arabic_digits
from models.database import read, write
from models.errors import Invalid, NotAllowed, StaleVersion
from models.ladder import MOST_BANDS, change, history, ladder
from models.matter import Band, Rung, matter_of
from models.wording import _

if TYPE_CHECKING:
    from api.approval_rules import RuleTold
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

MOVE = "change"
WORDS = ("why", "source", "version")
NEEDED = {
    "why": _("กรุณาบอกเหตุผลที่เปลี่ยน", "Please say why the rule is changed."),
    "source": _("กรุณาระบุที่มา เช่น เลขคำสั่งสำนักงาน", "Please say its ground, such as an order."),
    "bands": _("กรุณาเลือกชั้นสุดท้าย", "Please choose the last rung."),
}
_IN_NUMBERS = str.maketrans("", "", ", ")


class BandRow(NamedTuple):
    """One row of the form as it was typed."""

    up_to_baht: str
    last_rung: str


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
            given = _given(visitor)
            bands = [Band(each.up_to_baht, each.last_rung) for each in given.bands]
            about = given.model_dump(include=set(WORDS))
            change(session, matter, bands, by=desk.me, **about)
    except (Invalid, NotAllowed, StaleVersion) as refusal:
        return _again(visitor, page, matter, refusal)
    return RedirectResponse(f"/ladder/{matter}", 303)


def drawn_again(visitor: Visitor, page: Page, matter: str) -> Response:
    """What was typed for a rule before its session ended."""
    with read() as session:
        moving = Moving(MOVE, _typed(visitor), told=SIGNED_IN_AGAIN)
        return _shown(Desk(session, visitor), page, matter, moving)


def _again(visitor: Visitor, page: Page, matter: str, refusal: PrasanError) -> HTMLResponse:
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    told_why, typed = None if problems else not_taken(refusal), _typed(visitor)
    if isinstance(refusal, StaleVersion):
        del typed["version"]  # the rule that stands now is above the form; sent again, it counts
    with read() as session:
        moving = Moving(MOVE, typed, problems, told_why)
        desk = Desk(session, looking(visitor))
        return _shown(desk, page, matter, moving, status_of(refusal))


def _typed(visitor: Visitor) -> dict[str, str]:
    return dict(texts_of(visitor.form))


def _given(visitor: Visitor) -> RuleGiven:
    typed = _typed(visitor)
    body: dict[str, Any] = {name: typed[name] for name in WORDS if typed.get(name, "").strip()}
    body["bands"] = [_band(row) for row in _rows(typed) if row.up_to_baht or row.last_rung]
    try:
        return RuleGiven.model_validate(body)
    except ValidationError as error:
        raise Invalid(problems_in(error, NEEDED)) from None


def _band(row: BandRow) -> dict[str, str]:
    amount = arabic_digits(row.up_to_baht).translate(_IN_NUMBERS)
    given = {"up_to_baht": amount, "last_rung": row.last_rung}
    return {name: value for name, value in given.items() if value}


def _rows(typed: dict[str, str]) -> list[BandRow]:
    def cell(n: int, name: str) -> str:
        return typed.get(f"bands.{n}.{name}", "").strip()

    return [BandRow(cell(n, "up_to_baht"), cell(n, "last_rung")) for n in range(MOST_BANDS)]


def _drawn(rule: RuleTold, moving: Moving) -> list[BandRow]:
    """The rows of the form: what was typed, else what stands; one more to fill in."""
    standing = [BandRow(str(each.up_to_baht or ""), each.last_rung) for each in rule.bands]
    rows = [row for row in _rows(dict(moving.data)) if any(row)] if moving.data else standing
    return [*rows, BandRow("", "")][:MOST_BANDS]


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
        rows=_drawn(rule, moving),
        rungs=[(rung.value, rung.label) for rung in map(Rung, rule.rungs)],
        moving=moving,
        problems=moving.told_problems(page.locale),
    )
