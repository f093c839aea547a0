"""Every date that a class of urgency sets is seen, told, and moved with the calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from api.pages.foreseen import foreseen
from models.changed_calendar import carried_out
from models.clock import BANGKOK, in_bangkok
from models.database import read, write
from models.deadline import bd, cd
from models.role import Role
from models.story import events_of, names_in, sentence
from models.urgency_target import UrgencyTarget
from tests import cast
from tests.models.changing import changes, estimated, moving, seen
from tests.statements import executed
from tests.workflows.consulting import ACCEPTED, Consultation
from workflows.classifying import change_urgency

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

THURSDAY = date(2027, 3, 11)
MONDAY = datetime(2027, 3, 8, 9, tzinfo=BANGKOK)


def asks(case: CaseRun, _request: Any) -> Outcome:
    case.ask("statute", cast.CastLetter, of=Role.NEWS_OFFICER, due=cd(7))
    case.ask("next", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(5))
    return case.closes("done")


def hurried(code: str, urgency: str) -> None:
    with write() as session:
        head = cast.person(session, "prc_head")
        change_urgency(session, code, urgency, by=head, reason="ด่วน")


def wants(office: int, urgency: str, **columns: Any) -> None:
    with write() as session:
        session.add(UrgencyTarget(office_id=office, urgency=urgency, **columns))


def told(code: str) -> list[tuple[str, str]]:
    """The dates that moved, as the story has them in English."""
    with read() as session:
        events = events_of(session, cast.case_of(code).id)
        names = names_in(session, events)
        moved = [each for each in events if each.kind.endswith("-moved")]
        return [(each.kind.partition(".")[2], sentence(each, names).en) for each in moved]


def test_a_limit_before_the_office_s_own_date_takes_its_place(office: int) -> None:
    """Back in an ordinary class, it has its own date again; each is told as it moves."""
    wants(office, "urgent", wants="do", unit="bd", amount=1)
    with cast.clock_at(MONDAY):
        code = cast.opened(asks)
        before = cast.task_of(code, "statute")
        assert before.internal_due_at is not None
        hurried(code, "urgent")
        after = cast.task_of(code, "statute")
        assert after.due_at is not None
        assert after.due_at < before.internal_due_at
        assert after.internal_due_at is None
        hurried(code, "normal")
    back = cast.task_of(code, "statute")
    assert (back.due_at, back.internal_due_at) == (before.due_at, before.internal_due_at)
    kinds = [kind for kind, _words in told(code)]
    assert sorted(kinds) == ["due-moved", "due-moved", "internal-due-moved", "internal-due-moved"]
    assert all("changed the urgency;" in words for _kind, words in told(code))


def test_a_date_to_take_it_by_is_previewed_and_moved_with_a_day_off(office: int) -> None:
    estimated(office)
    wants(office, "most_urgent", wants="take", unit="bd", amount=2)
    with cast.clock_at(MONDAY):
        code = cast.opened(asks)
        hurried(code, "most_urgent")
        was = cast.task_of(code, "statute")
        (shown,) = seen(moving(THURSDAY)).moved
        assert shown.is_shorter
        assert not shown.is_statutory
        changes(moving(THURSDAY))
    now = cast.task_of(code, "statute")
    assert (now.due_at, now.internal_due_at) == (was.due_at, was.internal_due_at)
    assert (was.take_by, now.take_by) == (shown.was.take_by, shown.dates.take_by)
    assert now.take_by is not None
    assert f"{in_bangkok(now.take_by):%d}" == "10"
    assert [kind for kind, _words in told(code)] == ["take-by-moved", "take-by-moved"]
    assert "changed a day off;" in told(code)[-1][1]


def test_a_changed_day_off_asks_for_the_lock_of_no_single_case(office: int) -> None:
    """The office's are all held at once; each lock more would keep it waiting for so long."""
    estimated(office)
    wants(office, "urgent", wants="do", unit="bd", amount=2)
    with cast.clock_at(MONDAY):
        for _each in range(3):
            hurried(cast.opened(asks), "urgent")
        change = moving(THURSDAY)
        fingerprint = seen(change).fingerprint
        with write() as session, executed(session) as asked:
            by = cast.person(session, "director")
            preview = carried_out(session, change, by=by, fingerprint=fingerprint)
    assert len(preview.moved) == 3
    of_cases = [each for each in asked if "FROM cases" in each]
    assert not [each for each in of_cases if "cases.id = " in each.replace("= ANY", "in")]


@pytest.mark.parametrize("urgency", ["normal", "urgent", "very_urgent"])
def test_the_page_foretells_the_limit_that_the_task_then_has(
    asked: Consultation, urgency: str
) -> None:
    story = asked.opens(urgency=urgency)
    task = cast.task_of(story.code, "screen")
    with read() as session:
        result = {"by": 1, "outcome": "done", "answer": ACCEPTED}
        case = session.merge(story.case, load=False)
        found = foreseen(session, case, task, result)
    assert found is not None
    story.does("prc-head-1", "screen", ACCEPTED)
    ((work,), (key,)) = found.work, story.waits_for
    assert work.due_at == cast.task_of(story.code, key).due_at
