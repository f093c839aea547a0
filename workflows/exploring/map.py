"""The map of a mission: its steps, and which outcome of a step leads to which others.

It is drawn from what exploring found (`workflows.exploring.explorer`), never from a list.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from models.deadline import Before, Due, Earliest, Since, Span
from models.role import Role
from tasks.turn import HumanWork, UpTo
from workflows.exploring.place import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.wording import Text
    from tasks.turn import Opening
    from workflows.exploring.explorer import Explored

NAMED = "named"
"""Stands for somebody who is named when it comes to it."""

END = "end"
"""Begins the name of an end: ``end:published``."""


class StepOnMap(NamedTuple):
    """A step: its place, its verb, its form (or service, mission), of whom and within what time."""

    place: str
    kind: str
    what: str
    title: Text | None
    roles: tuple[str, ...]
    limits: tuple[str, ...]


class Way(NamedTuple):
    """From a step, by an outcome, to a step that it opens or to an end."""

    place: str
    outcome: str
    leads_to: str


class MissionMap(NamedTuple):
    """The steps of a mission in the order in which they are come to, and the ways between them."""

    steps: tuple[StepOnMap, ...]
    ways: tuple[Way, ...]

    @property
    def roles(self) -> list[str]:
        """Who works in it."""
        return list(dict.fromkeys(role for step in self.steps for role in step.roles))

    @property
    def forms(self) -> list[str]:
        """What is filled in and decided on by people."""
        return list(dict.fromkeys(step.what for step in self.steps if step.title is not None))

    @property
    def limits(self) -> list[str]:
        """The limits of its steps."""
        return list(dict.fromkeys(limit for step in self.steps for limit in step.limits))


def map_of(found: Explored) -> MissionMap:
    """The map of what was explored."""
    steps: dict[str, StepOnMap] = {}
    for state in found.states:
        for key, opening in state.openings.items():
            step = _on_map(opening)
            steps[step.place] = _together(steps.get(place_of(key), step), step)
    return MissionMap(tuple(steps.values()), tuple(dict.fromkeys(_ways(found))))


def _ways(found: Explored) -> Iterator[Way]:
    for state, onward in found.onward.items():
        for move, there in onward:
            place, outcome = place_of(move.key), move.way.name
            if there.ended is not None:
                yield Way(place, outcome, f"{END}:{there.ended}")
            for key in there.waits:
                if key not in state.openings:
                    yield Way(place, outcome, place_of(key))


def _on_map(opening: Opening) -> StepOnMap:
    body, place = opening.body, place_of(opening.key)
    if not isinstance(body, HumanWork):
        return StepOnMap(place, opening.kind, opening.what, None, (), ())
    roles = tuple(dict.fromkeys(_roles(body.of)))
    limits = tuple(_limits(body.due))
    return StepOnMap(place, opening.kind, opening.what, body.title, roles, limits)


def _roles(of: Sequence[str] | UpTo) -> Iterator[str]:
    """The roles; for who decides by the office's ladder its matter, for somebody by name NAMED."""
    if isinstance(of, UpTo):
        yield f"ladder:{of.matter}"
    else:
        yield from (str(each) if each in set(Role) else NAMED for each in of)


def _together(one: StepOnMap, other: StepOnMap) -> StepOnMap:
    return one._replace(
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        limits=tuple(dict.fromkeys((*one.limits, *other.limits))),
    )


def _limits(due: Due) -> Iterator[str]:
    """As the handbook writes them: ``3.5bh``, ``2bd``, ``15cd``, ``60min``."""
    match due:
        case None | datetime():
            return
        case Earliest(limits):
            for limit in limits:
                yield from _limits(limit)
        case Before(_event, span):
            yield f"T−{_span(span)}"
        case Since(_moment, span):
            yield _span(span)
        case Span():
            yield _span(due)


def _span(span: Span) -> str:
    return f"{span.amount:g}{'min' if span.unit == 'wall' else span.unit}"
