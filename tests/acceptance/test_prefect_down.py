"""Prefect's server is down: people approve on; when it is back the machine steps follow."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.house import with_migrated_prefect
from tests.acceptance.letters import letters_of
from tests.acceptance.prefect_api import PrefectApi, soon
from tests.acceptance.record import nobody_is_booked, story_of, wanting_the_engine
from tests.acceptance.scripts import (
    CLEARED,
    CLOSED,
    DECIDED,
    HELD,
    INVITED,
    PREPARED,
    PRESS,
    WRONG,
)
from tests.cast import kinds_of, record_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House
    from tests.tasks.mail_server import Letterbox

pytestmark = [pytest.mark.acceptance, pytest.mark.prefect, pytest.mark.slow]

COUNTED, *UNINVITED = PREPARED
WITHOUT_MACHINES = (*DECIDED, INVITED, *UNINVITED, *CLEARED)
"""All that people can do of a press conference while no invitation goes out."""

BEHIND_THE_INVITATIONS = (COUNTED, *HELD, *CLOSED)

PILED_UP = [
    "acknowledge-request",
    "set-memo",
    "conference/invite/send-invitations",
    "conference/message/set-press-kit",
]
"""What machines had to do when Prefect came back, as it was asked for; none waits for another."""

AFTERWARDS = ["conference/release/send-release", f"{WRONG}/mail/send-correction"]


def test_people_approve_on_and_machines_follow(
    own_house: House, letterbox: Letterbox, answers: Answers
) -> None:
    """A case that Prefect knew and one that it never heard of both go on to their end."""
    own_house.start_engine()
    nobody_is_booked()
    prefect = PrefectApi(own_house)
    known = PRESS.play(own_house, answers)
    soon(lambda: prefect.is_suspended(known))
    own_house.prefect.kill()
    unheard_of = PRESS.play(own_house, answers)
    both = (known, unheard_of)
    for act in WITHOUT_MACHINES:
        for code in both:
            act.play(own_house, code, answers)
    _only_people_worked(own_house, letterbox, known, unheard_of)
    own_house.prefect.start()
    for act in BEHIND_THE_INVITATIONS:
        for code in both:
            act.play(own_house, code, answers)
    soon(lambda: not wanting_the_engine(both), why=lambda: wanting_the_engine(both))
    assert story_of(known) == story_of(unheard_of)
    for code in both:
        _machines_followed(prefect, letterbox, code)
    _in_order(unheard_of)
    assert own_house.unanswered == []


def _only_people_worked(house: House, letterbox: Letterbox, known: str, unheard_of: str) -> None:
    assert kinds_of(known).count("service-step.done") == 2
    assert "service-step.done" not in kinds_of(unheard_of)
    assert {key.split("/")[1] for key in letters_of(letterbox, known)} == {"acknowledge-request"}
    assert not letters_of(letterbox, unheard_of)
    soon(lambda: house.person("director-1").sees("/health")["prefect"] is False)


def _machines_followed(prefect: PrefectApi, letterbox: Letterbox, code: str) -> None:
    """Each step once, after what it had to wait for; one flow run; no letter twice."""
    soon(lambda: prefect.has_completed(code))
    steps = [step for step in record_of(code).values() if step.kind == "run"]
    assert {step.attempt for step in steps} == {1}
    assert set(prefect.task_runs(code)) == {step.key for step in steps}
    assert all(len(letters) == 1 for letters in letters_of(letterbox, code).values())


def _in_order(code: str) -> None:
    """What had piled up is done first, in one leg; the rest as people came to ask for it.

    The release and the correction go out side by side: neither waits for the other.
    """
    steps = [step for step in record_of(code).values() if step.kind == "run"]
    asked = [step.key for step in sorted(steps, key=lambda step: step.id)]
    assert asked == [*PILED_UP, *AFTERWARDS]
    done = [step.key for step in sorted(steps, key=lambda step: (step.done_at, step.id))]
    assert set(done[: len(PILED_UP)]) == set(PILED_UP)
    assert set(done[len(PILED_UP) :]) == set(AFTERWARDS)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # it is Prefect's that is lost
def test_prefect_s_database_is_lost_and_the_case_goes_on(
    own_house: House, prefect_home: Path, answers: Answers
) -> None:
    """Its flow run is made again from our record, under the same name."""
    own_house.start_engine()
    prefect = PrefectApi(own_house)
    code = PRESS.play(own_house, answers)
    soon(lambda: prefect.is_suspended(code))
    lost = prefect.run(code)["id"]
    own_house.prefect.kill()
    shutil.rmtree(own_house.folder / "prefect")
    with_migrated_prefect(own_house.folder, prefect_home)
    own_house.prefect.start()
    for act in (*WITHOUT_MACHINES, *BEHIND_THE_INVITATIONS):
        act.play(own_house, code, answers)
    soon(lambda: prefect.has_completed(code))
    assert prefect.run(code)["id"] != lost
