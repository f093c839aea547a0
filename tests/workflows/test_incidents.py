"""Nothing ends silently: what breaks is kept, told, and tried again after the mend."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.errors import NotAllowed, WrongMoment
from models.role import Role
from models.wording import _
from tasks.service import service_step
from tests import cast
from tests.cast import (
    HELLO,
    CastLetter,
    case_of,
    completes,
    incidents_of,
    kinds_of,
    opened,
    plays,
    record_of,
    steps_of,
)
from workflows.leg import run_leg
from workflows.moving import retry

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.incident import Incident
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


def letter(case: CaseRun, name: str = "letter") -> CastLetter:
    return case.ask(name, CastLetter, of=Role.NEWS_OFFICER)


def sound(case: CaseRun, _request: Any) -> Outcome:
    letter(case)
    letter(case, "second")
    return case.closes("done")


def stumbles(case: CaseRun, _request: Any) -> Outcome:
    letter(case)
    raise ZeroDivisionError("the mission's mistake")


def retried(incident: Incident, by: str = "admin") -> None:
    with write() as session:
        retry(session, incident.id or 0, by=cast.person(session, by))


def work(code: str) -> Any:
    with ThreadPoolExecutor(4) as pool:
        return run_leg(code, lambda taken: pool.submit(taken.step, taken.call, **taken.arguments))


# -- the mission raises ----------------------------------------------------------------------------


def test_when_a_mission_raises_the_answer_is_kept() -> None:
    code = opened(stumbles)
    task = completes("news1", code, "letter", HELLO)
    assert (task.state, steps_of(code)) == ("completed", {"letter": "done"})
    assert record_of(code)["letter"].result["answer"]["words"] == "สวัสดี"


def test_the_incident_says_what_and_where() -> None:
    code = opened(stumbles)
    completes("news1", code, "letter", HELLO)
    [incident] = incidents_of(code)
    assert (incident.kind, incident.message) == (
        "mission",
        "ZeroDivisionError: the mission's mistake",
    )
    assert "in stumbles" in incident.traceback
    assert case_of(code).in_trouble
    assert kinds_of(code).count("incident.raised") == 1


def test_an_administrator_retries_after_the_mend() -> None:
    code = opened(stumbles)
    completes("news1", code, "letter", HELLO)
    plays(sound)
    retried(incidents_of(code)[0])
    assert steps_of(code) == {"letter": "done", "second": "open"}
    assert (case_of(code).in_trouble, incidents_of(code)) == (False, [])
    assert kinds_of(code).count("incident.retried") == 1


def test_a_retry_without_a_mend_raises_it_anew() -> None:
    code = opened(stumbles)
    completes("news1", code, "letter", HELLO)
    retried(incidents_of(code)[0])
    assert case_of(code).in_trouble
    assert len(incidents_of(code)) == 1
    assert len(incidents_of(code, standing=False)) == 2


@pytest.mark.parametrize("handle", ["news1", "clerk", "stranger"])
def test_others_do_not_retry(handle: str) -> None:
    code = opened(stumbles)
    completes("news1", code, "letter", HELLO)
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        retried(incidents_of(code)[0], by=handle)


def test_an_incident_is_retried_once() -> None:
    code = opened(stumbles)
    completes("news1", code, "letter", HELLO)
    incident = incidents_of(code)[0]
    plays(sound)
    retried(incident)
    with cast.nothing_changes(), pytest.raises(WrongMoment):
        retried(incident)


def test_an_incident_settles_itself_when_mended_code_advances() -> None:
    """Whatever brings the case on: another branch's answer, a round, a worker's leg."""

    def two(case: CaseRun, _request: Any) -> Outcome:
        case.all(one=lambda: _one(case), two=lambda: letter(case))
        return case.closes("done")

    def _one(case: CaseRun) -> None:
        letter(case)
        if broken:
            raise ZeroDivisionError

    broken = True
    code = opened(two)
    completes("news1", code, "one/letter", HELLO)
    assert case_of(code).in_trouble
    broken = False
    completes("news2", code, "two/letter", HELLO)
    assert (case_of(code).state, case_of(code).in_trouble, incidents_of(code)) == (
        "closed",
        False,
        [],
    )
    assert "incident.settled" in kinds_of(code)


def forgets(case: CaseRun, _request: Any) -> Any:
    letter(case)


def offers_to_nobody(case: CaseRun, _request: Any) -> Outcome:
    letter(case)
    case.ask("second", CastLetter, of="nobody-of-that-name")
    return case.closes("done")


def opens_what_is_not_there(case: CaseRun, request: Any) -> Outcome:
    letter(case)
    case.open("child", "no-such-mission", request, subject="ลูก")
    return case.closes("done")


@pytest.mark.parametrize("mission", [forgets, offers_to_nobody, opens_what_is_not_there])
def test_every_mistake_of_a_mission_is_an_incident_and_keeps_the_answer(
    mission: Callable[..., Any],
) -> None:
    """Also those found only while the turn is written down: the answer was a good one."""
    code = opened(mission)
    completes("news1", code, "letter", HELLO)
    assert steps_of(code) == {"letter": "done"}
    assert [incident.kind for incident in incidents_of(code)] == ["mission"]
    plays(sound)
    retried(incidents_of(code)[0])
    assert steps_of(code)["second"] == "open"


# -- a service step fails ------------------------------------------------------------------------

weather = {"storm": True, "strange": False}


@service_step("ship", title=_("ส่งเรือ", "Ship"))
def ship(_call: Any) -> Any:
    """Sails in good weather only."""
    if weather["storm"]:
        raise OSError("the harbour is closed")
    return object() if weather["strange"] else "arrived"


@pytest.fixture
def storm() -> None:
    weather.update(storm=True, strange=False)


def shipping(case: CaseRun, _request: Any) -> Outcome:
    case.all(one=lambda: case.run(ship), two=lambda: letter(case))
    return case.closes("done")


def test_a_failed_service_step_is_an_incident_and_the_other_branches_go_on(storm: None) -> None:
    code = opened(shipping)
    assert work(code) is None
    [incident] = incidents_of(code)
    assert (incident.kind, incident.step_key) == ("service", "one/ship")
    assert "the harbour is closed" in incident.traceback
    completes("news1", code, "two/letter", HELLO)
    assert steps_of(code) == {"one/ship": "failed", "two/letter": "done"}
    assert case_of(code).in_trouble, "an answer elsewhere does not mend the harbour"
    weather["storm"] = False
    retried(incident)
    work(code)
    assert (case_of(code).state, case_of(code).in_trouble) == ("closed", False)


def test_a_failed_step_waits_for_its_retry(storm: None) -> None:
    """A worker that comes by again leaves it alone, and it does not want the engine."""
    code = opened(shipping)
    work(code)
    weather["storm"] = False
    work(code)
    assert steps_of(code)["one/ship"] == "failed"
    assert record_of(code)["one/ship"].attempt == 1


def test_a_result_that_cannot_be_kept_is_a_failure_too(storm: None) -> None:
    """Else the step would be run again and again, each time with its effect on the world."""
    weather.update(storm=False, strange=True)
    code = opened(shipping)
    work(code)
    assert steps_of(code)["one/ship"] == "failed"
    assert [incident.step_key for incident in incidents_of(code)] == ["one/ship"]


def test_a_broken_mission_does_not_want_the_engine_over_and_over(storm: None) -> None:
    """Machines can do nothing before the mend: a worker that came by would spin."""

    def tells(case: CaseRun, _request: Any) -> Outcome:
        case.tell(ship)
        letter(case)
        raise ZeroDivisionError

    code = opened(tells)
    with write() as session:
        case = cast.locked(session, code)
        case.flow_run_id = "run"
    completes("news1", code, "letter", HELLO)
    work(code)
    assert steps_of(code)["ship"] == "ready"
    assert not case_of(code).wants_engine
