"""The same Idempotency-Key again: answered as before, done once, also when both come at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests import cast
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors

KEY = {"Idempotency-Key": "ฝน-1".encode().hex()}
GIVEN = {"mission": "test", "request": {"subject": "แถลงข่าว"}}


def post(doors: Doors, path: str, body: Any, handle: str = "news1") -> Response:
    return doors.ask(handle, "POST", path, body, headers=KEY)


def test_the_same_key_is_answered_as_before_and_nothing_is_done_twice(doors: Doors) -> None:
    first, again = (post(doors, "/cases", GIVEN) for _ in range(2))
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Location"] == first.headers["Location"]
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(doors.get("news1", "/cases")["items"]) == 1


def test_the_same_key_with_another_request_is_refused(doors: Doors, code: str) -> None:
    post(doors, "/cases", GIVEN)
    other = {**GIVEN, "request": {"subject": "อีกเรื่อง"}}
    assert refusal(post(doors, "/cases", other)) == (409, "idempotency-key-reused")
    comment = post(doors, f"/cases/{code}/comments", GIVEN)
    assert refusal(comment)[0] in {409, 422}


def test_a_key_belongs_to_who_sent_it(doors: Doors) -> None:
    mine, theirs = post(doors, "/cases", GIVEN), post(doors, "/cases", GIVEN, "news2")
    assert mine.json()["code"] != theirs.json()["code"]


def test_a_refusal_is_not_remembered(doors: Doors, code: str) -> None:
    path = f"/human-tasks/{cast.task_of(code, 'write').id}/completion"
    assert post(doors, path, {"answer": {}}).status_code == 422
    assert post(doors, path, {"answer": cast.HELLO}).status_code == 200


def test_a_finished_task_answers_its_key_again(doors: Doors, code: str) -> None:
    path = f"/human-tasks/{cast.task_of(code, 'write').id}/completion"
    first, again = (post(doors, path, {"answer": cast.HELLO}) for _ in range(2))
    assert (again.status_code, again.json()) == (200, first.json())


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_has_a_length(doors: Doors, key: str) -> None:
    answer = doors.ask("news1", "POST", "/cases", GIVEN, headers={"Idempotency-Key": key})
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == {"Idempotency-Key": "idempotency_key"}


def test_of_two_at_once_one_does_it_and_both_hear_the_same(doors: Doors, code: str) -> None:
    path = f"/human-tasks/{cast.task_of(code, 'write').id}/completion"
    doors.token("news1")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: post(doors, path, {"answer": cast.HELLO}), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert sum("Idempotent-Replayed" not in answer.headers for answer in answers) == 1
    assert cast.kinds_of(code).count("human-task.completed") == 1
