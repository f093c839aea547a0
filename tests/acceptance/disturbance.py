"""Killing the parts of a house at seeded random moments."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models.settings import settings
from tests.acceptance.record import steps_at_work, wanting_the_engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.acceptance.house import House

SHARES = {"web": 0.6, "worker": 0.25, "prefect": 0.15}
"""Worker and Prefect server take seconds to come back; killed more often, they would never work."""

LONGEST_PAUSE = 0.5
"""Seconds between two kills at most, beside what it takes to catch a machine at work."""

LONGEST_STALK = 60.0
"""Seconds to wait until somebody asks for something, or a service step is at work.

Parts take long to come back on a busy machine: who is killed before that was never there.
"""

LONGEST_QUIET = 4.0
"""Seconds without anything for machines to do, after which nothing is waited for any more."""

LONGEST_SERVICE = 2.0
"""Seconds, at most, between the first answer of the web and the next kill."""

LONGEST_LEG = 1.5
"""Seconds, more or less, from a service step's beginning until its flow run is suspended again."""


@dataclass
class Disturbance:
    """So many kills with SIGKILL; every victim is started again at once.

    They are caught in the act where it can be: the web a random while after somebody asked for
    something, the machines after a service step was seen running. `in_hand` counts the kills at
    which there was something to be caught at, `caught` those at which it was.
    """

    house: House
    random: Random
    kills: int
    killed: Counter[str] = field(default_factory=Counter)
    in_hand: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    under_way: list[int] = field(default_factory=list)
    """How many cases were on their way, kill by kill."""

    def so_far(self) -> int:
        """How many kills there have been."""
        return self.killed.total()

    def run(self, under_way: Callable[[], int]) -> None:
        """Kill; call it in the main thread, whose children the parts are."""
        parts = {
            part.name: part for part in (self.house.web, self.house.worker, self.house.prefect)
        }
        for name in self._victims():
            time.sleep(self.random.uniform(0, LONGEST_PAUSE))
            caught = self._web_is_asked() if name == "web" else self._machines_are_at_work()
            self.under_way.append(under_way())
            parts[name].kill()
            parts[name].start()
            self.in_hand[name] += caught or (name != "web" and bool(wanting_the_engine()))
            self.caught[name] += caught
            self.killed[name] += 1
            print(f"{datetime.now(UTC):%H:%M:%S} killed {name}{' in the act' * caught}")

    def _victims(self) -> list[str]:
        shares = {name: round(self.kills * share) for name, share in SHARES.items()}
        victims = [name for name, share in shares.items() for _ in range(share)]
        victims += ["worker"] * (self.kills - len(victims))
        self.random.shuffle(victims)
        return victims[: self.kills]

    def _web_is_asked(self) -> bool:
        """Once somebody got through: wait for a request, a little longer, does it still wait?"""
        answered = self.house.answered
        _within(LONGEST_STALK, lambda: self.house.answered > answered, every=0.05)
        time.sleep(self.random.uniform(0, LONGEST_SERVICE))
        return self._in_the_act(lambda: self.house.is_asked, up_to=0.02, every=0.0005)

    def _machines_are_at_work(self) -> bool:
        """Wait for a service step to run, where there is one to do; a little longer; look again."""
        # What a worker that was killed just now was at looks as if it were still worked on.
        time.sleep(settings().lease_seconds / 2)
        quiet_since = time.monotonic()

        def nothing_to_do() -> bool:
            nonlocal quiet_since
            if wanting_the_engine():
                quiet_since = time.monotonic()
            return time.monotonic() - quiet_since > LONGEST_QUIET

        return self._in_the_act(
            lambda: steps_at_work() > 0, up_to=LONGEST_LEG, every=0.02, unless=nothing_to_do
        )

    def _in_the_act(
        self,
        look: Callable[[], bool],
        *,
        up_to: float,
        every: float,
        unless: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Whether `look` holds still after a random while of `up_to` seconds, tried some times."""
        deadline = time.monotonic() + LONGEST_STALK
        while time.monotonic() < deadline and not unless():
            _within(LONGEST_STALK, lambda: look() or unless(), every=every)
            time.sleep(self.random.uniform(0, up_to))
            if look():
                return True
        return False


def _within(seconds: float, look: Callable[[], bool], *, every: float) -> None:
    deadline = time.monotonic() + seconds
    while not look() and time.monotonic() < deadline:
        time.sleep(every)
