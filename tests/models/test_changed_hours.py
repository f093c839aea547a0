"""Changing the office's hours and its targets: who may, what is refused, moved and kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models.changed_hours import HoursChange, carried_out, previewed
from models.changed_target import change_target
from models.clock import in_bangkok
from models.database import read, write
from models.deadline import bd, bh, cd
from models.errors import Invalid, NotAllowed, OutdatedPreview, WrongMoment
from models.office import Office
from models.role import Role
from models.rule_change import RuleChange
from models.urgency_target import UrgencyTarget
from tests import cast

if TYPE_CHECKING:
    from collections.abc import Iterator

WHY = {"source": "คำสั่งสำนักงานที่ 12/2570", "reason": "เหลื่อมเวลา"}
EARLY = HoursChange("12345", "07.30-12.00 13.00-15.30", **WHY)


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[int]:
    """Monday 8 March 2027, 09:00."""
    with cast.clock_at(datetime(2027, 3, 8, 2, tzinfo=UTC)):
        yield office


def limited(case: Any, _request: Any) -> Any:
    case.all(
        days=lambda: case.ask("days", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(2)),
        hours=lambda: case.ask("hours", cast.CastLetter, of=Role.NEWS_OFFICER, due=bh(7)),
        statute=lambda: case.ask("statute", cast.CastLetter, of=Role.NEWS_OFFICER, due=cd(3)),
        wait=lambda: case.wait_until("wait", bd(1)),
    )
    return case.closes("done")


def changes(change: HoursChange, by: str = "director", fingerprint: str | None = None) -> Any:
    with read() as session:
        person = cast.person(session, by)
        seen = fingerprint or previewed(session, change, by=person).fingerprint
    with write() as session:
        return carried_out(session, change, by=cast.person(session, by), fingerprint=seen)


def kept() -> list[RuleChange]:
    with read() as session:
        return list(session.exec(select(RuleChange)))


def due(code: str, key: str) -> str:
    moment = cast.task_of(code, key).due_at
    assert moment is not None
    return in_bangkok(moment).strftime("%d %H:%M")


def test_every_open_deadline_moves_with_the_hours_and_the_change_is_kept(in_march: int) -> None:
    code = cast.opened(limited)
    assert (due(code, "days/days"), due(code, "hours/hours")) == ("10 16:30", "09 09:00")
    done = changes(EARLY)
    assert (due(code, "days/days"), due(code, "hours/hours")) == ("10 15:30", "09 09:00")
    assert {each.held.key for each in done.moved} >= {"days/days", "wait/wait"}
    assert cast.task_of(code, "days/days").hastened_at is not None
    assert "human-task.due-moved" in cast.kinds_of(code)
    with read() as session:
        office = session.get_one(Office, in_march)
    assert (office.working_days, office.working_hours) == ("12345", "07:30-12:00 13:00-15:30")
    (change,) = kept()
    assert change.before == {"weekdays": "12345", "hours": "08:30-12:00 13:00-16:30"}
    assert change.after == {"weekdays": "12345", "hours": "07:30-12:00 13:00-15:30"}
    assert (change.source, change.reason) == (WHY["source"], WHY["reason"])
    assert change.moved == len(done.moved)


def test_changed_and_changed_back_has_moved_nothing() -> None:
    code = cast.opened(limited)
    keys = ("days/days", "hours/hours", "statute/statute")
    was = [due(code, key) for key in keys]
    changes(HoursChange("1 2 3 4 5 6", "๐๙.๐๐–๑๔.๐๐", **WHY))
    assert [due(code, key) for key in keys] != was
    changes(HoursChange("12345", "13:00-16:30, 08:30-12:00", **WHY))
    assert [due(code, key) for key in keys] == was
    assert len(kept()) == 2


@pytest.mark.parametrize(
    ("weekdays", "hours", "field", "slug"),
    [
        ("", "08:30-12:00", "weekdays", "no_working_day"),
        ("128", "08:30-12:00", "weekdays", "unknown_day"),
        ("12345", "", "hours", "not_hours"),
        ("12345", "08:30-24:00", "hours", "not_hours"),
        ("12345", "08:30 ถึง 12:00", "hours", "not_hours"),
        ("12345", "12:00-08:30", "hours", "closes_before_it_opens"),
        ("12345", "08:30-13:00 12:00-16:30", "hours", "overlapping"),
        ("12345", "08:30-12:00 12:00-16:30", "hours", "overlapping"),
        ("12345", "08:30-09:00 13:00-13:20", "hours", "too_short"),
        ("12345", " ".join(f"{n:02}:00-{n:02}:30" for n in range(8, 14)), "hours", "too_many"),
    ],
)
def test_hours_nobody_could_work_by_are_refused_in_words(
    weekdays: str, hours: str, field: str, slug: str
) -> None:
    with cast.nothing_changes(), pytest.raises(Invalid) as refused:
        changes(HoursChange(weekdays, hours, **WHY))
    assert [(each.path, each.slug) for each in refused.value.problems] == [((field,), slug)]


def test_only_who_keeps_the_calendar_changes_the_hours() -> None:
    for handle in ("news1", "prc_head", "clerk", "admin"):
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            changes(EARLY, handle, fingerprint="f")
    changes(EARLY, "deputy")
    with cast.nothing_changes(), pytest.raises(WrongMoment):
        changes(EARLY)


def test_what_would_move_otherwise_now_is_not_done() -> None:
    with read() as session:
        seen = previewed(session, EARLY, by=cast.person(session, "director")).fingerprint
    cast.opened(limited)
    with cast.nothing_changes(), pytest.raises(OutdatedPreview):
        changes(EARLY, fingerprint=seen)


def retarget(by: str = "director", urgency: str = "very_urgent", span: str = "2bh") -> None:
    with write() as session:
        person = cast.person(session, by)
        change_target(session, urgency, "do", span, by=person, **WHY)


def test_a_target_is_changed_for_what_opens_from_then_on(in_march: int) -> None:
    retarget()
    retarget(span="45min")
    with read() as session:
        (target,) = session.exec(select(UrgencyTarget))
        assert (target.office_id, target.urgency) == (in_march, "very_urgent")
        assert (target.wants, target.unit, target.amount) == ("do", "wall", 45)
    first, second = kept()
    assert first.rule == second.rule == "urgency:very_urgent"
    assert first.before is None
    assert second.before == first.after
    assert second.since == datetime(2027, 3, 8, 2, tzinfo=UTC)


def test_a_target_is_refused_to_who_does_not_lead_and_where_it_says_nothing() -> None:
    for handle in ("news1", "prc_head", "admin"):
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            retarget(handle)
    for urgency, span in (("normal", "2bh"), ("very_urgent", "soon"), ("very_urgent", "1.5bd")):
        with cast.nothing_changes(), pytest.raises(Invalid):
            retarget(urgency=urgency, span=span)
    retarget()
    with cast.nothing_changes(), pytest.raises(WrongMoment):
        retarget()
