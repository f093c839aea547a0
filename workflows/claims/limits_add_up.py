"""What a statute allows is at least what the office's own limits come to together.

Everybody takes all the time that they have: then no step of which a statute says by when it must be
done (calendar days, handbook 2.9) may begin too late for that, or be given more time than is left.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from models.clock import BANGKOK
from models.deadline import Earliest
from models.wording import _
from models.working_time import working_time
from tasks.turn import HumanWork
from workflows.claims.fault import Fault, path_of
from workflows.exploring.explorer import retimed
from workflows.exploring.place import place_of

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.calendar import WorkingTime
    from models.deadline import Before, Due, Since, Span
    from workflows.exploring.explorer import Explored
    from workflows.exploring.state import State

    Limit = Span | Before | Since

_FIRST, _DAYS = date(2026, 10, 1), 365
"""The fiscal year 2570."""

WORST = 3
"""As many days are tried: those after which the office works least."""

A_MONTH = timedelta(days=30)


def limits_add_up(found: Explored, session: Session, office_id: int) -> list[Fault]:
    """The steps that come too late for their statute on the worst days to begin on."""
    working = working_time(session, office_id)
    faults: dict[str, Fault] = {}
    for key, there in _under_statute(found).items():
        for day in _worst_days(working):
            again = retimed(found, there, datetime.combine(day, time(9), BANGKOK), working)
            if key in again.record and _comes_too_late(again, key, working):
                words = _TOO_LATE.fill(step=place_of(key))
                faults.setdefault(
                    place_of(key), Fault("too-late", found.mission.code, path_of(there), words, day)
                )
    return list(faults.values())


def _under_statute(found: Explored) -> dict[str, State]:
    """Each step that a statute limits, and where it is first come to without going round."""
    first: dict[str, State] = {}
    for state in found.states:
        for key in state.waits:
            body = state.openings[key].body
            if (
                isinstance(body, HumanWork)
                and _statutes(body.due)
                and "~" not in "".join(state.record)
            ):
                first.setdefault(key, state)
    return first


def _limits(due: Due) -> tuple[Limit, ...]:
    if due is None or isinstance(due, datetime):
        return ()
    return due.limits if isinstance(due, Earliest) else (due,)


def _statutes(due: Due) -> list[Limit]:
    return [limit for limit in _limits(due) if _unit_of(limit) == "cd"]


def _unit_of(limit: Limit) -> str:
    return limit.unit if hasattr(limit, "unit") else limit.span.unit


def _comes_too_late(state: State, key: str, working: WorkingTime) -> bool:
    """Whether it begins after a statute's last day, or has time of its own beyond it."""
    begins, due = state.record[key].opened_at, state.openings[key].body.due
    ours = _moments_of(state)
    known = [limit for limit in _limits(due) if getattr(limit, "moment", begins) in ours]
    last = (limit.after(begins, working) for limit in known if _unit_of(limit) == "cd")
    own = (limit.after(begins, working) for limit in known if _unit_of(limit) != "cd")
    return max(own, default=begins) > min(last, default=datetime.max.replace(tzinfo=BANGKOK))


def _moments_of(state: State) -> set[datetime | None]:
    """The moments of the case itself; what a made-up form speaks of is when it likes."""
    steps = state.record.values()
    return {state.first.at, *(each.opened_at for each in steps), *(each.done_at for each in steps)}


def _worst_days(working: WorkingTime) -> list[date]:
    days = [_FIRST + timedelta(days=n) for n in range(_DAYS)]
    return sorted(days, key=lambda day: _worked_after(day, working))[:WORST]


def _worked_after(day: date, working: WorkingTime) -> int:
    return sum(working.is_working_day(day + timedelta(days=n)) for n in range(A_MONTH.days))


_TOO_LATE = _(
    "เมื่อทุกขั้นใช้เวลาเต็มกำหนดภายใน ขั้นตอน {step} จะเกินกำหนดตามกฎหมาย",
    "when every step takes all of its own time, {step} comes later than its statute allows",
)
