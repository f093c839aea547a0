"""The 15 days of the law, the limits of each step, and extending them in time (2.9, 3.12)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from forms.information_request import (
    Appeal,
    Collected,
    Extension,
    Fee,
    GivenAtOnce,
    InformationRegistration,
    Objection,
    ThirdPartyNotice,
)
from models import clock
from models.clock import BANGKOK
from tests.cast import record_of, task_of
from tests.forms.filled import NOW
from tests.forms.sample_information import PARTY
from tests.outbox import last_letter
from tests.story import furnish, later, the_clock_goes_round
from tests.workflows.information_story import (
    CLOCK,
    OFFICER,
    OWNER,
    PAPER,
    WORK,
    InformationStory,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.databases import FreshDatabase

    Information = Callable[..., InformationStory]

PARTY_AT = f"{WORK}/third_parties/party/1"
ENTER = f"{PARTY_AT}/objection/by_officer/enter"
LIMITS: dict[str, tuple[str, str | None]] = {
    # All of it happens on Sunday 22 November at 07:10; the 7th of December is a day off.
    "register": ("23 Nov 09:30", None),  # 1 bh
    f"{WORK}/collect": ("30 Nov 16:30", None),  # 5 bd
    f"{WORK}/opinion/assess": ("25 Nov 16:30", None),  # 2 bd
    f"{PARTY_AT}/notice": ("24 Nov 16:30", None),  # 1 bd
    f"{PARTY_AT}/sign-notice": ("24 Nov 16:30", None),  # 1 bd
    ENTER: ("07 Dec 16:30", "04 Dec 16:30"),  # 15 cd
    f"{WORK}/order": ("24 Nov 16:30", None),  # 1 bd
    f"{WORK}/review": ("24 Nov 16:30", None),  # 1 bd
    f"{WORK}/decide": ("24 Nov 16:30", None),  # 1 bd
    f"{WORK}/redact": ("25 Nov 16:30", None),  # 2 bd
    f"{WORK}/check": ("24 Nov 16:30", None),  # 1 bd
    "delivery/fee": ("24 Nov 16:30", None),  # 1 bd
    "delivery/payment/paid/enter": ("08 Dec 16:30", None),  # 10 bd
    "against/appeal/lodged/enter": ("07 Dec 16:30", "04 Dec 16:30"),  # 15 cd
    "against/appeal-ruling": ("21 Jan 16:30", "20 Jan 16:30"),  # 60 cd
}


def said(moment: datetime | None) -> str | None:
    return f"{clock.in_bangkok(moment):%d %b %H:%M}" if moment else None


def limits(story: InformationStory, key: str) -> tuple[str | None, str | None]:
    """By when it is due, and by when for the office itself."""
    due, internal = story.due(key)
    return said(due), said(internal)


def test_every_step_has_its_limit(information: Information) -> None:
    story = information(**PAPER)
    story.assessed(third_parties=[PARTY])
    story.fills(OFFICER, f"{PARTY_AT}/notice", ThirdPartyNotice)
    story.does("director-1", f"{PARTY_AT}/sign-notice", outcome="approve")
    story.machines_run()
    story.fills(OFFICER, ENTER, Objection, objects=False, reasons=None)
    story.ordered()
    story.does("director-1", f"{WORK}/decide", outcome="approve")
    story.machines_run()
    story.released()
    story.fills(OFFICER, "delivery/fee", Fee)
    story.fills(OFFICER, "against/appeal/lodged/enter", Appeal)
    found = {key: limits(story, key) for key in LIMITS}
    assert found == LIMITS


def test_what_is_given_at_once_is_given_by_closing_time(information: Information) -> None:
    """What came on a Sunday came on Monday."""
    story = information()
    story.fills(
        OFFICER, "register", InformationRegistration, decision="give", owner=None, done_by=None
    )
    assert limits(story, "give") == ("23 Nov 16:30", None)
    story.fills(OFFICER, "give", GivenAtOnce)


def test_no_step_may_take_longer_than_the_law(information: Information) -> None:
    """Scene 8: the last day is near; the office's own date is the working day before it."""
    story = information()
    story.registered()
    with later(NOW, days=14):  # Sunday 6 December: the law's limit is tomorrow
        the_clock_goes_round()
        story.fills(OWNER, f"{WORK}/collect", Collected, third_parties=[])
        assert limits(story, f"{WORK}/opinion/assess") == ("07 Dec 16:30", "04 Dec 16:30")
        assert limits(story, f"{CLOCK}/extend") == ("07 Dec 16:30", "04 Dec 16:30")


def test_five_days_before_the_end_it_is_asked_for_an_extension(information: Information) -> None:
    """Scene 8: the director is warned; reason and new day are told before the 15 days are over."""
    story = information()
    story.registered()
    with later(NOW, days=9, hours=23):  # Wednesday 2 December, before closing time
        the_clock_goes_round()
        assert f"{CLOCK}/extend" not in record_of(story.code)
    with later(NOW, days=10, hours=10):
        the_clock_goes_round()
        story.machines_run()
        assert "ใกล้ครบกำหนดตามกฎหมาย" in story.letters()[-1].subject
        story.fills(OFFICER, f"{CLOCK}/extend", Extension)
        assert "วันแล้วเสร็จ" in task_of(story.code, f"{CLOCK}/extend").detail["note"]
        told = len(story.letters())
        story.machines_run()
        assert len(story.letters()) == told, "the director has not taken note of it yet"
        story.does("director-1", f"{CLOCK}/acknowledge-extension", {"acknowledged": True})
        story.machines_run()
        thai = last_letter(story, "person-1").partition("——————")[0]
        assert "ข้อมูลจำนวนมาก และต้องตัดข้อมูลส่วนบุคคล" in thai
        assert "18 ธันวาคม 2569" in thai
        story.fills(OWNER, f"{WORK}/collect", Collected, third_parties=[])
    with later(NOW, days=22):  # Monday 14 December: five days before the 18th were the 13th
        the_clock_goes_round()
        assert limits(story, f"{CLOCK}/extend~2") == ("18 Dec 16:30", "17 Dec 16:30")


def test_a_short_extension_is_not_asked_about_at_once(information: Information) -> None:
    """Half of it passes first."""
    story = information()
    story.registered()
    with later(NOW, days=11):  # Thursday 3 December
        the_clock_goes_round()
        story.fills(OFFICER, f"{CLOCK}/extend", Extension, done_by="9/12/2569")
        story.does("director-1", f"{CLOCK}/acknowledge-extension", {"acknowledged": True})
        the_clock_goes_round()
        assert f"{CLOCK}/extend~2" not in record_of(story.code)
    with later(NOW, days=15):
        the_clock_goes_round()
        assert f"{CLOCK}/extend~2" in story.waits_for


def test_who_answers_in_time_extends_nothing(information: Information) -> None:
    story = information()
    story.registered()
    with later(NOW, days=11):
        the_clock_goes_round()
        assert f"{CLOCK}/extend" in story.waits_for
        found = {"found": False, "words_for_requester": "ไม่พบ", "third_parties": []}
        story.fills(OWNER, f"{WORK}/collect", Collected, **found)
        assert story.waits_for == set()


def test_the_sample_case_is_driven_to_where_it_stands(database: FreshDatabase) -> None:
    """OIAR-2570-0001: five years of pictures, extended on 30 October until 18 December."""
    asked_at = datetime(2026, 10, 19, 9, 0, tzinfo=BANGKOK)
    with clock.moved_to(asked_at):
        changes: dict[str, Any] = {"channel": "web", "period_from": "1/10/2564"}
        story = InformationStory(furnish(asked_at), by="reg-clerk-1", **changes)
        planned = {"owner": OFFICER, "done_by": "18/12/2569"}
        story.fills(OFFICER, "register", InformationRegistration, **planned)
        # 15 calendar days; the office's own date is the working day before.
        assert limits(story, f"{CLOCK}/extend") == ("03 Nov 16:30", "02 Nov 16:30")
        assert limits(story, f"{WORK}/collect") == ("13 Dec 16:30", "11 Dec 16:30")
        begun = task_of(story.code, f"{CLOCK}/extend").detail["starts_from"]
        assert begun == {"done_by": "2026-12-18"}
    with clock.moved_to(datetime(2026, 10, 30, 15, 0, tzinfo=BANGKOK)):
        story.fills(OFFICER, f"{CLOCK}/extend", Extension)
        story.does("director-1", f"{CLOCK}/acknowledge-extension", {"acknowledged": True})
        story.machines_run()
        assert "18 ธันวาคม 2569" in last_letter(story, "person-1")
    assert story.code == "OIAR-2570-0001"
    assert story.case.subject == "ขอไฟล์ภาพข่าวและรายชื่อผู้ร่วมกิจกรรมย้อนหลัง 5 ปี"
    assert story.waits_for == {f"{WORK}/collect"}
    story.fills(OFFICER, f"{WORK}/collect", Collected)
    assert f"{WORK}/opinion/assess" in story.waits_for
