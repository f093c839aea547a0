"""Several branches at once: `all`, `any`, `each`.

Branches are scopes; each is read as far as its own record goes, so none waits for another. What an
`any` chose is itself an entry of the record: later answers cannot change it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tasks.signals import Cancelled, CancelledByHand, Interrupted, ProcedureChanged, Waiting
from tasks.turn import JOIN, Opening

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tasks.run import CaseRun
    from tasks.scope import Scope


def all_of(run: CaseRun, branches: Mapping[str, Callable[[], Any]]) -> tuple[Any, ...]:
    """Every branch; waits for all of them, also when one was interrupted."""
    readings = [
        _Reading(run, run.scope.inner(run.name_next(name)), branch)
        for name, branch in branches.items()
    ]
    return tuple(_joined(run, readings))


def each_of(run: CaseRun, name: str, items: list[Any], branch: Callable[[Any], Any]) -> list[Any]:
    """The same branch for every item; its scopes are ``name/1``, ``name/2`` and so on."""
    base = run.name_next(name)
    readings = [
        _Reading(run, run.scope.inner(f"{base}/{n}"), partial(branch, item))
        for n, item in enumerate(items, start=1)
    ]
    return _joined(run, readings)


def any_of(
    run: CaseRun, name: str, n: int, branches: Mapping[str, Callable[[], Any]]
) -> dict[str, Any]:
    """The first `n` of the branches; the others are interrupted and may clean up."""
    if not 1 <= n <= len(branches):
        raise ProcedureChanged(f"any({name!r}) cannot have {n} winners of {len(branches)}")
    key = run.name_next(name)
    entry = run.entry_at(key, JOIN, ",".join(branches))
    chosen: list[str] | None = entry.result if entry is not None else None
    paths = {branch: f"{key}/{branch}" for branch in branches}
    if chosen is None:
        mark = run.mark()
        readings = {b: _Reading(run, run.scope.inner(paths[b]), branches[b]) for b in branches}
        chosen = _winners(run, readings, n)
        run.rewind(mark)
        run.opens(Opening(key, JOIN, ",".join(branches), chosen))
    return _with_losers_told(run, paths, branches, chosen)


def _with_losers_told(
    run: CaseRun,
    paths: Mapping[str, str],
    branches: Mapping[str, Callable[[], Any]],
    chosen: list[str],
) -> dict[str, Any]:
    outer = run.scope
    results, waits, readings = {}, False, []
    for name, branch in branches.items():
        scope = outer.inner(paths[name])
        if name not in chosen:
            scope.interruption = Cancelled()
        reading = _Reading(run, scope, branch)
        readings.append(reading)
        waits = waits or reading.waits
        if name in chosen:
            results[name] = reading.result
            outer.has_read(scope.now)
    _raise_the_first(readings)
    if waits:
        outer.unwinding = True
        raise Waiting
    return {name: results[name] for name in chosen}


def _winners(run: CaseRun, readings: Mapping[str, _Reading], n: int) -> list[str]:
    """The names of the first `n` to have finished, in that order; waits when they are too few."""
    _raise_the_first(list(readings.values()))
    finished = [name for name, reading in readings.items() if reading.finished]
    if len(finished) >= n:
        return sorted(finished, key=lambda name: readings[name].scope.now)[:n]
    if any(reading.waits for reading in readings.values()):
        run.scope.unwinding = True
        raise Waiting
    raise _told_to_the_outer(run, list(readings.values()))


def _joined(run: CaseRun, readings: list[_Reading]) -> list[Any]:
    _raise_the_first(readings)
    if any(reading.waits for reading in readings):
        run.scope.unwinding = True
        raise Waiting
    for reading in readings:
        run.scope.has_read(reading.scope.now)
    if any(not reading.finished for reading in readings):
        raise _told_to_the_outer(run, readings)
    return [reading.result for reading in readings]


def _raise_the_first(readings: list[_Reading]) -> None:
    """What a branch raised goes on at once; the open steps beside it end with the case."""
    for reading in readings:
        if reading.failed is not None:
            raise reading.failed


def _told_to_the_outer(run: CaseRun, readings: list[_Reading]) -> Interrupted:
    """The interruption that the branches were told goes on to the scope around them.

    A task that a leader cancelled is no such thing: it may not hide that the case was withdrawn,
    nor pass for the scope having been told.
    """
    heard = [reading.interrupted for reading in readings if reading.interrupted is not None]
    told = next((each for each in heard if not isinstance(each, CancelledByHand)), None)
    if told is not None:
        run.scope.interrupted = True
    return told or heard[0]


class _Reading:
    """One branch, read as far as its record goes."""

    def __init__(self, run: CaseRun, scope: Scope, branch: Callable[[], Any]) -> None:
        self.scope = scope
        self.result: Any = None
        self.waits = False
        self.interrupted: Interrupted | None = None
        self.failed: Exception | None = None
        try:
            self.result = run.within(scope, branch)
        except Waiting:
            self.waits = True
        except Interrupted as interruption:
            self.interrupted = interruption
        except Exception as error:  # noqa: BLE001 - raised again once every branch has been read
            self.failed = error

    @property
    def finished(self) -> bool:
        """Whether the branch came to its end."""
        return not self.waits and self.interrupted is None and self.failed is None
