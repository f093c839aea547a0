"""Who may be offered what comes next is asked together with the task, and is the same answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from models import clock
from models.database import write
from models.person import holder_ids, holders
from models.post import Incumbency
from models.role import Role
from tasks import record as records
from tests import cast
from tests.statements import executed

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome


def write_one(case: CaseRun, _request: object) -> Outcome:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


@pytest.fixture
def task_id(office: int) -> int:
    assert office
    return cast.task_of(cast.opened(write_one), "letter").id


def test_it_is_the_answer_that_asking_by_itself_gives(office: int, task_id: int) -> None:
    with write() as session:
        wanted = {role: {each.id for each in holders(session, office, role)} for role in Role}
    with write() as session:
        records.held_with_task(session, task_id)
        with executed(session) as found:
            known = {role: holder_ids(session, office, role) for role in Role}
        assert found == [], "it was asked in the first journey"
    assert known == wanted
    assert known[Role.NEWS_OFFICER]


def test_another_office_is_asked_for_itself(office: int, task_id: int) -> None:
    """The other office of the cast has one director, and nobody of ours."""
    with write() as session:
        records.held_with_task(session, task_id)
        theirs = cast.person(session, "stranger")
        assert holder_ids(session, theirs.office_id, Role.DIRECTOR) == {theirs.id}
        assert theirs.id not in holder_ids(session, office, Role.DIRECTOR)


def test_whoever_was_appointed_meanwhile_is_known_to_the_next_transaction(
    office: int, task_id: int
) -> None:
    with write() as session:
        records.held_with_task(session, task_id)
        assert holder_ids(session, office, Role.SPOKESPERSON) == set()
    with write() as session:
        clerk = cast.person(session, "clerk")
        clerk.posts()[0].roles = [Role.REG_CLERK, Role.SPOKESPERSON]
    with write() as session:
        records.held_with_task(session, task_id)
        assert holder_ids(session, office, Role.SPOKESPERSON) == {cast.person(session, "clerk").id}


def test_an_incumbency_that_is_over_is_not_known(office: int, task_id: int) -> None:
    with write() as session:
        news = cast.person(session, "news1")
        theirs = select(Incumbency).where(Incumbency.person_id == news.id)
        session.exec(theirs).one().until = clock.now() - timedelta(days=1)
    with write() as session:
        records.held_with_task(session, task_id)
        assert holder_ids(session, office, Role.NEWS_OFFICER) == {cast.person(session, "news2").id}
