"""Work in a secret case finds somebody who may see it, or says that nobody may (handbook 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import read, write
from models.inbox import queue
from models.role import Role
from tests import cast, secrets
from tests.cast import HELLO, CastLetter, completes, task_of
from workflows.opening import open_case

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


def opened(procedure: Any, *readers: str) -> str:
    """A secret case of that procedure, opened by the head of the group, read by those people."""
    cast.plays(procedure)
    with write() as session:
        head, people = cast.person(session, "prc_head"), [cast.person(session, r) for r in readers]
        given: dict[str, Any] = {"secrecy": "secret", "readers": people}
        return open_case(session, "test", {"subject": "เรื่องลับ"}, by=head, **given).code


def written(of: Role | str, passed_by: Role = Role.DIRECTOR) -> Any:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        letter = case.ask("letter", CastLetter, of=of)
        case.approve("decision", letter, of=passed_by)
        return case.closes("done")

    return procedure


def in_queue(handle: str) -> set[str]:
    with read() as session:
        return {case.code for _task, case in queue(session, cast.person(session, handle))}


def test_a_colleague_who_may_not_see_it_is_nobody_else() -> None:
    """One of two news officers reads it and writes: the other cannot pass it, so it goes up."""
    code = opened(written(Role.NEWS_OFFICER, Role.NEWS_OFFICER), "news1")
    completes("news1", code, "letter", HELLO)
    assert task_of(code, "decision").detail["skipped"]["reason"] == "self"
    assert (in_queue("news2"), in_queue("prc_head")) == (set(), {code})
    completes("prc_head", code, "decision", outcome="approve")


@pytest.mark.parametrize("of", [Role.NEWS_OFFICER, "news1"])
def test_where_no_reader_can_take_it_the_story_says_so(of: Role | str) -> None:
    """It waits for its keepers to list somebody, and does not wait in silence."""
    code = opened(written(of))
    assert not cast.case_of(code).in_trouble
    assert "human-task.no-reader" in cast.kinds_of(code)
    secrets.reads(code, "news1", by="director")
    assert in_queue("news1") == {code}
    completes("news1", code, "letter", HELLO)
    completes("director", code, "decision", outcome="approve")
    assert cast.kinds_of(code).count("human-task.no-reader") == 1


def test_who_keeps_the_office_s_secrets_needs_no_list() -> None:
    code = opened(written(Role.DIRECTOR, Role.DEPUTY_DIRECTOR))
    completes("director", code, "letter", HELLO)
    completes("deputy", code, "decision", outcome="approve")
    assert cast.case_of(code).outcome == "done"
