"""Asking the office for official information (HANDBOOK 3.12)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.dates import Day
from forms.field import field
from forms.information_request.kinds import AccessForm, HandOver
from forms.listed import repeated
from forms.numerals import arabic_digits
from forms.problems import problem
from forms.requester import RequesterBlock
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

COPIES = frozenset({AccessForm.COPY, AccessForm.CERTIFIED})
"""What the fee for copies is asked for."""


class InformationRequest(RequesterBlock):
    """Who asks for which information of which time, in which form; why is nobody's business."""

    title = _("คำขอข้อมูลข่าวสารของราชการ", "Official information request")

    requester_name: Line = field(
        "ชื่อผู้ขอข้อมูลข่าวสาร",
        "Who asks for the information",
        min_length=2,
        max_length=120,
        help=_(
            "ผู้ใช้สิทธิตามกฎหมาย อาจมิใช่ผู้ประสานงาน", "Whose right it is; it need not be the contact."
        ),
    )
    id_last4: Line | None = field(
        "เลขบัตรประชาชน 4 หลักท้าย",
        "Last four digits of the identity card",
        default=None,
        min_length=4,
        max_length=4,
        help=_("ไม่บังคับ สำนักงานไม่เก็บเลขบัตรเต็ม", "Not asked for; the whole number is never kept."),
    )
    is_thai: bool = field(
        "สัญชาติของผู้ขอ",
        "Nationality",
        yes_no=(_("ไทย", "Thai"), _("ต่างด้าว", "Foreign")),
        help=_(
            "คนต่างด้าวมีสิทธิเท่าที่กฎกระทรวงกำหนด (ม.9, 11)",
            "Foreigners have the rights that a ministerial regulation gives them (sections 9, 11).",
        ),
    )
    info_wanted: LongText = field(
        "ข้อมูลข่าวสารที่ขอ",
        "Information wanted",
        min_length=10,
        max_length=5_000,
        help=_(
            "ระบุให้เข้าใจได้ตามควรว่าเป็นเรื่องใด (ม.11)", "So that it can be understood (section 11)."
        ),
    )
    period_from: Day = field("ตั้งแต่วันที่", "From")
    period_to: Day = field("ถึงวันที่", "To")
    access_form: tuple[AccessForm, ...] = field(
        "ลักษณะที่ขอ", "In which form", min_length=1, max_length=4
    )
    purpose: LongText | None = field(
        "วัตถุประสงค์",
        "Purpose",
        default=None,
        max_length=1_000,
        help=_("ไม่บังคับ และไม่มีผลต่อการพิจารณา", "Need not be given, and changes nothing."),
    )
    deliver: HandOver = field("วิธีรับข้อมูล", "How it is handed over")
    address: LongText | None = field(
        "ที่อยู่สำหรับจัดส่ง",
        "Postal address",
        default=None,
        max_length=500,
        needed=_("จำเป็นเมื่อรับทางไปรษณีย์", "Needed by post."),
    )
    fee_ack: bool = field(
        "รับทราบค่าธรรมเนียมสำเนาตามประกาศ",
        "I know that copies cost the announced fee",
        default=False,
        needed=_("จำเป็นเมื่อขอสำเนา", "Needed for copies."),
    )

    @property
    def wants_copies(self) -> bool:
        """Whether the fee for copies is asked for."""
        return not COPIES.isdisjoint(self.access_form)

    @rule("id_last4")
    def _only_digits(self) -> Iterator[FieldProblem]:
        if self.id_last4 and not arabic_digits(self.id_last4).isdecimal():
            yield problem("not_four_digits", _NOT_FOUR_DIGITS, "id_last4")

    @rule("access_form", row_by_row=True)
    def _forms_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.access_form, "access_form")

    @rule("access_form", "fee_ack", row_by_row=True)
    def _the_fee_is_known(self) -> Iterator[FieldProblem]:
        if self.wants_copies and not self.fee_ack:
            yield problem("required", _FEE_UNKNOWN, "fee_ack")

    @rule("period_from", "period_to")
    def _the_period_ends_after_it_begins(self) -> Iterator[FieldProblem]:
        if self.period_to < self.period_from:
            yield problem("ends_first", _PERIOD_BACKWARDS, "period_to")

    @timed_rule("period_to")
    def _nothing_is_asked_of_the_future(self, at: At) -> Iterator[FieldProblem]:
        if self.period_to > at.when_asked.today:
            yield problem("in_the_future", _NOT_YET, "period_to")

    @rule("deliver", "contact_email")
    def _mail_needs_an_address(self) -> Iterator[FieldProblem]:
        if self.deliver is HandOver.EMAIL and self.contact_email is None:
            yield problem("required", _EMAIL_MISSING, "contact_email")

    @rule("deliver", "address")
    def _post_needs_an_address(self) -> Iterator[FieldProblem]:
        if self.deliver is HandOver.POST and not self.address:
            yield problem("required", _ADDRESS_MISSING, "address")

    @rule("access_form", "deliver", row_by_row=True)
    def _a_certified_copy_is_paper(self) -> Iterator[FieldProblem]:
        if AccessForm.CERTIFIED in self.access_form and self.deliver is HandOver.EMAIL:
            yield problem("not_by_email", _PAPER_ONLY, "deliver")


_NOT_FOUR_DIGITS: Text = _(
    "กรอกเฉพาะเลข 4 หลักท้าย ห้ามกรอกเลขบัตรเต็ม", "Only the last four digits, never the whole number."
)
_FEE_UNKNOWN: Text = _(
    "ขอสำเนาต้องรับทราบค่าธรรมเนียมก่อน", "Copies cost a fee: please say that you know."
)
_PERIOD_BACKWARDS: Text = _("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม", "The end must not be before the beginning.")
_NOT_YET: Text = _(
    "ขอได้เฉพาะข้อมูลที่มีอยู่แล้ว วันสิ้นสุดต้องไม่เกินวันนี้",
    "Only what exists can be asked for: the end must not be after today.",
)
_EMAIL_MISSING: Text = _("รับทางอีเมลต้องระบุอีเมล", "To get it by e-mail, give an e-mail address.")
_ADDRESS_MISSING: Text = _("รับทางไปรษณีย์ต้องระบุที่อยู่", "To get it by post, give an address.")
_PAPER_ONLY: Text = _(
    "สำเนาที่มีคำรับรองเป็นกระดาษ รับทางอีเมลไม่ได้",
    "A certified copy is a paper: it cannot go by e-mail.",
)
