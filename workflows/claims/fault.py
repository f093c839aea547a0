"""What a claim about a mission found wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.wording import Text, _
from workflows.exploring.place import place_of

if TYPE_CHECKING:
    from datetime import date

    from workflows.exploring.state import State


class Fault(NamedTuple):
    """A claim that does not hold: of which mission, on which path, and on which day if it has one.

    `claim` is a slug: ``never-ends``, ``breaks``, ``unreachable``, ``nobody-there``, ``too-late``.
    """

    claim: str
    mission: str
    path: str
    words: Text
    day: date | None = None

    @property
    def text(self) -> Text:
        """The sentence that names the mission, what is wrong, the day and the path."""
        day = self.day.isoformat() if self.day else ""
        sentence = _ON_A_DAY if day else _AT_ANY_TIME
        path = self.path or "–"
        return sentence.fill(mission=self.mission, words=self.words, day=day, path=path)


def path_of(state: State) -> str:
    """How a state was come to: ``opened → decide: return → amend: done``."""
    return " → ".join(
        f"{place_of(move.key)}: {move.way.name}" if move.key else move.way.name
        for move in state.path
    )


_ON_A_DAY = _(
    "{mission}: {words} (วันที่ {day}; เส้นทาง: {path})", "{mission}: {words} (on {day}; path: {path})"
)
_AT_ANY_TIME = _("{mission}: {words} (เส้นทาง: {path})", "{mission}: {words} (path: {path})")
