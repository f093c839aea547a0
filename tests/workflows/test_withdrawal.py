"""Taking a case back, taking a task away: the mission hears of it where it waits, and cleans up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.errors import CaseEnded, NotAllowed, WrongMoment
from models.role import Role
from tasks.signals import Cancelled, Withdrawn
from tests import cast
from tests.cast import HELLO, CastLetter, case_of, completes, kinds_of, opened, steps_of, task_of
from workflows.moving import cancel_task, withdraw

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


def letter(case: CaseRun, name: str = "letter") -> CastLetter:
    return case.ask(name, CastLetter, of=Role.NEWS_OFFICER)


def writes_one(case: CaseRun, _request: Any) -> Outcome:
    letter(case)
    return case.closes("done")


def writes_two(case: CaseRun, _request: Any) -> Outcome:
    case.all(one=lambda: letter(case), two=lambda: letter(case))
    return case.closes("done")


def apologises(case: CaseRun, _request: Any) -> Outcome:
    try:
        letter(case)
    except Withdrawn:
        letter(case, "sorry")
        raise
    return case.closes("done")


def take_back(code: str, by: str = "news1") -> None:
    with write() as session:
        withdraw(session, code, by=cast.person(session, by), reason="เปลี่ยนใจ")


def cancel(code: str, key: str, by: str = "director") -> None:
    task_id = task_of(code, key).id or 0
    with write() as session:
        cancel_task(session, task_id, by=cast.person(session, by), reason="ไม่ต้องแล้ว")


def test_a_withdrawal_takes_every_task_away() -> None:
    code = opened(writes_two)
    cast.acts("news2", code, "two/letter", "claim")
    take_back(code)
    assert (case_of(code).state, case_of(code).outcome) == ("withdrawn", "withdrawn")
    assert {task_of(code, f"{b}/letter").state for b in ("one", "two")} == {"cancelled"}
    assert kinds_of(code).count("human-task.cancelled") == 2
    assert kinds_of(code)[-1] == "case.withdrawn"


def test_what_a_withdrawal_asks_for_can_still_be_done() -> None:
    """Compensation may need people; a task that nobody may complete would hold the case."""
    code = opened(apologises)
    take_back(code)
    assert (case_of(code).state, steps_of(code)["sorry"]) == ("open", "open")
    completes("news1", code, "sorry", HELLO)
    assert case_of(code).state == "withdrawn"


def test_a_case_is_withdrawn_once() -> None:
    """Its mission is still putting things right: it has not ended, and needs no second word."""
    code = opened(apologises)
    take_back(code)
    with cast.nothing_changes(), pytest.raises(WrongMoment, match="being withdrawn already"):
        take_back(code)


def test_an_ended_case_is_not_withdrawn() -> None:
    code = opened(lambda case, _request: case.closes("done"))
    with cast.nothing_changes(), pytest.raises(CaseEnded):
        take_back(code)


@pytest.mark.parametrize("handle", ["news2", "prc_head", "clerk", "admin", "stranger"])
def test_only_who_opened_it_and_the_leaders_take_it_back(handle: str) -> None:
    code = opened(writes_two)
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        take_back(code, handle)


def test_a_cancelled_task_ends_the_case_unless_the_mission_says_what_then() -> None:
    code = opened(writes_one)
    cancel(code, "letter")
    assert (case_of(code).state, case_of(code).outcome) == ("closed", "cancelled")


def test_a_mission_may_go_on_without_a_cancelled_task() -> None:
    def goes_on(case: CaseRun, _request: Any) -> Outcome:
        try:
            letter(case)
        except Cancelled:
            letter(case, "instead")
        return case.closes("done")

    code = opened(goes_on)
    cancel(code, "letter")
    assert steps_of(code) == {"letter": "cancelled", "instead": "open"}
    completes("news1", code, "instead", HELLO)
    assert case_of(code).outcome == "done"


def test_a_cancelled_branch_lets_the_other_finish_first() -> None:
    code = opened(writes_two)
    cancel(code, "one/letter")
    assert case_of(code).state == "open"
    completes("news1", code, "two/letter", HELLO)
    assert case_of(code).outcome == "cancelled"


@pytest.mark.parametrize("handle", ["news1", "prc_head", "admin", "stranger"])
def test_only_leaders_cancel_a_task(handle: str) -> None:
    code = opened(writes_two)
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        cancel(code, "one/letter", handle)


def test_a_task_is_cancelled_once() -> None:
    code = opened(writes_two)
    cancel(code, "one/letter")
    with cast.nothing_changes(), pytest.raises(WrongMoment):
        cancel(code, "one/letter")


def test_each_office_numbers_its_own_cases() -> None:
    """One Prasan serves many offices: the first case of the second office must open too."""
    ours = opened(writes_two, by="director")
    theirs = opened(by="stranger")
    assert ours != theirs
