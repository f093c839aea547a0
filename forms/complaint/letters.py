"""What is written to the complainant and to the agency in charge (steps 4 and 8)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.dates import Day
from forms.field import field
from forms.files import LETTER, Upload
from forms.form import Form
from forms.outgoing_letter import OutgoingLetter
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class ComplaintLetter(OutgoingLetter):
    """Its subject and its text."""

    title = _("หนังสือเรื่องร้องเรียน", "Letter on a complaint")

    subject: Line = field("เรื่อง", "Subject", min_length=5, max_length=200)
    body: LongText = field("ข้อความ", "Body", min_length=20, max_length=20_000)

    def paper_subject(self) -> str:
        """As it was written."""
        return self.subject

    def paper_addressee(self) -> str:
        """As it was written."""
        return self.addressee


class ForwardingLetter(ComplaintLetter):
    """To the agency in charge: what happened, not who complained, unless they allowed it."""

    title = _("หนังสือส่งต่อเรื่องร้องเรียน", "Letter forwarding a complaint")

    words_for_requester: LongText = field(
        "ถ้อยคำแจ้งผู้ร้อง",
        "Words for the complainant",
        max_length=5_000,
        help=_(
            "แจ้งว่าส่งเรื่องไปที่ใด ในหนังสือถึงหน่วยงานไม่เปิดเผยตัวผู้ร้อง เว้นแต่ผู้ร้องยินยอม",
            "Say where it went. The letter itself does not say who complained, unless they agreed.",
        ),
    )


class ReplyLetter(ComplaintLetter):
    """หนังสือแจ้งผล: the answer to the complainant."""

    title = _("หนังสือแจ้งผลเรื่องร้องเรียน", "Answer to a complaint")


class AgencyAnswer(Form):
    """What the agency in charge says it did."""

    title = _("ผลจากหน่วยงานที่รับเรื่องต่อ", "Answer of the agency in charge")

    answer: LongText = field("ผลการดำเนินการ", "What was done", max_length=10_000)
    letter_no: Line | None = field("เลขที่หนังสือ", "Letter number", default=None, max_length=100)
    letter_file: Upload | None = field("ไฟล์หนังสือ", "Letter file", default=None, accepts=LETTER)


class ProgressNotice(Form):
    """Fifteen days are nearly over: how far it is, and until when (step 8)."""

    title = _("แจ้งความคืบหน้าเรื่องร้องเรียน", "Progress of a complaint")

    words: LongText = field("ความคืบหน้า", "How far it is", min_length=10, max_length=3_000)
    done_by: Day = field("กำหนดแล้วเสร็จใหม่", "New date of completion")

    @timed_rule("done_by")
    def _it_lies_ahead(self, at: At) -> Iterator[FieldProblem]:
        if self.done_by <= at.today:
            yield problem("in_the_past", _DONE_BY_PAST, "done_by")


class ProvinceReply(Form):
    """The answer as the vice governor signed it, where the director is complained of."""

    title = _("หนังสือแจ้งผลที่จังหวัดลงนาม", "Answer signed by the province")

    letter_no: Line = field("เลขที่หนังสือ", "Letter number", max_length=100)
    letter_date: Day = field("ลงวันที่", "Letter date")
    letter_file: Upload = field("ไฟล์หนังสือ", "Letter file", accepts=LETTER)
    still_to_send: bool = field(
        "การส่ง",
        "Dispatch",
        yes_no=(_("ให้สำนักงานส่งถึงผู้ร้อง", "The office sends it"), _("จังหวัดส่งแล้ว", "The province did")),
    )

    @timed_rule("letter_date")
    def _it_is_not_of_tomorrow(self, at: At) -> Iterator[FieldProblem]:
        if self.letter_date > at.today:
            yield problem("in_the_future", _LETTER_OF_TOMORROW, "letter_date")

    @rule("letter_no")
    def _it_has_a_number(self) -> Iterator[FieldProblem]:
        if not any(each.isdigit() for each in self.letter_no):
            yield problem("not_a_number", _NO_NUMBER, "letter_no")


_DONE_BY_PAST: Text = _("กำหนดใหม่ต้องอยู่หลังวันนี้", "The new date must be after today.")
_LETTER_OF_TOMORROW: Text = _("วันที่หนังสือต้องไม่เกินวันนี้", "The letter's date must not be after today.")
_NO_NUMBER: Text = _("เลขที่หนังสือต้องมีตัวเลข", "A letter's number has digits.")
