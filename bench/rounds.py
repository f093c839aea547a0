"""Interleaved rounds: every contender does a little of everything, then all do it again.

What disturbs the machine for a while then disturbs all of them, and the median of the rounds
forgets it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench import figures
from bench.booth import Booth, Broken
from bench.drive import ACTORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.figures import Figures
    from bench.plan import Plan


class Rounds:
    """The booths that are measured together; one that breaks is said so and left out."""

    def __init__(self, booths: Sequence[Booth], missing: list[str]) -> None:
        self._booths = list(booths)
        self._missing = missing

    def steps(self, plan: Plan) -> Figures:
        """Hand-offs and throughput of all: door → contender → one actor, eight actors."""
        self._all("warm_up")
        rounds = [self._round(plan, number) for number in range(plan.repeat)]
        found: Figures = {}
        for booth in self._booths:
            mine = [each[booth] for each in rounds]
            found.setdefault(booth.entry.door, {})[booth.entry.name] = figures.medians(mine)
        return found

    def waiting(self, cases: int) -> Figures:
        """The cost of waiting cases: contender → figures."""
        booths = [booth for booth in self._booths if booth.entry.waits]
        found = {booth.entry.name: self._ask(booth, "let_wait", cases=cases) for booth in booths}
        return {name: cost for name, cost in found.items() if cost is not None}

    def _round(self, plan: Plan, number: int) -> dict[Booth, Figures]:
        found: dict[Booth, Figures] = {booth: {} for booth in self._booths}
        for name, actors, cases in (
            ("one_actor", 1, plan.alone),
            (f"{ACTORS}_actors", ACTORS, plan.together),
        ):
            tell(f"round {number + 1} of {plan.repeat}, {name}")
            for booth, done in self._all("drive", actors=actors, cases=cases).items():
                found[booth][name] = done
        return found

    def _all(self, order: str, **arguments: object) -> dict[Booth, Figures]:
        answers = {booth: self._ask(booth, order, **arguments) for booth in list(self._booths)}
        return {booth: answer for booth, answer in answers.items() if answer is not None}

    def _ask(self, booth: Booth, order: str, **arguments: object) -> Figures | None:
        try:
            return booth.ask(order, **arguments)
        except Broken as broken:
            self._booths.remove(booth)
            self._missing.append(f"{booth.name}: {str(broken).strip().splitlines()[-1]}")
            tell(f"BROKEN: {booth.name}\n{broken}")
            return None


def tell(words: str) -> None:
    """Say on standard error what is going on; standard output is the report's."""
    sys.stderr.write(f"bench: {words}\n")
    sys.stderr.flush()
