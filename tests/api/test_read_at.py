"""When what was decided on was opened to be read, and what came only after that (handbook 7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models import clock
from models.chain import written
from tests import cast
from tests.api.test_files import attach
from tests.audit.looked import looked_at
from tests.story import PDF

if TYPE_CHECKING:
    from tests.api.caller import Doors

WORDS = {"answer": {"words": "จดหมาย"}}


def completed(doors: Doors, code: str, read_at: str | None) -> dict[str, Any]:
    """What is kept of a task that was finished so, as who answers for the office may read it."""
    path = f"/human-tasks/{cast.task_of(code, 'write').id}/completion"
    answer = doors.ask("news1", "POST", path, WORDS | {"read_at": read_at})
    assert answer.status_code == 200, answer.text
    told = doors.get("director", f"/cases/{code}/events")["items"]
    done: dict[str, Any] = next(e for e in told if e["kind"] == "human-task.completed")["data"]
    return done


def test_it_is_kept_with_how_the_person_was_known(doors: Doors, code: str) -> None:
    moment = clock.now()
    assert completed(doors, code, moment.isoformat())["witness"]["read_at"] == written(moment)


def test_who_does_not_say_is_not_asked(doors: Doors, code: str) -> None:
    assert "read_at" not in completed(doors, code, None)["witness"]


@pytest.mark.parametrize("off", [timedelta(days=-1), timedelta(days=1)])
def test_what_cannot_be_true_is_not_kept(doors: Doors, code: str, off: timedelta) -> None:
    """Before the task was there, or still to come."""
    kept = completed(doors, code, (datetime.now(UTC) + off).isoformat())
    assert "read_at" not in kept["witness"]


def test_a_document_that_came_while_it_was_read_is_not_pinned_as_read(
    doors: Doors, code: str
) -> None:
    assert attach(doors, code).status_code == 201
    read_at = clock.now().isoformat()
    later = attach(doors, code, content=PDF + b"%\n")
    assert later.status_code == 201, later.text
    kept = completed(doors, code, read_at)
    assert [each["n"] for each in kept["documents"]] == [1]
    assert kept["unseen"] == [2]
    looked_at()
