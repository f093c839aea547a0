"""Every path of a mission ends: from wherever it stands, there is a way to an end.

That somebody takes the task away or the case back is no way that a procedure may count on.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from models.wording import _
from workflows.claims.fault import Fault, path_of
from workflows.exploring.place import place_of
from workflows.exploring.ways import TAKEN_AWAY, WITHDRAWN

if TYPE_CHECKING:
    from workflows.exploring.explorer import Explored
    from workflows.exploring.state import State


def every_path_ends(found: Explored) -> list[Fault]:
    """A mission that breaks, or goes round without a way out, by its shortest path there."""
    code = found.mission.code
    broken = [state for state in found.states if state.broke is not None]
    if broken:
        what = _BREAKS.fill(error=f"{type(broken[0].broke).__name__}: {broken[0].broke}")
        return [Fault("breaks", code, path_of(broken[0]), what)]
    if found.stopped:
        return [Fault("never-ends", code, path_of(found.states[-1]), _NO_END)]
    ending = _with_an_end(found)
    lost = next((state for state in found.states if state not in ending), None)
    if lost is None:
        return []
    where = ", ".join(sorted({place_of(key) for key in lost.waits})) or "–"
    return [Fault("never-ends", code, path_of(lost), _ROUND_AND_ROUND.fill(where=where))]


def _with_an_end(found: Explored) -> set[State]:
    """The states from which an end can be come to."""
    back: defaultdict[State, list[State]] = defaultdict(list)
    for state, onward in found.onward.items():
        for move, there in onward:
            if move.way is not TAKEN_AWAY and move.way is not WITHDRAWN:
                back[there].append(state)
    left = [state for state in found.states if state.ended is not None]
    ending: set[State] = set()
    while left:
        state = left.pop()
        if state not in ending:
            ending.add(state)
            left += back[state]
    return ending


_BREAKS = _("ภารกิจทำงานผิดพลาด {error}", "the mission breaks: {error}")
_NO_END = _("ไม่พบที่สิ้นสุดของเส้นทาง", "there is no end to its paths")
_ROUND_AND_ROUND = _(
    "เส้นทางไม่มีวันสิ้นสุด วนอยู่ที่ {where}", "a path never ends; it goes round and round at {where}"
)
