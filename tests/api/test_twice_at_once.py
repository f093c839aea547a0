"""Eight people at one task: one wins, the others hear it in words."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from models.role import Role
from tests import cast
from tests.api.caller import refusal
from tests.cast import CastLetter

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tests.api.caller import Doors

VERBS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("PUT", "/claim", None),
    ("POST", "/completion", {"answer": cast.HELLO}),
]


@pytest.mark.parametrize(("method", "noun", "body"), VERBS)
def test_one_of_eight_wins(
    doors: Doors, code: str, method: str, noun: str, body: dict[str, Any] | None
) -> None:
    path = f"/human-tasks/{cast.task_of(code, 'write').id}{noun}"
    people = ["news1", "news2"] * 4
    for handle in people:
        doors.token(handle)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda who: doors.ask(who, method, path, body), people))
    told = Counter(answer.status_code for answer in answers)
    assert told == {200: 1, 409: 7}
    assert {refusal(answer)[1] for answer in answers if answer.status_code == 409} <= {
        "already-claimed",
        "wrong-moment",
    }
    verb = {"/claim": "human-task.claimed", "/completion": "human-task.completed"}[noun]
    assert cast.kinds_of(code).count(verb) == 1


def test_two_branches_at_the_same_instant_lose_no_wake(doors: Doors) -> None:
    code = cast.opened(_both, key="both", by="news1")
    paths = [f"/human-tasks/{cast.task_of(code, key).id}/completion" for key in ("a/a", "b/b")]
    doors.token("news1"), doors.token("news2")
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda pair: doors.ask(pair[0], "POST", pair[1], {"answer": cast.HELLO}),
                zip(("news1", "news2"), paths, strict=True),
            )
        )
    assert [answer.status_code for answer in answers] == [200, 200]
    assert cast.case_of(code).outcome == "both"


def _both(case: CaseRun, _request: Any) -> Any:
    case.all(
        a=lambda: case.ask("a", CastLetter, of=Role.NEWS_OFFICER),
        b=lambda: case.ask("b", CastLetter, of=Role.NEWS_OFFICER),
    )
    return case.closes("both")
