"""The words of people outside: by the link of a letter, or entered by somebody of the office."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from models.answer_link import answer_link
from models.database import read
from tests import cast
from tests.api.caller import refusal
from tests.cast import CastAnswer

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors

YES = {"payload": {"yes": True}}
KEY = {"Idempotency-Key": "once"}


def asks_twice(case: Any, _request: Any) -> Any:
    """Asked again after somebody has read the first answer."""
    for _round in range(2):
        case.wait_for("reply", CastAnswer)
        case.ask("read", cast.CastLetter, of="news_officer")
    return case.closes("done")


@pytest.fixture
def waiting(office: int) -> str:
    return cast.opened(asks_twice, key="twice", messages={"reply": CastAnswer})


def link(code: str, asked_by: str = "", name: str = "reply") -> str:
    return f"/answers/{answer_link(code, name, asked_by).rpartition('/')[2]}"


def enter(doors: Doors, handle: str, code: str) -> Response:
    return doors.ask(handle, "POST", f"/cases/{code}/messages/reply", YES)


def actions(doors: Doors, handle: str, code: str) -> list[str]:
    told: list[str] = doors.get(handle, f"/cases/{code}")["actions"]
    return told


# -- entered by the office -----------------------------------------------------------------------


@pytest.mark.parametrize("handle", ["news1", "prc_head", "admin"])
def test_who_has_nothing_to_do_with_a_case_does_not_speak_for_its_requester(
    doors: Doors, waiting: str, handle: str
) -> None:
    assert "message" not in actions(doors, handle, waiting)
    assert refusal(enter(doors, handle, waiting)) == (403, "not-allowed")
    assert "message.received" not in cast.kinds_of(waiting)


@pytest.mark.parametrize("handle", ["clerk", "liaison", "director", "deputy"])
def test_an_answer_is_entered_by_name_by_who_takes_in_what_people_say(
    doors: Doors, waiting: str, handle: str
) -> None:
    assert "message" in actions(doors, handle, waiting)
    assert enter(doors, handle, waiting).status_code == 200
    (event,) = [each for each in cast.events_of(waiting) if each.kind == "message.received"]
    with read() as session:
        assert event.actor_id == cast.person(session, handle).id


def test_who_is_at_work_on_a_case_may_enter_an_answer_to_it(doors: Doors, office: int) -> None:
    def both(case: Any, _request: Any) -> Any:
        case.all(
            asked=lambda: case.wait_for("reply", CastAnswer),
            work=lambda: case.ask("letter", cast.CastLetter, of="news_officer"),
        )
        return case.closes("done")

    code = cast.opened(both, messages={"reply": CastAnswer})
    assert "message" in actions(doors, "news2", code)
    cast.acts("news1", code, "work/letter", "claim")
    assert "message" not in actions(doors, "news2", code)
    assert refusal(enter(doors, "news2", code)) == (403, "not-allowed")
    assert enter(doors, "news1", code).status_code == 200


def test_an_answer_before_the_question_and_a_second_one_are_refused(
    doors: Doors, code: str, waiting: str
) -> None:
    """What nobody waited for would be taken for the answer to the next question."""
    assert refusal(enter(doors, "clerk", code)) == (409, "wrong-moment")
    assert "message" not in actions(doors, "clerk", code)
    assert enter(doors, "clerk", waiting).status_code == 200
    assert refusal(enter(doors, "clerk", waiting)) == (409, "wrong-moment")
    cast.completes("news1", waiting, "read", cast.HELLO)
    assert cast.steps_of(waiting)["reply~2"] == "open"


# -- by the link of a letter ---------------------------------------------------------------------


def test_a_link_answers_nothing_before_it_is_asked(doors: Doors, code: str) -> None:
    assert doors.get(None, link(code))["stands"] is False
    assert refusal(doors.ask(None, "POST", link(code), YES)) == (409, "wrong-moment")


def test_a_retry_hears_again_that_the_answer_arrived(doors: Doors, waiting: str) -> None:
    """Its first 204 was lost on the way."""
    first, again = (doors.ask(None, "POST", link(waiting), YES, headers=KEY) for _ in range(2))
    assert (first.status_code, again.status_code) == (204, 204)
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert cast.kinds_of(waiting).count("message.received") == 1
    assert refusal(doors.ask(None, "POST", link(waiting), YES)) == (409, "wrong-moment")


def test_a_key_with_another_answer_or_at_another_link_is_another_request(
    doors: Doors, waiting: str
) -> None:
    other = cast.opened(key="twice")
    doors.ask(None, "POST", link(waiting), YES, headers=KEY)
    no = doors.ask(None, "POST", link(waiting), {"payload": {"yes": False}}, headers=KEY)
    assert refusal(no) == (409, "idempotency-key-reused")
    elsewhere = doors.ask(None, "POST", link(other), YES, headers=KEY)
    assert (elsewhere.status_code, "Idempotent-Replayed" in elsewhere.headers) == (204, False)


def test_the_same_answer_twice_at_once_is_one_answer(doors: Doors, waiting: str) -> None:
    with ThreadPoolExecutor(4) as crowd:
        sent = [
            crowd.submit(doors.ask, None, "POST", link(waiting), YES, headers=KEY)
            for _each in range(4)
        ]
    assert {each.result().status_code for each in sent} == {204}
    assert cast.kinds_of(waiting).count("message.received") == 1


def test_the_link_of_an_earlier_letter_does_not_answer_a_later_one(
    doors: Doors, office: int
) -> None:
    def asks_by_letter(case: Any, _request: Any) -> Any:
        for _round in range(2):
            case.ask("letter", cast.CastLetter, of="news_officer")
            case.wait_for("reply", CastAnswer)
        return case.closes("done")

    code = cast.opened(asks_by_letter, messages={"reply": CastAnswer})
    first, second = link(code, "letter"), link(code, "letter~2")
    cast.completes("news1", code, "letter", cast.HELLO)
    assert doors.ask(None, "POST", first, YES).status_code == 204
    cast.completes("news1", code, "letter~2", cast.HELLO)
    assert doors.get(None, first)["stands"] is False
    assert refusal(doors.ask(None, "POST", first, YES)) == (409, "wrong-moment")
    assert doors.ask(None, "POST", second, YES).status_code == 204
    assert cast.case_of(code).state == "closed"
