"""Eight clients want the same task, two hundred times: one gets it, the others hear why not."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from http import HTTPStatus
from threading import Barrier
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from forms.press_conference import FactVerification, PressConferenceRequest
from tests.acceptance.house import PASSWORD
from tests.acceptance.people import Clerk, visitor
from tests.acceptance.problems import is_a_problem
from tests.acceptance.scripts import DECIDED, PREPARED, PRESS, WRITTEN
from tests.cast import kinds_of
from tests.forms.filled import FACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from httpx import Response

    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House

C = TypeVar("C")

pytestmark = [pytest.mark.acceptance, pytest.mark.slow]

CLERKS = (
    "reg-clerk-1", "reg-clerk-2", "media-liaison-1", "pr-officer-1",
    "pr-officer-2", "pr-officer-3", "reg-clerk-1", "reg-clerk-2",
)  # fmt: skip
"""Eight clients of six people: two of them have a second window open."""

REVIEW = next(act for act in PREPARED if act.step.endswith("points/review"))
VERIFY = next(act for act in PREPARED if act.step.endswith("verify"))
FACTS = 50
RACES = 200
CASES = 50
NEXT = "conference/message/write"
"""The owner corrected a fact, so the points are written again."""

TOO_LATE = {"/problems/already-claimed", "/problems/wrong-moment"}
"""Somebody else holds the task; or it is finished, or one's own other window holds it."""


@pytest.fixture
def clients(quiet_house: House) -> Iterator[list[Clerk]]:
    """Eight clients, each with a connection and a token of its own; none is ever put off."""
    with ExitStack() as opened:
        people = [Clerk(visitor(quiet_house.url), who, PASSWORD) for who in CLERKS]
        for each in people:
            opened.enter_context(each)
        yield people
    assert [again for each in people for again in each.unanswered] == []


@pytest.fixture
def tasks(quiet_house: House, answers: Answers) -> list[tuple[str, int]]:
    """Two hundred facts to confirm: fifty branches side by side in each of four cases."""
    return [
        (code, task)
        for _ in range(RACES // FACTS)
        for code, found in [_with_facts(quiet_house, answers)]
        for task in found
    ]


def _with_facts(house: House, answers: Answers) -> tuple[str, list[int]]:
    """A case with fifty facts, and the tasks in which they are confirmed."""
    fact = answers(PressConferenceRequest)["facts"][0]
    facts = [fact | {"value": f"{FACT['value']} {n}"} for n in range(FACTS)]
    request = answers(PressConferenceRequest, invite_list_id="urgent-media", facts=facts)
    code = house.person("prc-head-1").opens("press-conference", request)
    for act in DECIDED:
        act.play(house, code, answers)
    standing = house.person("director-1").sees(f"/cases/{code}")["standing"]
    return code, [task["id"] for task in standing if task["key"].endswith("verify")]


def test_of_eight_one_wins_two_hundred_times(
    clients: list[Clerk], tasks: list[tuple[str, int]], answers: Answers
) -> None:
    """First all claim, then all complete; each time one hears yes, seven hear why not."""
    body = {"answer": answers(FactVerification)}
    assert len(tasks) == RACES
    with ThreadPoolExecutor(len(clients)) as pool:
        for _code, task in tasks:
            holder = _one_wins(_at_once(pool, clients, partial(_claim, task=task)))
            done = _at_once(pool, clients, partial(_complete, task=task, body=body))
            assert _one_wins(done) == holder
    for code in {code for code, _ in tasks}:
        kinds = kinds_of(code)
        assert kinds.count("human-task.claimed") == FACTS
        assert kinds.count("human-task.completed") == FACTS + len(DECIDED)


def test_the_same_key_gets_the_same_answer(
    quiet_house: House, clients: list[Clerk], tasks: list[tuple[str, int]], answers: Answers
) -> None:
    """One person whose network stutters: eight requests with one key are one completion."""
    body = {"answer": answers(FactVerification)}
    same = [each for each in clients if each.handle == "reg-clerk-1"] * 4
    with ThreadPoolExecutor(len(same)) as pool:
        for _code, task in tasks[:FACTS]:
            got = _at_once(pool, same, partial(_complete, task=task, body=body, key=f"key-{task}"))
            assert {each.status_code for each in got} == {HTTPStatus.OK}, [x.text for x in got]
            assert len({each.text for each in got}) == 1
            assert sum("Idempotent-Replayed" in each.headers for each in got) == len(got) - 1
        request = {"mission": "press-conference", "request": answers(PressConferenceRequest)}
        opened = _at_once(
            pool, same, lambda clerk: clerk.sends("POST", "/cases", key="once", json=request)
        )
    assert {each.status_code for each in opened} == {HTTPStatus.CREATED}, [x.text for x in opened]
    assert len({json.loads(each.text)["code"] for each in opened}) == 1
    reused = clients[0].sends(
        "POST", f"/human-tasks/{tasks[-1][1]}/completion", key="once", json=body
    )
    is_a_problem(reused, HTTPStatus.CONFLICT, "idempotency-key-reused")


def test_branches_that_end_at_the_same_instant_lose_no_wake(
    quiet_house: House, clients: list[Clerk], answers: Answers
) -> None:
    """Fifty branches, eight at a time; when the last one has ended the next task stands."""
    code, tasks = _with_facts(quiet_house, answers)
    for act in WRITTEN:
        act.play(quiet_house, code, answers)
    body = {"answer": answers(FactVerification)}
    with ThreadPoolExecutor(len(clients)) as pool:
        for n in range(0, FACTS, len(clients)):
            left = iter(tasks[n : n + len(clients)])
            each = [(clerk, task) for clerk, task in zip(clients, left, strict=False)]
            got = _at_once(pool, each, lambda pair: _complete(*pair, body))
            assert {answer.status_code for answer in got} == {HTTPStatus.OK}
    director = quiet_house.person("director-1")
    assert director.task(code, NEXT, within=0)


def test_two_branches_that_end_together_open_the_next_task(
    quiet_house: House, clients: list[Clerk], answers: Answers
) -> None:
    """In fifty cases the points are cleared and the last fact confirmed at the same instant."""
    house, written = quiet_house, WRITTEN[0]
    director = house.person("director-1")
    pair = [(house.person(act.who), act.step, act.given(answers)) for act in (REVIEW, VERIFY)]
    with ThreadPoolExecutor(len(pair)) as pool:
        for _ in range(CASES):
            code = PRESS.play(house, answers)
            for act in (*DECIDED, written):
                act.play(house, code, answers)
            asked = [(who, who.task(code, step, within=0), given) for who, step, given in pair]
            got = _at_once(pool, asked, lambda each: _complete(*each))
            assert [answer.status_code for answer in got] == [HTTPStatus.OK, HTTPStatus.OK]
            assert director.task(code, NEXT, within=0)


def _at_once(
    pool: ThreadPoolExecutor, clients: Sequence[C], ask: Callable[[C], Response]
) -> list[Response]:
    gun = Barrier(len(clients))

    def run(client: C) -> Response:
        gun.wait(30)
        return ask(client)

    return list(pool.map(run, clients))


def _claim(clerk: Clerk, task: int) -> Response:
    return clerk.sends("PUT", f"/human-tasks/{task}/claim")


def _complete(clerk: Clerk, task: int, body: dict[str, Any], key: str | None = None) -> Response:
    return clerk.sends("POST", f"/human-tasks/{task}/completion", key=key, json=body)


def _one_wins(answers: list[Response]) -> str:
    """One is told yes, and holds the task: who. The others hear in two languages why not."""
    (won,) = (each for each in answers if each.is_success)
    lost = [is_a_problem(each, HTTPStatus.CONFLICT) for each in answers if each is not won]
    assert {each["type"] for each in lost} <= TOO_LATE
    return str(won.json()["assignee"]["handle"])
