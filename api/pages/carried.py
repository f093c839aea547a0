"""The form that stands beside the button of a move: what was typed into it comes along."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.desk import Desk
from api.pages.handed_in import answer_in, handed_in_for, keepable, looking, typed_in
from api.pages.task_view import Typed, last_event
from api.pages.untouched import mark_of
from models.database import read
from models.errors import FieldProblem, Invalid, NotAllowed, StaleVersion
from models.moves import Move, actions_for

if TYPE_CHECKING:
    from api.visitor import Visitor
    from models.human_task import HumanTask


@dataclass(frozen=True)
class Carried:
    """What was typed (`data`, None where nothing was), and what of it cannot be kept.

    `as_of` is the last thing that had happened to the task when its page was drawn.
    """

    data: dict[str, Any] | None = None
    problems: tuple[FieldProblem, ...] = ()
    as_of: str = ""

    @property
    def as_typed(self) -> Typed:
        """For the page that is drawn again."""
        return Typed(self.data, self.problems)

    def keep(self, desk: Desk, task: HumanTask) -> None:
        """Make it my draft, before a move that may take the task out of my hands."""
        if self.data is not None and Move.DRAFT in actions_for(task, desk.me):
            task.save_draft(by=desk.me, answer=self.data)

    def claim_and_keep(self, desk: Desk, task: HumanTask) -> None:
        """Take the task, and make it my draft; never over one that the page did not show."""
        unseen = task.draft is not None and self.as_of != last_event(desk.session, task)
        task.claim(by=desk.me)
        if self.data is not None and unseen:
            raise StaleVersion
        self.keep(desk, task)


def carried(visitor: Visitor, task_id: int) -> Carried:
    """What came along with a move, its files kept; nothing from a page without the form."""
    given = typed_in(visitor)
    if not given.as_of:
        return Carried()
    with suppress(NotAllowed):  # the move itself will be told so, and what was typed stays
        given = handed_in_for(visitor, task_id)
    with read() as session:
        data = answer_in(Desk(session, looking(visitor)).task(task_id), given)
    if not given.problems and mark_of(data) == given.drawn:
        return Carried()
    try:
        return Carried(keepable(data), given.problems, given.as_of)
    except Invalid as refusal:
        return Carried(data, (*given.problems, *refusal.problems), given.as_of)
