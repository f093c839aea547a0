"""Killing the parts of a house at seeded random moments."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models import clock
from tests.acceptance.record import steps_at_work, wanting_the_engine
from workflows import prefect_server

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from tests.acceptance.house import House
    from tests.acceptance.travellers import Traveller

SHARES = {"web": 0.6, "worker": 0.25, "prefect": 0.15}
"""Worker and Prefect server take seconds to come back; killed more often, they would never work."""

LONGEST_PAUSE = 0.5
"""Seconds between two kills at most, beside what it takes to catch a victim in the act."""

LONGEST_STALK = 60.0
"""Seconds to wait until somebody asks for something, or a service step is at work.

Parts take long to come back on a busy machine: who is killed before that was never there.
"""

LONGEST_SERVICE = 2.0
"""Seconds, at most, between the first answer of the web and the next kill."""

LONGEST_STEP = 0.6
"""Seconds, more or less, that a service step takes; who strikes later than that strikes nothing."""


@dataclass
class Disturbance:
    """So many kills with SIGKILL; every victim is started again at once.

    The victims are drawn beforehand. Of those left it is the turn of the first that has something
    to do, and it is caught in the act: the web a random while after somebody asked for something,
    the machines after a service step was seen running. `caught` counts the kills that did.

    People wait with their moves for the number of kills. Where that keeps all of them from moving
    and machines have nothing to do, nobody could be caught any more: they are let go on a little
    sooner, but for what is to come after the last kill.
    """

    house: House
    random: Random
    kills: int
    killed: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    under_way: list[int] = field(default_factory=list)
    """How many cases were on their way, kill by kill."""
    _left: list[str] = field(default_factory=list)
    _travellers: Sequence[Traveller] = ()
    _ahead: int = 0
    _answered: int = 0
    """How much had been answered when the web was last killed."""
    _worker_began: datetime = field(default_factory=clock.now)

    def so_far(self) -> int:
        """How many kills people have seen, or need not wait for."""
        return self.killed.total() + self._ahead

    def run(self, travellers: Sequence[Traveller]) -> None:
        """Kill; call it in the main thread, whose children the parts are."""
        self._travellers, self._left = travellers, self._drawn()
        while self._left:
            time.sleep(self.random.uniform(0, LONGEST_PAUSE))
            name, caught = self._victim()
            self._left.remove(name)
            self.under_way.append(sum(each.is_under_way for each in travellers))
            self._kill(name)
            self.caught[name] += caught
            self.killed[name] += 1
            self._ahead = 0
            print(f"{datetime.now(UTC):%H:%M:%S} killed {name}{' in the act' * caught}")

    def _drawn(self) -> list[str]:
        shares = {name: round(self.kills * share) for name, share in SHARES.items()}
        victims = [name for name, share in shares.items() for _ in range(share)]
        victims += ["worker"] * (self.kills - len(victims))
        self.random.shuffle(victims)
        return victims[: self.kills]

    def _victim(self) -> tuple[str, bool]:
        """Who is to be killed this moment, and whether they are in the act."""
        deadline = time.monotonic() + LONGEST_STALK
        while time.monotonic() < deadline:
            name = self._turn()
            if name is not None:
                if self._is_caught(name):
                    return name, True
            elif not (self._is_busy("web") or self._lets_people_go_on()):
                break
            time.sleep(0.02)
        return self._left[0], False

    def _turn(self) -> str | None:
        """Of those left, the first that has something to do."""
        return next(filter(self._is_busy, dict.fromkeys(self._left)), None)

    def _is_busy(self, name: str) -> bool:
        if name == "web":
            return any(each.is_moving for each in self._travellers)
        return bool(wanting_the_engine())

    def _lets_people_go_on(self) -> bool:
        """They need not wait for one more kill; False when the last is all that is left of them."""
        if self.so_far() + 1 >= self.kills:
            return False
        self._ahead += 1
        return True

    def _is_caught(self, name: str) -> bool:
        """Wait as long as it is the turn of `name`, until it is in the act."""
        if name == "web":
            return self._web_is_asked()
        return self._machine_is_at_work(name)

    def _web_is_asked(self) -> bool:
        """Once somebody got through: wait for a request, a little longer, does it still wait?"""
        self._waits("web", lambda: self.house.answered > self._answered, every=0.02)
        moment = time.monotonic() + self.random.uniform(0, LONGEST_SERVICE)
        self._waits("web", lambda: time.monotonic() > moment, every=0.02)
        return self._in_the_act("web", lambda: self.house.is_asked, up_to=0.02, every=0.0005)

    def _machine_is_at_work(self, name: str) -> bool:
        """Wait for a service step to run, a little longer; does one run still?

        Neither what a dead worker was at counts, nor a server that is still coming up.
        """

        def at_work() -> bool:
            is_there = name != "prefect" or prefect_server.is_healthy()
            return is_there and steps_at_work(since=self._worker_began) > 0

        return self._in_the_act(name, at_work, up_to=LONGEST_STEP, every=0.02)

    def _in_the_act(
        self, name: str, look: Callable[[], bool], *, up_to: float, every: float
    ) -> bool:
        """Whether `look` holds still after a random while of `up_to` seconds, tried some times."""
        while self._waits(name, look, every=every):
            time.sleep(self.random.uniform(0, up_to))
            if look():
                return True
        return False

    def _waits(self, name: str, look: Callable[[], bool], *, every: float) -> bool:
        """Whether `look` says yes while it is the turn of `name`."""
        deadline = time.monotonic() + LONGEST_STALK
        while self._turn() == name and time.monotonic() < deadline:
            if look():
                return True
            time.sleep(every)
        return False

    def _kill(self, name: str) -> None:
        house = self.house
        part = {"web": house.web, "worker": house.worker, "prefect": house.prefect}[name]
        part.kill()
        if name == "web":
            self._answered = house.answered
        if name == "worker":
            self._worker_began = clock.now()
        part.start()
