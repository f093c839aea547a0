"""Offering a human task: to the holders of a role, or to one person; never to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import Integer, String, bindparam, insert
from sqlmodel import col, select

from models import clock
from models.authority import stand_in_ids
from models.deliver_by import in_time
from models.due_rule import counted
from models.human_task import HumanTask
from models.ladder import rule_for
from models.offer import Candidate, Offer
from models.person import Person, by_handle, holder_ids, holders, superiors
from models.post import posts_at, posts_with
from models.record_session import must_write
from models.role import LEADERS, Role
from models.statement import Statement
from models.urgency_target import Limits, class_rule, internal_within, limits, target_of
from models.working_time import working_time
from tasks.came_up import ALONE, SELF, VACANT, NobodyThere
from tasks.detail import detail_of
from tasks.turn import UpTo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from models.case import Case
    from models.deadline import Due
    from models.due_rule import Kept
    from models.record_session import RecordSession
    from models.rung import Rung
    from models.urgency_target import UrgencyTarget
    from tasks.turn import HumanWork, Opening

Offered = tuple[HumanTask, list[Candidate]]
"""A task and to whom it is offered."""

_ROLES = frozenset(Role)
"""In a baht."""


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


def hurry(
    session: Session, case: Case, task: HumanTask, target: UrgencyTarget | None, *, paced: bool
) -> None:
    """Give a task the limits that its class of urgency and its mission together set, from now.

    What must be in somebody's hands by a moment of its own is due by then at the latest.
    """
    task.class_rule, found = hurried(session, case, task.mission_due_at, target, paced=paced)
    task.take_by, task.due_at = in_time(case, found, task.opened_at)
    task.internal_due_at = internal_within(task.internal_due_at, task.due_at)


def hurried(
    session: Session,
    case: Case,
    mission_due: datetime | None,
    target: UrgencyTarget | None,
    *,
    paced: bool,
) -> tuple[Kept | None, Limits]:
    """The class's own rule from now on, and the limits that it and the mission together set."""
    rule = None if target is None else class_rule(target, clock.now(), paced=paced)
    if rule is None:
        return None, Limits(None, mission_due)
    return rule, limits(mission_due, rule, working_time(session, case.office_id))


def limits_now(session: Session, case: Case, due: Due, *, paced: bool) -> Limits:
    """The limits that a task would have that opened now."""
    now = clock.now()
    mission_due = counted(session, case.office_id, due, now).due_at
    target = target_of(session, case.office_id, case.urgency)
    _rule, found = hurried(session, case, mission_due, target, paced=paced)
    return in_time(case, found, now)


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


def _to_whom(session: Session, case: Case, task: HumanTask, work: HumanWork) -> list[Candidate]:
    of = work.of
    if isinstance(of, UpTo):
        rung, role = _last(session, case, of)
        task.detail = {**task.detail, "ladder": {"matter": of.matter, "rung": rung.value}}
        of = [role.value]
    offers = [_offer_to(session, case, whom) for whom in of]
    if _somebody(session, case, task, offers, [*work.barred, *work.checked_by]):
        _bar(task, work.checked_by)
        return offers
    if _somebody(session, case, task, offers, work.barred):
        task.detail = {**task.detail, "four_eyes": ALONE}
        return offers
    # Nobody may pass their own work (handbook 1.5): it goes up one rung, and says why, as it does
    # where nobody holds the post; where nobody stands above, to the office's leaders.
    above = _above(session, case, offers, work.barred) or _leaders(session, case, work.barred)
    if not above:
        raise NobodyThere(task.title, of)
    reason = SELF if _anybody(session, case, offers, ()) else VACANT
    task.detail = {**task.detail, "skipped": {"reason": reason, "from": list(of)}}
    return [Candidate(person_id=person.id) for person in _others(task, above, work.checked_by)]


def _last(session: Session, case: Case, of: UpTo) -> tuple[Rung, Role]:
    ruled = rule_for(session, case.office_id, of.matter)
    rung = ruled.last_rung(of.baht)
    return rung, ruled.matter.role_at(rung)


def _bar(task: HumanTask, checked_by: Sequence[int]) -> None:
    if checked_by:
        task.detail = {**task.detail, "barred": sorted({*task.barred, *checked_by})}


def _others(task: HumanTask, above: list[Person], checked_by: Sequence[int]) -> list[Person]:
    """Those of them who did not check it, as long as there is one (handbook 1.5)."""
    others = [person for person in above if person.id not in checked_by]
    if not others:
        task.detail = {**task.detail, "four_eyes": ALONE}
    return others or above


def _above(
    session: Session, case: Case, offers: Sequence[Candidate], barred: Sequence[int]
) -> list[Person]:
    """Who stands nearest above the posts that were asked, and has no hand in the work."""
    now = clock.now()
    posts = posts_with(session, case.office_id, {each.role for each in offers if each.role})
    for each in offers:
        if each.person_id is not None:
            posts += posts_at(session, each.person_id, now)
    return superiors(session, posts, but=barred)


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


def _somebody(
    session: Session,
    case: Case,
    task: HumanTask,
    offers: list[Candidate],
    barred: Sequence[int],
) -> bool:
    """Whether somebody may take it: of those asked, else in the place of one of them."""
    return _anybody(session, case, offers, barred) or any(
        stand_in_ids(session, task, case.mission, each.role, each.person_id) - set(barred)
        for each in offers
    )


def _is_able(session: Session, person_id: int | None) -> bool:
    person = session.get(Person, person_id)
    return person is not None and person.active and person.has_account
