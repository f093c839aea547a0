"""The office's sample complaints are opened as they were, and come to where they are (3.11)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import pytest

from forms.complaint import ProgressNotice
from models import clock
from models.case import CaseState
from models.clock import in_bangkok
from tests.cast import task_of
from tests.forms.sample_complaint import IMPOSTOR, LATE_WARNINGS
from tests.story import furnish, later, the_clock_goes_round
from tests.workflows.complaint_story import OFFICER, OURS, WORK, ComplaintStory

NAMELESS: dict[str, Any] = {
    "anonymous": True, "contact_name": None, "contact_position": None, "contact_phone": None,
    "contact_address": None, "contact_back": "email", "contact_email": "anon@example.invalid",
    "about_staff": [], "channel": "web",
}  # fmt: skip


class Sample(NamedTuple):
    """A case of the office's sample file."""

    title: str
    created_at: datetime
    due_at: str
    internal_due_at: str


CLOSED = Sample(
    IMPOSTOR,
    datetime.fromisoformat("2026-10-27T08:50:00+07:00"),
    "2026-11-11T16:30:00+07:00",
    "2026-11-10T16:30:00+07:00",
)
"""COMP-2570-0001. The office is done the working day before (handbook 2.9), as in every case."""

RUNNING = Sample(
    LATE_WARNINGS,
    datetime.fromisoformat("2026-11-20T21:30:00+07:00"),
    "2026-12-05T16:30:00+07:00",
    "2026-12-04T16:30:00+07:00",
)
"""COMP-2570-0003: the last day is a Saturday and a holiday, and yet the last (section 64)."""


def opened(sample: Sample, **changes: Any) -> ComplaintStory:
    with clock.moved_to(sample.created_at):
        paper = furnish(sample.created_at)
        what = {"subject": sample.title, "occurred_at": "2026-10-26T08:00", **NAMELESS, **changes}
        return ComplaintStory(paper, by="reg-clerk-2", **what)


def statute(story: ComplaintStory, key: str) -> tuple[str, str]:
    task = task_of(story.code, key)
    assert task.due_at is not None
    assert task.internal_due_at is not None
    return in_bangkok(task.due_at).isoformat(), in_bangkok(task.internal_due_at).isoformat()


@pytest.mark.usefixtures("database")
def test_the_impostor_page_was_answered_in_time_and_closed() -> None:
    story = opened(CLOSED, **{**OURS, "category": "suggestion"})
    assert (story.code, story.case.subject) == ("COMP-2570-0001", CLOSED.title)
    with later(CLOSED.created_at, hours=2):
        story.decided(finding="upheld")
        assert statute(story, f"{WORK}/reply") == (CLOSED.due_at, CLOSED.internal_due_at)
        story.replied()
    with later(CLOSED.created_at, days=17):
        the_clock_goes_round()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "upheld")


@pytest.mark.usefixtures("database")
def test_the_late_warnings_are_forwarded_and_wait_for_the_district() -> None:
    story = opened(RUNNING)
    with later(RUNNING.created_at, days=3):
        story.forwarded(agency="ที่ว่าการอำเภอหาดใหญ่")
        assert story.waits_for == {"answer/given/agency/answers/agency-answer"}
    notice = "answer/meanwhile/progress"
    with later(RUNNING.created_at, days=13):
        the_clock_goes_round()
        assert statute(story, notice) == (RUNNING.due_at, RUNNING.internal_due_at)
        story.fills(OFFICER, notice, ProgressNotice)
