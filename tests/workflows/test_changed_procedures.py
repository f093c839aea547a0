"""Today's code and yesterday's record: what no longer fits is found and named, not guessed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.deadline import bd
from models.role import Role
from models.wording import _
from tests import cast
from tests.cast import (
    HELLO,
    CastAnswer,
    CastLetter,
    case_of,
    completes,
    incidents_of,
    opened,
    plays,
    steps_of,
    task_of,
)
from workflows.advance import advance
from workflows.moving import retry, withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


def letter(case: CaseRun, name: str = "letter") -> CastLetter:
    return case.ask(name, CastLetter, of=Role.NEWS_OFFICER)


def sound(case: CaseRun, _request: Any) -> Outcome:
    letter(case)
    letter(case, "second")
    return case.closes("done")


def renamed(case: CaseRun, _request: Any) -> Outcome:
    letter(case, "note")
    letter(case, "second")
    return case.closes("done")


def reformed(case: CaseRun, _request: Any) -> Outcome:
    case.ask("letter", CastAnswer, of=Role.NEWS_OFFICER)
    return case.closes("done")


def removed(case: CaseRun, _request: Any) -> Outcome:
    letter(case, "second")
    return case.closes("done")


def other_verb(case: CaseRun, _request: Any) -> Outcome:
    case.record("letter", CastLetter, of=Role.REG_CLERK)
    return case.closes("done")


def parallel(case: CaseRun, _request: Any) -> Outcome:
    case.all(one=lambda: letter(case), two=lambda: letter(case, "second"))
    return case.closes("done")


def reordered(case: CaseRun, _request: Any) -> Outcome:
    letter(case, "second")
    letter(case)
    return case.closes("done")


def hides_it(case: CaseRun, _request: Any) -> Outcome:
    with suppress(Exception):  # what a careless mission may do
        case.ask("letter", CastAnswer, of=Role.NEWS_OFFICER)
    letter(case, "second")
    return case.closes("done")


@pytest.mark.parametrize(
    "changed", [renamed, reformed, removed, other_verb, parallel, reordered, hides_it]
)
def test_a_changed_procedure_is_found_and_named(changed: Callable[..., Outcome]) -> None:
    """Never guessed around: the record stays, the incident names what stands where."""
    code = opened(sound)
    completes("news1", code, "letter", HELLO)
    before = steps_of(code)
    plays(changed)
    with write() as session:
        advance(session, cast.locked(session, code))
    [incident] = incidents_of(code)
    assert incident.kind == "procedure"
    assert "'letter'" in incident.message
    assert steps_of(code) == before
    plays(sound)
    with write() as session:
        retry(session, incident.id or 0, by=cast.person(session, "admin"))
    completes("news2", code, "second", HELLO)
    assert (case_of(code).state, case_of(code).in_trouble) == ("closed", False)


def test_a_procedure_that_grew_at_its_end_still_follows_old_records() -> None:
    code = opened(sound)
    completes("news1", code, "letter", HELLO)

    def grown(case: CaseRun, _request: Any) -> Outcome:
        letter(case)
        letter(case, "second")
        letter(case, "third")
        return case.closes("done")

    plays(grown)
    completes("news1", code, "second", HELLO)
    assert (task_of(code, "third").state, incidents_of(code)) == ("ready", [])


def entrusted(case: CaseRun, request: Any) -> Outcome:
    case.entrust(
        "call", request, of=Role.REG_CLERK, due=bd(1), title=_("โทรแจ้ง", "Call"), note="โทร."
    )
    return sound(case, request)


def test_what_nobody_waits_for_may_come_into_a_procedure_under_way() -> None:
    """A case that was further goes on without it; a new one has it beside what it waits for."""
    old = opened(sound)
    plays(entrusted)
    completes("news1", old, "letter", HELLO)
    completes("news2", old, "second", HELLO)
    assert (case_of(old).state, incidents_of(old), "call" in steps_of(old)) == ("closed", [], False)
    new, left = opened(), opened()
    completes("clerk", new, "call", {"acknowledged": True})
    for code in (new, left):
        completes("news1", code, "letter", HELLO)
        completes("news2", code, "second", HELLO)
    assert [case_of(code).state for code in (new, left)] == ["closed"] * 2
    assert [steps_of(code)["call"] for code in (new, left)] == ["done", "cancelled"]


def test_what_nobody_waits_for_ends_when_the_case_is_taken_back() -> None:
    code = opened(entrusted)
    with write() as session:
        withdraw(session, code, by=cast.person(session, "director"), reason="เปิดใหม่")
    assert (case_of(code).state, set(steps_of(code).values())) == ("withdrawn", {"cancelled"})
    assert incidents_of(code, standing=False) == []


def test_what_nobody_can_follow_any_more_can_still_be_taken_back() -> None:
    """It ends where it stood: its tasks go, and the incident keeps what was found."""
    code = opened(sound)
    completes("news1", code, "letter", HELLO)
    plays(lambda case, _request: case.closes("done"))
    with write() as session:
        withdraw(session, code, by=cast.person(session, "director"), reason="เปิดใหม่")
    assert (case_of(code).state, case_of(code).outcome) == ("withdrawn", "withdrawn")
    assert set(steps_of(code).values()) == {"done", "cancelled"}
    assert [each.kind for each in incidents_of(code, standing=False)] == ["procedure"]
