"""Cases that travel to their end, each with people who ask again until they are answered."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from random import Random
from threading import Thread
from typing import TYPE_CHECKING, Any

from tests.acceptance.prefect_api import soon
from tests.acceptance.record import is_waiting_for_time, time_passes
from tests.acceptance.scripts import (
    FOLLOWED_UP,
    ON_PAPER,
    ON_PAPER_UNTIL_THE_LETTER,
    PRESS,
    PRESS_TO_THE_END,
    THIRTY_DAYS,
    Act,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House
    from tests.acceptance.scripts import Opening

PATIENCE = 600.0
"""Seconds until the next task must stand; machines may be down for much of that."""


@dataclass(frozen=True)
class Journey:
    """A mission to go through: an opening and acts, `THIRTY_DAYS` where time must pass."""

    opening: Opening
    acts: Sequence[Act | str]


JOURNEYS = (
    Journey(PRESS, PRESS_TO_THE_END),
    Journey(ON_PAPER, (*ON_PAPER_UNTIL_THE_LETTER, THIRTY_DAYS, FOLLOWED_UP)),
)


@dataclass(frozen=True)
class Answered:
    """An act that somebody was told was done: what they had handed in, what they were told."""

    act: Act
    given: dict[str, Any]
    told: dict[str, Any]


@dataclass(frozen=True)
class Pace:
    """Random pauses, in all some `seconds` for a whole journey."""

    seed: float
    seconds: float

    def pauses(self, acts: int) -> list[float]:
        """As many pauses as there are acts, in seconds."""
        random = Random(self.seed)  # noqa: S311 - moments, not secrets
        return [random.uniform(0, 2 * self.seconds / acts) for _ in range(acts)]


@dataclass(eq=False)
class Traveller(Thread):
    """One case, driven by people who know nothing of what happens to the machines.

    `traveller` names them, and so their Idempotency-Keys; `pace` is how they take their time.
    """

    house: House
    answers: Answers
    journey: Journey
    traveller: str
    pace: Pace
    code: str = ""
    answered: list[Answered] = field(default_factory=list)
    error: BaseException | None = None

    def __post_init__(self) -> None:
        super().__init__(name=self.traveller, daemon=True)

    def run(self) -> None:
        """Go from the opening to the end."""
        try:
            key = f"{self.traveller}/opening"
            self.code = self.journey.opening.play(self.house, self.answers, key=key)
            acts = self.journey.acts
            for step, pause in zip(acts, self.pace.pauses(len(acts)), strict=True):
                time.sleep(pause)
                self._take(step)
        except BaseException as error:  # noqa: BLE001 - raised again by `arrives`
            self.error = error

    def arrives(self) -> str:
        """Wait for the end of the journey; returns the case's code."""
        self.join()
        if self.error is not None:
            raise self.error
        return self.code

    def _take(self, step: Act | str) -> None:
        if isinstance(step, str):
            soon(lambda: is_waiting_for_time(self.code, step), within=PATIENCE, why=lambda: step)
            time_passes(self.code, step)
            return
        person = self.house.person(step.who)
        task = person.task(self.code, step.step, within=PATIENCE)
        given = step.given(self.answers)
        told = person.completes(task, key=f"{self.traveller}/{step.step}", **given)
        self.answered.append(Answered(step, given, told))
