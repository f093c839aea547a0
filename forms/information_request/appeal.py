"""An appeal against the order, or a complaint about the office, and what came of it (13, 18)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.dates import Day
from forms.field import field
from forms.files import LETTER, Upload
from forms.form import Form
from forms.problems import problem
from forms.rules import At, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class Remedy(Choice):
    """Which way was taken against the office."""

    APPEAL = "appeal", "อุทธรณ์ (ม.18) วินิจฉัยใน 60 วัน", "Appeal (section 18): 60 days"
    COMPLAINT = "complaint", "ร้องเรียน กขร. (ม.13) พิจารณาใน 30 วัน", "Complaint (section 13): 30 days"


class Ruling(Choice):
    """What came of it."""

    UPHELD = "upheld", "ยืนตามคำสั่งของสำนักงาน", "The order stands"
    DISCLOSE = "disclose", "ให้เปิดเผย", "To be disclosed"
    WITHHOLD = "withhold", "ไม่ให้เปิดเผย", "Not to be disclosed"
    WITHDRAWN = "withdrawn", "ถอนอุทธรณ์/ร้องเรียน", "Taken back"


class Appeal(Form):
    """That somebody appealed or complained."""

    title = _("รับทราบการอุทธรณ์/ร้องเรียน", "Appeal or complaint")

    remedy: Remedy = field("ประเภท", "Kind")
    lodged_on: Day = field("วันที่ยื่น", "Lodged on")
    reasons: LongText = field("เหตุผลของผู้ยื่น", "Its reasons", max_length=5_000)
    letter: Upload | None = field("หนังสือ", "Letter", default=None, accepts=LETTER)

    @property
    def days(self) -> int:
        """Calendar days in which it is decided (HANDBOOK 2.9)."""
        return 60 if self.remedy is Remedy.APPEAL else 30

    @timed_rule("lodged_on")
    def _it_was_lodged(self, at: At) -> Iterator[FieldProblem]:
        if self.lodged_on > at.today:
            yield problem("in_the_future", _OF_TOMORROW, "lodged_on")


class AppealRuling(Form):
    """What the tribunal or the commission said."""

    title = _("ผลการอุทธรณ์/ร้องเรียน", "Ruling on an appeal or a complaint")

    ruling: Ruling = field("ผล", "Ruling")
    reference: Line = field("เลขที่คำวินิจฉัยหรือหนังสือ", "Its number", max_length=200)
    what: LongText = field("สาระสำคัญ", "What it says", max_length=5_000)
    letter: Upload | None = field("คำวินิจฉัย", "The ruling", default=None, accepts=LETTER)

    @property
    def discloses(self) -> bool:
        """Whether the office has to hand over what it withheld."""
        return self.ruling is Ruling.DISCLOSE

    @property
    def withholds(self) -> bool:
        """Whether the office may not hand over what it would have."""
        return self.ruling is Ruling.WITHHOLD


_OF_TOMORROW: Text = _("ต้องไม่เกินวันนี้", "Must not be after today.")
