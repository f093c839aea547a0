"""inbox · queue · archive page by page: nothing is skipped, nothing is late that was not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models import clock
from models.database import write
from models.human_task import HumanTask
from tests import cast
from tests.api.caller import problems, refusal

if TYPE_CHECKING:
    from tests.api.caller import Doors

WORDS = {"words": "จดหมาย", "copies": 1}


@pytest.fixture
def tasks(office: int) -> list[int]:
    """Seven tasks that news1 holds: two due at the same moment, two without a deadline."""
    assert office
    codes = [cast.opened(by="news1") for _ in range(7)]
    now = clock.now()
    due = [3, 1, None, 2, 1, None, 5]
    with write() as session:
        for code, days in zip(codes, due, strict=True):
            task = session.get_one(HumanTask, cast.task_of(code, "write").id)
            task.due_at = None if days is None else now + timedelta(days=days, microseconds=7)
    for code in codes:
        cast.acts("news1", code, "write", "claim")
    ids = [cast.task_of(code, "write").id for code in codes]
    return [ids[place] for place in (1, 4, 3, 0, 6, 2, 5)]


def read_through(doors: Doors, path: str, limit: int, between: Any = None) -> list[int]:
    """Every page in turn; after each `between` happens."""
    found: list[int] = []
    cursor = ""
    while True:
        page = doors.get("news1", f"{path}?limit={limit}&cursor={cursor}")
        found += [each["id"] for each in page["items"]]
        cursor = page["next"]
        if cursor is None:
            return found
        if between is not None:
            between(page["items"])


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_every_page_begins_where_the_one_before_ended(
    doors: Doors, tasks: list[int], limit: int
) -> None:
    assert read_through(doors, "/inbox", limit) == tasks


def test_what_is_finished_between_two_pages_makes_none_skip(doors: Doors, tasks: list[int]) -> None:
    def finish(items: list[dict[str, Any]]) -> None:
        for each in items:
            path = f"/human-tasks/{each['id']}/completion"
            assert doors.ask("news1", "POST", path, {"answer": WORDS}).status_code == 200

    assert read_through(doors, "/inbox", 2, finish) == tasks
    assert read_through(doors, "/archive", 2) == list(reversed(tasks[:6]))


@pytest.mark.parametrize(
    "cursor", ["25", "x", "MjAyNi0xMS0yNCwx", "LDA", "%00", "ก", "LDk5OTk5OTk5OTk5"]
)
def test_a_cursor_that_no_page_gave_is_refused(doors: Doors, cursor: str) -> None:
    answer = doors.ask("news1", "GET", f"/inbox?cursor={cursor}")
    if cursor != "%00":
        assert refusal(answer) == (422, "invalid")
        assert problems(answer) == {"cursor": "unknown_cursor"}
    assert answer.status_code in {404, 422}


def test_late_in_the_archive_is_what_was_done_late(doors: Doors, office: int) -> None:
    codes = [cast.opened(by="news1") for _ in range(2)]
    late, early = (cast.task_of(code, "write").id for code in codes)
    with write() as session:
        session.get_one(HumanTask, late).due_at = clock.now() - timedelta(days=1)
        session.get_one(HumanTask, early).due_at = clock.now() + timedelta(days=1)
    for code in codes:
        cast.completes("news1", code, "write", WORDS)
    with clock.moved_to(clock.now() + timedelta(days=9)):
        found = doors.get("news1", "/archive?overdue=true")["items"]
    assert [each["id"] for each in found] == [late]


def test_what_i_delegated_stays_in_my_inbox(doors: Doors, code: str) -> None:
    task = cast.task_of(code, "write").id
    doors.ask("news1", "PUT", f"/human-tasks/{task}/claim")
    doors.ask("news1", "POST", f"/human-tasks/{task}/delegation", {"to": "news2"})
    mine, theirs = (doors.get(who, "/inbox")["items"][0] for who in ("news1", "news2"))
    assert (mine["id"], mine["delegated_to"]["handle"]) == (task, "news2")
    assert (theirs["id"], theirs["delegated_to"]) == (task, None)
    doors.ask("news2", "POST", f"/human-tasks/{task}/completion", {"answer": WORDS})
    assert doors.get("news1", "/inbox")["items"] == []
