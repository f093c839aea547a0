"""ask, review, approve, sign, acknowledge, record: what is handed in is what the mission gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.errors import CaseEnded, Invalid, NotAllowed, StaleVersion
from models.register import calendar_year, next_number
from models.role import Role
from tests import cast
from tests.cast import HELLO, NO, CastAnswer, CastLetter, completes, opened, record_of, task_of
from workflows.completing import Completion, complete

if TYPE_CHECKING:
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


class Seen:
    """What the mission of these tests was given back at its last reading."""

    letter: CastLetter
    decided: Decided[Any]


def decides(case: CaseRun, verb: str, **more: Any) -> Outcome:
    Seen.letter = case.ask("letter", CastLetter, of=Role.NEWS_OFFICER, due=None)
    Seen.decided = getattr(case, verb)("decision", Seen.letter, of=Role.PRC_HEAD, **more)
    return case.closes("done")


def approves(case: CaseRun, _request: Any) -> Outcome:
    return decides(case, "approve")


def asked(procedure: Any = approves) -> str:
    code = opened(procedure)
    completes("news2", code, "letter", HELLO)
    return code


def test_ask_returns_the_filled_form() -> None:
    asked()
    assert Seen.letter == CastLetter(words="สวัสดี")


def test_the_next_person_has_the_task_when_the_answer_returns() -> None:
    code = asked()
    assert task_of(code, "decision").state == "ready"


@pytest.mark.parametrize("verb", ["approve", "review"])
def test_an_approval_lets_the_content_through_as_it_was(verb: str) -> None:
    code = asked(lambda case, _request: decides(case, verb))
    completes("prc_head", code, "decision", outcome="approve")
    assert Seen.decided.approved
    assert Seen.decided.content is Seen.letter


def test_an_approval_with_edits_gives_the_edited_content() -> None:
    code = asked()
    edited = {"words": "สวัสดีครับ", "copies": 2}
    completes("prc_head", code, "decision", {"edited": edited}, outcome="approve_with_edit")
    assert Seen.decided.approved
    assert Seen.decided.content == CastLetter(**edited)
    assert record_of(code)["letter"].result["answer"]["words"] == "สวัสดี"


@pytest.mark.parametrize(
    ("edited", "path"),
    [
        ({"words": "ก", "copies": 99}, ("edited", "copies")),
        ({"copies": 1}, ("edited", "words")),
        ({"words": "ก", "colour": "red"}, ("edited", "colour")),
    ],
)
def test_edits_must_fit_the_form_they_edit(edited: dict[str, Any], path: tuple[str, ...]) -> None:
    code = asked()
    with cast.nothing_changes(), pytest.raises(Invalid) as refusal:
        completes("prc_head", code, "decision", {"edited": edited}, outcome="approve_with_edit")
    assert [problem.path for problem in refusal.value.problems] == [path]


def test_a_return_carries_its_reasons_per_field() -> None:
    code = asked()
    completes("prc_head", code, "decision", {"reasons": {"words": "สั้นไป"}}, outcome="return")
    assert Seen.decided.returned
    assert Seen.decided.reasons == {"words": "สั้นไป"}


def test_reasons_name_fields_that_are_there() -> None:
    code = asked()
    with cast.nothing_changes(), pytest.raises(Invalid):
        completes("prc_head", code, "decision", {"reasons": {"price": "?"}}, outcome="return")


def test_a_rejection_says_why_and_what_the_requester_is_told() -> None:
    code = asked()
    with cast.nothing_changes(), pytest.raises(Invalid):
        completes("prc_head", code, "decision", outcome="reject")
    completes("prc_head", code, "decision", NO, outcome="reject")
    assert Seen.decided.rejected
    assert Seen.decided.words_for_requester == NO["words_for_requester"]


@pytest.mark.parametrize("outcome", [None, "maybe", ""])
def test_a_decision_needs_one_of_its_outcomes(outcome: str | None) -> None:
    code = asked()
    with cast.nothing_changes(), pytest.raises(Invalid):
        completes("prc_head", code, "decision", outcome=outcome)


def test_there_is_nothing_to_edit_where_nothing_was_shown() -> None:
    """Else an approval would claim edits that nobody will ever see."""

    def bare(case: CaseRun, _request: Any) -> Outcome:
        case.approve("decision", of=Role.PRC_HEAD)
        return case.closes("done")

    code = opened(bare)
    with cast.nothing_changes(), pytest.raises(Invalid):
        completes("prc_head", code, "decision", {"edited": HELLO}, outcome="approve_with_edit")


def test_a_form_with_a_field_too_many_is_refused() -> None:
    code = opened(approves)
    with cast.nothing_changes(), pytest.raises(Invalid) as refusal:
        completes("news2", code, "letter", {**HELLO, "colour": "red"})
    assert [problem.path for problem in refusal.value.problems] == [("colour",)]


def test_who_read_an_older_version_is_refused() -> None:
    code = opened(approves)
    cast.acts("news2", code, "letter", "claim")
    with cast.nothing_changes(), pytest.raises(StaleVersion):
        completes("news2", code, "letter", HELLO, version=1)
    completes("news2", code, "letter", HELLO, version=2)


def test_a_closed_case_takes_no_more_answers() -> None:
    code = asked()
    completes("prc_head", code, "decision", outcome="approve")
    with cast.nothing_changes(), pytest.raises(CaseEnded):
        completes("prc_head", code, "decision", outcome="approve")


def test_acknowledging_takes_a_tick() -> None:
    code = asked(lambda case, _request: decides(case, "acknowledge"))
    with cast.nothing_changes(), pytest.raises(Invalid):
        completes("prc_head", code, "decision", {"acknowledged": False})
    completes("prc_head", code, "decision", {"acknowledged": True})
    assert (Seen.decided.outcome, task_of(code, "decision").outcome) == ("acknowledged",) * 2


def test_record_keeps_what_somebody_outside_decided() -> None:
    got: list[CastAnswer] = []

    def records(case: CaseRun, _request: Any) -> Outcome:
        got[:] = [case.record("outside", CastAnswer, of=Role.REG_CLERK)]
        return case.closes("done")

    code = opened(records)
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        completes("news1", code, "outside", {"yes": True})
    completes("clerk", code, "outside", {"yes": True})
    assert got == [CastAnswer(yes=True)]


# -- sign ----------------------------------------------------------------------------------------


def signs(case: CaseRun, _request: Any) -> Outcome:
    return decides(case, "sign", register="outgoing")


def test_signing_takes_the_next_number_of_the_register() -> None:
    year = calendar_year(cast.TUESDAY)
    with cast.clock_at(cast.TUESDAY):
        for number in (1, 2):
            code = asked(signs)
            completes("prc_head", code, "decision", outcome="approve")
            assert Seen.decided.number == f"{number}/{year}"


def test_a_letter_that_is_returned_takes_no_number() -> None:
    code = asked(signs)
    completes("prc_head", code, "decision", {"comment": "แก้"}, outcome="return")
    assert Seen.decided.number is None
    code = asked(signs)
    completes("prc_head", code, "decision", outcome="approve")
    assert str(Seen.decided.number).startswith("1/")


def test_a_signature_that_fails_gives_its_number_back(office: int) -> None:
    code = asked(signs)
    task_id = task_of(code, "decision").id or 0

    def signs_and_fails() -> None:
        with write() as session:
            given = Completion(outcome="approve")
            complete(session, task_id, by=cast.person(session, "prc_head"), given=given)
            raise RuntimeError("power cut")

    with cast.nothing_changes(), pytest.raises(RuntimeError, match="power cut"):
        signs_and_fails()
    with write() as session:
        assert next_number(session, office, "outgoing", calendar_year(cast.TUESDAY)) == 1
