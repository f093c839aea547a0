"""Missions that only these tests know; the worker of these tests imports them as well.

The world outside is a folder: what a step did to it can be seen, and a step can be made to wait.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from models.settings import settings
from models.wording import _
from tasks.service import ServiceCall, service_step
from tests.cast import plays

if TYPE_CHECKING:
    from pathlib import Path

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.cast import CastRequest

RUNGS = 12
TITLE = _("ขั้นตอนทดสอบ", "Test step")


def outside() -> Path:
    """The world outside."""
    folder = settings().data_dir / "outside"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def posted() -> list[str]:
    """The idempotency keys of every letter that went out, in their order."""
    book = outside() / "posted"
    return book.read_text().splitlines() if book.exists() else []


@service_step("post", title=TITLE, retries=2, delays=(0.1, 0.1))
def post(call: ServiceCall) -> int:
    """Post a letter."""
    with (outside() / "posted").open("a") as book:
        book.write(f"{call.idempotency_key}\n")
    return call.attempt


@service_step("dawdle", title=TITLE, retries=0)
def dawdle(call: ServiceCall) -> int:
    """Wait at the counter until somebody lets this case through."""
    (outside() / f"{call.case_code}.waits").touch()
    while not (outside() / f"{call.case_code}.go").exists():
        time.sleep(0.02)
    return call.attempt


@service_step("linger", title=TITLE, retries=0)
def linger(call: ServiceCall) -> None:
    """Wait until somebody lets this very step go on."""
    name = f"{call.case_code}.{call.step_key.rpartition('/')[2]}"
    (outside() / f"{name}.waits").touch()
    while not (outside() / f"{name}.go").exists():
        time.sleep(0.005)


@service_step("stumble", title=TITLE, retries=1, delays=(0.1,))
def stumble(call: ServiceCall) -> None:
    """Fail, every time."""
    raise OSError(f"the counter is closed to {call.case_code}")


def errand(case: CaseRun, request: CastRequest) -> Outcome:
    """Two letters, each after somebody has seen it."""
    assert request.subject
    for name in ("first", "second"):
        case.acknowledge(name, of="director")
        case.run(post, f"post-{name}")
    case.acknowledge("filed", of="clerk")
    return case.closes("done")


def queue(case: CaseRun, request: CastRequest) -> Outcome:
    """A letter that has to wait at the counter."""
    assert request.subject
    case.run(dawdle)
    case.run(post)
    return case.closes("done")


def closed_counter(case: CaseRun, request: CastRequest) -> Outcome:
    """A step that fails for good beside one that does not."""
    assert request.subject
    case.all(fails=lambda: case.run(stumble), goes=lambda: case.run(post))
    return case.closes("done")


def rehearsal(case: CaseRun, request: CastRequest) -> Outcome:
    """Three letters in a row, while other people do their own work."""
    assert request.subject
    case.all(letters=lambda: _in_a_row(case), people=lambda: _by_hand(case))
    return case.closes("done")


def _in_a_row(case: CaseRun) -> None:
    case.acknowledge("go", of="director")
    for name in ("a", "b", "c"):
        case.run(post, name)


def _by_hand(case: CaseRun) -> None:
    for name in ("one", "two", "three"):
        case.acknowledge(name, of="clerk")


def ladder(case: CaseRun, request: CastRequest) -> Outcome:
    """On every rung a machine and a person, side by side, and then a letter."""
    assert request.subject
    for rung in range(RUNGS):
        case.all(machine=partial(_rung, case, rung), person=partial(_seen, case, rung))
        case.run(post, f"post-{rung}")
    return case.closes("done")


def _rung(case: CaseRun, rung: int) -> None:
    case.run(linger, f"linger-{rung}")


def _seen(case: CaseRun, rung: int) -> None:
    case.acknowledge(f"seen-{rung}", of="director")


ERRAND = plays(errand, "errand")
QUEUE = plays(queue, "queue")
CLOSED_COUNTER = plays(closed_counter, "closed-counter")
REHEARSAL = plays(rehearsal, "rehearsal")
LADDER = plays(ladder, "ladder")
