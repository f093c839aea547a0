"""What each kind of field takes, and how it keeps it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.contact import Email, Key, Phone, Url
from forms.field import field
from forms.form import Form
from forms.numbers import Money, TimeCode, Whole
from forms.written import Line, LongText
from models.errors import Invalid
from models.wording import _


class Sample(Form):
    title = _("ตัวอย่าง", "Sample")

    phone: Phone | None = field("โทร", "Phone", default=None)
    email: Email | None = field("อีเมล", "E-mail", default=None)
    url: Url | None = field("ลิงก์", "Link", default=None)
    key: Key | None = field("รหัส", "Key", default=None)
    money: Money | None = field("เงิน", "Money", default=None)
    whole: Whole | None = field("จำนวน", "Number", default=None, ge=-5, le=5_000)
    code: TimeCode | None = field("ไทม์โค้ด", "Time code", default=None)
    line: Line | None = field("บรรทัด", "Line", default=None, min_length=2, max_length=5)
    long: LongText | None = field("ข้อความ", "Text", default=None, max_length=20)


@pytest.mark.parametrize(
    ("name", "written", "kept"),
    [
        ("phone", "๐๗๔-๓๑๑ ๒๒๒", "074311222"),
        ("phone", "(081) 234-5678", "0812345678"),
        ("phone", "+66 81 234 5678", "0812345678"),
        ("email", " Somchai@Example.TH ", "Somchai@example.th"),
        ("email", "a.b+c@example.invalid", "a.b+c@example.invalid"),
        ("email", "a@สงขลา.ไทย", "a@xn--22cj5gra7b.xn--o3cw4h"),
        ("url", "https://songkhla.prd.go.th/th/ข่าว?x=1", "https://songkhla.prd.go.th/th/ข่าว?x=1"),
        ("key", "pr-officer-1", "pr-officer-1"),
        ("money", "๑,๒๓๔.๕๐", Decimal("1234.50")),
        ("money", 0, Decimal(0)),
        ("whole", "๕,๐๐๐", 5000),
        ("whole", "-5", -5),
        ("whole", "", None),
        ("code", "๑:๒:๐๓", "01:02:03"),
        ("code", "12:30", "00:12:30"),
        ("line", "\u200b กขค\u00a0", "กขค"),
        ("line", "e\u0301a", "\u00e9a"),
        ("line", "   ", None),
        ("line", "กขคงจ", "กขคงจ"),
        ("long", "หนึ่ง\r\nสอง\rสาม\tสี่", "หนึ่ง\nสอง\nสาม\tสี่"),
    ],
)
def test_taken(name: str, written: Any, kept: Any) -> None:
    assert getattr(Sample.read({name: written}), name) == kept


@pytest.mark.parametrize(
    ("name", "written", "slug"),
    [
        ("phone", "1812345678", "not_a_phone"),
        ("phone", "08123456789", "not_a_phone"),
        ("phone", "0812345678 ต่อ 1", "not_a_phone"),
        ("email", "a..b@example.th", "not_an_email"),
        ("email", "a@example", "not_an_email"),
        ("email", "a@example.th\nBcc: b@example.th", "not_one_line"),
        ("email", "a@-example.th", "not_an_email"),
        ("email", "a@" + "x" * 64 + ".th", "not_an_email"),
        ("email", "x" * 65 + "@example.th", "not_an_email"),
        ("url", "//example.th", "not_a_url"),
        ("url", "https://user:pass@example.th", "not_a_url"),
        ("url", "https://example.th:99999", "not_a_url"),
        ("url", "https://[::1", "not_a_url"),
        ("url", "https://example.th/" + "x" * 2000, "not_a_url"),
        ("url", "ftp://example.th", "not_a_url"),
        ("key", "Director 1", "not_a_reference"),
        ("money", "Infinity", "not_a_number"),
        ("money", "1e30", "too_large"),
        ("whole", 5_001, "too_large"),
        ("code", "12", "not_a_time_code"),
        ("line", "ก", "too_short"),
        ("line", "กขคงจฉ", "too_long"),
        ("line", "ก\tข", "not_one_line"),
        ("line", "ก\u202eข", "control_character"),
        ("long", "ก\x1bข", "control_character"),
    ],
)
def test_refused(name: str, written: Any, slug: str) -> None:
    with pytest.raises(Invalid) as refusal:
        Sample.read({name: written})
    assert [(each.path, each.slug) for each in refusal.value.problems] == [((name,), slug)]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_text_that_was_taken_is_taken_again_unchanged(text: str) -> None:
    """Normalising once is enough: what is drawn again in the page is not changed by sending it."""
    try:
        kept = Sample.read({"long": text}).long
    except Invalid:
        return
    assert Sample.read({"long": kept}).long == kept
