"""Why a task came to somebody else than usual, told when it opens (handbook 1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.story import rungs_in_words
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.case import Case
    from models.human_task import HumanTask

SELF, VACANT, ALONE = "self", "vacant", "alone"
"""Whoever usually decides did the work themselves; nobody holds the post; nobody else may decide
who did not check it already."""


class NobodyThere(LookupError):
    """A task that nobody of the office can take, and whose place is empty."""

    def __init__(self, title: Text, of: Sequence[str]) -> None:
        words = _NOBODY.fill(task=title, rungs=rungs_in_words(of))
        super().__init__(f"{words.th} ({words.en})")


def tell_why(case: Case, task: HumanTask) -> None:
    """Have the story say why the task went up, why its checker may decide, that nobody reads it."""
    skipped = task.detail.get("skipped")
    if skipped is None and not {"four_eyes", "no_reader"} & task.detail.keys():
        return
    case.session.flush()  # the task has its number from here on
    if skipped is not None:
        case.tell("human-task.went-up", human_task_id=task.id, key=task.key, **skipped)
    if "four_eyes" in task.detail:
        case.tell("human-task.checked-alone", human_task_id=task.id, key=task.key)
    if "no_reader" in task.detail:
        case.tell("human-task.no-reader", human_task_id=task.id, key=task.key)


_NOBODY = _(
    "ไม่มีผู้รับงาน “{task}” ได้ ต้องมีผู้ดำรงตำแหน่ง {rungs} ที่มิได้จัดทำเรื่องนี้เอง หรือผู้บังคับบัญชาเหนือขึ้นไป",
    "Nobody can take “{task}”: it needs {rungs} who did not do the work, or somebody above them.",
)
