"""Web, worker and Prefect server die at any moment: nothing is lost, nothing happens twice."""

from __future__ import annotations

import os
import time
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.disturbance import Disturbance
from tests.acceptance.letters import letters_of
from tests.acceptance.prefect_api import PrefectApi, soon
from tests.acceptance.record import attempts, story_of, wanting_the_engine
from tests.acceptance.travellers import JOURNEYS, Pace, Traveller
from tests.cast import record_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House
    from tests.tasks.mail_server import Letterbox

pytestmark = [pytest.mark.acceptance, pytest.mark.prefect, pytest.mark.slow]

ALL_KILLS = 40
KILLS = int(os.environ.get("PRASAN_TEST_KILLS", ALL_KILLS))
SEED = int(os.environ.get("PRASAN_TEST_SEED", "2570"))
CASES = 10


def test_nothing_is_lost_and_nothing_happens_twice(
    own_house: House, letterbox: Letterbox, answers: Answers, told: Callable[[str], None]
) -> None:
    """Ten cases under forty kills end as two did in peace."""
    if KILLS < ALL_KILLS:
        told(f"NOT TESTED IN FULL: {KILLS} of {ALL_KILLS} kills (PRASAN_TEST_KILLS)")
    own_house.start_engine()
    letterbox.slowness = 0.2
    begun, random = time.perf_counter(), Random(SEED)  # noqa: S311 - moments, not secrets
    examples = _all_arrive(_travel(own_house, answers, len(JOURNEYS), random, per_case=0))
    disturbance = Disturbance(own_house, random, KILLS)
    travellers = _travel(own_house, answers, CASES, random, per_case=KILLS * 2.5)
    disturbance.run()
    codes = _all_arrive(travellers)
    for n, each in enumerate(travellers):
        _went_as(examples[n % len(examples)], each.code, letterbox)
        _every_answer_stands(each)
    told(_summary(own_house, letterbox, codes, disturbance, time.perf_counter() - begun))


def _travel(
    house: House, answers: Answers, cases: int, random: Random, *, per_case: float
) -> list[Traveller]:
    """`cases` on their way, each pausing so that its journey takes some `per_case` seconds."""
    for handle in {act.who for each in JOURNEYS for act in each.acts if not isinstance(act, str)}:
        house.person(handle)
    travellers = [
        Traveller(house, answers, JOURNEYS[n % len(JOURNEYS)], f"{cases}-{n}", pace)
        for n, pace in enumerate(Pace(random.random(), per_case) for _ in range(cases))
    ]
    for each in travellers:
        each.start()
    return travellers


def _all_arrive(travellers: list[Traveller]) -> list[str]:
    codes = [each.arrives() for each in travellers]
    soon(lambda: not wanting_the_engine(codes), within=240, why=lambda: wanting_the_engine(codes))
    return codes


def _went_as(example: str, code: str, letterbox: Letterbox) -> None:
    """The same steps, tasks, papers, events and letters, each as often as in the example."""
    found, wanted = story_of(code), story_of(example)
    for part, as_wanted in wanted.items():
        assert found[part] == as_wanted, f"{part} of {code}"
    assert _letters(letterbox, code).keys() == _letters(letterbox, example).keys(), code


def _letters(letterbox: Letterbox, code: str) -> dict[str, int]:
    """Key without the case's code → how many letters came with it, each known as the same one."""
    found = letters_of(letterbox, code)
    for key, letters in found.items():
        assert len({letter["Message-ID"] for letter in letters}) == 1, key
    return {key.removeprefix(code): len(letters) for key, letters in found.items()}


def _every_answer_stands(traveller: Traveller) -> None:
    """Whoever was told that it is done finds it done, as they wrote it."""
    record = record_of(traveller.code)
    assert len(traveller.answered) == sum(
        not isinstance(act, str) for act in traveller.journey.acts
    )
    for answered in traveller.answered:
        act, result = answered.act, record[answered.act.step].result
        assert answered.told["state"] == "completed"
        assert answered.told["assignee"]["handle"] == act.who
        assert result["outcome"] == answered.told["outcome"]
        if act.form is not None:
            assert result["answer"] == act.form.read(answered.given["answer"]).record()


def _summary(
    house: House, letterbox: Letterbox, codes: list[str], disturbance: Disturbance, seconds: float
) -> str:
    letters = [count for code in codes for count in _letters(letterbox, code).values()]
    tried = attempts(codes)
    prefect = PrefectApi(house)
    ends = {run["state_name"] for code in codes for run in prefect.runs(code)[:1]}
    doubled = sum(count for attempt, count in tried.items() if attempt > 1)
    told = sum(len(prefect.timeline(code)) for code in codes)
    happened = sum(story_of(code)["events"].total() for code in codes)
    return (
        f"{len(codes)} cases, kills {dict(disturbance.killed)}, in the act "
        f"{dict(disturbance.caught)}; {house.replayed} answers given a second time; "
        f"{sum(letters)} letters under {len(letters)} keys: "
        f"{sum(letters) - len(letters)} duplicates; "
        f"{doubled} of {sum(tried.values())} service steps begun more than once; "
        f"flow runs ended {sorted(ends)}; {told} of {happened} events in Prefect's timeline; "
        f"{seconds:.0f} s"
    )
