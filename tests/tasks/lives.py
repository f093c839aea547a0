"""Lives of made-up missions, drawn by Hypothesis: any order of answers, a withdrawal anywhere."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.tasks.life import Life, mission_of, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tasks.missions import Node

LONGEST_LIFE = 400
chances = st.integers(0, 2**32).map(Random)  # drawn one by one, chances come out all alike
withdrawals = st.one_of(st.none(), st.integers(0, 2), st.integers(0, 8))
lawful = settings(suppress_health_check=list(HealthCheck))


def lived(node: Node, chance: Random, withdrawn_at: int | None = None) -> Iterator[Life]:
    """One life, looked at after everything that happens in it, in a random order, to its end."""
    life = told(mission_of(node))
    for moment in range(LONGEST_LIFE):
        yield life
        if moment == withdrawn_at and life.outcome is None:
            life.withdraw()
        elif waiting := life.waiting():
            life.moves(chance.choice(waiting), chance)
        else:
            break


def ended(node: Node, chance: Random, withdrawn_at: int | None = None) -> Life:
    """One life, at its end."""
    return list(lived(node, chance, withdrawn_at))[-1]


def lived_until(node: Node, chance: Random, moment: int) -> Life:
    """One life as it stands after so much has happened in it, or at its end."""
    return next(life for n, life in enumerate(lived(node, chance)) if n == moment or life.is_over)
