"""Opening a case: by a person with a form, by a mission for a child, later by the clock."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from models import clock
from models.case import Case
from models.errors import FieldProblem, Invalid, NotAllowed
from models.office import CASE_PREFIX, OPENING_PREFIX
from models.on_paper import must_be_kept_here
from models.person import holders
from models.pin import CASE, pin
from models.reader_list import about_staff, confine, inherit_list, make_secret
from models.register import fiscal_year, next_number_beside
from models.secrecy import Secrecy, may_make_secret
from models.wording import _
from tasks.attaching import attach, attach_as_sent
from tasks.reading import read_form
from workflows.advance import advance
from workflows.catalogue import mission_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from forms.form import Form
    from models.person import Person
    from models.step import Step
    from workflows.mission import Mission

NOT_SECRET = _(
    "กำหนดผู้อ่านได้เฉพาะเรื่องชั้น “ลับ” โปรดเลือกชั้นความลับ หรือไม่เลือกผู้อ่าน",
    "Only a secret case has readers. Choose its class of secrecy, or no readers.",
)
NOT_TO_CHOOSE = _(
    "ชั้นนี้เลือกเองไม่ได้ เรื่องร้องเรียนจำกัดผู้อ่านไว้แล้ว ถ้าเป็นเรื่อง “ลับมาก” ขึ้นไป โปรดใช้ทะเบียนลับ",
    "This class is not to be chosen: complaints are confined to their readers already. What is"
    " “very secret” or more belongs in the secret register.",
)
ABOUT_YOURSELF = _(
    "ท่านเป็นผู้ถูกร้อง จึงรับเรื่องนี้เองไม่ได้ โปรดให้ผู้อื่นรับเรื่อง",
    "It is about you: somebody else must receive it.",
)


def open_case(
    session: Session,
    mission_key: str,
    request: Mapping[str, Any],
    *,
    by: Person,
    requester_id: int | None = None,
    secrecy: str = Secrecy.NORMAL,
    readers: Sequence[Person] = (),
) -> Case:
    """Open a case of a mission with what was filled in; `Invalid` names what cannot be taken.

    `readers` may see a secret case besides who opens it and who keeps the office's secrets; one
    that is not secret takes none, for whoever names them means it to be.
    """
    mission = mission_of(mission_key)
    if not may_open(mission, by) or (secrecy != Secrecy.NORMAL and not may_make_secret(by)):
        raise NotAllowed
    _must_fit(mission, secrecy, readers)
    form = read_form(session, mission.opens_with, request, office_id=by.office_id)
    if by.handle in about_staff(form.record()):
        raise Invalid([FieldProblem(("about_staff",), "about_yourself", ABOUT_YOURSELF)])
    case = _written(
        session,
        mission,
        form,
        office_id=by.office_id,
        subject=mission.subject_of(form),
        opened_by_id=by.id,
        requester_id=requester_id,
        secrecy=Secrecy.CONFINED if mission.confided_to else Secrecy.NORMAL,
    )
    _tell_opened(case, by=by)
    if mission.confided_to:
        told = [holders(session, by.office_id, each) for each in mission.confided_to]
        confine(case, chain.from_iterable(told), by=by)
    if secrecy != Secrecy.NORMAL:
        make_secret(case, by=by, readers=readers)
    attach(session, case, form, by=by)
    advance(session, case, {})
    return case


def _must_fit(mission: Mission, secrecy: str, readers: Sequence[Person]) -> None:
    """`Invalid` for a class of secrecy, or readers of it, that the mission's cases do not take."""
    must_be_kept_here(secrecy, "secrecy")
    if secrecy == Secrecy.CONFINED or (mission.confided_to and secrecy != Secrecy.NORMAL):
        raise Invalid([FieldProblem(("secrecy",), "not_to_choose", NOT_TO_CHOOSE)])
    if readers and secrecy == Secrecy.NORMAL:
        raise Invalid([FieldProblem(("readers",), "not_secret", NOT_SECRET)])


def may_open(mission: Mission, person: Person) -> bool:
    """Whether `person` may open cases of `mission`."""
    return not mission.opened_by or not person.roles.isdisjoint(mission.opened_by)


def open_child(session: Session, parent: Case, step: Step) -> Case:
    """Open the child case that a step of its parent asks for.

    What a confined case asks of others, in its own words, is theirs to know.
    """
    mission = mission_of(step.what)
    asked = step.result or {}
    form = mission.opens_with.recall(asked["request"])
    child = _written(
        session,
        mission,
        form,
        office_id=parent.office_id,
        subject=asked["subject"],
        opened_by_id=parent.opened_by_id,
        parent_id=parent.id,
        secrecy=parent.secrecy if parent.goes_by_number else Secrecy.NORMAL,
    )
    _tell_opened(child, parent=parent.code)
    if parent.goes_by_number:
        inherit_list(child, parent)
    attach_as_sent(session, child, form)
    advance(session, child, {})
    return child


def _tell_opened(case: Case, *, by: Person | None = None, **more: Any) -> None:
    classes: dict[str, Any] = {"secrecy": case.secrecy, "urgency": case.urgency}
    asked = pin(case, CASE)
    case.tell("case.opened", by=by, mission=case.mission, asked=asked, **classes, **more)


def _written(session: Session, mission: Mission, form: Form, **columns: Any) -> Case:
    now = clock.now()
    year = fiscal_year(now)
    asked = CASE_PREFIX if "parent_id" in columns else OPENING_PREFIX
    number, (prefix,) = next_number_beside(session, columns["office_id"], mission.code, year, asked)
    case = Case(
        code=f"{prefix}{mission.code}-{year}-{number:04d}",
        mission=mission.key,
        request=form.record(),
        urgency=mission.urgency_of(form),
        opened_at=now,
        **columns,
    )
    session.add(case)
    session.flush()
    case.note_held()
    return case
