"""Scenario 5 of the handbook (chapter 9), in the office's own missions, on its own calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from models import clock
from models.clock import BANGKOK, in_bangkok
from models.database import read
from models.day_off_change import ChangeKind
from models.holiday_change import HolidayChange
from models.story import events_of, names_in, sentence
from tests.cast import task_of
from tests.models.changing import changes, seen
from tests.story import furnish
from tests.workflows.consulting import Consultation
from tests.workflows.press_story import PLANNED, PressStory

if TYPE_CHECKING:
    from tests.databases import FreshDatabase
    from tests.story import Story

TUESDAY = datetime(2027, 3, 9, 9, tzinfo=BANGKOK)
IN_MARCH = PLANNED | {"start_at": "2027-03-26T10:00", "embargo": "2027-03-26T10:00"}
ANNOUNCED = HolidayChange(
    kind=ChangeKind.MOVE,
    day=date(2027, 3, 10),
    to=date(2027, 3, 11),
    scope="province:songkhla",
    name_th="วันตรุษอีดิ้ลฟิตรี",
    source_ref="ประกาศจังหวัดสงขลา ลงวันที่ 9 มีนาคม 2570",
    reason="ประกาศเห็นดวงจันทร์",
)


def due(story: Story, key: str) -> str:
    found = task_of(story.code, key).due_at
    assert found is not None
    return f"{in_bangkok(found):%d %H:%M}"


def test_the_province_announces_that_eid_is_a_day_later(database: FreshDatabase) -> None:
    """The estimate was Wednesday the tenth; whoever had until Thursday has until Wednesday now."""
    with clock.moved_to(TUESDAY):
        upload = furnish(TUESDAY)
        press = PressStory(upload, **IN_MARCH)
        advice = Consultation(upload).opens(
            preferred_slots=["2027-03-17T10:00", "2027-03-18T10:00"]
        )
        assert (due(press, "decide"), due(advice, "screen")) == ("11 16:30", "11 16:30")
        would_move = {
            (each.case.code, each.held.key) for each in seen(ANNOUNCED, "adm-head-1").moved
        }
        assert would_move == {(press.code, "decide"), (advice.code, "screen")}
        changes(ANNOUNCED, "adm-head-1")
        assert (due(press, "decide"), due(advice, "screen")) == ("10 16:30", "10 16:30")
    for story in (press, advice):
        with read() as session:
            events = events_of(session, story.case.id)
            told = sentence(events[-1], names_in(session, events)).th
        assert "เร็วขึ้น (เวลาสั้นลง) จาก 11/3/2570 16.30 น. เป็น 10/3/2570 16.30 น." in told
        assert "(ประกาศเห็นดวงจันทร์)" in told
