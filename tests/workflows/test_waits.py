"""Time, messages and child cases: waits that end without anybody of the office doing anything."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.deadline import bd, hours
from models.errors import CaseEnded, Invalid, NotFound
from models.role import Role
from models.wording import _
from tests import cast
from tests.cast import (
    HELLO,
    TUESDAY,
    CastAnswer,
    CastLetter,
    CastRequest,
    case_of,
    clock_at,
    completes,
    incidents_of,
    kinds_of,
    opened,
    plays,
    record_of,
    steps_of,
)
from workflows import catalogue
from workflows.mission import mission
from workflows.moving import deliver, retry
from workflows.rounds import run_due

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")
YES = {"yes": True}
HOUR = timedelta(hours=1)


# -- time ----------------------------------------------------------------------------------------


def sleeps(case: CaseRun, _request: Any) -> Outcome:
    until = case.wait_until("pause", hours(2))
    assert case.now >= until
    return case.closes("rested")


def test_a_round_wakes_the_case_when_its_time_has_come_and_not_before() -> None:
    with clock_at(TUESDAY):
        code = opened(sleeps)
    for moment, state in (
        (TUESDAY, "open"),
        (TUESDAY + HOUR, "open"),
        (TUESDAY + 2 * HOUR, "closed"),
    ):
        with clock_at(moment):
            run_due()
        assert case_of(code).state == state


def test_a_second_round_does_nothing() -> None:
    with clock_at(TUESDAY):
        code = opened(sleeps)
    with clock_at(TUESDAY + 3 * HOUR):
        assert run_due() == 1
        before = kinds_of(code)
        assert run_due() == 0
    assert kinds_of(code) == before


def test_a_time_that_is_past_is_not_waited_for() -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        case.wait_until("pause", TUESDAY - HOUR)
        return case.closes("done")

    with clock_at(TUESDAY):
        assert case_of(opened(mission)).state == "closed"


def test_the_case_wakes_though_the_round_came_days_late() -> None:
    """The clock of the mission then stands where the office's stood."""
    with clock_at(TUESDAY):
        code = opened(sleeps)
    with clock_at(TUESDAY + timedelta(days=9)):
        run_due()
    assert record_of(code)["pause"].done_at == TUESDAY + timedelta(days=9)
    assert record_of(code)["pause"].due_at == TUESDAY + 2 * HOUR


def test_one_bad_case_does_not_stop_the_others() -> None:
    """Its own mistake becomes its incident; the round goes on to the next case."""

    def bad(case: CaseRun, _request: Any) -> Outcome:
        case.wait_until("pause", hours(1))
        raise ZeroDivisionError

    with clock_at(TUESDAY):
        first, second = opened(bad, key="bad"), opened(sleeps)
    with clock_at(TUESDAY + 3 * HOUR):
        run_due()
    assert (case_of(first).in_trouble, case_of(second).state) == (True, "closed")


def test_a_person_may_be_quicker_than_the_clock() -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        first = case.any(
            "race",
            late=lambda: case.wait_until("pause", bd(1)),
            answer=lambda: case.ask("letter", CastLetter, of=Role.NEWS_OFFICER),
        )
        return case.closes("late" if "late" in first else "answered")

    with clock_at(TUESDAY):
        quick, slow = opened(mission), opened(mission)
        completes("news1", quick, "race/answer/letter", HELLO)
    with clock_at(TUESDAY + timedelta(days=2)):
        run_due()
    assert (case_of(quick).outcome, case_of(slow).outcome) == ("answered", "late")
    assert steps_of(quick)["race/late/pause"] == "cancelled"
    assert steps_of(slow)["race/answer/letter"] == "cancelled"


# -- messages ------------------------------------------------------------------------------------

MESSAGES = {"answer": CastAnswer, "other": CastAnswer}


def listens(case: CaseRun, _request: Any) -> Outcome:
    case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
    first = case.wait_for("answer", CastAnswer)
    second = case.wait_for("answer", CastAnswer)
    return case.closes(f"{first.yes} {second.yes}")


def tell(code: str, name: str = "answer", **payload: Any) -> None:
    with write() as session:
        deliver(session, code, name, payload or YES, sender="requester")


def test_a_message_may_come_before_its_wait_and_after_it() -> None:
    code = opened(listens, messages=MESSAGES)
    tell(code, yes=True)
    assert steps_of(code) == {"letter": "open"}
    completes("news1", code, "letter", HELLO)
    assert steps_of(code)["answer~2"] == "open"
    tell(code, yes=False)
    assert case_of(code).outcome == "True False"


def test_two_messages_are_taken_in_the_order_in_which_they_came() -> None:
    code = opened(listens, messages=MESSAGES)
    tell(code, yes=False)
    tell(code, yes=True)
    completes("news1", code, "letter", HELLO)
    assert case_of(code).outcome == "False True"


def test_a_message_goes_to_one_branch_only() -> None:
    def mission(case: CaseRun, _request: Any) -> Outcome:
        one, two = case.all(
            one=lambda: case.wait_for("answer", CastAnswer),
            two=lambda: case.wait_for("answer", CastAnswer),
        )
        return case.closes(f"{one.yes} {two.yes}")

    code = opened(mission, messages=MESSAGES)
    tell(code, yes=False)
    assert sorted(steps_of(code).values()) == ["done", "open"]
    tell(code, yes=True)
    assert case_of(code).state == "closed"


def test_a_message_is_read_before_it_is_kept() -> None:
    code = opened(listens, messages=MESSAGES)
    for name, payload, refusal in (
        ("answer", {"yes": "perhaps"}, Invalid),
        ("answer", {"no": True}, Invalid),
        ("unheard-of", YES, NotFound),
    ):
        with cast.nothing_changes(), pytest.raises(refusal):
            tell(code, name, **payload)


def test_an_ended_case_takes_no_message() -> None:
    code = opened(lambda case, _request: case.closes("done"), messages=MESSAGES)
    with cast.nothing_changes(), pytest.raises(CaseEnded):
        tell(code)


# -- children ------------------------------------------------------------------------------------


def child(case: CaseRun, _request: Any) -> Outcome:
    case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("written")


def parent(case: CaseRun, _request: Any) -> Outcome:
    opened_one = case.open("child", "child", CastRequest(subject="ลูก"), subject="เรื่องลูก")
    return case.closes(case.outcome_of("wait", opened_one))


def family() -> tuple[str, str]:
    plays(child, "child")
    code = opened(parent)
    return code, record_of(code)["child"].result["code"]


def test_a_child_is_a_case_of_its_own() -> None:
    code, young = family()
    found = case_of(young)
    assert (found.mission, found.subject, found.state) == ("child", "เรื่องลูก", "open")
    assert found.parent_id == case_of(code).id
    assert steps_of(young) == {"letter": "open"}
    assert steps_of(code) == {"child": "done", "wait": "open"}


def test_a_crash_between_the_childs_end_and_the_parents_wake_is_mended_by_a_round() -> None:
    """Nothing but the round has to happen: whoever should have woken the parent is gone."""
    code, young = family()
    completes("news1", young, "letter", HELLO)
    assert case_of(young).state == "closed"
    run_due()
    assert (case_of(code).state, case_of(code).outcome) == ("closed", "written")


def test_a_child_that_ends_at_once_is_not_waited_for() -> None:
    plays(lambda case, _request: case.closes("at once"), "child")
    assert case_of(opened(parent)).outcome == "at once"


def test_a_child_in_trouble_does_not_trouble_its_parent() -> None:
    def breaks(_case: CaseRun, _request: Any) -> Outcome:
        raise ZeroDivisionError

    plays(breaks, "child")
    code = opened(parent)
    young = record_of(code)["child"].result["code"]
    assert (case_of(young).in_trouble, case_of(code).in_trouble) == (True, False)


def test_a_child_that_cannot_be_opened_holds_up_no_other_branch() -> None:
    """It is an incident of that step, retried after the mend; the rest of the case goes on."""

    def mission_of_parent(case: CaseRun, _request: Any) -> Outcome:
        letter = CastLetter(words="ไม่ใช่คำขอ")
        child_one, _answer = case.all(
            child=lambda: case.open("open", "child", letter, subject="เรื่องลูก"),
            other=lambda: case.wait_for("answer", CastAnswer),
        )
        return case.closes(case.outcome_of("wait", child_one))

    plays(child, "child")
    code = opened(mission_of_parent, messages=MESSAGES)
    tell(code, yes=True)
    assert steps_of(code) == {"child/open": "failed", "other/answer": "done"}
    [incident] = incidents_of(code)
    assert incident.step_key == "child/open"

    at_once = mission("child", code="CHILD", opens_with=CastLetter, title=_("ทดสอบ", "Test"))(
        lambda case, _request: case.closes("written")
    )
    catalogue.register_for_tests(at_once)
    with write() as session:
        retry(session, incident.id or 0, by=cast.person(session, "admin"))
    assert (case_of(code).state, case_of(code).outcome) == ("closed", "written")
    assert not case_of(code).in_trouble
