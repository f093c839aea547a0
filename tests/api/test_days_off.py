"""Changing the calendar at the JSON doors: seen first, then confirmed by what was seen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from models.deadline import bd, cd
from models.role import Role
from tests import cast
from tests.api.caller import problems, refusal
from tests.cast import CastLetter, opened, task_of
from tests.models.changing import EID, PROVINCE, estimated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.api.caller import Doors

THURSDAY = {"to": "2027-03-11"}
MOVE: dict[str, Any] = {
    "kind": "move",
    "date": "2027-03-10",
    "scope": PROVINCE,
    "source_ref": "ประกาศจังหวัดสงขลา 8 มี.ค. 2570",
    "announced_at": "2027-03-08T08:00:00+07:00",
    "reason": "เห็นดวงจันทร์คืนวันที่ 9",
    **THURSDAY,
}


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[None]:
    """Monday 8 March 2027, 09:00; Eid is estimated for Wednesday the tenth."""
    estimated(office, EID)
    with cast.clock_at(datetime(2027, 3, 8, 2, tzinfo=UTC)):
        yield


def limited(case: Any, _request: Any) -> Any:
    case.all(
        work=lambda: case.ask("work", CastLetter, of=Role.NEWS_OFFICER, due=bd(2)),
        statute=lambda: case.ask("statute", CastLetter, of=Role.NEWS_OFFICER, due=cd(3)),
        wait=lambda: case.wait_until("wait", bd(2)),
    )
    return case.closes("done")


def previewed(doors: Doors, change: dict[str, Any] = MOVE, by: str = "director") -> Any:
    answer = doors.ask(by, "POST", "/calendar/previews", change)
    assert answer.status_code == 200, answer.text
    return answer.json()


def carried_out(doors: Doors, change: dict[str, Any], by: str = "director", **more: Any) -> Any:
    shown = previewed(doors, change, by)
    body = change | {"fingerprint": shown["fingerprint"]}
    return doors.ask(by, "POST", "/calendar/changes", body, **more)


def test_a_change_is_seen_and_then_carried_out_as_it_was_seen(doors: Doors) -> None:
    code = opened(limited)
    doors.token("director")
    with cast.nothing_changes():
        shown = previewed(doors)["moved"]
    assert [(each["case"], each["human_task"], each["shorter"]) for each in shown] == [
        (code, task_of(code, "statute/statute").id, False),
        (code, None, True),
        (code, task_of(code, "work/work").id, True),
    ]
    statute, _wait, work = shown
    assert (work["due_from"], work["due_to"]) == (
        "2027-03-11T16:30:00+07:00",
        "2027-03-10T16:30:00+07:00",
    )
    assert statute["statutory"]
    assert statute["due_from"] == statute["due_to"] == "2027-03-11T16:30:00+07:00"
    assert (statute["internal_from"], statute["internal_to"]) == (
        "2027-03-09T16:30:00+07:00",
        "2027-03-10T16:30:00+07:00",
    )
    answer = carried_out(doors, MOVE)
    assert answer.status_code == 200
    assert answer.json()["moved"] == shown
    told = doors.get("news1", f"/human-tasks/{statute['human_task']}")
    assert told["internal_due_at"] == "2027-03-10T16:30:00+07:00"


def test_a_year_tells_its_days_off_and_what_was_changed_of_them(doors: Doors) -> None:
    assert carried_out(doors, MOVE, "deputy").status_code == 200
    told = doors.get("news1", "/calendar/days-off?year=2570")
    assert not told["may_change"]
    assert [(day["date"], day["status"]) for day in told["days_off"]] == [
        ("2027-03-10", "revoked"),
        ("2027-03-11", "confirmed"),
    ]
    (change,) = told["changes"]
    assert (change["kind"], change["by"]["handle"]) == ("move", "deputy")
    assert change["before"]["status"] == "estimated"
    assert change["after"]["source_ref"] == MOVE["source_ref"]
    assert change["after"]["announced_at"] == MOVE["announced_at"]
    assert change["reason"] == MOVE["reason"]
    assert doors.get("director", "/calendar/days-off")["year"] == 2570
    assert doors.get("director", "/calendar/days-off?year=2569")["changes"] == []
    assert doors.get("stranger", "/calendar/days-off")["days_off"] == []
    assert [day["date"] for day in doors.get("news1", "/calendar")["days_off"]] == ["2027-03-11"]


def test_what_is_not_what_was_seen_is_a_409_with_what_would_move_now(doors: Doors) -> None:
    cast.plays(limited)
    old = previewed(doors)["fingerprint"]
    opened()
    with cast.nothing_changes():
        answer = doors.ask("director", "POST", "/calendar/changes", MOVE | {"fingerprint": old})
        assert refusal(answer) == (409, "outdated-preview")
    now = answer.json()["preview"]
    assert len(now["moved"]) == 3
    again = MOVE | {"fingerprint": now["fingerprint"]}
    assert doors.ask("director", "POST", "/calendar/changes", again).status_code == 200


def test_the_same_key_changes_the_calendar_once(doors: Doors) -> None:
    key = {"Idempotency-Key": "eid"}
    body = MOVE | {"fingerprint": previewed(doors)["fingerprint"]}
    first, again = (
        doors.ask("director", "POST", "/calendar/changes", body, headers=key) for _ in range(2)
    )
    assert (again.status_code, again.json()) == (200, first.json())
    assert len(doors.get("news1", "/calendar/days-off")["changes"]) == 1


def test_dates_are_read_as_a_thai_office_writes_them(doors: Doors) -> None:
    thai = MOVE | {"date": "๑๐ มี.ค. ๒๕๗๐", "to": "11/3/2570", "announced_at": "8 มี.ค. 2570 8.00"}
    assert carried_out(doors, thai).status_code == 200


@pytest.mark.parametrize(
    ("change", "by", "expected", "fields"),
    [
        (MOVE, "news1", (403, "not-allowed"), {}),
        (MOVE | {"date": "2027-03-12"}, "director", (404, "not-found"), {}),
        (MOVE | {"kind": "dance"}, "director", (422, "invalid"), {"kind"}),
        (MOVE | {"date": "31/2/2570"}, "director", (422, "invalid"), {"date"}),
        (MOVE | {"reason": " "}, "director", (422, "invalid"), {"reason"}),
        (MOVE | {"to": "2027-03-13"}, "director", (422, "invalid"), {"to"}),
        (MOVE | {"source_ref": None}, "director", (422, "invalid"), {"source_ref"}),
        (MOVE | {"status": "revoked"}, "director", (422, "invalid"), {"status"}),
        (MOVE | {"who": "me"}, "director", (422, "invalid"), {"who"}),
    ],
)
def test_both_doors_refuse_alike(
    doors: Doors,
    change: dict[str, Any],
    by: str,
    expected: tuple[int, str],
    fields: set[str],
) -> None:
    doors.token(by)
    with cast.nothing_changes():
        for path, more in (("previews", {}), ("changes", {"fingerprint": "x"})):
            answer = doors.ask(by, "POST", f"/calendar/{path}", change | more)
            assert refusal(answer) == expected
            assert problems(answer).keys() == set(fields)


def test_a_day_off_that_was_revoked_is_the_wrong_moment(doors: Doors) -> None:
    revoked = MOVE | {"kind": "revoke", "to": None}
    assert carried_out(doors, revoked).status_code == 200
    assert refusal(doors.ask("director", "POST", "/calendar/previews", revoked)) == (
        409,
        "wrong-moment",
    )
