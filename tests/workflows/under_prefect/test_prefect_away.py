"""Prefect's server is away: people go on, machine steps wait; then they follow in their order."""

from __future__ import annotations

from contextlib import closing
from sqlite3 import connect
from typing import TYPE_CHECKING

import pytest
from sqlmodel import col, update

from models.database import write
from models.event import Event
from tests.acceptance.prefect_api import soon
from tests.cast import case_of, completes, events_of, opened, record_of
from tests.workflows.under_prefect.errands import posted

if TYPE_CHECKING:
    from tests.workflows.under_prefect.engine import Engine

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

SEEN = {"acknowledged": True}


def test_people_approve_on_and_the_machine_steps_follow_in_order(engine: Engine) -> None:
    known = opened(key="errand")
    engine.stands(known, "Suspended")
    engine.server.kill()
    unheard_of = opened(key="errand")
    for code in (known, unheard_of):
        completes("director", code, "first", SEEN)
        assert record_of(code)["post-first"].state == "ready"
    engine.start_server()
    for code in (known, unheard_of):
        engine.does(code, "post-first", within=15)
        completes("director", code, "second", SEEN)
        engine.does(code, "post-second")
        engine.stands(code, "Suspended")
        letters = [each for each in posted() if each.startswith(code)]
        assert letters == [f"{code}/post-first", f"{code}/post-second"]
        assert len(engine.prefect.runs(code)) == 1


def test_a_row_of_machine_steps_waits_while_people_go_on_and_then_follows_in_its_order(
    engine: Engine,
) -> None:
    """Nobody's next task waits for Prefect; no letter goes out twice, or before its turn."""
    codes = [opened(key="rehearsal") for _ in range(2)]
    for code in codes:
        engine.stands(code, "Suspended")
    engine.server.kill()
    for name in ("one", "two", "three"):
        for code in codes:
            completes("clerk", code, f"people/{name}", SEEN)
            if name == "one":
                completes("director", code, "letters/go", SEEN)
    assert letters_of(codes) == {code: [] for code in codes}
    assert [record_of(code)["letters/a"].state for code in codes] == ["ready", "ready"]
    engine.start_server()
    for code in codes:
        engine.stands(code, "Completed", within=60)
    in_order = ["letters/a", "letters/b", "letters/c"]
    assert letters_of(codes) == {code: [f"{code}/{key}" for key in in_order] for code in codes}


def letters_of(codes: list[str]) -> dict[str, list[str]]:
    """The letters that went out, by case, in their order."""
    return {code: [each for each in posted() if each.startswith(f"{code}/")] for code in codes}


@pytest.mark.parametrize("engine_house", ["sqlite"], indirect=True)  # a log is a log
def test_an_outage_is_one_line_in_the_log(engine: Engine) -> None:
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    before = engine.worker.log.stat().st_size
    engine.server.kill()
    completes("director", code, "first", SEEN)
    soon(lambda: b"does not answer" in engine.worker.log.read_bytes()[before:])
    engine.start_server()
    engine.does(code, "post-first", within=15)
    said = engine.worker.log.read_bytes()[before:].decode()
    assert said.count("Prefect does not answer") == 1, said
    assert "Traceback" not in said, said


def test_a_step_in_hand_ends_while_prefect_is_away(engine: Engine) -> None:
    """Its result is recorded; the run, which Prefect believes running, is taken up again."""
    code = opened(key="queue")
    soon((engine.outside / f"{code}.waits").exists, why=engine.worker.last_words)
    engine.server.kill()
    (engine.outside / f"{code}.go").touch()
    engine.does(code, "dawdle")
    engine.start_server()
    engine.stands(code, "Completed", within=60)
    assert case_of(code).outcome == "done"
    assert [each for each in posted() if each.startswith(code)] == [f"{code}/post"]
    assert len(engine.prefect.runs(code)) == 1


def test_a_worker_can_be_stopped_while_prefect_is_away(engine: Engine) -> None:
    engine.server.kill()
    code = opened(key="errand")
    completes("director", code, "first", SEEN)
    engine.stops(engine.worker)
    assert engine.worker.exit_code == 0


def test_human_steps_stand_in_the_run_s_timeline(engine: Engine) -> None:
    """In the order in which they happened, also those of which Prefect heard late."""
    code = opened(key="errand")
    completes("director", code, "first", SEEN)
    engine.stands(code, "Suspended")
    engine.server.kill()
    completes("director", code, "second", SEEN)
    engine.start_server()
    wanted = [
        "case.opened",
        "first human-task.completed",
        "post-first service-step.done",
        "second human-task.completed",
        "post-second service-step.done",
    ]
    soon(
        lambda: set(wanted) <= set(engine.prefect.timeline(code)),
        why=lambda: engine.prefect.timeline(code),
    )
    soon(lambda: all(event.in_timeline for event in events_of(code)))
    told = [each for each in engine.prefect.timeline(code) if each in wanted]
    assert told == wanted


@pytest.mark.parametrize("engine_house", ["sqlite"], indirect=True)  # it is Prefect's that matters
def test_what_prefect_wrote_down_by_half_is_told_again(engine: Engine) -> None:
    """On SQLite it writes an event first, and to which timelines it belongs thereafter."""
    code = opened(key="errand")
    engine.stands(code, "Suspended")
    soon(lambda: all(event.in_timeline for event in events_of(code)))
    engine.worker.kill()
    with closing(connect(engine.folder / "prefect" / "prefect.db", timeout=30)) as prefect_s:
        prefect_s.execute(
            "delete from event_resources where event_id in"
            " (select id from events where event = 'prasan.case.opened')"
        )
        prefect_s.commit()
    assert "case.opened" not in engine.prefect.timeline(code)
    with write() as session:
        session.execute(
            update(Event).where(col(Event.case_id) == case_of(code).id).values(in_timeline=False)
        )
    engine.worker.start()
    soon(lambda: all(event.in_timeline for event in events_of(code)))
    assert engine.prefect.timeline(code).count("case.opened") == 1
