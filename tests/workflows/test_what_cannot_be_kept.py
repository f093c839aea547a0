"""What a mission cannot have kept becomes an incident; what the person handed in stays."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from models.role import Role
from models.wording import _
from tasks.look_up import look_up
from tasks.service import service_step
from tests.cast import (
    HELLO,
    CastLetter,
    case_of,
    completes,
    incidents_of,
    opened,
    plays,
    record_of,
    steps_of,
    task_of,
)
from workflows.leg import run_leg

if TYPE_CHECKING:
    from sqlmodel import Session

    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


@look_up("moment", may_find=lambda **_asked: [None])
def moment(_session: Session, _office_id: int) -> Any:
    """Finds what is no JSON."""
    return datetime(2026, 11, 24)  # noqa: DTZ001 - wrong on purpose


@look_up("stumble", may_find=lambda **_asked: [None])
def stumble(session: Session, _office_id: int) -> Any:
    """Asks for what is not there."""
    return session.execute(text("SELECT * FROM no_such_table")).all()


@service_step("null", title=_("อักขระว่าง", "Null character"), retries=0)
def null(_call: Any) -> str:
    """Returns what PostgreSQL does not take."""
    return "a\x00b"


def letter_then(what: Any) -> Any:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        what(case)
        return case.closes("done")

    return procedure


MISTAKES = {
    "a look-up that finds no JSON": lambda case: case.look_up(moment),
    "a look-up that the database refuses": lambda case: case.look_up(stumble),
    "a moment without its time zone": lambda case: case.ask(
        "late",
        CastLetter,
        of=Role.NEWS_OFFICER,
        due=datetime(2026, 11, 24),  # noqa: DTZ001
    ),
    "a wait without a moment": lambda case: case.wait_until("never", None),
    "too long a join": lambda case: case.any(
        "race", **{f"branch-{n}-{'x' * 20}": (lambda: None) for n in range(9)}
    ),
    "somebody whom nobody knows": lambda case: case.ask("who", CastLetter, of="nobody-9"),
    "somebody of another office": lambda case: case.ask("who", CastLetter, of="stranger"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_of_the_mission_is_an_incident_and_the_answer_stays(mistake: str) -> None:
    """Found while the record is written, not only while the mission is read; mended, it goes on."""
    code = opened(letter_then(MISTAKES[mistake]))
    assert completes("news1", code, "letter", HELLO).state == "completed"
    assert steps_of(code) == {"letter": "done"}
    assert (case_of(code).in_trouble, len(incidents_of(code))) == (True, 1)
    plays(letter_then(lambda _case: None))
    run_leg(code, at_once)
    assert (case_of(code).state, case_of(code).in_trouble) == ("closed", False)


def test_too_long_an_outcome_is_an_incident() -> None:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        return case.closes("x" * 61)

    code = opened(procedure)
    completes("news1", code, "letter", HELLO)
    assert (case_of(code).state, len(incidents_of(code))) == ("open", 1)


def test_a_result_that_cannot_be_kept_fails_its_step_once() -> None:
    """Else it would be done again whenever its lease lapses, for ever."""
    code = opened(letter_then(lambda case: case.run(null)))
    completes("news1", code, "letter", HELLO)
    run_leg(code, at_once)
    assert (steps_of(code)["null"], record_of(code)["null"].attempt) == ("failed", 1)
    assert "null character" in incidents_of(code)[0].message


def test_work_of_a_post_that_nobody_holds_goes_to_the_leaders() -> None:
    """Work is never offered to nobody (handbook 0.1, 5)."""
    code = opened(letter_then(lambda case: case.ask("drive", CastLetter, of=Role.DRIVER)))
    completes("news1", code, "letter", HELLO)
    task = task_of(code, "drive")
    assert task.detail["skipped"] == {"reason": "vacant", "from": ["driver"]}
    assert completes("deputy", code, "drive", HELLO).state == "completed"


def at_once(taken: Any) -> Future[Any]:
    future: Future[Any] = Future()
    try:
        future.set_result(taken.step(taken.call, **taken.arguments))
    except Exception as error:  # noqa: BLE001 - as a worker would tell it
        future.set_exception(error)
    return future
