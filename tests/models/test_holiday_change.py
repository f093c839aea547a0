"""Changing a day off: who may, what is refused and in which words, and what is kept of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from models.changed_calendar import carried_out
from models.database import read, write
from models.day_off import DayOff
from models.day_off_change import ChangeKind, DayOffChange
from models.errors import Invalid, NotAllowed, NotFound, OutdatedPreview, WrongMoment
from models.holiday_change import HolidayChange
from models.office import Office
from models.role import Role
from models.working_time import working_time
from tests import cast
from tests.models.changing import ANNOUNCED, EID, PROVINCE, changes, estimated, moving, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

THURSDAY = date(2027, 3, 11)
SATURDAY = date(2027, 3, 13)


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[int]:
    """Friday 5 March 2027, 09:00; Eid is estimated for Wednesday the tenth."""
    estimated(office)
    with cast.clock_at(datetime(2027, 3, 5, 2, tzinfo=UTC)):
        yield office


def rows() -> dict[tuple[date, str], str]:
    with read() as session:
        return {(each.date, each.scope): each.status for each in session.exec(select(DayOff))}


def kept() -> list[DayOffChange]:
    with read() as session:
        return list(session.exec(select(DayOffChange).order_by(col(DayOffChange.id))))


def adding(day: date, **more: Any) -> HolidayChange:
    words = ANNOUNCED | {"scope": "office", "name_th": "วันหยุดพิเศษ"} | more
    return HolidayChange(kind=ChangeKind.ADD, day=day, **words)


def doing(kind: ChangeKind, day: date = EID, **more: Any) -> HolidayChange:
    return HolidayChange(kind=kind, day=day, **(ANNOUNCED | {"scope": PROVINCE} | more))


def test_eid_is_moved_and_both_days_tell_what_became_of_them() -> None:
    changes(moving(THURSDAY))
    assert rows() == {(EID, PROVINCE): "revoked", (THURSDAY, PROVINCE): "confirmed"}
    (change,) = kept()
    assert (change.kind, change.day, change.to) == ("move", EID, THURSDAY)
    assert change.before is not None
    assert (change.before["status"], change.after["status"]) == ("estimated", "confirmed")
    assert change.after["source_ref"] == ANNOUNCED["source_ref"]
    assert change.reason == ANNOUNCED["reason"]


def test_moved_back_it_stands_where_it_stood_and_all_of_it_is_kept() -> None:
    changes(moving(THURSDAY))
    changes(moving(EID, THURSDAY))
    assert rows() == {(EID, PROVINCE): "confirmed", (THURSDAY, PROVINCE): "revoked"}
    assert [each.kind for each in kept()] == ["move", "move"]


def test_a_day_is_added_confirmed_and_revoked(in_march: int) -> None:
    changes(adding(THURSDAY, status="expected", source_ref=""))
    changes(doing(ChangeKind.CONFIRM, THURSDAY, scope="office"))
    with read() as session:
        assert not working_time(session, in_march).is_working_day(THURSDAY)
    changes(doing(ChangeKind.REVOKE, THURSDAY, scope="office", source_ref="", reason="ถอนประกาศ"))
    with read() as session:
        assert working_time(session, in_march).is_working_day(THURSDAY)
    assert [(each.kind, each.after["status"]) for each in kept()] == [
        ("add", "expected"),
        ("confirm", "confirmed"),
        ("revoke", "revoked"),
    ]


def test_a_revoked_day_can_become_a_day_off_again() -> None:
    changes(doing(ChangeKind.REVOKE))
    changes(adding(EID, scope=PROVINCE))
    assert rows() == {(EID, PROVINCE): "confirmed"}


def test_only_who_keeps_the_calendar_changes_it_or_looks_what_would_move() -> None:
    for handle in ("news1", "prc_head", "clerk", "admin"):
        with pytest.raises(NotAllowed):
            seen(moving(THURSDAY), handle)
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            changes(moving(THURSDAY), handle, fingerprint="")
    changes(moving(THURSDAY), "deputy")


def test_the_head_of_administration_keeps_it_too(in_march: int) -> None:
    with write() as session:
        office = session.get_one(Office, in_march)
        cast._appoint(session, office, "adm_head", Role.ADM_HEAD, None)
    changes(moving(THURSDAY), "adm_head")


def test_another_office_has_a_calendar_of_its_own() -> None:
    with pytest.raises(NotFound):
        seen(moving(THURSDAY, scope="province:pattani"), "stranger")
    changes(adding(THURSDAY), "stranger")
    assert (THURSDAY, "office") in rows()
    with cast.clock_at(datetime(2027, 3, 5, 2, tzinfo=UTC)):
        assert not seen(adding(THURSDAY)).moved


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (adding(date(2027, 3, 4)), {"date": "in_the_past"}),
        (adding(SATURDAY), {"date": "not_a_working_day"}),
        (adding(EID, scope=PROVINCE), {"date": "there_already"}),
        (adding(THURSDAY, source_ref=""), {"source_ref": "source_needed"}),
        (adding(THURSDAY, scope="province:pattani"), {"scope": "unknown_scope"}),
        (adding(THURSDAY, name_th=""), {"name": "required"}),
        (adding(THURSDAY, status="revoked"), {"status": "unknown_status"}),
        (
            adding(THURSDAY, announced_at=datetime(2027, 3, 5, 3, tzinfo=UTC)),
            {"announced_at": "in_the_future"},
        ),
        (moving(SATURDAY), {"to": "not_a_working_day"}),
        (doing(ChangeKind.MOVE), {"to": "required"}),
        (moving(date(2027, 3, 4)), {"to": "in_the_past"}),
        (moving(EID), {"to": "there_already"}),
        (doing(ChangeKind.CONFIRM, source_ref=""), {"source_ref": "source_needed"}),
        (doing(ChangeKind.CONFIRM, status="expected"), {"status": "unknown_status"}),
        (
            adding(SATURDAY, source_ref="", name_th=""),
            {"date": "not_a_working_day", "source_ref": "source_needed", "name": "required"},
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    change: HolidayChange, expected: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as refusal:
        seen(change)
    assert {str(each.path[0]): each.slug for each in refusal.value.problems} == expected
    assert all(each.text.th != each.text.en for each in refusal.value.problems)


def test_a_day_off_that_has_begun_stays() -> None:
    with cast.clock_at(datetime(2027, 3, 10, 2, tzinfo=UTC)):
        for change in (doing(ChangeKind.REVOKE), moving(THURSDAY)):
            with pytest.raises(Invalid) as refusal:
                seen(change)
            assert refusal.value.problems[0].slug == "begun"
        changes(doing(ChangeKind.CONFIRM))


@pytest.mark.parametrize("kind", [ChangeKind.MOVE, ChangeKind.CONFIRM, ChangeKind.REVOKE])
def test_what_is_not_there_or_revoked_cannot_be_changed(kind: ChangeKind) -> None:
    with pytest.raises(NotFound):
        seen(doing(kind, THURSDAY, to=date(2027, 3, 12)))
    changes(doing(ChangeKind.REVOKE))
    with pytest.raises(WrongMoment):
        seen(doing(kind, to=THURSDAY))


def test_what_was_announced_is_not_announced_again() -> None:
    changes(doing(ChangeKind.CONFIRM))
    with pytest.raises(WrongMoment):
        seen(doing(ChangeKind.CONFIRM))


def test_a_preview_writes_nothing_and_an_older_one_is_not_carried_out() -> None:
    with cast.nothing_changes():
        shown = seen(moving(THURSDAY))
    changes(adding(date(2027, 3, 12)))
    with cast.nothing_changes(), pytest.raises(OutdatedPreview):
        changes(moving(THURSDAY), fingerprint=shown.fingerprint)


def test_a_change_of_words_is_another_change_than_what_was_seen() -> None:
    shown = seen(moving(THURSDAY))
    with pytest.raises(OutdatedPreview):
        changes(moving(date(2027, 3, 12)), fingerprint=shown.fingerprint)


def test_what_breaks_in_the_middle_leaves_the_calendar_whole() -> None:
    change = moving(THURSDAY)
    shown = seen(change)

    def breaks() -> None:
        with write() as session:
            by = cast.person(session, "director")
            carried_out(session, change, by=by, fingerprint=shown.fingerprint)
            session.flush()
            raise RuntimeError("the power went")

    with cast.nothing_changes(), pytest.raises(RuntimeError):
        breaks()
