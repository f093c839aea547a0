"""All that is claimed of every mission of the office, and what of it does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.demo_office import demo_office
from workflows.catalogue import mission_of
from workflows.claims.every_path_ends import every_path_ends
from workflows.claims.every_step_is_reached import every_step_is_reached
from workflows.claims.limits_add_up import limits_add_up
from workflows.claims.somebody_is_there import somebody_is_there
from workflows.exploring.explorer import explored

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from workflows.claims.fault import Fault
    from workflows.exploring.explorer import Explored
    from workflows.mission import Mission

NOT_PROVED = frozenset({"OIAR", "COMP"})
"""Missions whose clocks begin anew when the requester is told how far it is: exploring takes that
for going round for ever, and does not know that it lengthens the statute's days. `prasan check`
says that nothing is proved of them.
"""

TAKEN_BACK = ("withdrawn", "cancelled")
"""Ends that a child case has beside those of its own mission."""


def faults_of(missions: Iterable[Mission]) -> list[Fault]:
    """Every fault of these missions but `NOT_PROVED`, in the demo office as it is furnished."""
    with demo_office() as (session, office_id):
        return [
            fault
            for mission in missions
            if mission.code not in NOT_PROVED
            for fault in faults_in(explored_once(mission), session, office_id)
        ]


def faults_in(found: Explored, session: Session, office_id: int) -> list[Fault]:
    """Every fault of one mission, in that office."""
    return [
        *every_path_ends(found),
        *every_step_is_reached(found),
        *somebody_is_there(found, session, office_id),
        *limits_add_up(found, session, office_id),
    ]


def explored_once(mission: Mission) -> Explored:
    """What exploring finds of a mission; its children end as their own missions do."""
    if mission.key not in _EXPLORED:
        _EXPLORED[mission.key] = explored(mission, _ends_of)
    return _EXPLORED[mission.key]


def _ends_of(key: str) -> tuple[str, ...]:
    return (*explored_once(mission_of(key)).outcomes, *TAKEN_BACK)


_EXPLORED: dict[str, Explored] = {}
