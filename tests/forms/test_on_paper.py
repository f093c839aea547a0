"""How text is made ready for paper: digits, spaces that hold, lines that end at words."""

from __future__ import annotations

from datetime import date, datetime
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.on_paper import on_paper, printed
from forms.thai_words import BREAK, with_breaks, words
from models.clock import BANGKOK

THAI = "".join(map(chr, [*range(0xE01, 0xE3B), *range(0xE40, 0xE4F)]))
LETTERS = THAI.replace("ฯ", "").replace("ๆ", "")


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("เปิด 22 แห่ง", "เปิด ๒๒\u00a0แห่ง"),
        ("ห้องประชุม ชั้น 2 อาคาร", "ห้องประชุม ชั้น\u00a0๒ อาคาร"),
        ("ค่าสมนาคุณ 1,200 บาท", "ค่าสมนาคุณ ๑,๒๐๐\u00a0บาท"),
        ("PRES-2570-0001 ลงวันที่ 2", "PRES-2570-0001 ลงวันที่\u00a0๒"),
        ("ดู https://a.invalid/p?id=12 หน้า 3", "ดู https://a.invalid/p?id=12 หน้า\u00a0๓"),
        ("สข 0031/ว 123", "สข ๐๐๓๑/ว\u00a0๑๒๓"),
        ("Room 12, 2nd floor", "Room 12, 2nd floor"),
        ("โทร. 0 7431 1234", "โทร.\u00a0๐\u00a0๗๔๓๑\u00a0๑๒๓๔"),
        ("เวลา 09.00 น.", "เวลา\u00a0๐๙.๐๐\u00a0น."),
        ("พบกัน ณ ศาลากลาง", "พบกัน ณ\u00a0ศาลากลาง"),
        ("รวม 24 พฤศจิกายน 2569", "รวม ๒๔\u00a0พฤศจิกายน ๒๕๖๙"),
        ("เดือนพฤศจิกายน 2569", "เดือนพฤศจิกายน\u00a0๒๕๖๙"),
        ("จำนวน 1 ชุด", "จำนวน\u00a0๑\u00a0ชุด"),
        ("ต่าง ๆ", "ต่าง\u00a0ๆ"),
        ("น้ํา", "น้ำ"),
        ("เเห่ง", "แห่ง"),
    ],
)
def test_text_is_set_as_an_official_would(typed: str, set_as: str) -> None:
    assert on_paper(typed).replace(BREAK, "") == set_as


@pytest.mark.parametrize(
    "line",
    [
        "สำนักงาน|ประชาสัมพันธ์|จังหวัดสงขลา",
        "สถานการณ์|น้ำท่วม|ฉับพลัน|ใน|พื้นที่|อำเภอหาดใหญ่|และ|อำเภอสะเดา",
        "วันที่ ๒๒ พฤศจิกายน ๒๕๖๙",
        "มาตรการ|อพยพ|และ|ศูนย์พักพิง|ชั่วคราว",
        "พ.ศ. กทม. อป.มช.",
        "โควิด|และ|อินโฟกราฟิก|ทาง|เฟซบุ๊ก",
        "ถนนราชดำเนิน|และ|ถนนติณสูลานนท์",
        "หอกระจายข่าว",
    ],
)
def test_lines_end_only_between_words(line: str) -> None:
    assert with_breaks(line.replace("|", "")) == line.replace("|", BREAK)


@pytest.mark.parametrize("named", ["ครั้งที่ 3/2569", "ตั้งแต่วันที่ 21 พฤศจิกายน", "ฉบับที่ 2"])
def test_no_line_ends_before_the_number_of_what_is_named(named: str) -> None:
    last, _space, _number = on_paper(named).partition("\u00a0")
    assert not last.endswith(f"{BREAK}ที่")


def test_a_long_date_may_end_a_line_after_the_day_s_name_and_before_the_year() -> None:
    set_as = on_paper("ในวันพฤหัสบดีที่ 3 ธันวาคม 2569")
    assert set_as == f"ใน{BREAK}วันพฤหัสบดี{BREAK}ที่\u00a0๓\u00a0ธันวาคม ๒๕๖๙"


@given(st.text(LETTERS, min_size=1, max_size=60))
def test_no_letter_is_lost_between_words(run: str) -> None:
    assert "".join(words(run)) == run


@given(st.text(LETTERS, min_size=2, max_size=60))
def test_no_letter_stands_alone(run: str) -> None:
    """วัฒนานุกูล may be parted, but not before its last letter."""
    assert all(len(piece) > 1 for piece in words(run))


def test_the_last_letter_of_a_name_stays_with_it() -> None:
    assert words("วัฒนานุกูล")[-1] == "กูล"


@given(st.text(THAI + " .aZ9๙", max_size=60))
def test_breaks_are_all_that_is_added(text: str) -> None:
    assert with_breaks(text).replace(BREAK, "") == text


def test_a_page_without_a_space_is_no_burden() -> None:
    began = perf_counter()
    words("ประชาสัมพันธ์กขฃคฅฆ" * 500)
    assert perf_counter() - began < 2


def test_days_and_moments_come_out_in_buddhist_years() -> None:
    shown = printed(
        {
            "day": date(2026, 11, 24),
            "at": datetime(2026, 11, 24, 10, 30, tzinfo=BANGKOK),
            "n": (12, None, True),
        }
    )
    assert shown == {
        "day": "๒๔\u00a0พฤศจิกายน ๒๕๖๙",
        "at": "๒๔\u00a0พฤศจิกายน ๒๕๖๙ เวลา\u00a0๑๐.๓๐\u00a0น.",
        "n": ["๑๒", None, True],
    }
