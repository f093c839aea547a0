"""What only some papers bear: red marks, a number of the year, a day with its era, a seal."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from docs.papers import sample
from forms.papers import draw_paper, set_paper
from forms.sheets import SHEETS
from tests.forms.ink import Piece, red
from tests.forms.paper_samples import SAMPLES
from tests.forms.test_papers import opened, text_of

DOTS = 60
CENTIMETRE = DOTS / 2.54
MIDDLE = 3 + (21 - 3 - 2) / 2
"""Of what is printed, between the margins, in centimetres."""


def shown(kind: str, **change: Any) -> dict[str, Any]:
    return SHEETS[kind].model_validate(SAMPLES[kind] | change).shown()


def said(words: str) -> str:
    return words.replace("\u200b", "").replace("\u00a0", " ")


SECRET = {name for name, sheet in SHEETS.items() if "secrecy" in sheet.model_fields}
RED_BESIDES = {"talking-points"}
"""“ใช้ภายในเท่านั้น” stands there in red, too."""


@pytest.mark.parametrize("kind", sorted(SECRET - RED_BESIDES))
def test_secrecy_stands_red_at_head_and_foot_in_the_middle_of_every_page(kind: str) -> None:
    plain = {name: None for name in ("urgency", "deliver_by") if name in SHEETS[kind].model_fields}
    for page in draw_paper(kind, SAMPLES[kind] | plain | {"secrecy": "ลับ"}, ppi=DOTS):
        mark = red(page)
        assert mark.top < 2 * CENTIMETRE
        assert mark.bottom > (29.7 - 2) * CENTIMETRE
        assert abs((mark.left + mark.right) / 2 - MIDDLE * CENTIMETRE) < 0.1 * CENTIMETRE


@pytest.mark.parametrize("secrecy", ["ลับมาก", "ลับที่สุด"])
def test_what_may_not_be_kept_is_not_printed(secrecy: str) -> None:
    """Of such papers the office keeps where they lie, and no content (handbook 2.4)."""
    with pytest.raises(ValidationError, match="secrecy"):
        shown("order", secrecy=secrecy)


def test_how_urgent_is_red_and_as_high_as_32_points_of_the_rule() -> None:
    mark = red(draw_paper("memo", SAMPLES["memo"] | {"urgency": "ด่วน"}, ppi=DOTS)[0])
    assert mark.size[1] >= 0.42 * 32 / 72 * DOTS
    assert isinstance(mark, Piece)


def test_what_has_to_arrive_in_time_says_when() -> None:
    data = SAMPLES["outside-letter"] | {"deliver_by": "2026-11-25T09:00:00+07:00"}
    assert "๐๙.๐๐" in text_of(set_paper("outside-letter", data))


@pytest.mark.parametrize(
    ("kind", "slot"),
    [("order", "issued_on"), ("announcement", "issued_on"), ("certificate", "given_on")],
)
def test_an_order_bears_its_day_with_the_era_once_it_is_signed(kind: str, slot: str) -> None:
    assert said(shown(kind, **{slot: "2026-11-24"})["day"]) == "๒๔ พฤศจิกายน พ.ศ. ๒๕๖๙"
    assert shown(kind, **{slot: None})["day"] is None
    assert set_paper(kind, SAMPLES[kind] | {slot: None, "number": None}).startswith(b"%PDF-")


def test_the_slot_for_the_date_of_a_letter_names_no_era() -> None:
    assert said(shown("outside-letter", doc_date="2026-11-24")["doc_date"]) == "๒๔ พฤศจิกายน ๒๕๖๙"


def test_a_roster_names_the_order_to_which_it_belongs_and_its_day() -> None:
    """``แนบท้ายคำสั่งสำนักงาน… ที่ ๑๒/๒๕๖๙ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๙``; only digits can be read."""
    dated, undated = (
        text_of(set_paper("duty-roster", SAMPLES["duty-roster"] | {"issued_on": day}))
        for day in ("2027-11-22", None)
    )
    assert "๑๒/๒๕๖๙" in dated
    assert "๒๕๗๐" in dated
    assert "๑๒/๒๕๖๙" in undated
    assert "๒๕๗๐" not in undated


def test_an_order_is_numbered_by_the_year() -> None:
    assert "๑๒/๒๕๖๙" in text_of(set_paper("order", SAMPLES["order"]))


@pytest.mark.parametrize("kind", ["statement", "press-release", "stamped-letter"])
def test_nobody_signs_what_the_office_answers_for(kind: str) -> None:
    assert "signer" not in SHEETS[kind].model_fields


@pytest.mark.parametrize(
    ("salutation", "farewell"),
    [
        ("เรียน", "ขอแสดงความนับถือ"),
        ("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("นมัสการ", "ขอนมัสการด้วยความเคารพ"),
    ],
)
def test_a_letter_ends_as_it_begins(salutation: str, farewell: str) -> None:
    for kind in ("outside-letter", "advice", "speaker-letter", "meeting-invitation"):
        change = {"closing": None} if kind == "outside-letter" else {}
        letter = shown(kind, salutation=salutation, **change)
        assert said(letter["farewell"]) == farewell
        assert said(letter["closing"]).startswith(f"จึง{salutation}มาเพื่อโปรด")


def test_what_a_memo_proposes_stays_on_the_page_on_which_it_fits() -> None:
    """Only who signs and the box to decide in go on together."""
    pages = opened(set_paper("memo", sample("memo"))).pages
    first, second = (page.extract_text() for page in pages)
    assert "Facebook" in first
    assert "Facebook" not in second


def test_the_clock_of_a_cue_follows_from_those_before_it() -> None:
    script = shown("mc-script")
    assert [said(clock) for clock in script["clocks"][:3]] == ["๐๘.๔๕ น.", "๐๘.๕๕ น.", "๐๙.๐๐ น."]
    assert script["minutes"] == "๑๐๕"


def test_a_roster_has_a_row_for_every_day_and_shades_days_off() -> None:
    rows = shown("duty-roster", days=SAMPLES["duty-roster"]["days"][9:])["days"]
    assert len(rows) == 31
    assert rows[0]["on_duty"] == ["", "", ""]
    assert [n for n, row in enumerate(rows, 1) if row["shaded"]] == [
        *(5, 6, 10, 12, 13, 19, 20, 26, 27, 31),
    ]


def test_a_hundred_addressees_are_no_burden() -> None:
    many = {"copies_to": ["องค์การบริหารส่วนตำบลคลองแห อำเภอหาดใหญ่"] * 100}
    many |= {"refs": ["หนังสือจังหวัดสงขลา ที่ สข 0017/ว 12 ลงวันที่ 2 พฤศจิกายน 2569"] * 100}
    assert set_paper("outside-letter", SAMPLES["outside-letter"] | many).startswith(b"%PDF-")


@pytest.mark.parametrize("lines", range(0, 44, 6))
@pytest.mark.parametrize(
    ("kind", "grows", "last"),
    [
        ("order", "reason", {"clauses": [], "takes_effect": "LAST"}),
        ("announcement", "reason", {"clauses": [{"text": "LAST"}], "takes_effect": ""}),
        ("outside-letter", "body", {"closing": "LAST"}),
        ("certificate", "words", {"photo": True}),
    ],
)
def test_who_signs_sees_what_it_is_about(
    kind: str, grows: str, last: dict[str, Any], lines: int
) -> None:
    """Wherever the page ends, the last words go with the signature."""
    told = "\n".join([*(f"LINE-{n}" for n in range(lines)), "" if "LAST" in str(last) else "LAST"])
    change = {grows: told, "signer": {"post": "POST"}} | last
    page = opened(set_paper(kind, SAMPLES[kind] | change)).pages[-1].extract_text()
    assert "POST" in page
    assert "LAST" in page
