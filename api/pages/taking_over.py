"""Work that lies with a colleague, and that who looks at it may take over for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.pages.choosable import Option
from models.moves import Move, actions_for
from models.wording import _

if TYPE_CHECKING:
    from models.human_task import HumanTask
    from models.person import Person


def myself(me: Person, task: HumanTask) -> list[Option]:
    """Me, where I may give the task to myself: it is offered to me, and lies with somebody else."""
    lies_elsewhere = task.assignee_id is not None and me.id not in {task.assignee_id, task.owner_id}
    if not lies_elsewhere or Move.REASSIGN not in actions_for(task, me):
        return []
    return [Option(me.handle, _TO_ME.fill(me=me.name))] if task.is_offered_to(me) else []


_TO_ME = _("รับงานมาทำเอง ({me})", "Myself ({me})")
