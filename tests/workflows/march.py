"""March 2027, when Eid may fall on another day: a mission, and what a change has missed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from models.clock import BANGKOK
from models.database import read
from models.deadline import bd
from models.open_deadline import MovedDeadline, moved_by
from models.role import Role
from models.working_time import working_time
from tests import cast
from tests.cast import CastLetter

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

THURSDAY = date(2027, 3, 11)
MONDAY = datetime(2027, 3, 8, 9, tzinfo=BANGKOK)


def one_limit(case: CaseRun, _request: Any) -> Outcome:
    case.ask("one", CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    case.ask("two", CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    return case.closes("done")


def left_behind() -> list[MovedDeadline]:
    """What does not fall where the calendar as it now stands has it."""
    with read() as session:
        office = cast.person(session, "director").office_id
        return moved_by(session, office, working_time(session, office))
