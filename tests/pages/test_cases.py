from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import workflows
from api.pages import case_view
from models import clock
from models.case import Case
from models.database import write
from models.step import Step
from models.story import outcome_in_words
from models.wording import _
from tasks.service import service_step
from tests import cast
from tests.cast import CastAnswer, person
from tests.pages.leaflets import leaflets
from tests.pages.test_forms import PDF

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


def outcomes_in_missions() -> set[str]:
    """Every outcome that stands in a mission of the office."""
    sources = Path(workflows.__file__).parent.glob("*.py")
    closings = re.findall(r"case\.closes\((.*)\)", "\n".join(each.read_text() for each in sources))
    return {name for closing in closings for name in re.findall(r'"([a-z-]+)"', closing)}


def test_a_case_tells_its_story_and_where_it_stands(visit: Visiting, code: str) -> None:
    cast.acts("news1", code, "write", "claim")
    page = visit("clerk").open(f"/cases/{code}")
    assert "liaison เปิดเรื่อง" in page.text
    assert "news1 รับงาน “ใบปลิว”" in page.text
    assert "ขณะนี้" in page.text


def test_a_remark_is_told(visit: Visiting, code: str) -> None:
    browser = visit("clerk")
    browser.open(f"/cases/{code}")
    assert "ฝนจะตกหนัก" in browser.press("/comments", {"words": "ฝนจะตกหนัก"}).text
    browser.press("/comments", {"words": "  "})
    assert browser.status == 422


def test_withdrawing_needs_a_reason_and_the_right_person(visit: Visiting, code: str) -> None:
    assert f"/cases/{code}/withdrawal" not in visit("news1").open(f"/cases/{code}").actions()
    browser = visit("liaison")
    browser.open(f"/cases/{code}")
    assert "กรุณาบอกเหตุผล" in browser.press("/withdrawal", {"reason": ""}).text
    page = browser.press("/withdrawal", {"reason": "เลื่อนงาน"})
    assert "เลื่อนงาน" in page.text
    assert "ถอนแล้ว" in page.text


def test_a_case_that_has_ended_cannot_be_withdrawn_again(visit: Visiting, code: str) -> None:
    browser = visit("liaison")
    form = browser.open(f"/cases/{code}").form("/withdrawal")
    browser.press("/withdrawal", {"reason": "เลื่อนงาน"})
    browser.post(form.action, [*form.pairs, ("reason", "อีกครั้ง")])
    assert browser.status == 409
    assert "เรื่องนี้ปิดแล้ว" in browser.page.text


def test_another_office_sees_nothing(visit: Visiting, code: str, task: str) -> None:
    stranger = visit("stranger")
    for path in (f"/cases/{code}", task, f"/cases/{code}/documents/1"):
        page = stranger.open(path)
        assert stranger.status == 404
        assert "ไม่พบสิ่งที่ท่านหา" in page.text


def test_an_incident_stands_there_until_an_administrator_has_it_retried(
    visit: Visiting, office: int
) -> None:
    def broken(_case: Any, _request: Any) -> Any:
        raise ZeroDivisionError("หารด้วยศูนย์")

    code = cast.opened(broken)
    assert "หารด้วยศูนย์" in visit("news1").open(f"/cases/{code}").text
    cast.plays(lambda case, _request: case.closes("mended"))
    admin = visit("admin")
    assert code in admin.open("/incidents").text
    assert "ปิดเรื่องแล้ว: mended" in admin.press("/retries").text
    assert "ไม่มีเหตุขัดข้อง" in admin.open("/incidents").text


def test_incidents_are_not_for_everybody(visit: Visiting, office: int) -> None:
    browser = visit("news1")
    browser.open("/incidents")
    assert browser.status == 403


def test_a_file_that_is_not_taken_is_told_on_the_page_of_its_case(
    visit: Visiting, code: str
) -> None:
    browser = visit("news1")
    browser.open(f"/cases/{code}")
    for name, content in (("", b""), ("x.exe", b"MZ\x90\x00 no kind of ours")):
        page = browser.press("/attachments", files={"file": (name, content)})
        assert browser.status == 422
        assert "attachments-file-error" in page.ids
        assert '<a href="#attachments-file">ไฟล์</a>' in page.html
        assert code in page.text
    browser.press("/attachments", files={"file": ("หนังสือ.pdf", PDF)})
    assert "หนังสือ.pdf" in browser.page.text


def test_steps_and_messages_are_told_by_their_names_not_by_their_keys(
    visit: Visiting, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = service_step("set-memo", title=_("จัดทำบันทึกเสนอ", "Set the memo"))(lambda _call: None)
    monkeypatch.setitem(leaflets.__globals__, "set_memo", step)
    case = cast.case_of(code)
    key = "approval/set-memo~2"
    with write() as session:
        session.add(
            Step(
                case_id=case.id,
                key=key,
                kind="run",
                what="set-memo",
                state="done",
                opened_at=clock.now(),
            )
        )
        held = session.get_one(Case, case.id)
        held.tell("service-step.done", key=key, attempt=1)
        held.tell("message.received", name="reply", sender="link")
        held.tell("message.received", name="reply", sender="clerk")
        held.tell("incident.raised", kind="service", key=key, message="disk full")
    page = visit("news1").open(f"/cases/{code}")
    assert "ระบบทำขั้นตอน “จัดทำบันทึกเสนอ” เสร็จ" in page.text
    assert f"ได้รับข้อความ “{CastAnswer.title.th}” จาก ผู้ที่ได้รับลิงก์" in page.text
    assert f"ได้รับข้อความ “{CastAnswer.title.th}” จาก clerk" in page.text
    assert "ติดขัดที่ขั้นตอน “จัดทำบันทึกเสนอ”: disk full" in page.text


def test_of_a_long_story_the_newest_is_told(
    visit: Visiting, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_view, "LONGEST_STORY", 3)
    with write() as session:
        case = session.get_one(Case, cast.case_of(code).id)
        for n in range(5):
            case.comment(by=person(session, "clerk"), words=f"ความเห็นที่ {n}")
    page = visit("news1").open(f"/cases/{code}")
    assert "ความเห็นที่ 4" in page.text
    assert "ความเห็นที่ 1" not in page.text
    assert "แสดง 3 เหตุการณ์ล่าสุด" in page.text


@pytest.mark.parametrize("outcome", sorted(outcomes_in_missions()))
def test_how_every_mission_can_end_is_said_in_thai(outcome: str) -> None:
    assert re.search("[ก-๙]", outcome_in_words(outcome).th)


def test_who_may_mend_sees_everywhere_how_much_is_broken(visit: Visiting, code: str) -> None:
    def broken(_case: Any, _request: Any) -> Any:
        raise ZeroDivisionError

    sick = cast.opened(broken)
    for handle in ("admin", "director"):
        assert "เหตุขัดข้อง 1" in visit(handle).open("/inbox").text
        page = visit(handle).open("/cases?in_trouble=true")
        assert sick in page.text
        assert code not in page.text
    assert "เหตุขัดข้อง" not in visit("news1").open("/cases").text.replace("มีเหตุขัดข้อง", "")
    assert "เหตุขัดข้อง 1" not in visit("stranger").open("/inbox").text
