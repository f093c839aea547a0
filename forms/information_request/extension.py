"""Telling a requester in time that 15 days will not do (resolution of the cabinet, 28 Dec 2004)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from forms.dates import Day
from forms.field import field
from forms.form import Form
from forms.problems import problem
from forms.rules import At, timed_rule
from forms.written import LongText
from models.clock import in_bangkok
from models.errors import FieldProblem
from models.wording import Text, _

ANSWER_WITHIN_DAYS = 15
"""Calendar days from the receipt on (HANDBOOK 2.9)."""


def later_than_the_law(done_by: date | None, at: At) -> Iterator[FieldProblem]:
    """A problem if an answer by that day needs no extension, or comes too late for one."""
    limit = at.when_asked.today + timedelta(days=ANSWER_WITHIN_DAYS)
    if done_by is not None and done_by <= max(limit, at.today):
        yield problem("not_later", _NOT_LATER, "done_by")


def days_until(done_by: date, received_at: datetime) -> int:
    """In calendar days from the receipt."""
    return (done_by - in_bangkok(received_at).date()).days


class Extension(Form):
    """Why it takes longer, and by when it will be done."""

    title = _("ขยายเวลาตอบคำขอข้อมูลข่าวสาร", "Extension of an information request")

    reason: LongText = field(
        "เหตุที่ไม่อาจเสร็จใน 15 วัน",
        "Why it takes longer",
        min_length=10,
        max_length=2_000,
        help=_("แจ้งผู้ขอตามนี้", "The requester is told so."),
    )
    done_by: Day = field("วันแล้วเสร็จ", "To be done by")

    @timed_rule("done_by")
    def _it_is_later_than_the_law_s_own_limit(self, at: At) -> Iterator[FieldProblem]:
        yield from later_than_the_law(self.done_by, at)


_NOT_LATER: Text = _(
    "ต้องเป็นวันหลังจากวันนี้และหลังครบ 15 วันนับแต่วันรับคำขอ",
    "Must be after today and after the 15 days from the receipt.",
)
