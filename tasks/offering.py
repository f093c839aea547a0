"""Offering a human task: to a role, a post, or one person; never to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import Integer, String, bindparam, insert
from sqlmodel import col, select

from models import clock
from models.capacity import BEYOND_ANY_LIMIT
from models.due_rule import counted
from models.human_task import HumanTask
from models.ladder import rule_for
from models.offer import Candidate, Offer
from models.person import by_handle
from models.reader_list import let_in
from models.record_session import must_write
from models.role import Role
from models.statement import Statement
from tasks.askable import Askable
from tasks.came_up import ALONE, SELF, VACANT, NobodyThere
from tasks.detail import detail_of
from tasks.turn import UpTo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from models.case import Case
    from models.ladder import Ruled
    from models.record_session import RecordSession
    from models.rung import Rung
    from tasks.turn import HumanWork, Opening

Offered = tuple[HumanTask, list[Candidate]]
"""A task and to whom it is offered."""

_ROLES = frozenset(Role)


def offered(session: Session, case: Case, opening: Opening, work: HumanWork) -> Offered:
    """The task and its offers, not yet written: it will stand where those who may take it look."""
    now = clock.now()
    until = counted(session, case.office_id, work.due, now)
    task = HumanTask(
        office_id=case.office_id,
        case_id=case.id,
        key=opening.key,
        kind=opening.kind,
        title_th=work.title.th,
        title_en=work.title.en,
        form=opening.what,
        detail=detail_of(session, work),
        opened_at=now,
        due_at=until.due_at,
        mission_due_at=until.due_at,
        internal_due_at=until.internal_due_at,
        due_rule=until.rule,
    )
    return task, _to_whom(session, case, task, work)


def offer(session: Session, task: HumanTask, candidates: Sequence[Candidate]) -> None:
    """Write a new task, and to whom it is offered, in one journey."""
    must_write(session)
    session.add(task)
    for each in candidates:
        given = {"case": task.case_id, "task": task.key, **each._asdict()}
        cast("RecordSession", session).follow_with(task, _OFFER, given)


def asked_of(session: Session, case: Case, of: Sequence[str] | UpTo) -> Sequence[str]:
    """Roles and handles; for a step that goes up to the ladder's last rung, who decides there."""
    return [_last(session, case, of)[1].value] if isinstance(of, UpTo) else of


_OFFER = Statement(
    insert(Offer).from_select(
        ["human_task_id", "role", "person_id", "post_id"],
        select(
            col(HumanTask.id),
            bindparam("role", type_=String),
            bindparam("person_id", type_=Integer),
            bindparam("post_id", type_=Integer),
        ).where(
            col(HumanTask.case_id) == bindparam("case"), col(HumanTask.key) == bindparam("task")
        ),
    )
)


def _to_whom(session: Session, case: Case, task: HumanTask, work: HumanWork) -> list[Candidate]:
    of = work.of
    if isinstance(of, UpTo):
        rung, role, ruled = _last(session, case, of)
        unknown = of.baht is None and ruled.asks_for_money
        sums = {"amount": BEYOND_ANY_LIMIT} if unknown else {}
        ladder = {"matter": of.matter, "rung": rung.value}
        task.detail = {**task.detail, **sums, "ladder": ladder}
        of = [role.value]
    asked = [_offer_to(session, case, whom) for whom in of]
    if case.is_confined:
        let_in(case, [each.person_id for each in asked if each.person_id is not None])
    if case.is_secret:
        session.flush()  # the list of its readers may be as new as the case
    there = Askable(session, task, case)
    both = [*work.barred, *work.checked_by]
    apart = there.takes(asked, both)
    if apart or there.takes(asked, work.barred):
        return _told_apart(task, asked, work, alone=not apart)
    reason = SELF if there.takes(asked) else VACANT
    if reason == VACANT and there.is_hidden_from(asked, work.barred):
        task.detail = {**task.detail, "no_reader": True}
        return _told_apart(task, asked, work, alone=not there.is_hidden_from(asked, both))
    # Nobody may pass their own work (handbook 1.5): it goes up one rung, and says why, as it does
    # where nobody holds the post; where nobody stands above, to the office's leaders.
    above = there.above(asked, both)
    found = above or there.above(asked, work.barred)
    if not found:
        raise NobodyThere(task.title, of)
    task.detail = {**task.detail, "skipped": {"reason": reason, "from": list(of)}}
    return _told_apart(task, found, work, alone=not above)


def _last(session: Session, case: Case, of: UpTo) -> tuple[Rung, Role, Ruled]:
    ruled = rule_for(session, case.office_id, of.matter)
    rung = ruled.last_rung(of.baht)
    return rung, ruled.matter.role_at(rung), ruled


def _told_apart(
    task: HumanTask, offers: list[Candidate], work: HumanWork, *, alone: bool
) -> list[Candidate]:
    """Bar those who checked it, as long as somebody else is there (handbook 1.5); else say so."""
    if alone:
        task.detail = {**task.detail, "four_eyes": ALONE}
    elif work.checked_by:
        task.detail = {**task.detail, "barred": sorted({*task.barred, *work.checked_by})}
    return offers


def _offer_to(session: Session, case: Case, whom: str) -> Candidate:
    if whom in _ROLES:
        return Candidate(role=str(whom))
    person = by_handle(session, whom)
    if person is None or person.office_id != case.office_id:
        raise LookupError(f"nobody of the office has the handle {whom!r}")
    return Candidate(person_id=person.id)
