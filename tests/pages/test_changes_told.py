"""What is told of a change of the calendar: nothing of others' secrets, and who was in charge."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models.database import write
from models.deadline import bd
from models.office import Office
from models.role import Role
from tests import acting, cast
from tests.api.test_days_off import MOVE
from tests.models.changing import EID, estimated
from workflows.opening import open_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

HOURS = {"hours": "07.30-12.00 13.00-15.30", "source": "คำสั่งที่ 12/2570", "reason": "เหลื่อมเวลา"}
SECRET_COUNT = "รวมงานในเรื่องลับที่ท่านไม่มีชื่ออยู่ในรายชื่อผู้อ่าน 1 รายการ เวลาสั้นลง 1 รายการ"


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[None]:
    """Monday 8 March 2027, 09:00; Eid is estimated for Wednesday the tenth."""
    estimated(office, EID)
    with write() as session:
        ours = session.exec(select(Office).where(Office.id == office)).one()
        cast._appoint(session, ours, "adm_head", Role.ADM_HEAD, None)
    with cast.clock_at(datetime(2027, 3, 8, 2, tzinfo=UTC)):
        yield


@pytest.fixture
def secret() -> str:
    """An open case with a deadline, and a secret one; the number of that."""
    cast.opened(limited)
    with write() as session:
        head = cast.person(session, "prc_head")
        return open_case(session, "test", {"subject": "ลับ"}, by=head, secrecy="secret").code


def limited(case: Any, _request: Any) -> Any:
    case.ask("work", cast.CastLetter, of=Role.NEWS_OFFICER, due=bd(2))
    return case.closes("done")


def test_of_secret_cases_that_one_may_not_see_only_the_count_is_told(
    doors: Doors, secret: str
) -> None:
    """Not even their numbers; who keeps the secrets is told these (handbook 2.4)."""
    told = doors.ask("adm_head", "POST", "/calendar/previews", MOVE).json()
    assert (len(told["moved"]), told["secret"], told["secret_shorter"]) == (1, 1, 1)
    assert secret not in str(told)
    kept = doors.ask("director", "POST", "/calendar/previews", MOVE).json()
    assert (len(kept["moved"]), kept["secret"]) == (2, 0)
    assert secret in {each["case"] for each in kept["moved"]}
    assert kept["fingerprint"] == told["fingerprint"]
    body = MOVE | {"fingerprint": told["fingerprint"]}
    done = doors.ask("adm_head", "POST", "/calendar/changes", body)
    assert done.status_code == 200
    assert secret not in done.text
    assert doors.get("adm_head", "/calendar/days-off")["changes"][0]["moved"] == 2


def test_the_preview_that_came_too_late_names_none_of_them_either(
    doors: Doors, secret: str
) -> None:
    given = {"weekdays": "12345", **HOURS, "fingerprint": "x"}
    answer = doors.ask("adm_head", "POST", "/office/hours", given)
    assert answer.status_code == 409
    assert answer.json()["preview"]["secret"] == 1
    assert secret not in answer.text


def test_the_pages_count_them(visit: Visiting, secret: str) -> None:
    for path, typed in (("/office/hours", HOURS), ("/calendar/days-off?year=2570", None)):
        for handle, named in (("adm_head", False), ("director", True)):
            browser = visit(handle)
            browser.open(path)
            if typed is None:
                moved = {each: MOVE[each] for each in ("kind", "to", "source_ref", "reason")}
                form = [each for each in browser.page.forms if each.value("scope")][-1]
                pairs = [pair for pair in form.pairs if pair[0] not in moved]
                browser.post(form.action, [*pairs, *moved.items()])
            else:
                browser.press("/office/hours/previews", typed)
            assert browser.status == 200
            assert "กำหนดที่จะเลื่อน 2 รายการ" in browser.page.text
            assert (SECRET_COUNT in browser.page.text) is not named
            assert (secret in browser.page.text) is named


def test_histories_say_in_what_capacity_it_was_changed(doors: Doors, visit: Visiting) -> None:
    with cast.clock_at(acting.MONDAY):
        acting.order_of("prc_head", "director", by="deputy")
        browser = visit("prc_head")
        browser.open("/office/hours")
        browser.press("/office/hours/previews", HOURS)
        page = browser.press("/office/hours")
        assert browser.status == 200
        in_place = "prc_head รักษาราชการแทนdirector ตามคำสั่งที่ 12/2569"
        assert f"prc_head ในฐานะ{in_place}" in page.text
        (told,) = doors.get("news1", "/office/hours")["changes"]
        assert told["capacity"]["th"] == in_place
        assert "as prc_head" in visit("news1", "en").open("/office/hours").text
    given = {"bands": [{"last_rung": "director"}], "why": "ลดขั้น", "source": "คำสั่ง 1"}
    rule = doors.ask("director", "PUT", "/approval-rules/news", given).json()
    assert rule["capacity"] == {"th": "director", "en": "director"}
    assert "director ในฐานะdirector" in visit("news1").open("/ladder/news").text


def test_the_ladder_says_what_its_missions_are_called(doors: Doors, visit: Visiting) -> None:
    told = {each["matter"]: each for each in doors.get("news1", "/approval-rules")["items"]}
    assert told["news"]["mission_label"]["th"] == "บริการจัดทำข่าวประชาสัมพันธ์"
    assert told["procurement"]["mission_label"]["en"] == "Budget and procurement"
    assert told["office-letter"]["mission_label"] is None
    assert all(each["mission_label"] for each in told.values() if each["mission_code"])
    assert "บริการจัดทำข่าวประชาสัมพันธ์ NEWS" in visit("news1").open("/ladder").text
    assert "Budget and procurement PROC" in visit("news1", "en").open("/ladder").text
    assert "ภารกิจ: บริการจัดทำข่าวประชาสัมพันธ์ NEWS" in visit("news1").open("/ladder/news").text
