"""What happens to a case while its flow run is on its way to sleep."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.prefect_api import soon
from tests.cast import completes, opened, record_of
from tests.workflows.under_prefect.errands import RUNGS, posted

if TYPE_CHECKING:
    from tests.workflows.under_prefect.engine import Engine

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

SEEN = {"acknowledged": True}
APART = 0.03
"""Seconds by which each answer comes later, after its step may end, than the one before."""


def test_who_answers_before_the_run_is_suspended_is_heard_every_time(engine: Engine) -> None:
    """A run takes a moment from its last step to its sleep; the answers fall all over that moment.

    A resume that comes too early is refused, and tried again.
    """
    code = opened(key="ladder")
    for rung in range(RUNGS):
        step = f"{code}.linger-{rung}"
        soon((engine.outside / f"{step}.waits").exists, why=partial(engine.worker.last_words, 40))
        assert engine.state_of(code) == "Running"
        (engine.outside / f"{step}.go").touch()
        time.sleep(rung * APART)
        again = f"~{rung + 1}" if rung else ""
        completes("director", code, f"person{again}/seen-{rung}", SEEN)
    engine.stands(code, "Completed")
    assert [each for each in posted() if each.startswith(f"{code}/")] == [
        f"{code}/post-{rung}" for rung in range(RUNGS)
    ]
    assert {step.attempt for step in record_of(code).values() if step.kind == "run"} == {1}
