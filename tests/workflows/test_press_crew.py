"""Who takes pictures of a briefing is booked for it; what is in the way is settled by the head."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from forms.booking import ResourceChoice
from forms.press_conference import VenueChecklist
from models.booking import Booking
from models.database import read, write
from models.errors import Invalid
from models.occasion import Occasion
from models.precedence import Precedence
from models.resource import Resource, resource_named
from tests import cast
from tests.sharing import confirmed, released, waiting
from tests.workflows.press_story import REJECTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

PHOTO = "conference/venue/photo"
WHY = {"because": "ช่างภาพนิ่งติดงานอื่น"}


def booked(code: str) -> list[tuple[str, str]]:
    """The keys of what stands in the case's diary, and as what."""
    with read() as session:
        case = cast.case_of(code)
        mine = select(Booking).where(Booking.case_id == case.id, col(Booking.released_at).is_(None))
        return [
            (session.get_one(Resource, each.resource_id).key, each.used_as)
            for each in session.exec(mine.order_by(col(Booking.id)))
            if each.is_confirmed
        ]


def taken_elsewhere(start: Any, hours: float = 1) -> int:
    """Another case has the photographer from then on; the booking's number."""
    code = waiting_at_demo()
    with write() as session:
        case = cast.locked(session, code)
        photographer = resource_named(session, case.office_id, "photo-officer-1")
        wanted = Occasion(start, start + timedelta(hours=hours), precedence=Precedence.ROYAL)
        booking = Booking.hold(case, photographer, wanted, used_as="photographer").id
    return confirmed(booking, "director-1", "จำเป็น")


def waiting_at_demo() -> str:
    return waiting("pr-officer-1")


def checked(press: Press, **changes: Any) -> PressStory:
    story = press(**changes)
    story.decided()
    return story


def starts_at(story: PressStory) -> Any:
    from forms.press_conference import PressConferenceRequest  # noqa: PLC0415 - for this only

    return PressConferenceRequest.recall(story.case.request).start_at


def test_the_officers_who_checked_are_booked_for_the_briefing(press: Press) -> None:
    story = checked(press)
    story.invited()
    assert booked(story.code) == [
        ("video-officer-1", "videographer"),
        ("photo-officer-1", "photographer"),
    ]
    start = starts_at(story)
    with read() as session:
        found = session.exec(select(Booking)).all()
    assert {(each.since, each.until) for each in found} == {(start, start + timedelta(minutes=45))}
    assert {each.precedence for each in found} == {Precedence.GOVERNOR}, "a crisis"


def test_a_photographer_who_is_not_free_is_replaced_by_whom_the_head_chooses(press: Press) -> None:
    story = checked(press)
    taken_elsewhere(starts_at(story))
    story.fills("photo-officer-1", f"{PHOTO}/checklist", VenueChecklist)
    assert f"{PHOTO}/choose-resource" in story.waits_for
    detail = cast.task_of(story.code, f"{PHOTO}/choose-resource").detail
    assert "ยืนยันไว้แล้ว" in detail["reasons"]["resource"]
    story.fills(
        "prc-head-1", f"{PHOTO}/choose-resource", ResourceChoice, resource="photo-officer-1", **WHY
    )
    assert f"{PHOTO}/choose-resource~2" in story.waits_for, "still not free"
    story.fills("prc-head-1", f"{PHOTO}/choose-resource~2", ResourceChoice, resource="van-1")
    assert f"{PHOTO}/choose-resource~3" in story.waits_for, "no photographer"
    with pytest.raises(Invalid):
        story.fills("prc-head-1", f"{PHOTO}/choose-resource~3", ResourceChoice, resource="nobody")
    story.fills(
        "prc-head-1", f"{PHOTO}/choose-resource~3", ResourceChoice, resource="video-officer-1"
    )
    assert booked(story.code) == [("video-officer-1", "photographer")]
    assert not [each for each in story.waits_for if each.startswith(PHOTO)]


def test_a_way_that_is_short_is_accepted_with_a_reason_and_told(press: Press) -> None:
    story = checked(press)
    taken_elsewhere(starts_at(story) + timedelta(minutes=75))
    story.fills("photo-officer-1", f"{PHOTO}/checklist", VenueChecklist)
    assert booked(story.code) == []
    choice = {"resource": "photo-officer-1", **WHY}
    story.does("prc-head-1", f"{PHOTO}/choose-resource", choice)
    assert booked(story.code) == [("photo-officer-1", "photographer")]
    told = [each for each in cast.events_of(story.code) if each.kind == "booking.confirmed"]
    assert told[0].data["reason"] == WHY["because"]


def test_whom_the_head_does_not_choose_is_free_again(press: Press) -> None:
    story = checked(press)
    elsewhere = taken_elsewhere(starts_at(story) + timedelta(minutes=75))
    story.fills("photo-officer-1", f"{PHOTO}/checklist", VenueChecklist)
    choice = {"resource": "video-officer-1", **WHY}
    story.does("prc-head-1", f"{PHOTO}/choose-resource", choice)
    assert booked(story.code) == [("video-officer-1", "photographer")]
    released(elsewhere)
    taken_elsewhere(starts_at(story))


def test_a_leader_may_spare_that_choice_and_nobody_is_booked(press: Press) -> None:
    story = checked(press)
    taken_elsewhere(starts_at(story) + timedelta(minutes=75))
    story.fills("photo-officer-1", f"{PHOTO}/checklist", VenueChecklist)
    story.is_spared(f"{PHOTO}/choose-resource")
    assert booked(story.code) == []
    assert "booking.released" in cast.kinds_of(story.code)
    assert not cast.incidents_of(story.code)


def test_a_conference_that_is_called_off_books_nobody_any_more(press: Press) -> None:
    story = checked(press)
    story.prepared()
    story.does("director-1", "conference/message/clear", REJECTED, outcome="reject")
    if story.case.is_open:
        story.papers_came()
    assert (story.case.outcome, booked(story.code)) == ("called-off", [])
