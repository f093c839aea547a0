"""Killing the parts of a house at seeded random moments."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.acceptance.record import steps_at_work, wanting_the_engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.acceptance.house import House

SHARES = {"web": 0.6, "worker": 0.25, "prefect": 0.15}
"""Worker and Prefect server take seconds to come back; killed more often, they would never work."""

LONGEST_PAUSE = 0.5
"""Seconds between two kills at most, beside what it takes to catch a machine at work."""

LONGEST_STALK = 12.0
"""Seconds to wait for a service step to be at work, so that machines are caught in the act."""

LONGEST_SERVICE = 2.0
"""Seconds for which the web serves at most before it is killed again; someone must get through."""

LONGEST_LEG = 1.5
"""Seconds, more or less, from a service step's beginning until its flow run is suspended again."""


@dataclass
class Disturbance:
    """So many kills with SIGKILL; every victim is started again at once.

    They are caught in the act where it can be: the web a random while after somebody asked for
    something, the machines after a service step was seen running.
    """

    house: House
    random: Random
    kills: int
    killed: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        """Kill; call it in the main thread, whose children the parts are."""
        parts = {
            part.name: part for part in (self.house.web, self.house.worker, self.house.prefect)
        }
        for name in self._victims():
            time.sleep(self.random.uniform(0, LONGEST_PAUSE))
            caught = self._web_is_asked() if name == "web" else self._machines_are_at_work()
            self.caught[name] += caught
            parts[name].kill()
            parts[name].start()
            self.killed[name] += 1
            print(f"{datetime.now(UTC):%H:%M:%S} killed {name}{' in the act' * caught}")

    def _victims(self) -> list[str]:
        shares = {name: round(self.kills * share) for name, share in SHARES.items()}
        victims = [name for name, share in shares.items() for _ in range(share)]
        victims += ["worker"] * (self.kills - len(victims))
        self.random.shuffle(victims)
        return victims[: self.kills]

    def _web_is_asked(self) -> bool:
        """Wait for a request, a little longer, and see whether it still waits for its answer."""
        _within(LONGEST_STALK, self.house.is_open, every=0.05)
        time.sleep(self.random.uniform(0, LONGEST_SERVICE))
        _within(LONGEST_STALK / 6, lambda: self.house.is_asked, every=0.0005)
        time.sleep(self.random.uniform(0, 0.02))
        return self.house.is_asked

    def _machines_are_at_work(self) -> bool:
        """Wait for a service step to run, where there is one to do; a little longer; look again."""
        _within(
            LONGEST_STALK, lambda: bool(steps_at_work() or not wanting_the_engine()), every=0.02
        )
        time.sleep(self.random.uniform(0, LONGEST_LEG))
        return bool(steps_at_work())


def _within(seconds: float, look: Callable[[], bool], *, every: float) -> None:
    deadline = time.monotonic() + seconds
    while not look() and time.monotonic() < deadline:
        time.sleep(every)
