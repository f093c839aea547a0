"""Redacting, the fee for copies, and handing over (steps 8 to 10)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.dates import Day
from forms.field import field
from forms.files import ENCLOSURES, Upload
from forms.form import Form
from forms.information_request.kinds import HandOver
from forms.numbers import Money, Whole
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class Release(Form):
    """What goes out: the copies, redacted where the order says so."""

    title = _("ชุดข้อมูลที่จะให้", "What is handed over")

    redacted: LongText | None = field(
        "รายการที่ปิดทับแล้ว",
        "What was redacted",
        default=None,
        max_length=5_000,
        help=_(
            "ปิดทับถาวรในสำเนา ต้นฉบับคงเดิม ตรวจชื่อ ที่อยู่ เลขบัตร ภาพ และข้อมูลแฝงในไฟล์",
            "For good, in a copy: look for names, addresses, numbers, faces and hidden data.",
        ),
    )
    pages: Whole = field("จำนวนหน้าที่ให้", "Pages handed over", ge=0, le=100_000)
    files: tuple[Upload, ...] = field(
        "ไฟล์ที่ให้",
        "Files handed over",
        default=(),
        max_length=20,
        accepts=ENCLOSURES,
        help=_("รวมไม่เกิน 10 MB ถ้าให้เป็นกระดาษ ไม่ต้องแนบ", "10 MB in all; none where it is paper."),
    )


class RedactedRelease(Release):
    """The same after an order to disclose in part."""

    title = _("ชุดข้อมูลที่ปิดทับแล้ว", "What is handed over, redacted")

    @rule("redacted")
    def _what_was_redacted_is_said(self) -> Iterator[FieldProblem]:
        if not self.redacted:
            yield problem("required", _REDACTED_UNSAID, "redacted")


class Fee(Form):
    """What the copies cost, by the office's announcement."""

    title = _("ค่าธรรมเนียมสำเนา", "Fee for copies")

    amount: Money = field(
        "ค่าธรรมเนียม (บาท)",
        "Fee (baht)",
        le=100_000,
        help=_("ตามประกาศ ใส่ 0 ถ้ายกเว้น", "As announced; 0 if it is waived."),
    )
    worked_out: Line = field("วิธีคำนวณหรือเหตุที่ยกเว้น", "How, or why it is waived", max_length=500)


class Payment(Form):
    """That it was paid."""

    title = _("รับชำระค่าธรรมเนียม", "Payment of the fee")

    receipt_no: Line = field("เลขที่ใบเสร็จ", "Receipt number", max_length=100)
    paid_on: Day = field("วันที่รับชำระ", "Paid on")

    @timed_rule("paid_on")
    def _it_was_paid(self, at: At) -> Iterator[FieldProblem]:
        if self.paid_on > at.today:
            yield problem("in_the_future", _OF_TOMORROW, "paid_on")


class HandedOver(Form):
    """That it reached the requester."""

    title = _("บันทึกการให้ข้อมูลข่าวสาร", "Handing over")

    way: HandOver = field("วิธีที่ให้", "How")
    on: Day = field("วันที่ให้", "On")
    to: Line = field("ผู้รับ หรือเลขที่ไปรษณีย์", "To whom, or the postal number", max_length=200)

    @timed_rule("on")
    def _it_was_handed_over(self, at: At) -> Iterator[FieldProblem]:
        if self.on > at.today:
            yield problem("in_the_future", _OF_TOMORROW, "on")


_REDACTED_UNSAID: Text = _("ต้องระบุรายการที่ปิดทับ", "Say what was redacted.")
_OF_TOMORROW: Text = _("ต้องไม่เกินวันนี้", "Must not be after today.")
