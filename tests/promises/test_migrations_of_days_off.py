"""Days off and due dates that were there before they knew their rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.calendar import USUAL
from models.database import read
from models.day_off import known_days_off
from models.deadline import bd
from models.role import Role
from models.working_time import working_time
from tests import cast
from tests.models.changing import EID, estimated
from tests.promises.before import as_of_0004, upgraded_and_whole

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_what_is_open_when_its_rule_was_not_kept_yet_keeps_its_moment(
    database: FreshDatabase,
) -> None:
    """Offices get the usual hours, days off no source, and deadlines stay where they were."""
    office = cast.move_in()
    estimated(office)
    code = cast.opened(has_a_deadline)
    was = cast.task_of(code, "letter")
    assert was.due_rule == {"bd": 2}
    as_of_0004()
    upgraded_and_whole()
    now = cast.task_of(code, "letter")
    assert (now.due_at, now.due_rule, now.internal_due_at) == (was.due_at, None, None)
    with read() as session:
        assert working_time(session, office).hours == USUAL
        (eid,) = known_days_off(session, office, EID, EID)
    assert (eid.status, eid.source_ref, eid.announced_at) == ("estimated", "", None)


def has_a_deadline(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    return case.closes("done")
