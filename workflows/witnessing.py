"""What is kept of how a step was decided: what lay there to be read, since when, who saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models import clock
from models.chain import written
from models.document import newest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from models.human_task import HumanTask
    from tasks.record import Filed


def believed(task: HumanTask, read_at: datetime | None) -> datetime | None:
    """When the task was opened to be read (handbook 7), as whoever finishes it says.

    Nobody could read it before it was there, or after now: of that nothing is kept.
    """
    if read_at is None or not task.opened_at <= read_at <= clock.now():
        return None
    return read_at


def testified(witness: Mapping[str, Any], read_at: datetime | None) -> dict[str, Any]:
    """The witness, with the moment of reading where it is known."""
    return {**witness, **({"read_at": written(read_at)} if read_at is not None else {})}


def lay_there(file: Sequence[Filed], read_at: datetime | None) -> list[dict[str, Any]]:
    """The documents that were read, each in its newest version, with their sums.

    Not what came after the task was opened to be read: nobody is said to have seen it.
    """
    seen = [each for each in file if read_at is None or each.since <= read_at]
    return [{"n": each.n, "sha256": each.sha256} for each in newest(seen)]


def came_since(file: Sequence[Filed], read_at: datetime | None) -> list[int]:
    """The numbers of the documents that came while it was read, and were not seen."""
    return [each.n for each in file if read_at is not None and each.since > read_at]
