"""The benchmark runs, and compares like with like."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from bench import floor_rows, prasan_office
from bench.contender import APPROVERS, Place
from bench.floor import Floor
from bench.prasan_in_process import PrasanSeat
from models import database
from models.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.contender import Seat

WRITTEN = re.compile(r'(INSERT INTO|UPDATE) "?(\w+)\b(?! SET lease_until)')
"""What writes a row; how often a lease is renewed depends on how long the step takes."""
VERBS = {"INSERT INTO": "insert", "UPDATE": "update"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """An empty SQLite file that the settings name for the length of the test."""
    place = Place("sqlite", tmp_path)
    for name, value in prasan_office.environment(place).items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield place
    database.engine().dispose()
    database.forget_connections()
    settings.cache_clear()


def test_the_floor_writes_the_rows_that_prasan_writes(place: Place) -> None:
    """A floor that writes less would flatter nobody but the floor."""
    prasan_office.bring_up(place)
    statements: list[str] = []
    database.engine().dispose()  # what is connected already tells nothing
    event.listen(
        database.engine(),
        "connect",
        lambda connection, _record: connection.set_trace_callback(statements.append),
    )
    assert _written_by(PrasanSeat(), statements) == _as_told()


def test_the_floor_writes_the_rows_that_it_says(place: Place) -> None:
    statements: list[str] = []
    seat = Floor(place).seat()
    connection = seat._connection._connection  # type: ignore[attr-defined]
    connection.set_trace_callback(statements.append)
    assert _written_by(seat, statements) == _as_told()


@pytest.mark.slow
def test_a_quick_run_prints_one_json_object_with_figures() -> None:
    asked = "--quick --only floor prasan --databases sqlite --doors in_process --parts steps"
    done = subprocess.run(
        [sys.executable, "-m", "bench.steps", *asked.split()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    report = json.loads(done.stdout)
    assert report["missing"] == []
    assert report["sqlite"]["durability"]["equal"]
    assert report["sqlite"]["in_process"]["prasan"]["one_actor"]["steps_per_s"] > 1


def _written_by(seat: Seat, statements: list[str]) -> dict[str, list[str]]:
    """Step → the rows it wrote, sorted, for one case driven to its end."""
    found: dict[str, list[str]] = {}

    def step(name: str, work: Callable[[], object]) -> object:
        statements.clear()
        result = work()
        found[name] = sorted(
            f"{VERBS[match[1]]} {match[2]}"
            for statement in statements
            if (match := WRITTEN.match(statement))
        )
        return result

    # The first case of a year begins its register, which is not part of a step.
    _drive(seat, lambda _name, work: work())
    _drive(seat, step)
    return found


def _drive(seat: Seat, step: Callable[[str, Callable[[], object]], object]) -> None:
    case = str(step("form", seat.open_case))
    for person in APPROVERS:
        task = seat.waiting_for(person)[case]
        step(person, partial(seat.approve, person, case, task))
    step("service", lambda: seat.run_service_step(case))


def _as_told() -> dict[str, list[str]]:
    return {step: sorted(rows) for step, rows in floor_rows.WRITES.items()}
