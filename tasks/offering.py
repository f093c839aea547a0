"""Offering a human task: to the holders of a role, or to one person; never to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import Integer, String, bindparam, insert
from sqlmodel import col, select

from forms.form import Form
from models import clock
from models.deadline import falls_on
from models.human_task import HumanTask
from models.offer import Candidate, Offer
from models.person import Person, by_handle, holder_ids, holders, superiors
from models.record_session import must_write
from models.role import LEADERS, Role
from models.statement import Statement
from models.urgency_target import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from models.case import Case
    from models.record_session import RecordSession
    from models.urgency_target import UrgencyTarget
    from tasks.turn import HumanWork, Opening

Offered = tuple[HumanTask, list[Candidate]]
"""A task and to whom it is offered."""

_ROLES = frozenset(Role)


def offered(session: Session, case: Case, opening: Opening, work: HumanWork) -> Offered:
    """The task and its offers, not yet written: it will stand where those who may take it look."""
    now = clock.now()
    due_at = falls_on(session, case.office_id, work.due, now)
    task = HumanTask(
        office_id=case.office_id,
        case_id=case.id,
        key=opening.key,
        kind=opening.kind,
        title_th=work.title.th,
        title_en=work.title.en,
        form=opening.what,
        detail=_detail(work),
        opened_at=now,
        due_at=due_at,
        mission_due_at=due_at,
    )
    return task, _to_whom(session, case, task, work)


def hurry(session: Session, task: HumanTask, target: UrgencyTarget | None, *, paced: bool) -> None:
    """Give a task the limits that its class of urgency and its mission together set, from now."""
    found = limits(session, target, task.mission_due_at, clock.now(), paced=paced)
    task.take_by, task.due_at = found


def offer(session: Session, task: HumanTask, candidates: Sequence[Candidate]) -> None:
    """Write a new task, and to whom it is offered, in one journey."""
    must_write(session)
    session.add(task)
    for each in candidates:
        given = {"case": task.case_id, "task": task.key, **each._asdict()}
        cast("RecordSession", session).follow_with(task, _OFFER, given)


_OFFER = Statement(
    insert(Offer).from_select(
        ["human_task_id", "role", "person_id"],
        select(
            col(HumanTask.id),
            bindparam("role", type_=String),
            bindparam("person_id", type_=Integer),
        ).where(
            col(HumanTask.case_id) == bindparam("case"), col(HumanTask.key) == bindparam("task")
        ),
    )
)


def _detail(work: HumanWork) -> dict[str, object]:
    detail: dict[str, object] = {}
    if work.shows is not None:
        detail["shows"] = _shown(work.shows)
    if work.beside:
        detail["beside"] = [_shown(form) for form in work.beside]
    if work.starts_from is not None:
        begun = work.starts_from
        detail["starts_from"] = begun.record() if isinstance(begun, Form) else dict(begun)
    if work.reasons:
        detail["reasons"] = work.reasons
    if work.barred:
        detail["barred"] = list(work.barred)
    if work.register is not None:
        detail["register"] = work.register
    if work.note:
        detail["note"] = work.note
    return detail


def _shown(form: Form) -> dict[str, object]:
    return {"form": type(form).__name__, "content": form.record()}


def _to_whom(session: Session, case: Case, task: HumanTask, work: HumanWork) -> list[Candidate]:
    offers = [_offer_to(session, case, whom) for whom in work.of]
    if _anybody(session, case, offers, work.barred):
        return offers
    # Nobody may pass their own work (handbook 1.5): it goes up one rung, and says why; from the
    # top, where nobody stands above, and where nobody holds the post, to the office's leaders.
    above = superiors(session, list(work.barred)) or _leaders(session, case, work.barred)
    if not above:
        raise LookupError(f"nobody can take {task.key!r} of {', '.join(work.of)}")
    reason = "self" if _anybody(session, case, offers, ()) else "vacant"
    task.detail = {**task.detail, "skipped": {"reason": reason, "from": list(work.of)}}
    return [Candidate(person_id=person.id) for person in above]


def _leaders(session: Session, case: Case, barred: Sequence[int]) -> list[Person]:
    found = [each for role in sorted(LEADERS) for each in holders(session, case.office_id, role)]
    return [person for person in found if person.id not in barred]


def _offer_to(session: Session, case: Case, whom: str) -> Candidate:
    if whom in _ROLES:
        return Candidate(role=str(whom))
    person = by_handle(session, whom)
    if person is None or person.office_id != case.office_id:
        raise LookupError(f"nobody of the office has the handle {whom!r}")
    return Candidate(person_id=person.id)


def _anybody(session: Session, case: Case, offers: list[Candidate], barred: Sequence[int]) -> bool:
    """Whether somebody is there who may take it."""
    return any(
        _is_able(session, each.person_id) and each.person_id not in barred
        if each.role is None
        else holder_ids(session, case.office_id, each.role) - set(barred)
        for each in offers
    )


def _is_able(session: Session, person_id: int | None) -> bool:
    person = session.get(Person, person_id)
    return person is not None and person.active and person.has_account
