"""Changing what a class of urgency wants: for tasks that open, or change class, from then on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from models import clock
from models.due_date import read_span
from models.errors import FieldProblem, Invalid, NotAllowed, WrongMoment
from models.in_charge import in_charge
from models.one_at_a_time import Doing, one_at_a_time
from models.role import LEADERS
from models.rule_change import RuleChange
from models.urgency import NORMAL, URGENCIES
from models.urgency_target import TO_DO, TO_TAKE, UrgencyTarget
from models.wording import Text, _

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.deadline import Span
    from models.person import Person

URGENCY = "urgency:"
"""What the rule of a class is called: ``urgency:very_urgent``."""

WANTS: dict[str, Text] = {
    TO_TAKE: _("รับงานภายใน", "taken within"),
    TO_DO: _("ทำเสร็จภายใน", "done within"),
}

_NO_CHANGE = _("เป้าหมายเป็นเช่นนี้อยู่แล้ว", "It is the target already.")
_UNKNOWN_CLASS = _(
    "กำหนดเป้าหมายได้เฉพาะ ด่วน ด่วนมาก ด่วนที่สุด", "Only the urgent classes have a target of their own."
)
_UNKNOWN_WANT = _(
    "เลือก รับงานภายใน หรือ ทำเสร็จภายใน", "Choose by when it is to be taken or to be done."
)


def may_change_targets(person: Person) -> bool:
    """Whether `person` answers for the office."""
    return person.leads_office


def change_target(
    session: Session, urgency: str, wants: str, span: str, *, by: Person, source: str, reason: str
) -> UrgencyTarget:
    """Say what a class of urgency wants (`span` as `models.due_date.read_span` takes it).

    Tasks that are open keep the limits that they have.
    """
    if not may_change_targets(by):
        raise NotAllowed
    length, problems = _read(span)
    problems += [*_unless(urgency in URGENCIES.keys() - {NORMAL}, "urgency", _UNKNOWN_CLASS)]
    problems += _unless(wants in WANTS, "wants", _UNKNOWN_WANT)
    if problems or length is None:
        raise Invalid(problems)
    target = _held(session, by.office_id, urgency)
    before = _row(target) if target else None
    after: dict[str, Any] = {"wants": wants, **asdict(length), "source": source}
    if before == after:
        raise WrongMoment(_NO_CHANGE)
    if target is None:
        target = UrgencyTarget(office_id=by.office_id, urgency=urgency, **after)
        session.add(target)
    for name, value in after.items():
        setattr(target, name, value)
    _keep(session, URGENCY + urgency, before, after, by=by, source=source, reason=reason)
    return target


def span_wrong(span: str) -> list[FieldProblem]:
    """What is wrong with the length of time as it was written."""
    return _read(span)[1]


def _read(span: str) -> tuple[Span | None, list[FieldProblem]]:
    try:
        return read_span(span), []
    except Invalid as refusal:
        return None, list(refusal.problems)


def _unless(fits: bool, field: str, text: Text) -> list[FieldProblem]:  # noqa: FBT001 - reads so
    return [] if fits else [FieldProblem((field,), f"unknown_{field}", text)]


def _held(session: Session, office_id: int, urgency: str) -> UrgencyTarget | None:
    """The target, read while whoever else would change one waits."""
    one_at_a_time(session, office_id, Doing.RULES)
    return session.get(UrgencyTarget, (office_id, urgency), populate_existing=True)


def _row(target: UrgencyTarget) -> dict[str, Any]:
    return {name: getattr(target, name) for name in ("wants", "unit", "amount", "source")}


def _keep(
    session: Session,
    rule: str,
    before: dict[str, Any] | None,
    after: dict[str, Any],
    *,
    by: Person,
    **why: str,
) -> None:
    kept: dict[str, Any] = {"rule": rule, "before": before, "after": after, **why}
    kept["capacity"] = in_charge(by, LEADERS).record()
    session.add(RuleChange(office_id=by.office_id, since=clock.now(), by_id=by.id, **kept))
    session.flush()  # whoever changed it is told at once what stands now
