"""In what capacity somebody changed the rules that the office works by, or a day off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models.capacity import label_of
from models.changed_hours import HoursChange, carried_out, previewed
from models.changed_target import change_target
from models.database import read, write
from models.day_off_change import ChangeKind, DayOffChange
from models.errors import NotAllowed
from models.holiday_change import HolidayChange
from models.ladder import change, history
from models.rule_change import RuleChange
from models.rung import Band, Rung
from tests import acting, cast
from tests.models.changing import changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WHY = {"source": "คำสั่งสำนักงานที่ 12/2570", "reason": "เหลื่อมเวลา"}
EARLY = HoursChange("12345", "07.30-12.00 13.00-15.30", **WHY)
OFF = HolidayChange(
    kind=ChangeKind.ADD,
    day=date(2026, 11, 20),
    scope="office",
    name_th="วันหยุดพิเศษ",
    source_ref="ประกาศ",
    reason="มีประกาศ",
)
IN_PLACE = "prc_head รักษาราชการแทนdirector ตามคำสั่งที่ 12/2569"


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[int]:
    """Monday 16 November 2569, 09:00."""
    with cast.clock_at(acting.MONDAY):
        yield office


def changes_hours(by: str) -> None:
    with write() as session:
        person = cast.person(session, by)
        seen = previewed(session, EARLY, by=person).fingerprint
        carried_out(session, EARLY, by=person, fingerprint=seen)


def changes_target(by: str) -> None:
    with write() as session:
        change_target(session, "urgent", "do", "2bh", by=cast.person(session, by), **WHY)


def changes_ladder(by: str) -> None:
    bands = [Band(None, Rung.DIRECTOR)]
    with write() as session:
        person = cast.person(session, by)
        change(session, "news", bands, by=person, why="ลดขั้น", source="คำสั่ง 1")


def changes_day(by: str) -> None:
    changes(OFF, by)


def kept() -> list[dict[str, Any] | None]:
    """What each change that there is has kept of its capacity."""
    with read() as session:
        office = cast.person(session, "director").office_id
        rules = [each.capacity for each in session.exec(select(RuleChange))]
        days = [each.capacity for each in session.exec(select(DayOffChange))]
        ladders = [each.capacity for each in history(session, office, "news") if each.by_id]
    return [*rules, *days, *ladders]


CHANGES = {
    "hours": changes_hours,
    "target": changes_target,
    "day-off": changes_day,
    "ladder": changes_ladder,
}


@pytest.mark.parametrize("doing", CHANGES.values(), ids=CHANGES)
def test_a_change_keeps_by_which_order_it_was_made(doing: Callable[[str], None]) -> None:
    """Later orders do not change it: it is written down as it was then."""
    order = acting.order_of("prc_head", "director", by="deputy")
    doing("prc_head")
    acting.revoked(order)
    (capacity,) = kept()
    assert capacity is not None
    assert label_of(capacity).th == IN_PLACE
    assert [each["number"] for each in capacity["orders"]] == ["12/2569"]


@pytest.mark.parametrize("doing", CHANGES.values(), ids=CHANGES)
def test_the_own_post_goes_before_an_order(doing: Callable[[str], None]) -> None:
    acting.order_of("deputy", "director")
    doing("deputy")
    (capacity,) = kept()
    assert capacity is not None
    assert (label_of(capacity).th, capacity["orders"]) == ("deputy", [])


@pytest.mark.parametrize("doing", CHANGES.values(), ids=CHANGES)
def test_who_acted_changes_nothing_once_the_order_is_revoked(doing: Callable[[str], None]) -> None:
    order = acting.order_of("prc_head", "director", by="deputy")
    acting.revoked(order)
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        doing("prc_head")
