"""Cases: open one, look for them, look at one, take one back, give one a message."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import Field
from sqlmodel import Session, select

from api.answers import Code, Cursor, Fields, Given, Limit, MissionKey, Page, Sought
from api.case_told import CaseLine, CaseTold, told
from api.colleagues import NOBODY
from api.desk import Desk
from api.doors import Doors
from forms.written import Line, LongText
from models.errors import FieldProblem, Invalid, NotFound
from models.person import Person, by_handle
from models.requester import Requester
from models.search import PAGE, CasesSought, cases
from models.secrecy import Secrecy
from models.wording import _
from workflows.catalogue import mission_of
from workflows.moving import deliver, withdraw
from workflows.opening import open_case

doors = Doors(prefix="/cases", tags=["cases"])

Name = Annotated[str, Path(max_length=80)]

NO_MISSION = _("ไม่มีภารกิจนี้", "The office has no such mission.")
NO_REQUESTER = _("ไม่พบผู้ขอรายนี้", "There is no such requester.")


class CaseGiven(Given):
    """What opens a case: the mission's key, and its opening form filled in."""

    mission: Annotated[Line, Field(max_length=60)]
    request: Fields
    requester: Annotated[Line, Field(max_length=60)] | None = None
    secrecy: Secrecy = Secrecy.NORMAL
    readers: list[Annotated[Line, Field(max_length=60)]] = Field(
        default_factory=list, max_length=100, description="Handles; who may read a secret case."
    )


class Wanted(Given):
    """What is looked for in the list of cases, and which page of it."""

    q: Sought = ""
    mission: MissionKey = ""
    state: Literal["open", "on_hold", "closed", "withdrawn", ""] = ""
    mine: bool = Field(default=False, description="Only those I opened or worked on.")
    in_trouble: bool = Field(default=False, description="Only those on which something is broken.")
    cursor: Cursor = 0
    limit: Limit = PAGE

    def sought(self) -> CasesSought:
        """The question, with one more than the page holds, to see whether there are more."""
        return CasesSought(
            words=self.q,
            mission=self.mission,
            state=self.state,
            mine=self.mine,
            in_trouble=self.in_trouble,
            before=self.cursor,
            limit=self.limit + 1,
        )


class WithdrawalGiven(Given):
    """Why the case is taken back."""

    reason: Annotated[LongText, Field(max_length=5_000)]


class MessageGiven(Given):
    """A message from outside, as its form has it."""

    payload: Fields


@doors.post("", status_code=201)
def open_one(desk: Desk, given: CaseGiven) -> CaseLine:
    """Open a case; its first tasks stand in their people's queues when this returns."""
    _must_be_a_mission(given.mission)
    requester = _requester(desk.session, given.requester, desk.me.office_id)
    case = open_case(
        desk.session,
        given.mission,
        given.request,
        by=desk.me,
        requester_id=requester,
        secrecy=given.secrecy,
        readers=readers_named(desk, given.readers),
    )
    return CaseLine.of(case)


@doors.get("")
def look_for(desk: Desk, wanted: Annotated[Wanted, Query()]) -> Page[CaseLine]:
    """The cases of the office, newest first."""
    found = cases(desk.session, desk.me, wanted.sought())
    return Page.model_construct(
        items=[CaseLine.of(case) for case in found[: wanted.limit]],
        next=str(found[wanted.limit - 1].id) if len(found) > wanted.limit else None,
    )


@doors.get("/{code}")
def look(desk: Desk, code: Code) -> CaseTold:
    """The case whole: standing tasks, record, children, incidents, what I may do."""
    return told(desk.known_case(code), desk)


@doors.post("/{code}/withdrawal")
def take_back(desk: Desk, code: Code, given: WithdrawalGiven) -> CaseLine:
    """Take the whole case back; its mission may clean up before it ends."""
    desk.must_see_case(code)
    return CaseLine.of(withdraw(desk.session, code, by=desk.me, reason=given.reason))


@doors.post("/{code}/messages/{name}")
def give_message(desk: Desk, code: Code, name: Name, given: MessageGiven) -> CaseLine:
    """Enter what somebody outside answered to what the case asks now (`actions`: ``message``)."""
    desk.must_see_case(code)
    me, given_words = desk.me, given.payload
    return CaseLine.of(
        deliver(desk.session, code, name, given_words, sender=me.handle, by=me, once=True)
    )


def _must_be_a_mission(key: str) -> None:
    try:
        mission_of(key)
    except NotFound:
        raise Invalid([FieldProblem(("mission",), "unknown_mission", NO_MISSION)]) from None


def readers_named(desk: Desk, handles: list[str]) -> list[Person]:
    """Who of my office is called so; `Invalid` names ``readers`` where one is nobody."""
    found = [by_handle(desk.session, handle) for handle in handles]
    ours = [each for each in found if each and each.office_id == desk.me.office_id]
    if len(ours) < len(handles):
        raise Invalid([FieldProblem(("readers",), "unknown_person", NOBODY)])
    return ours


def _requester(session: Session, key: str | None, office_id: int) -> int | None:
    if key is None:
        return None
    known = select(Requester.id).where(Requester.key == key, Requester.office_id == office_id)
    found = session.exec(known).first()
    if found is None:
        raise Invalid([FieldProblem(("requester",), "unknown_requester", NO_REQUESTER)])
    return found
