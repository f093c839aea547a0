"""Nobody passes their own work; and no work is left with nobody to pass it (handbook 1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import read, write
from models.errors import NotAllowed
from models.inbox import how_many, queue
from models.role import Role
from models.story import names_in, sentence
from tests import cast
from tests.cast import HELLO, CastLetter, completes, opened, task_of

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


def written_and_passed(writers: Role, passers: Role, **step: Any) -> Any:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        letter = case.ask("letter", CastLetter, of=writers)
        case.approve("decision", letter, of=passers, **step)
        return case.closes("done")

    return procedure


def in_queue(handle: str, code: str) -> bool:
    """Whether it is there to take, and counted."""
    with read() as session:
        person = cast.person(session, handle)
        found = queue(session, person)
        assert how_many(session, person)[1] == len(found)
        return code in {case.code for _task, case in found}


def test_a_colleague_of_the_same_role_passes_it() -> None:
    code = opened(written_and_passed(Role.NEWS_OFFICER, Role.NEWS_OFFICER))
    completes("news1", code, "letter", HELLO)
    for doing in (
        lambda: completes("news1", code, "decision", outcome="approve"),
        lambda: cast.acts("news1", code, "decision", "claim"),
        lambda: cast.acts("director", code, "decision", "reassign", to="news1", reason="เร่ง"),
    ):
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            doing()
    completes("news2", code, "decision", outcome="approve")
    assert cast.case_of(code).state == "closed"


def test_who_may_not_take_it_does_not_find_it_in_their_queue() -> None:
    """A queue is *mine to take*: what would be refused has no place in it."""
    code = opened(written_and_passed(Role.NEWS_OFFICER, Role.NEWS_OFFICER))
    completes("news1", code, "letter", HELLO)
    assert in_queue("news2", code)
    assert not in_queue("news1", code)


def test_it_goes_up_one_rung_where_nobody_else_has_the_role() -> None:
    code = opened(written_and_passed(Role.PRC_HEAD, Role.PRC_HEAD))
    completes("prc_head", code, "letter", HELLO)
    assert task_of(code, "decision").detail["skipped"] == {"reason": "self", "from": ["prc_head"]}
    assert (in_queue("director", code), in_queue("prc_head", code)) == (True, False)
    completes("director", code, "decision", outcome="approve")


def test_it_climbs_on_past_a_rung_that_nobody_can_take() -> None:
    """The head of the group has no account today: the letter goes on to the director."""
    code = opened(written_and_passed(Role.MEDIA_LIAISON, Role.MEDIA_LIAISON))
    with write() as session:
        cast.person(session, "prc_head").has_account = False
    completes("liaison", code, "letter", HELLO)
    assert in_queue("director", code)


def test_at_the_top_of_the_ladder_somebody_else_still_can_decide() -> None:
    """The director's own work: above stands only the governor, who has no account.

    Never a dead end: it goes to the office's other leader.
    """
    code = opened(written_and_passed(Role.DIRECTOR, Role.DIRECTOR))
    completes("director", code, "letter", HELLO)
    assert not in_queue("director", code)
    assert in_queue("deputy", code)
    completes("deputy", code, "decision", outcome="approve")


def test_a_step_may_do_without() -> None:
    code = opened(written_and_passed(Role.PRC_HEAD, Role.PRC_HEAD, four_eyes=False))
    completes("prc_head", code, "letter", HELLO)
    completes("prc_head", code, "decision", outcome="approve")
    assert cast.case_of(code).state == "closed"


def test_who_edited_it_is_its_author_from_then_on() -> None:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        letter = case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        edited = case.review("review", letter, of=Role.PRC_HEAD).content
        case.approve("decision", edited, of=(Role.PRC_HEAD, Role.DIRECTOR))
        return case.closes("done")

    code = opened(procedure)
    completes("news1", code, "letter", HELLO)
    completes("prc_head", code, "review", {"edited": {"words": "ครับ"}}, outcome="approve_with_edit")
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        completes("prc_head", code, "decision", outcome="approve")
    completes("director", code, "decision", outcome="approve")


def test_an_edit_does_not_free_who_wrote_it() -> None:
    """Both have their hands in it: neither passes it."""

    def procedure(case: CaseRun, _request: Any) -> Outcome:
        letter = case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        edited = case.review("review", letter, of=Role.PRC_HEAD).content
        case.approve("decision", edited, of=(Role.NEWS_OFFICER, Role.PRC_HEAD))
        return case.closes("done")

    code = opened(procedure)
    completes("news1", code, "letter", HELLO)
    completes("prc_head", code, "review", {"edited": {"words": "ครับ"}}, outcome="approve_with_edit")
    for author in ("news1", "prc_head"):
        assert not in_queue(author, code)
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            completes(author, code, "decision", outcome="approve")
    assert in_queue("news2", code)


def test_a_copy_that_the_mission_made_is_still_their_work() -> None:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        letter = case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        longer = letter.model_copy(update={"copies": 2})
        case.approve("decision", longer, of=Role.NEWS_OFFICER)
        return case.closes("done")

    code = opened(procedure)
    completes("news1", code, "letter", HELLO)
    assert (in_queue("news1", code), in_queue("news2", code)) == (False, True)


def test_the_request_is_the_work_of_whoever_opened_the_case() -> None:
    def procedure(case: CaseRun, request: Any) -> Outcome:
        case.approve("decision", request, of=Role.PRC_HEAD)
        return case.closes("done")

    code = opened(procedure, by="prc_head")
    assert task_of(code, "decision").barred != []
    assert in_queue("director", code)


def told(code: str) -> list[str]:
    """The story so far, in English."""
    with read() as session:
        events = cast.events_of(code)
        return [sentence(each, names_in(session, events)).en for each in events]


def checked_and_passed(passers: tuple[Role, ...]) -> Any:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        letter = case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
        checked = case.review("check", letter, of=Role.PRC_HEAD).content
        case.approve("decision", checked, of=passers)
        return case.closes("done")

    return procedure


def test_the_story_says_past_whom_it_went_up_and_why() -> None:
    code = opened(written_and_passed(Role.PRC_HEAD, Role.PRC_HEAD))
    completes("prc_head", code, "letter", HELLO)
    assert (
        "“Approval” went up past Head of PR and communication (nobody passes their own work)."
        in told(code)
    )
    (event,) = [each for each in cast.events_of(code) if each.kind == "human-task.went-up"]
    assert event.data == {"key": "decision", "reason": "self", "from": ["prc_head"]}


def test_who_checked_it_does_not_approve_it_while_somebody_else_may() -> None:
    code = opened(checked_and_passed((Role.PRC_HEAD, Role.DIRECTOR)))
    completes("news1", code, "letter", HELLO)
    completes("prc_head", code, "check", outcome="approve")
    assert not in_queue("prc_head", code)
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        completes("prc_head", code, "decision", outcome="approve")
    completes("director", code, "decision", outcome="approve")


def test_who_checked_it_may_approve_where_nobody_else_may_and_the_story_says_so() -> None:
    code = opened(checked_and_passed((Role.PRC_HEAD,)))
    completes("news1", code, "letter", HELLO)
    completes("prc_head", code, "check", outcome="approve")
    assert task_of(code, "decision").detail["four_eyes"] == "alone"
    assert any("may be decided by who checked it" in words for words in told(code))
    completes("prc_head", code, "decision", outcome="approve")


def test_a_check_that_sent_it_back_is_none_of_what_is_written_then() -> None:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        for _time in range(2):
            letter = case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
            if case.review("check", letter, of=(Role.PRC_HEAD, Role.DIRECTOR)).approved:
                break
        case.approve("decision", letter, of=(Role.PRC_HEAD, Role.DIRECTOR))
        return case.closes("done")

    code = opened(procedure)
    completes("news1", code, "letter", HELLO)
    completes("director", code, "check", {"comment": "สั้นไป"}, outcome="return")
    completes("news1", code, "letter~2", HELLO)
    completes("prc_head", code, "check~2", outcome="approve")
    completes("director", code, "decision", outcome="approve")


def test_an_empty_post_is_climbed_over_from_the_post_itself() -> None:
    """Not from who wrote it: the director's word does not come down to the head of a group."""
    code = opened(written_and_passed(Role.NEWS_OFFICER, Role.DIRECTOR))
    with write() as session:
        cast.person(session, "director").has_account = False
    completes("news1", code, "letter", HELLO)
    assert (in_queue("deputy", code), in_queue("prc_head", code)) == (True, False)
    assert "“Approval” went up past Provincial PR director (nobody holds the post)." in told(code)
