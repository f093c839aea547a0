"""Urgency, secrecy and readers as pages: seen in words, changed with a reason, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.access import hasher
from models.database import write
from models.urgency_target import UrgencyTarget
from tests import cast, secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def _the_office_has_targets(office: int) -> None:
    secrets.registrar_moves_in()
    with write() as session:
        thirty: dict[str, Any] = {
            "wants": "take",
            "unit": "wall",
            "amount": 30,
            "source": "คู่มือ 2.4",
        }
        session.add(UrgencyTarget(office_id=office, urgency="most_urgent", **thirty))


def test_the_urgency_is_changed_with_a_reason(visit: Visiting, code: str, task: str) -> None:
    browser = visit("prc_head")
    where = f"/cases/{code}"
    browser.open(where)
    page = browser.press(f"{where}/urgency", {"urgency": "most_urgent", "reason": " "})
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่เปลี่ยนชั้น" in page.text
    assert page.form(f"{where}/urgency").value("urgency") == "most_urgent", "nothing is lost"
    page = browser.press(f"{where}/urgency", {"urgency": "most_urgent", "reason": "น้ำท่วม"})
    assert "prc_head เปลี่ยนชั้นความเร็วจาก “ปกติ” เป็น “ด่วนที่สุด” (น้ำท่วม)" in page.text
    assert "รับภายใน" in page.text
    for path in ("/queue", task):
        assert "รับภายใน" in visit("news1").open(path).text, path
        assert "ด่วนที่สุด" in visit("news1").open(path).text, path
    assert "Take it by" in visit("news1", "en").open(task).text


def test_what_is_offered_is_what_may_be_done(visit: Visiting, code: str) -> None:
    where = f"/cases/{code}"
    offered = {
        who: {move for move in ("urgency", "secrecy") if f"{where}/{move}" in page.actions()}
        for who in ("news1", "prc_head", "registrar", "director")
        for page in [visit(who).open(where)]
    }
    both = {"urgency", "secrecy"}
    assert offered == {
        "news1": set(), "prc_head": both, "registrar": {"secrecy"}, "director": both,
    }  # fmt: skip


def test_a_case_is_made_secret_and_read_by_who_is_listed(visit: Visiting, code: str) -> None:
    where, head = f"/cases/{code}", visit("prc_head")
    head.open(where)
    page = head.press(f"{where}/secrecy", {"secrecy": "secret", "reason": "พบว่าลับ"})
    assert "ปรับชั้นความลับจาก “ปกติ” เป็น “ลับ”" in page.text
    outsider, registrar = visit("news1"), visit("registrar")
    outsider.open(where)
    assert outsider.status == 404
    registrar.open(f"{where}/readings")
    page = registrar.press(f"{where}/readers", {"person": ""})
    assert "กรุณาเลือกผู้อ่าน" in page.text
    page = registrar.press(f"{where}/readers", {"person": "news1"})
    assert f"{where}/readers/dismissal" in page.actions()
    outsider.open(where)
    assert outsider.status == 200
    assert "ลับ" in outsider.open("/queue").text
    page = registrar.press(f"{where}/readers", {"person": "news1"})
    assert registrar.status == 409
    assert "ผู้นี้อยู่ในรายชื่อผู้อ่านแล้ว" in page.text


def test_work_that_no_reader_may_take_is_seen(visit: Visiting, code: str) -> None:
    """It is offered to news officers, and none of them is on the list yet."""
    where, browser = f"/cases/{code}", visit("prc_head")
    told = "ไม่มีผู้อยู่ในรายชื่อผู้อ่านที่รับงานนี้ได้"
    assert told not in browser.open(where).text
    page = browser.press(f"{where}/secrecy", {"secrecy": "secret", "reason": "พบว่าลับ"})
    assert told in page.text
    secrets.reads(code, "news1")
    assert told not in browser.open(where).text


def test_a_reader_is_taken_off(visit: Visiting, code: str) -> None:
    where, registrar = f"/cases/{code}", visit("registrar")
    head = visit("prc_head")
    head.open(where)
    head.press(f"{where}/secrecy", {"secrecy": "secret", "reason": "พบว่าลับ"})
    registrar.open(f"{where}/readings")
    first = registrar.page.form(f"{where}/readers/dismissal").value("person")
    assert first == "liaison", "who opened it is the first on the list"
    registrar.press(f"{where}/readers/dismissal")
    browser = visit("liaison")
    browser.open(where)
    assert browser.status == 404
    assert "case.reader-dismissed" in cast.kinds_of(code)


def test_a_matter_is_opened_secret(visit: Visiting) -> None:
    browser = visit("prc_head")
    page = browser.open("/missions/leaflets")
    assert "_secrecy" in dict(page.form("/missions/leaflets/cases").pairs)
    assert "_secrecy" not in dict(
        visit("news1").open("/missions/leaflets").form("/missions/leaflets/cases").pairs
    )


OPENING = "/missions/leaflets/cases"


def test_who_is_to_read_it_is_ticked_where_it_is_opened(visit: Visiting) -> None:
    browser = visit("prc_head")
    browser.open("/missions/leaflets")
    chosen = {"_secrecy": "secret", "_readers": ["news1", "liaison"], "subject": "ใบปลิวลับ"}
    page = browser.press(OPENING, chosen)
    assert browser.status == 200
    code = str(browser.answer.url).rpartition("/")[2]
    page = visit("director").open(f"/cases/{code}/readings")
    for who in ("prc_head", "news1", "liaison"):
        assert f'name="person" value="{who}"' in page.html
    visit("news1").open(f"/cases/{code}")


def test_readers_of_what_is_not_secret_are_refused(visit: Visiting) -> None:
    browser = visit("prc_head")
    browser.open("/missions/leaflets")
    before = cast.dump()
    page = browser.press(OPENING, {"_readers": ["news1"], "subject": "ใบปลิวลับ"})
    assert browser.status == 422
    assert "กำหนดผู้อ่านได้เฉพาะเรื่องชั้น “ลับ”" in page.text
    assert page.form(OPENING).values("_readers") == ["news1"]
    assert 'href="#readers"' in page.html
    browser.press(OPENING, {"_secrecy": "secret", "_readers": ["nobody"]})
    assert browser.status == 422
    assert cast.dump() == before


@pytest.mark.parametrize("level", ["very_secret", "most_secret", "top"])
def test_what_belongs_on_paper_is_not_opened_here(visit: Visiting, level: str) -> None:
    browser = visit("director")
    browser.open("/missions/leaflets")
    before = cast.dump()
    page = browser.press("/missions/leaflets/cases", {"_secrecy": level})
    assert browser.status == 422
    assert ("ห้ามแนบไฟล์และห้ามกรอกเนื้อหา" in page.text) is (level != "top")
    assert cast.dump() == before


def test_moved_on_to_paper_from_its_page(visit: Visiting, code: str) -> None:
    where, browser = f"/cases/{code}", visit("director")
    browser.open(where)
    words = {"secrecy": "very_secret", "reason": "ยกชั้น", "place_kept": "ตู้นิรภัย 1"}
    page = browser.press(f"{where}/secrecy", words)
    assert browser.status == 422
    assert page.form(f"{where}/secrecy").value("place_kept") == "ตู้นิรภัย 1"
    page = browser.press(f"{where}/secrecy", words | {"may_open": "ผู้อำนวยการ"})
    assert "ย้ายไปทะเบียนลับ" in page.text
    assert f"{where}/comments" not in page.actions()
    assert "ตู้นิรภัย 1" in visit("registrar").open("/secret-register").text


@pytest.mark.parametrize("move", ["urgency", "secrecy"])
def test_what_was_typed_outlives_the_session(visit: Visiting, code: str, move: str) -> None:
    with write() as session:
        cast.person(session, "director").password_hash = hasher().hash("open sesame")
    browser, where = visit("director"), f"/cases/{code}"
    browser.open(where)
    browser.cookies["prasan"] = "of yesterday"
    browser.press(f"{where}/{move}", {move: "", "reason": "เขียนไว้แล้ว"})
    page = browser.press("/sign-in/again", {"_handle": "director", "_password": "open sesame"})
    assert page.form(f"{where}/{move}").value("reason") == "เขียนไว้แล้ว"


def test_why_a_secret_number_is_struck_out_outlives_the_session(visit: Visiting, code: str) -> None:
    where, browser = f"/cases/{code}", visit("director")
    browser.open(where)
    words = {"secrecy": "very_secret", "reason": "ยกชั้น"}
    browser.press(f"{where}/secrecy", words | {"place_kept": "ตู้ 1", "may_open": "ผู้อำนวยการ"})
    with write() as session:
        cast.person(session, "registrar").password_hash = hasher().hash("open sesame")
    browser = visit("registrar")
    (door,) = [
        each for each in browser.open("/secret-register").actions() if "cancellation" in each
    ]
    browser.cookies["prasan"] = "of yesterday"
    browser.press(door, {"reason": "เขียนไว้แล้ว"})
    page = browser.press("/sign-in/again", {"_handle": "registrar", "_password": "open sesame"})
    assert page.form(door).value("reason") == "เขียนไว้แล้ว"


def test_the_moment_that_the_letter_names_stands_on_the_case_and_on_the_task(
    visit: Visiting, code: str, task: str
) -> None:
    with write() as session:
        case = cast.locked(session, code)
        case.request = case.request | {"deliver_by": "2026-12-01T09:00:00+07:00"}
    assert "ด่วนภายใน 1 ธ.ค. 69 09.00 น." in visit("news1").open(f"/cases/{code}").text
    assert "ด่วนภายใน 1 ธันวาคม 2569" in visit("news1").open(task).text
