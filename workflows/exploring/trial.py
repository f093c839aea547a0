"""One reading of a mission on trial: as any reading, and it notes where the mission stands."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from tasks.replay import Replay
from tasks.run import CaseRun
from tasks.signals import Waiting
from workflows.exploring.sites import Site, site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    from forms.form import Form
    from tasks.scope import Scope
    from tasks.turn import HumanWork, Opening
    from workflows.exploring.knowledge import Knowledge

R = TypeVar("R")


class TrialRun(CaseRun):
    """A run that notes where it waits, what it knows there, and which calls it came to.

    `standing` is that of every wait by key, in the order of reading; `finished` the results of
    branches beside which others still wait; `races` the keys of every `any` that is not over;
    `sites` the place of every step by key.
    """

    def __init__(self, knowledge: Knowledge, **case: Any) -> None:
        super().__init__(**case)
        self._knowledge = knowledge
        self._joins: list[str] = []
        self.standing: dict[str, Any] = {}
        self.finished: dict[str, Any] = {}
        self.races: list[str] = []
        self.sites: dict[str, Site] = {}

    def name_next(self, name: str) -> str:
        """As any, and note from where it was asked for."""
        key = super().name_next(name)
        frame = next(_of_the_mission(sys._getframe(1)), None)  # noqa: SLF001 - the very question
        if frame is not None:
            self.sites[key] = site_of(frame)
        return key

    def wait(self, key: str, entry: Any) -> None:
        """As any, and note what is known here."""
        try:
            super().wait(key, entry)
        except Waiting:
            self._note(key)
            raise

    def _begin(self, opening: Opening) -> None:
        try:
            super()._begin(opening)
        except Waiting:
            self._note(opening.key)
            raise

    def _note(self, key: str) -> None:
        frames = _of_the_mission(sys._getframe(2))  # noqa: SLF001 - its own frames, only looked at
        self.standing[key] = tuple(map(self._knowledge.of_frame, frames))

    def within(self, scope: Scope, branch: Callable[[], R]) -> R:
        """As any, and note what came of the branch."""
        race = scope.path.rpartition("/")[0]
        if self._joins[-1:] == ["any"] and race not in self.races:
            self.races.append(race)
        joins, self._joins = self._joins, []
        try:
            result = super().within(scope, branch)
        except Waiting:
            self.finished.pop(scope.path, None)
            raise
        except BaseException as left:
            self.finished[scope.path] = type(left)
            raise
        else:
            self.finished[scope.path] = self._knowledge.of_result(result)
            return result
        finally:
            self._joins = joins

    def _filled(self, verb: str, name: str, work: HumanWork) -> Form:
        """As any; what was made up is recalled once for all readings."""
        entry = self.human_answer(verb, name, work)
        answer = entry.result
        content = self._knowledge.recalled(work.form, answer["answer"])
        return self.written(content, answer["by"], key=entry.key)

    def all(self, **branches: Callable[[], Any]) -> tuple[Any, ...]:
        """As any."""
        with self._joined("all"):
            return super().all(**branches)

    def any(self, name: str, n: int = 1, **branches: Callable[[], Any]) -> dict[str, Any]:
        """As any."""
        with self._joined("any"):
            return super().any(name, n, **branches)

    def each(self, name: str, items: Iterable[R], branch: Callable[[R], Any]) -> list[Any]:
        """As any."""
        with self._joined("each"):
            return super().each(name, items, branch)

    @contextmanager
    def _joined(self, how: str) -> Iterator[None]:
        """Forget the branches of a join that is over: what it gave back counts from then on."""
        finished, races = set(self.finished), list(self.races)
        self._joins.append(how)
        try:
            yield
        except Waiting:
            raise
        except BaseException:
            self._forget(finished, races)
            raise
        else:
            self._forget(finished, races)
        finally:
            self._joins.pop()

    def _forget(self, finished: set[str], races: list[str]) -> None:
        self.finished = {path: self.finished[path] for path in self.finished if path in finished}
        self.races = races


def _of_the_mission(frame: FrameType | None) -> Iterator[FrameType]:
    """The frames of the mission's own functions, the innermost first."""
    while frame is not None and frame.f_code is not Replay.follow.__code__:
        module = frame.f_globals["__name__"]
        if module != __name__ and module.partition(".")[0] not in _PASSED_THROUGH:
            yield frame
        frame = frame.f_back


_PASSED_THROUGH = {"tasks", "contextlib", "functools"}
