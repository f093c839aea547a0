"""What was typed into a task's form goes along with the moves whose buttons stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.visitor import COOKIE
from models.access import hasher
from models.database import write
from tests import cast
from tests.cast import person
from tests.pages.leaflets import LEAFLET

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

PDF = b"%PDF-1.4 leaflet\n%%EOF"


def test_claiming_keeps_what_was_typed_before_as_a_draft(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/claim", LEAFLET | {"body": "สองบรรทัด\r\nครบ"})
    form = page.form("/completion")
    assert (form.value("heading"), form.value("places.0.copies")) == ("ระวังน้ำหลาก", "๒๐")
    assert form.value("body") == "สองบรรทัด\r\nครบ"
    assert "มีร่าง" in browser.open("/inbox").text
    assert cast.task_of(code, "write").draft is not None


def test_claiming_keeps_a_file_that_was_chosen_before(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/claim", files={"_file.scan": ("ต้นแบบ.pdf", PDF)})
    assert "ต้นแบบ.pdf" in page.text


@pytest.mark.parametrize("key", ["write", "approve"])
def test_claiming_what_nobody_typed_into_makes_no_draft(
    visit: Visiting, code: str, key: str
) -> None:
    if key == "approve":
        visit("news1").open(f"/human-tasks/{cast.task_of(code, 'write').id}")
        cast.completes(
            "news1",
            code,
            "write",
            {
                "heading": "ระวังน้ำหลาก",
                "body": "สองบรรทัด\nครบ",
                "kind": "flood",
                "colour": False,
                "day": "2026-11-30",
                "price": "1200.50",
                "places": [{"place": "ตลาด", "copies": 1, "at": "2026-11-30T09:00:00+07:00"}],
            },
        )
    browser = visit("news1" if key == "write" else "prc_head")
    browser.open(f"/human-tasks/{cast.task_of(code, key).id}")
    browser.press("/claim")
    assert cast.task_of(code, key).draft is None


def test_who_claims_too_late_is_shown_what_they_had_typed(visit: Visiting, task: str) -> None:
    quick, slow = visit("news1"), visit("news2")
    slow.open(task)
    quick.open(task)
    quick.press("/claim")
    page = slow.press("/claim", {"heading": "ข้อความที่พิมพ์นาน"})
    assert slow.status == 409
    assert "ข้อความที่พิมพ์นาน" in page.text


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("delegation", {"_delegation.to": "", "_delegation.note": "ฝากเขียน"}),
        ("delegation", {"_delegation.to": "clerk", "_delegation.note": "ฝากเขียน"}),
        ("reassignment", {"_reassignment.to": "news2", "_reassignment.reason": ""}),
    ],
)
def test_a_refused_move_keeps_its_words_and_the_form(
    visit: Visiting, code: str, task: str, move: str, words: dict[str, str]
) -> None:
    with write() as session:
        person(session, "clerk").active = False
    browser = visit("news1")
    browser.open(task)
    browser.press("/claim")
    page = browser.press(f"/{move}", words | {"heading": "ระวังน้ำหลาก"})
    assert browser.status in {403, 422}
    form = page.form(f"/{move}")
    assert form.value("heading") == "ระวังน้ำหลาก"
    assert form.value(f"_{move}.note") == words.get(f"_{move}.note")
    assert cast.task_of(code, "write").draft is None


def test_what_cannot_be_kept_stops_a_move_and_is_named_at_its_field(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/claim", {"heading": "ระวัง\x00"})
    assert browser.status == 422
    assert "f.heading-error" in page.ids
    assert cast.task_of(code, "write").state == "ready"


@pytest.mark.parametrize("move", ["release", "delegation", "reassignment"])
def test_a_move_that_is_made_leaves_what_was_typed_for_who_goes_on(
    visit: Visiting, task: str, move: str
) -> None:
    mine, theirs = visit("news1"), visit("news2")
    mine.open(task)
    mine.press("/claim")
    words = {f"_{move}.to": "news2", f"_{move}.reason": "ลาป่วย"}
    mine.press(f"/{move}", words | {"heading": "ระวังน้ำหลาก"})
    assert mine.status == 200
    assert theirs.open(task).form("/completion").value("heading") == "ระวังน้ำหลาก"


def test_a_page_that_is_stale_writes_over_no_draft_that_it_did_not_show(
    visit: Visiting, code: str, task: str
) -> None:
    quick, slow = visit("news1"), visit("news2")
    slow.open(task)
    quick.open(task)
    quick.press("/claim")
    quick.press("/release", {"heading": "ร่างของคนแรก"})
    page = slow.press("/claim", {"heading": "ร่างของคนที่สอง"})
    assert slow.status == 409
    assert page.form("/claim").value("heading") == "ร่างของคนที่สอง"
    assert (cast.task_of(code, "write").draft or {})["heading"] == "ร่างของคนแรก"


def test_a_page_that_nobody_typed_into_writes_over_no_newer_draft(
    visit: Visiting, task: str
) -> None:
    here, there = visit("news1"), visit("news1")
    here.open(task)
    here.press("/claim")
    there.open(task)
    there.post(f"{task}/draft", [*there.page.form("/completion").pairs, ("heading", "ระวังคลื่น")])
    page = here.press("/delegation", {"_delegation.to": "news2"})
    assert here.status == 200
    page = visit("news2").open(task)
    assert page.form("/completion").value("heading") == "ระวังคลื่น"


def test_a_claim_outlives_its_session_with_what_was_typed(visit: Visiting, task: str) -> None:
    with write() as session:
        person(session, "news1").password_hash = hasher().hash("กุญแจ")
    browser = visit("news1")
    browser.open(task)
    browser.cookies.pop(COOKIE)
    browser.press("/claim", {"heading": "ระวังน้ำหลาก"})
    page = browser.press("/sign-in/again", {"_handle": "news1", "_password": "กุญแจ"})
    assert page.form("/claim").value("heading") == "ระวังน้ำหลาก"
    page = browser.press("/claim")
    assert page.form("/completion").value("heading") == "ระวังน้ำหลาก"
