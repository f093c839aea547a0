"""Opening a case: choose a mission, fill in its form."""

from __future__ import annotations

import hashlib
import json
import secrets

from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session, select

from api.answers import Code
from api.desk import Desk
from api.doors import Doors
from api.pages.choosable import OfficeChoices
from api.pages.control import Filled, controls
from api.pages.handed_in import HandedIn, handed_in, keepable, looking, typed_in
from api.pages.kinds import told_by_field
from api.pages.not_taken import SIGNED_IN_AGAIN, not_taken
from api.pages.opening_secrecy import (
    leading_here,
    readers_chosen,
    readers_ticked,
    secrecy_chosen,
    shown,
)
from api.pages.page import AnyPage, Page
from api.pages.sections import sections
from api.pages.task_view import Names, Typed
from api.pages.told_problems import told_problems
from api.pages.uploads import names_of, references_in
from api.problem import status_of
from api.visitor import KnownVisitor, Visitor
from models.answered import Answered, answer_to, remember
from models.database import read, write
from models.errors import (
    Invalid,
    KeyReused,
    NotAllowed,
    PrasanError,
    WrongMoment,
)
from models.on_paper import must_be_kept_here
from models.requester import Requester
from models.wording import Text, _
from workflows.catalogue import MISSIONS, mission_of
from workflows.mission import Mission
from workflows.opening import may_open, open_case

doors = Doors(include_in_schema=False)

OK, CREATED = 200, 201
ALREADY_OPENED = _(
    "แบบฟอร์มนี้เปิดเรื่อง {code} ไปแล้ว ถ้าส่งอีกครั้งจะเป็นเรื่องใหม่",
    "This form has opened {code} already. Sent again, it opens another case.",
)


@doors.get("/missions")
def choose(desk: Desk, page: AnyPage) -> HTMLResponse:
    """What the office does, and what I may begin."""
    mine = [mission for mission in MISSIONS if may_open(mission, desk.me)]
    return page.show("missions.html", desk, missions=MISSIONS, mine=mine)


@doors.get("/missions/{key}")
def form(desk: Desk, page: AnyPage, key: Code) -> HTMLResponse:
    """The procedure in words, and the form that opens a case."""
    if not may_open(mission_of(key), desk.me):
        raise NotAllowed
    return _form(desk, page, mission_of(key), Typed())


@doors.post("/missions/{key}/cases")
def open_one(visitor: KnownVisitor, page: AnyPage, key: Code) -> Response:
    """Open a case; pressed twice, it is opened once."""
    mission, given = mission_of(key), typed_in(visitor)
    try:
        must_be_kept_here(secrecy_chosen(visitor), "secrecy")
        given = handed_in(visitor)
        if given.only_draws:
            return _again(visitor, page, mission, given)
        code = _opened(visitor, mission, given)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return _again(visitor, page, mission, given, refusal)
    return RedirectResponse(f"/cases/{code}", 303)


def drawn_again(visitor: Visitor, page: Page, key: str) -> Response:
    """The form as it was typed before its session ended."""
    mission = mission_of(key)
    typed = Typed(typed_in(visitor).as_data(mission.opens_with), told=SIGNED_IN_AGAIN)
    with read() as session:
        return _form(Desk(session, visitor), page, mission, typed)


def _opened(visitor: Visitor, mission: Mission, given: HandedIn) -> str:
    if given.problems:
        raise Invalid(list(given.problems))
    data = keepable(given.as_data(mission.opens_with))
    with write() as session:
        desk = Desk(session, visitor)
        secrecy, ticked = secrecy_chosen(visitor), readers_ticked(visitor)
        sent = json.dumps([secrecy, ticked, data], sort_keys=True)
        mark = hashlib.sha256(sent.encode()).hexdigest()
        if given.key and (known := answer_to(session, desk.my_id, given.key, mark)):
            return known.body
        requester = _requester(session, data.get("org_id"), desk.me.office_id)
        case = open_case(
            session,
            mission.key,
            data,
            by=desk.me,
            requester_id=requester,
            secrecy=secrecy,
            readers=readers_chosen(desk),
        )
        if given.key:
            remember(
                session, desk.my_id, given.key, fingerprint=mark, status=CREATED, body=case.code
            )
        return case.code


def _requester(session: Session, key: object, office_id: int) -> int | None:
    if not isinstance(key, str):
        return None
    known = select(Requester.id).where(Requester.key == key, Requester.office_id == office_id)
    return session.exec(known).first()


def _again(
    visitor: Visitor,
    page: Page,
    mission: Mission,
    given: HandedIn,
    refusal: PrasanError | None = None,
) -> Response:
    data = given.as_data(mission.opens_with)
    status = status_of(refusal) if refusal else OK
    with read() as session:
        desk = Desk(session, looking(visitor))
        if isinstance(refusal, Invalid):
            typed = Typed(data, refusal.problems)
        else:
            typed = Typed(data, added=given.added, told=_told(desk, given, refusal))
        return _form(desk, page, mission, typed, status=status)


def _told(desk: Desk, given: HandedIn, refusal: PrasanError | None) -> Text | None:
    known = desk.session.get(Answered, (desk.my_id, given.key))
    if isinstance(refusal, KeyReused) and known is not None:
        return ALREADY_OPENED.fill(code=known.body)
    return not_taken(refusal) if refusal is not None else None


def _form(
    desk: Desk, page: Page, mission: Mission, typed: Typed, *, status: int = OK
) -> HTMLResponse:
    data = typed.data or {}
    choices = OfficeChoices(desk.session, desk.me.office_id)
    problems = told_by_field(mission.opens_with, typed.problems)
    filled = Filled(data, problems, {}, choices, typed.added, page.locale)
    drawn = controls(mission.opens_with, filled)
    return page.show(
        "opening.html",
        desk,
        status=status,
        mission=mission,
        sections=sections(drawn),
        problems=leading_here(told_problems(problems, drawn, page.locale), page.locale),
        told=typed.told,
        files=Names(names_of(desk.session, references_in(data))),
        key=secrets.token_urlsafe(12),
        **shown(desk),
    )
