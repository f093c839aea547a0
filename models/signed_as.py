"""In what capacity the numbers of a register were given out, as it was written down then (2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.capacity import label_of
from models.event import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.register_entry import RegisterEntry
    from models.wording import Text


def capacities(session: Session, entries: Sequence[RegisterEntry]) -> dict[int, Text]:
    """Post, in whose place and by which order, by the id of the entry.

    It is read from the event of the signature, which nobody can change unseen. What was signed
    before that was kept has none.
    """
    of_task = {each.human_task_id: each.id for each in entries}
    signed = select(Event).where(
        col(Event.case_id).in_({each.case_id for each in entries}),
        col(Event.human_task_id).in_(of_task),
        Event.kind == "human-task.completed",
    )
    return {
        of_task[event.human_task_id or 0]: label_of(event.data["capacity"])
        for event in session.exec(signed)
        if event.data.get("capacity")
    }
