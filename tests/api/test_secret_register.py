"""The secret register: for its registrar only; numbers without a gap; nothing of the content."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests import cast
from tests.api.caller import problems, refusal
from tests.pages.visit import Visit
from tests.secrets import registrar_moves_in

if TYPE_CHECKING:
    from tests.api.caller import Doors

GIVEN: dict[str, Any] = {
    "level": "very_secret",
    "letter_no": "กห 0401/ล 12",
    "source": "กองอำนวยการรักษาความมั่นคงภายใน",
    "dated": "24 พ.ย. 2569",
    "place_kept": "ตู้นิรภัย 1",
    "may_open": "ประชาสัมพันธ์จังหวัด",
}


@pytest.fixture(autouse=True)
def _registrar(office: int) -> None:
    registrar_moves_in()


def enters(doors: Doors, **changes: Any) -> Any:
    with cast.clock_at(cast.TUESDAY):
        return doors.ask("registrar", "POST", "/secret-register", {**GIVEN, **changes})


def test_a_paper_gets_the_next_number_of_the_year(doors: Doors) -> None:
    first, second = (enters(doors, level=level) for level in ("very_secret", "most_secret"))
    assert (first.status_code, first.json()["number"]) == (201, "1/2569")
    assert second.json()["number"] == "2/2569"
    assert second.json()["level_in_words"]["th"] == "ลับที่สุด"
    listed = doors.get("registrar", "/secret-register")["items"]
    assert [each["number"] for each in listed] == ["2/2569", "1/2569"]
    assert listed[1] == first.json()
    where = first.headers["Location"].removeprefix("/api")
    assert doors.get("registrar", where)["items"] == [first.json()]


@pytest.mark.parametrize("who", ["clerk", "news1", "prc_head", "director", "admin", "stranger"])
def test_the_register_is_open_to_its_registrar_only(doors: Doors, who: str) -> None:
    enters(doors)
    assert refusal(doors.ask(who, "GET", "/secret-register")) == (403, "not-allowed")
    before = {**cast.dump(), "access": None}
    assert refusal(doors.ask(who, "POST", "/secret-register", GIVEN)) == (403, "not-allowed")
    assert {**cast.dump(), "access": None} == before
    browser = Visit(doors, who)
    browser.open("/secret-register")
    assert browser.status == 403
    assert GIVEN["source"] not in browser.answer.text
    browser.open("/inbox")
    assert "/secret-register" not in browser.answer.text


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"level": "secret"}, {"level"}),
        ({"level": "normal"}, {"level"}),
        ({"place_kept": ""}, {"place_kept"}),
        ({"dated": "เมื่อวาน"}, {"dated"}),
        ({"subject": "เนื้อหา"}, {"subject"}),
        ({"attachments": ["sha256:00"]}, {"attachments"}),
    ],
)
def test_what_the_register_does_not_hold_is_refused(
    doors: Doors, changes: dict[str, Any], fields: set[str]
) -> None:
    answer = enters(doors, **changes)
    assert refusal(answer)[0] == 422
    assert problems(answer).keys() == fields
    assert doors.get("registrar", "/secret-register")["items"] == []


def test_a_number_is_struck_out_and_stays_with_the_reason(doors: Doors) -> None:
    enters(doors)
    path = "/secret-register/2569/1/cancellation"
    assert doors.ask("registrar", "POST", path, {"reason": " "}).status_code == 422
    for who in ("director", "clerk", "stranger"):
        refused = doors.ask(who, "POST", path, {"reason": "x"})
        assert refusal(refused) == (403, "not-allowed")
    told = doors.ask("registrar", "POST", path, {"reason": "ลงซ้ำ"}).json()
    assert (told["number"], told["cancelled_reason"]) == ("1/2569", "ลงซ้ำ")
    assert told["cancelled_by"]["handle"] == "registrar"
    assert refusal(doors.ask("registrar", "POST", path, {"reason": "x"}))[0] == 409
    nothing = doors.ask(
        "registrar", "POST", "/secret-register/2569/9/cancellation", {"reason": "x"}
    )
    assert refusal(nothing) == (404, "not-found")
    assert enters(doors).json()["number"] == "2/2569"
    listed = doors.get("registrar", "/secret-register")["items"]
    assert [(each["number"], each["cancelled_reason"]) for each in listed] == [
        ("2/2569", ""),
        ("1/2569", "ลงซ้ำ"),
    ]


def test_it_is_not_among_the_registers_that_everybody_reads(doors: Doors) -> None:
    enters(doors)
    assert doors.get("news1", "/registers")["items"] == []
    assert refusal(doors.ask("registrar", "GET", "/registers/secret/2569"))[0] == 404


def test_many_at_once_leave_no_gap_and_no_double(doors: Doors) -> None:
    doors.token("registrar")
    with ThreadPoolExecutor(8) as pool:
        numbers = [each.json()["number"] for each in pool.map(lambda _n: enters(doors), range(24))]
    assert sorted(numbers, key=lambda each: int(each.partition("/")[0])) == [
        f"{n}/2569" for n in range(1, 25)
    ]


def test_the_page_enters_a_paper_and_keeps_what_was_typed(doors: Doors) -> None:
    browser = Visit(doors, "registrar")
    browser.open("/secret-register")
    page = browser.press("/secret-register", {**GIVEN, "place_kept": ""})
    assert browser.status == 422
    assert dict(page.form("/secret-register").pairs)["letter_no"] == GIVEN["letter_no"]
    page = browser.press("/secret-register", GIVEN)
    assert browser.status == 200
    assert "เก็บที่: ตู้นิรภัย 1" in page.text


def test_a_page_that_is_sent_twice_gives_one_number(doors: Doors) -> None:
    browser = Visit(doors, "registrar")
    browser.open("/secret-register")
    sent = [*browser.page.form("/secret-register").pairs]
    sent = [(name, GIVEN.get(name, value)) for name, value in sent]
    for _press in range(2):
        browser.post("/secret-register", sent)
        assert browser.status == 200
    listed = doors.get("registrar", "/secret-register")["items"]
    assert len(listed) == 1
    changed = [(name, "ตู้ 2" if name == "place_kept" else value) for name, value in sent]
    browser.post("/secret-register", changed)
    assert browser.status == 409
    assert f"ออกเลข {listed[0]['number']} ไปแล้ว" in browser.page.text
    assert doors.get("registrar", "/secret-register")["items"] == listed


def test_the_page_strikes_a_number_out(doors: Doors) -> None:
    enters(doors)
    browser = Visit(doors, "registrar")
    browser.open("/secret-register")
    door = "/secret-register/2569/1/cancellation"
    page = browser.press(door, {"reason": ""})
    assert browser.status == 422
    assert "กรุณาบอกเหตุผลที่ยกเลิกเลข" in page.text
    page = browser.press(door, {"reason": "ลงซ้ำ"})
    assert browser.status == 200
    assert "ลงซ้ำ" in page.text
    assert door not in page.actions()
