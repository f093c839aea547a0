"""Documents on the page of a case: the newest version, the older ones, a copy for publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.role import Role
from tests import cast
from tests.photographs import SECRET, photograph
from tests.sealed import sealed_letter
from tests.story import PDF

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.api.caller import Doors
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

SECOND, THIRD = PDF.replace(b"1.4", b"1.5"), PDF.replace(b"1.4", b"1.6")


def attach(browser: Visit, code: str, name: str, content: bytes) -> None:
    browser.open(f"/cases/{code}")
    browser.press(f"/cases/{code}/attachments", files={"file": (name, content)})
    assert browser.status == 200


def test_a_newer_version_is_shown_and_the_older_can_be_reached(visit: Visiting, code: str) -> None:
    browser = visit("clerk")
    attach(browser, code, "กำหนดการ.pdf", PDF)
    page = browser.press(
        f"/cases/{code}/documents/1/versions", files={"file": ("กำหนดการ-แก้.pdf", SECOND)}
    )
    assert browser.status == 200
    assert "กำหนดการ-แก้.pdf" in page.text
    assert "รุ่นที่ 2" in page.text
    assert "รุ่นก่อนหน้า (1)" in page.text
    assert "clerk แทนไฟล์ “กำหนดการ.pdf” ด้วย “กำหนดการ-แก้.pdf”" in page.text
    assert f'href="/cases/{code}/documents/1"' in page.html
    assert f"/cases/{code}/documents/1/versions" not in page.actions()
    assert f"/cases/{code}/documents/2/versions" in page.actions()
    english = visit("clerk", "en").open(f"/cases/{code}")
    assert "version 2" in english.text
    assert "Older versions (1)" in english.text


def test_what_is_wrong_with_a_newer_version_is_told_at_its_field(
    visit: Visiting, code: str
) -> None:
    browser = visit("clerk")
    attach(browser, code, "กำหนดการ.pdf", PDF)
    action = f"/cases/{code}/documents/1/versions"
    page = browser.press(action, files={"file": ("เดิม.pdf", PDF)})
    assert browser.status == 422
    assert "ไฟล์นี้เหมือนฉบับเดิมทุกประการ" in page.text
    assert page.ids["versions-1-file"].get("aria-invalid") == "true"
    page = browser.press(action, files={"file": ("ก.html", b"<html>")})
    assert browser.status == 422
    assert "หน้าเว็บ" in page.text
    page = browser.press(action)
    assert "กรุณาเลือกไฟล์ก่อน" in page.text


def test_who_comes_second_is_told(visit: Visiting, code: str) -> None:
    first, second = visit("clerk"), visit("director")
    attach(first, code, "กำหนดการ.pdf", PDF)
    second.open(f"/cases/{code}")
    action = f"/cases/{code}/documents/1/versions"
    first.press(action, files={"file": ("สอง.pdf", SECOND)})
    page = second.press(action, files={"file": ("สาม.pdf", THIRD)})
    assert second.status == 409
    assert "มีผู้แทนเอกสารนี้ด้วยไฟล์ใหม่ไปแล้ว" in page.text


def test_who_may_not_replace_sees_no_form_for_it(visit: Visiting, code: str) -> None:
    attach(visit_clerk := visit("clerk"), code, "กำหนดการ.pdf", PDF)
    assert f"/cases/{code}/documents/1/versions" in visit_clerk.page.actions()
    page = visit("news2").open(f"/cases/{code}")
    assert f"/cases/{code}/documents/1/versions" not in page.actions()


def test_a_page_on_which_somebody_decides_is_stale_once_a_document_was_replaced(
    visit: Visiting, code: str, task: str
) -> None:
    """Nothing that was typed is lost; who looked again may send it."""
    clerk, writer = visit("clerk"), visit("news1")
    attach(clerk, code, "กำหนดการ.pdf", PDF)
    page = writer.open(task)
    assert "กำหนดการ.pdf" in page.text
    clerk.press(f"/cases/{code}/documents/1/versions", files={"file": ("แก้.pdf", SECOND)})
    typed = {"heading": "ร่างที่พิมพ์ไว้นาน"}
    page = writer.press(f"{task}/completion", typed)
    assert writer.status == 409
    assert "มีการเปลี่ยนแปลงหลังจากที่ท่านเปิดดู" in page.text
    assert "ร่างที่พิมพ์ไว้นาน" in page.html
    assert "แก้.pdf" in page.text


def brings(case: CaseRun, _request: object) -> Outcome:
    paper = case.ask("bring", cast.CastPaper, of=Role.NEWS_OFFICER)
    case.approve("approve", paper, of=Role.PRC_HEAD)
    return case.closes("done")


def test_a_file_that_is_decided_on_stays_the_one_that_was_named(
    visit: Visiting, doors: Doors, office: int
) -> None:
    """It is what goes out with the letter; who decides is told that there is a newer one."""
    case = cast.opened(brings, key="brings")
    sent = doors.ask("news1", "POST", "/uploads", files={"file": ("คำสั่ง.pdf", PDF)}).json()
    cast.completes("news1", case, "bring", {"paper": sent["upload"]})
    head = visit("prc_head")
    approve = f"/human-tasks/{cast.task_of(case, 'approve').id}"
    assert f'href="/cases/{case}/documents/1">คำสั่ง.pdf<' in head.open(approve).html
    writer = visit("news1")
    writer.open(f"/cases/{case}")
    writer.press(f"/cases/{case}/documents/1/versions", files={"file": ("แก้.pdf", SECOND)})
    page = head.open(approve)
    assert f'href="/cases/{case}/documents/1">คำสั่ง.pdf (มีรุ่นที่ 2 แล้ว)<' in page.html
    assert f'href="/cases/{case}/documents/2">แก้.pdf<' in page.html


def test_the_copy_for_publication_is_offered_for_photographs_only(
    visit: Visiting, code: str
) -> None:
    browser = visit("clerk")
    attach(browser, code, "กำหนดการ.pdf", PDF)
    attach(browser, code, "น้ำท่วม.jpg", photograph())
    page = browser.open(f"/cases/{code}")
    assert page.text.count("ฉบับสำหรับเผยแพร่") == 1
    browser.open(f"/cases/{code}/documents/2/publication")
    assert browser.status == 200
    assert SECRET.encode() not in browser.answer.content
    browser.open(f"/cases/{code}/documents/1/publication")
    assert browser.status == 422


def test_a_cancelled_letter_is_marked_wherever_the_papers_of_its_case_are_listed(
    visit: Visiting, office: int
) -> None:
    """With the reason and the moment, and in JSON too: who finds it there must not go by it."""
    letter, other = sealed_letter(), sealed_letter()
    browser = visit("clerk")
    browser.open("/registers/outgoing/2569")
    with cast.clock_at(cast.TUESDAY):
        browser.press("/registers/outgoing/2569/1/cancellation", {"reason": "พิมพ์ผิดฉบับ"})
    task = cast.task_of(letter.case, "sign").id
    for path in (f"/cases/{letter.case}", f"/human-tasks/{task}"):
        words = visit("prc_head").open(path).text
        assert "เลขที่ 1/2569 ยกเลิกเมื่อ 24 พฤศจิกายน 2569" in words, path
        assert "พิมพ์ผิดฉบับ" in words, path
    english = visit("prc_head", "en").open(f"/human-tasks/{task}").text
    assert "Number 1/2569, cancelled on 24 November 2026" in english
    for case, cancelled in ((letter.case, WHY), (other.case, None)):
        browser.open(f"/api/cases/{case}/documents")
        assert [each["cancelled"] for each in browser.answer.json()["items"]] == [cancelled]
    assert "ยกเลิกเมื่อ" not in visit("prc_head").open(f"/cases/{other.case}").text


WHY = {"number": "1/2569", "at": "2026-11-24T09:00:00+07:00", "reason": "พิมพ์ผิดฉบับ"}
