"""Killing the parts of a house at seeded random moments."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.acceptance.record import steps_at_work
from workflows import prefect_server

if TYPE_CHECKING:
    from random import Random

    from tests.acceptance.house import House

SHARES = {"web": 0.4, "worker": 0.4, "prefect": 0.2}
"""Prefect's server takes seconds to come back; killed more often, it would never be there."""

LONGEST_PAUSE = 3.5
"""Seconds between two kills at most."""

LONGEST_STALK = 2.0
"""Seconds to wait for a service step to be at work, so that the worker is caught in the act."""


@dataclass
class Disturbance:
    """So many kills with SIGKILL; every victim is started again at once.

    Any moment will do, but the worker is caught at work where it goes to work in time.
    """

    house: House
    random: Random
    kills: int
    killed: Counter[str] = field(default_factory=Counter)
    caught_at_work: int = 0

    def run(self) -> None:
        """Kill; call it in the main thread, whose children the parts are."""
        for name in self._victims():
            time.sleep(self.random.uniform(0.1, LONGEST_PAUSE))
            if name == "worker":
                self._stalk()
            victim = {"web": self.house.web, "worker": self.house.worker}.get(name, self.house.prefect)
            if name == "prefect":
                prefect_server.wait_until_healthy(30)
            self.caught_at_work += bool(steps_at_work())
            victim.kill()
            victim.start()
            self.killed[name] += 1

    def _victims(self) -> list[str]:
        shares = {name: round(self.kills * share) for name, share in SHARES.items()}
        victims = [name for name, share in shares.items() for _ in range(share)]
        victims += ["worker"] * (self.kills - len(victims))
        self.random.shuffle(victims)
        return victims[: self.kills]

    def _stalk(self) -> None:
        deadline = time.monotonic() + LONGEST_STALK
        while not steps_at_work() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(self.random.uniform(0, 0.1))
