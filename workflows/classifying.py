"""Changing the class of a case: how urgent it is, how secret, and moving it on to paper."""

from __future__ import annotations

from sqlmodel import Session, col, select

from models import clock
from models.case import Case, lock
from models.case_by_code import lock_by_code
from models.errors import FieldProblem, Invalid, NotFound
from models.office import share_office
from models.open_deadline import MovedDeadline, by_mission, dates_of
from models.person import Person
from models.reader_list import end_list, make_secret
from models.secrecy import Secrecy
from models.secret_entry import SecretPaper, enter_secret
from models.stranded import free_stranded, standing_tasks
from models.urgency_target import target_of
from models.wording import _
from models.working_time import working_time
from tasks import record as records
from tasks.apply import end
from tasks.limits import hurry
from tasks.turn import Turn
from workflows.catalogue import mission_of

_WHERE_IT_LIES = _(
    "ต้องระบุที่เก็บเอกสารจริงและผู้มีสิทธิเปิด", "Say where the paper lies and who may open it."
)


def change_urgency(session: Session, code: str, urgency: str, *, by: Person, reason: str) -> Case:
    """Put a case into another class of urgency; the limits of what stands are counted again.

    The class's limit runs from now: nobody is late by a class that they could not know of.
    """
    case = lock_by_code(session, code)
    case.change_urgency(urgency, by=by, reason=reason)
    target = target_of(session, case.office_id, urgency)
    working = working_time(session, case.office_id)
    for task in standing_tasks(case):
        was, mission = dates_of(task), by_mission(task, working)
        task.mission_due_at, task.internal_due_at = mission.due_at, mission.internal_due_at
        hurry(session, case, task, target, paced=_is_paced(case))
        moved = MovedDeadline(case, task, was, dates_of(task))
        moved.tell(by=by, reason=reason, cause="urgency")
    return case


def classify(
    session: Session,
    code: str,
    secrecy: str,
    *,
    by: Person,
    reason: str,
    paper: SecretPaper | None = None,
) -> Case:
    """Put a case into another class of secrecy.

    One that becomes very or most secret goes on to `paper` with a number of the secret register: it
    ends here, and of what is in it nothing more is taken and nothing is shown to anybody: only who
    keeps the office's secrets learns where the paper lies (`Case.is_read_by`). Its rows and the
    bytes of its files stay in the store as they were, for the events are chained to each other and
    a file may belong to another case too; who minds the machine archives or destroys them by the
    rules for secret papers (ระเบียบว่าด้วยการรักษาความลับของทางราชการ 2544), outside Prasan.

    What it opened is locked after it, a child before its sister and after its parent: not by the
    ids. So the office's lock is shared first, and whoever holds all of its cases
    (`models.open_cases`) comes before or after, and never in between.
    """
    share_office(session, by.office_id)
    case, record = records.held(session, code)
    if secrecy == Secrecy.SECRET:
        make_secret(case, by=by, reason=reason)
        _children_too(session, case, by, reason)
        free_stranded(case, by=by)
        return case
    case.classify(secrecy, by=by, reason=reason)
    if not Secrecy(secrecy).is_on_paper_only:
        end_list(case, by=by)
        return case
    missing = [name for name in ("place_kept", "may_open") if not getattr(paper, name, "")]
    if paper is None or missing:
        raise Invalid([FieldProblem((name,), "required", _WHERE_IT_LIES) for name in missing])
    enter_secret(session, paper, by=by, case_id=case.id)
    _children_too(session, case, by, reason)
    end_list(case, by=by)
    if case.is_open:
        end(session, case, record, Turn(clock.now()), "secret-register")
        case.wants_engine = True
    return case


def _children_too(session: Session, parent: Case, by: Person, reason: str) -> None:
    """What is secret of a case is so of those that it opened; its readers read them on."""
    session.flush()
    people = [session.get_one(Person, each.person_id) for each in parent.readers()]
    readers = [person for person in people if person.active]
    opened = select(Case.id).where(Case.parent_id == parent.id).order_by(col(Case.id))
    for child_id in session.exec(opened).all():
        child = lock(session, child_id)
        if not child.is_secret:
            make_secret(child, by=by, readers=readers, reason=reason)
            free_stranded(child, by=by)
        _children_too(session, child, by, reason)


def _is_paced(case: Case) -> bool:
    try:
        return mission_of(case.mission).paced
    except NotFound:  # the office gave this mission up; its cases still stand
        return False
