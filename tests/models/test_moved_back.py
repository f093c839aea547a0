"""A law of the calendar: what is moved and moved back has moved nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from models.calendar import WorkingTime
from models.clock import BANGKOK
from models.database import read
from models.deadline import bd, before, bh, cd, earliest
from models.due_rule import counted_again
from models.human_task import HumanTask
from models.role import Role
from tests import cast
from tests.models.changing import EID, changes, dues, estimated, moving

if TYPE_CHECKING:
    from models.deadline import Rule

FRIDAY = datetime(2027, 3, 5, 2, tzinfo=UTC)
other_days = st.sampled_from([date(2027, 3, day) for day in (8, 9, 11, 12, 15, 16)])
counts = st.integers(1, 8)
events = st.integers(4, 12).map(lambda n: datetime(2027, 3, 5, 10, tzinfo=BANGKOK) + timedelta(n))
limits = st.one_of(
    counts.map(bd), counts.map(bh), counts.map(cd), st.builds(before, events, st.just(bd(1)))
)
rules = st.one_of(
    limits, st.lists(limits, min_size=2, max_size=3).map(lambda all_: earliest(*all_))
)


def with_limit(rule: Rule) -> Any:
    def mission(case: Any, _request: Any) -> Any:
        case.ask("work", cast.CastLetter, of=Role.NEWS_OFFICER, due=rule)
        return case.closes("done")

    return mission


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rules, other_days)
def test_a_day_off_moved_and_moved_back_has_moved_nothing(
    office: int, rule: Rule, other: date
) -> None:
    """By the verb itself; in between, every deadline is as the moved calendar has it."""
    with cast.clock_at(FRIDAY):
        if not dues():
            estimated(office)
        cast.opened(with_limit(rule))
        was = dues()
        changes(moving(other))
        with read() as session:
            moved = WorkingTime(frozenset({other}))
            for task in session.exec(select(HumanTask)):
                assert task.due_rule is not None
                again = counted_again(task.due_rule, task.opened_at, moved)
                assert (task.due_at, task.internal_due_at) == again[:2]
        changes(moving(EID, other))
        assert dues() == was
