"""A form on a page: every widget, rows, files, problems at their fields, nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.pages.leaflets import LEAFLET

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def test_every_field_is_drawn_with_its_label_in_the_language_of_the_page(
    visit: Visiting, task: str
) -> None:
    thai, english = visit("news1").open(task), visit("news1", "en").open(task)
    for th, en in (("หัวเรื่อง", "Heading"), ("จุดแจก", "Places"), ("พิมพ์สี", "In colour")):
        assert th in thai.text
        assert en in english.text


def test_a_leaflet_is_handed_in_and_the_next_person_is_named(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/completion", LEAFLET)
    assert "เสร็จแล้ว" in page.text
    assert "การอนุมัติ" in page.text
    assert cast.steps_of(code)["write"] == "done"
    assert cast.record_of(code)["write"].result["answer"]["places"][0]["copies"] == 20


def test_problems_stand_at_their_fields_and_everything_typed_is_kept(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press(
        "/completion",
        LEAFLET
        | {
            "heading": "สั้น",
            "body": "สองบรรทัด\nครบ",
            "also": ["flood", "storm"],
            "places.0.copies": "มากมาย",
            "places.0.at": "วันไหนก็ได้",
            "day": "๒๔ พ.ย. ๒๕๖๙",
        },
    )
    assert browser.status == 422
    form = page.form("/completion")
    assert form.value("heading") == "สั้น"
    assert form.value("body") == "สองบรรทัด\nครบ"
    assert form.values("also") == ["flood", "storm"]
    assert form.value("places.0.copies") == "มากมาย"
    assert form.value("day") == "๒๔ พ.ย. ๒๕๖๙"
    for name in ("heading", "places.0.copies", "places.0.at"):
        field = page.ids[f"f.{name}"]
        assert field["aria-invalid"] == "true"
        assert f"f.{name}-error" in (field["aria-describedby"] or "").split()
        assert f"f.{name}-error" in page.ids
        assert f'href="#f.{name}"' in page.html
    assert "จุดแจก 1 · จำนวน" in page.text
    assert "problems" in page.ids
    assert cast.steps_of(code)["write"] == "open"


def test_problems_speak_the_language_of_the_page(visit: Visiting, task: str) -> None:
    browser = visit("news1", "en")
    browser.open(task)
    page = browser.press("/completion", {})
    assert "This field is required." in page.text
    assert "ต้องกรอกช่องนี้" not in page.text


def test_rows_are_added_and_taken_away_without_javascript(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/completion", LEAFLET, button=("_add", "places"))
    assert browser.status == 200
    form = page.form("/completion")
    assert form.value("places.0.place") == "ตลาดกิมหยง"
    assert form.value("places.1.place") == ""
    page = browser.press(
        "/completion", {"places.1.place": "หาดใหญ่ใน"}, button=("_remove", "places.0")
    )
    form = page.form("/completion")
    assert form.value("places.0.place") == "หาดใหญ่ใน"
    assert form.value("places.1.place") is None
    assert form.value("heading") == "ระวังน้ำหลาก"


def test_lines_of_a_list_too(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/completion", LEAFLET, button=("_add", "lines"))
    assert page.form("/completion").value("lines.0") == ""


def test_a_file_comes_with_the_form_and_stays_when_something_else_is_wrong(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    file = {"_file.scan": ("ต้นแบบ.pdf", PDF)}
    page = browser.press("/completion", LEAFLET | {"heading": ""}, files=file)
    assert browser.status == 422
    assert "ต้นแบบ.pdf" in page.text
    page = browser.press("/completion", {"heading": "ระวังน้ำหลาก"})
    assert "เสร็จแล้ว" in page.text
    assert "ต้นแบบ.pdf" in browser.open(f"/cases/{code}").text
    browser.open(f"/cases/{code}/documents/1")
    assert browser.answer.content == PDF


def test_a_broken_file_is_named_at_its_field(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/completion", LEAFLET, files={"_file.scan": ("x.pdf", b"%PDF-1.4 cut")})
    assert browser.status == 422
    assert "f.scan-error" in page.ids
    assert page.form("/completion").value("heading") == "ระวังน้ำหลาก"


GIF = b"GIF89a;"


@pytest.mark.parametrize("content", [b"<script>", GIF])
def test_a_file_of_another_kind_is_refused_with_the_kinds_of_its_field(
    visit: Visiting, task: str, content: bytes
) -> None:
    """Both as it is sent at once and as it comes with the form, broken or of a kind known here."""
    browser = visit("news1")
    token = browser.open(task).form("/completion").value("_csrf") or ""
    page = browser.press("/completion", LEAFLET, files={"_file.scan": ("x.pdf", content)})
    assert browser.status == 422
    assert "ไม่ใช่ชนิดที่ช่องนี้รับ (PDF, JPG)" in page.text
    assert "MP3" not in page.text
    field = [("_csrf", token), ("_name", "scan"), ("_form", "Leaflet"), ("_field", "scan")]
    browser.post("/uploads", field, files={"file": ("x.pdf", content)})
    assert browser.status == 422
    assert "ไม่ใช่ชนิดที่ช่องนี้รับ (PDF, JPG)" in browser.page.text
    assert "MP3" not in browser.page.text


def test_a_file_sent_at_once_comes_back_as_part_of_the_form(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    token = browser.open(task).form("/completion").value("_csrf") or ""
    pairs = [("_csrf", token), ("_name", "scan")]
    browser.post("/uploads", pairs, files={"file": ("ต้นแบบ.pdf", PDF)})
    assert browser.status == 200
    assert 'name="scan" value="sha256:' in browser.answer.text
    assert "ต้นแบบ.pdf" in browser.page.text


def test_a_draft_is_kept_while_typing_and_stands_there_next_time(
    visit: Visiting, code: str, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press(f"{task}/claim")
    pairs = [*page.form("/completion").pairs, ("heading", "ระวัง"), ("places.0.place", "ตลาด")]
    browser.post(f"{task}/draft", pairs)
    assert "บันทึกร่างแล้ว" in browser.page.text
    form = browser.open(task).form("/completion")
    assert (form.value("heading"), form.value("places.0.place")) == ("ระวัง", "ตลาด")
    page = browser.press("/completion", {"heading": "ระวังคลื่น"}, button=("_do", "draft"))
    assert page.form("/completion").value("heading") == "ระวังคลื่น"
    assert cast.steps_of(code)["write"] == "open"


@pytest.mark.parametrize(("language", "words"), [("th", "สี่หลัก"), ("en", "with four digits")])
def test_a_year_of_two_digits_is_asked_for_in_full(
    visit: Visiting, task: str, language: str, words: str
) -> None:
    browser = visit("news1", language)
    browser.open(task)
    page = browser.press("/completion", LEAFLET | {"day": "25/11/69", "places.0.at": "25/11/69"})
    assert browser.status == 422
    assert page.text.count(words) == 4  # each at its field, and in the summary


def test_a_draft_of_what_is_not_mine_says_why_not(visit: Visiting, task: str) -> None:
    browser = visit("news2")
    page = browser.open(task)
    browser.post(f"{task}/draft", [("_csrf", page.form("/completion").value("_csrf") or "")])
    assert browser.status == 409
    assert "ในขั้นตอนปัจจุบันไม่ได้" in browser.page.text


def test_what_is_unknown_is_named_and_refused(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    browser.open(task)
    page = browser.press("/completion", LEAFLET | {"sneaked_in": "1"})
    assert browser.status == 422
    assert "ไม่มีช่องนี้ในแบบฟอร์ม" in page.text


def test_another_language_keeps_what_was_typed_and_what_was_wrong_leads_back_here(
    visit: Visiting, task: str
) -> None:
    browser = visit("news1")
    browser.open(task)
    browser.press("/completion", LEAFLET | {"heading": "สั้น"})
    assert browser.status == 422
    page = browser.press("/completion", button=("_language", "en"))
    assert browser.status == 200
    assert page.lang == "en"
    assert page.form("/completion").value("heading") == "สั้น"
    assert browser.open("/inbox").lang == "en"
