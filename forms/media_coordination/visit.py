"""The support, the media on the spot, what they are given, what comes of it (steps 5 to 8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forms.contact import Url
from forms.coverage import CoverageReport
from forms.dates import When
from forms.field import field
from forms.files import ATTACHMENTS, ENCLOSURES, Upload
from forms.form import Form
from forms.listed import repeated
from forms.media_coordination.invitation import MediaReplies
from forms.moments import past
from forms.newsrooms import MOST_NEWSROOMS
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class SupportArranged(Form):
    """The photographer, the car or the purchase: whether it is arranged, and how."""

    title = _("การสนับสนุนที่จัดแล้ว", "Support arranged")

    arranged: bool = field("จัดได้", "It is arranged", widget="yes_no")
    what: LongText = field(
        "รายละเอียด",
        "Details",
        max_length=2_000,
        help=_(
            "ใคร อะไร เวลาใด เลขที่เรื่องจัดซื้อ หรือเหตุที่จัดไม่ได้",
            "Who, what, when, the number of the purchase; or why it cannot be.",
        ),
    )


class OutletPresent(Form):
    """One newsroom that came."""

    title = _("สื่อที่มา", "Newsroom present")

    outlet: Line = field("สื่อ", "Outlet", min_length=2, max_length=200)
    reporters: Whole = field("ผู้สื่อข่าว (คน)", "Reporters (people)", ge=1, le=100)
    arrived_at: When | None = field("ลงทะเบียนเมื่อ", "Checked in at", default=None)

    @timed_rule("arrived_at")
    def _they_are_there_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.arrived_at, at, "arrived_at")


class MediaCheckIn(Form):
    """Which newsrooms came, as they signed in on the spot (step 6)."""

    title = _("ลงทะเบียนสื่อหน้างาน", "Check-in of the media")

    held: bool = field("จัดงานตามกำหนด", "It took place", widget="yes_no")
    present: tuple[OutletPresent, ...] = field(
        "สื่อที่มา", "Newsrooms present", default=(), max_length=MOST_NEWSROOMS
    )
    register_files: tuple[Upload, ...] = field(
        "แบบลงทะเบียน", "Signed register", default=(), max_length=10, accepts=ATTACHMENTS
    )
    note: LongText | None = field(
        "หมายเหตุ",
        "Note",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อไม่ได้จัด หรือไม่มีสื่อมา", "Needed if it was not held, or nobody came."),
    )

    @classmethod
    def begun(cls, replies: MediaReplies | None) -> dict[str, Any]:
        """Those who said that they would come."""
        if replies is None:
            return {}
        rows = [{"outlet": each.outlet, "reporters": each.reporters} for each in replies.coming]
        return {"present": rows}

    @rule("held", "present", "note")
    def _an_empty_room_is_explained(self) -> Iterator[FieldProblem]:
        if not self.note and not (self.held and self.present):
            yield problem("required", _UNEXPLAINED, "note")

    @rule("held", "present")
    def _nobody_came_to_what_was_not_held(self) -> Iterator[FieldProblem]:
        if not self.held and self.present:
            yield problem("not_for_this_outcome", _NOT_HELD, "present")

    @rule("present", row_by_row=True)
    def _each_signs_in_once(self) -> Iterator[FieldProblem]:
        yield from repeated((each.outlet for each in self.present), "present", "outlet")


class MediaMaterial(Form):
    """What the newsrooms are given afterwards: words, a link, files (step 7)."""

    title = _("เอกสารและภาพสำหรับสื่อ", "Material for the media")

    headline: Line = field("เรื่อง", "Topic", min_length=5, max_length=200)
    words: LongText = field("ข้อความ", "Words", max_length=5_000)
    link: Url | None = field("ลิงก์", "Link", default=None)
    files: tuple[Upload, ...] = field(
        "ไฟล์",
        "Files",
        default=(),
        max_length=10,
        accepts=ENCLOSURES,
        needed=_("ลิงก์หรือไฟล์อย่างน้อยหนึ่ง", "A link or a file, at least one."),
    )

    @rule("link", "files")
    def _something_is_given(self) -> Iterator[FieldProblem]:
        if not (self.link or self.files):
            yield problem("required", _NOTHING_GIVEN, "files")


class MediaCoverage(CoverageReport):
    """What came out within seven days, and how content the media were (step 8)."""

    title = _("ผลการประสานสื่อ 7 วัน", "Coverage of the visit after 7 days")

    percent_coming: Whole | None = field(
        "สื่อที่ตอบรับ (%)",
        "Newsrooms that accepted (%)",
        default=None,
        ge=0,
        le=100,
        help=_("เว้นว่างเมื่อไม่ได้นับการตอบรับ", "Left empty where no replies were counted."),
    )
    asked_media: Whole = field(
        "สื่อที่ตอบแบบความพึงพอใจ (ราย)", "Newsrooms that rated us", ge=0, le=1_000
    )
    satisfaction: Whole | None = field(
        "ความพึงพอใจของสื่อ (1–5)",
        "Satisfaction of the media (1–5)",
        default=None,
        ge=1,
        le=5,
        needed=_("จำเป็นเมื่อมีสื่อตอบ 1 น้อยที่สุด 5 มากที่สุด", "Needed if any did. 5 is the most."),
    )

    @classmethod
    def begun(cls, replies: MediaReplies | None) -> dict[str, Any]:
        """What the record knows already."""
        return {} if replies is None else {"percent_coming": replies.percent_coming}

    @rule("asked_media", "satisfaction")
    def _what_nobody_rated_has_no_mark(self) -> Iterator[FieldProblem]:
        if (self.asked_media == 0) != (self.satisfaction is None):
            yield problem("required", _RATED, "satisfaction")


_UNEXPLAINED: Text = _("ไม่ได้จัด หรือไม่มีสื่อมา ต้องบอกเหตุ", "Say why it was not held, or nobody came.")
_NOT_HELD: Text = _("งานที่ไม่ได้จัดไม่มีสื่อลงทะเบียน", "Nobody checks in where nothing took place.")
_NOTHING_GIVEN: Text = _("ต้องมีลิงก์หรือไฟล์", "Give a link or a file.")
_RATED: Text = _(
    "คะแนนความพึงพอใจคู่กับจำนวนสื่อที่ตอบ ไม่มีสื่อตอบให้เว้นว่าง",
    "A mark goes with newsrooms that gave it; empty if none did.",
)
