"""Several branches at once: `all`, `any`, `each`.

Branches are scopes; each is read as far as its own record goes, so none waits for another. What an
`any` chose, and which branch departed first, are entries of the record themselves: later answers
cannot change them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tasks.signals import (
    Cancelled,
    CancelledByHand,
    Departure,
    Interrupted,
    ProcedureChanged,
    Waiting,
)
from tasks.turn import DEPARTED, JOIN, Opening

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from tasks.run import CaseRun
    from tasks.scope import Scope

    Branches = Mapping[str, Callable[[], Any]]
    """What each branch does, under the path of its scope."""

_MARK = "~departed"
"""No step is called so: a name has no tilde."""


def all_of(run: CaseRun, branches: Mapping[str, Callable[[], Any]]) -> tuple[Any, ...]:
    """Every branch; waits for all of them, also when one was interrupted."""
    return tuple(_side_by_side(run, {run.name_next(name): do for name, do in branches.items()}))


def each_of(run: CaseRun, name: str, items: list[Any], branch: Callable[[Any], Any]) -> list[Any]:
    """The same branch for every item; its scopes are ``name/1``, ``name/2`` and so on."""
    base = run.name_next(name)
    return _side_by_side(
        run, {f"{base}/{n}": partial(branch, item) for n, item in enumerate(items, start=1)}
    )


def any_of(
    run: CaseRun, name: str, n: int, branches: Mapping[str, Callable[[], Any]]
) -> dict[str, Any]:
    """The first `n` of the branches; the others are interrupted and may clean up."""
    if not 1 <= n <= len(branches):
        raise ProcedureChanged(f"any({name!r}) cannot have {n} winners of {len(branches)}")
    key, what = run.name_next(name), ",".join(branches)
    at_paths = {f"{key}/{branch}": do for branch, do in branches.items()}
    entry = run.entry_at(key, JOIN, what)
    chosen, first = (None, _departed(run, at_paths)) if entry is None else (entry.result, None)
    if chosen is None and first is None:
        mark = run.mark()
        readings = _read(run, at_paths)
        first = _first_to_depart(readings)
        chosen = _winners(run, key, readings, n) if first is None else None
        run.rewind(mark)
        run.opens(_departing(at_paths, first) if first else Opening(key, JOIN, what, chosen))
    if chosen is None:
        raise _departure(run, at_paths, first or "")
    return _with_losers_told(run, key, at_paths, chosen)


def _side_by_side(run: CaseRun, branches: Branches) -> list[Any]:
    if not branches:
        return []
    first = _departed(run, branches)
    if first is None:
        mark = run.mark()
        readings = _read(run, branches)
        first = _first_to_depart(readings)
        if first is None:
            return _joined(run, readings)
        run.rewind(mark)
        run.opens(_departing(branches, first))
    raise _departure(run, branches, first)


def _joined(run: CaseRun, readings: Mapping[str, _Reading]) -> list[Any]:
    _wait_while_any_waits(run, readings)
    for reading in readings.values():
        run.scope.has_read(reading.scope.now)
    if any(not reading.finished for reading in readings.values()):
        raise _told_to_the_outer(run, readings)
    return [reading.result for reading in readings.values()]


def _winners(run: CaseRun, key: str, readings: Mapping[str, _Reading], n: int) -> list[str]:
    """The names of the first `n` to have finished, in that order; waits when they are too few."""
    finished = [path for path, reading in readings.items() if reading.finished]
    if len(finished) >= n:
        in_order = sorted(finished, key=lambda path: readings[path].scope.now)
        return [path.removeprefix(f"{key}/") for path in in_order[:n]]
    _wait_while_any_waits(run, readings)
    raise _told_to_the_outer(run, readings)


def _with_losers_told(
    run: CaseRun, key: str, branches: Branches, chosen: list[str]
) -> dict[str, Any]:
    """The winners' results, once the losers have ended; one that departs meanwhile is heard."""
    winners = {name: f"{key}/{name}" for name in chosen}
    readings = _read(run, branches, told=branches.keys() - winners.values())
    _wait_while_any_waits(run, readings)
    for reading in readings.values():
        if reading.departure is not None:
            raise reading.departure
    for path in winners.values():
        run.scope.has_read(readings[path].scope.now)
    return {name: readings[path].result for name, path in winners.items()}


def _first_to_depart(readings: Mapping[str, _Reading]) -> str | None:
    """The path of the branch that departed first, if one did."""
    departed = [path for path, reading in readings.items() if reading.departure is not None]
    return min(departed, key=lambda path: readings[path].scope.now, default=None)


def _departed(run: CaseRun, branches: Branches) -> str | None:
    """The branch that the record says departed first."""
    entry = run.entry_at(f"{next(iter(branches))}/{_MARK}", DEPARTED, "")
    return None if entry is None else str(entry.result)


def _departing(branches: Branches, first: str) -> Opening:
    return Opening(f"{next(iter(branches))}/{_MARK}", DEPARTED, "", first)


def _departure(run: CaseRun, branches: Branches, first: str) -> Departure:
    """What leaves the join: nobody beside it goes on with work that is not wanted any more."""
    readings = _read(run, branches, told=branches.keys() - {first})
    _wait_while_any_waits(run, readings)
    for reading in readings.values():
        run.scope.has_read(reading.scope.now)
    departure = readings[first].departure
    if departure is None:
        raise ProcedureChanged(f"the record says that {first!r} departed; it no longer does")
    for path in readings.keys() - {first}:
        if (also := readings[path].departure) is not None:
            departure.add_note(f"beside it, {path} departed too: {also!r}")
    return departure


def _wait_while_any_waits(run: CaseRun, readings: Mapping[str, _Reading]) -> None:
    if any(reading.waits for reading in readings.values()):
        run.scope.unwinding = True
        raise Waiting


def _told_to_the_outer(run: CaseRun, readings: Mapping[str, _Reading]) -> Interrupted:
    """The interruption that the branches were told goes on to the scope around them.

    A task that a leader cancelled is no such thing: it may not hide that the case was withdrawn,
    nor pass for the scope having been told.
    """
    interruptions = [reading.interrupted for reading in readings.values()]
    heard = [each for each in interruptions if each is not None]
    told = next((each for each in heard if not isinstance(each, CancelledByHand)), None)
    if told is not None:
        run.scope.interrupted = True
    return told or heard[0]


def _read(run: CaseRun, branches: Branches, told: Collection[str] = ()) -> dict[str, _Reading]:
    """Every branch as far as its record goes; those of `told` are to stop where they wait."""
    readings = {}
    for path, branch in branches.items():
        scope = run.scope.inner(path)
        scope.interruption = Cancelled() if path in told else None
        readings[path] = _Reading(run, scope, branch)
    return readings


class _Reading:
    """One branch, read as far as its record goes."""

    def __init__(self, run: CaseRun, scope: Scope, branch: Callable[[], Any]) -> None:
        self.scope = scope
        self.result: Any = None
        self.waits = False
        self.interrupted: Interrupted | None = None
        self.departure: Departure | None = None
        try:
            self.result = run.within(scope, branch)
        except Waiting:
            self.waits = True
        except Interrupted as interruption:
            self.interrupted = interruption
        except Departure as departure:
            self.departure = departure
        except Exception as error:
            raise run.breaks(error) from error

    @property
    def finished(self) -> bool:
        """Whether the branch came to its end."""
        return not self.waits and self.interrupted is None and self.departure is None
