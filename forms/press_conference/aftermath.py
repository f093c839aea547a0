"""After the briefing: what the media made of it, corrections, closing (steps 8, 9, 10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from forms.choice import Choice
from forms.contact import Url
from forms.dates import Day, When
from forms.field import field
from forms.files import EVIDENCE, Upload
from forms.form import Form
from forms.moments import past
from forms.numbers import Whole
from forms.press_conference.briefing import BriefingHeld
from forms.press_conference.rows import MOST_KEY_MESSAGES
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

Outlet = Annotated[Line, Field(max_length=200)]


class Match(Choice):
    """How a news item carries the key messages."""

    MATCH = "match", "ตรง", "Matches"
    MISSED = "missed", "ตก", "Missed"
    WRONG = "wrong", "ผิด", "Wrong"


class Clip(Form):
    """One news item."""

    title = _("ข่าวที่ออก", "News item")

    outlet: Line = field("สื่อ", "Outlet", min_length=2, max_length=200)
    headline: Line = field("พาดหัว", "Headline", max_length=300)
    link: Url | None = field("ลิงก์", "Link", default=None)
    seen_at: When | None = field("พบเมื่อ", "Seen at", default=None)
    match: Match = field(
        "ตรงประเด็นหลักหรือไม่",
        "Key messages",
        help=_("“ตก” คือไม่กล่าวถึงประเด็นหลัก", "Whether they are told, left out, or told wrongly."),
    )
    key_message: Whole | None = field(
        "ประเด็นหลักข้อที่", "Which key message", default=None, ge=1, le=MOST_KEY_MESSAGES
    )
    note: LongText | None = field(
        "ผิดตรงไหน/หมายเหตุ",
        "What is wrong, or a note",
        default=None,
        max_length=1_000,
        needed=_("จำเป็นเมื่อผิด", "Needed when it is wrong."),
    )

    @rule("match", "note")
    def _what_is_wrong_is_said(self) -> Iterator[FieldProblem]:
        if self.match is Match.WRONG and not self.note:
            yield problem("required", _WRONG_UNEXPLAINED, "note")

    @timed_rule("seen_at")
    def _it_was_seen_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.seen_at, at, "seen_at")


class ClipReport(Form):
    """The news that came out since the last report, held against the key messages (step 8)."""

    title = _("รายงานติดตามข่าวที่ออก", "Clipping report")

    clips: tuple[Clip, ...] = field("ข่าวที่ออก", "News items", default=(), max_length=200)
    summary: LongText | None = field(
        "สรุป",
        "Summary",
        default=None,
        max_length=3_000,
        needed=_("จำเป็นเมื่อไม่พบข่าวเลย", "Needed when no news came out."),
    )
    more_to_come: bool = field(
        "ยังต้องติดตามต่อ",
        "Watching goes on",
        widget="yes_no",
        help=_(
            "ข่าวที่ผิดส่งรายงานได้ทันที แล้วติดตามต่อในรายงานถัดไป",
            "Report what is wrong at once, and go on watching in the next report.",
        ),
    )

    @property
    def wrong(self) -> tuple[Clip, ...]:
        """The items that must be put right (step 9)."""
        return tuple(clip for clip in self.clips if clip.match is Match.WRONG)

    @rule("clips", "summary")
    def _silence_is_reported(self) -> Iterator[FieldProblem]:
        if not self.clips and not self.summary:
            yield problem("required", _SILENCE_UNEXPLAINED, "summary")


class WhoErred(Choice):
    """Whose mistake it was."""

    MEDIA = "media", "สื่อคลาดเคลื่อน", "The media"
    US = "us", "สำนักงานผิดเอง", "We"


class Correction(Form):
    """Putting right what went out wrong; cleared at the level that cleared the points (step 9)."""

    title = _("ชี้แจงแก้ไขข่าว", "Correction")

    outlets: tuple[Outlet, ...] = field(
        "ชี้แจงถึงสื่อ",
        "To which outlets",
        min_length=1,
        max_length=50,
        help=_(
            "ถ้าสำนักงานผิดเอง ระบบแจ้งสื่อทุกรายที่เชิญ",
            "If it was our mistake, everybody who was invited is told.",
        ),
    )
    what_was_wrong: LongText = field("ข้อความที่คลาดเคลื่อน", "What was wrong", max_length=2_000)
    who_erred: WhoErred = field("ความคลาดเคลื่อนของ", "Who erred")
    correct_statement: LongText = field("ข้อความที่ถูกต้อง", "Correct statement", max_length=3_000)
    source: Line = field(
        "แหล่งยืนยันข้อความที่ถูกต้อง", "Who confirms the correct statement", min_length=2, max_length=200
    )
    evidence: Upload | None = field("หลักฐาน", "Evidence", default=None, accepts=EVIDENCE)
    published_url: Url | None = field("ลิงก์คำชี้แจง", "Link to the correction", default=None)

    @property
    def we_erred(self) -> bool:
        """Whether the office also corrects its own release."""
        return self.who_erred is WhoErred.US


class ToldByTelephone(Form):
    """Outlets that no mail reaches, told by telephone: of news, or of what corrects it."""

    title = _("แจ้งสื่อทางโทรศัพท์", "Newsrooms told by telephone")

    told: tuple[Outlet, ...] = field("แจ้งสื่อแล้ว", "Outlets told", min_length=1, max_length=250)
    told_at: When = field("แจ้งเมื่อ", "Told at")
    note: LongText | None = field(
        "หมายเหตุ",
        "Note",
        default=None,
        max_length=2_000,
        help=_("รายที่ติดต่อไม่ได้", "Who could not be reached."),
    )

    @timed_rule("told_at")
    def _they_were_told_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.told_at, at, "told_at")


class LeftOpen(Form):
    """A question still to answer: who owns it and by when."""

    title = _("คำถามค้างตอบและเจ้าภาพ", "Open question with its owner")

    question: Line = field("คำถาม", "Question", max_length=500)
    owner: Line = field("เจ้าภาพ", "Owner", min_length=2, max_length=200)
    due: Day = field("กำหนดตอบ", "Due")

    @timed_rule("due")
    def _it_is_due_from_today_on(self, at: At) -> Iterator[FieldProblem]:
        if self.due < at.today:
            yield problem("in_the_past", _DUE_BEFORE_TODAY, "due")


class ClosingSummary(Form):
    """Figures, lessons and what is still to answer (step 10)."""

    title = _("สรุปปิดการแถลงข่าว", "Closing summary")

    minutes_to_briefing: Whole = field(
        "จากตัดสินใจถึงแถลง (นาที)", "From decision to briefing (minutes)", ge=0, le=1_000_000
    )
    media_count: Whole = field("จำนวนสื่อ (ราย)", "Media (outlets)", ge=0, le=1_000)
    pickup_percent: Whole | None = field(
        "ข่าวที่ตรงประเด็นหลัก (%)",
        "Key message pickup (%)",
        default=None,
        ge=0,
        le=100,
        help=_("เว้นว่างเมื่อไม่พบข่าว", "Left empty when no news came out."),
    )
    corrections: Whole = field("จำนวนแก้ข่าว (ครั้ง)", "Corrections", ge=0, le=1_000)
    lessons: LongText = field("บทเรียน", "Lessons", max_length=5_000)
    open_questions: tuple[LeftOpen, ...] = field(
        "คำถามค้างตอบ", "Open questions", default=(), max_length=50
    )

    @classmethod
    def begun(
        cls,
        decided_at: datetime,
        held: BriefingHeld,
        reports: Sequence[ClipReport],
        *,
        corrections: int,
    ) -> dict[str, Any]:
        """What the record knows already, for whoever writes the summary to start from."""
        clips = [clip for report in reports for clip in report.clips]
        matching = sum(clip.match is Match.MATCH for clip in clips)
        waited = (held.started_at - decided_at).total_seconds() / 60
        return {
            "minutes_to_briefing": max(0, round(waited)),
            "media_count": held.media_count,
            "pickup_percent": round(100 * matching / len(clips)) if clips else None,
            "corrections": corrections,
            "open_questions": [{"question": each.question} for each in held.open_questions],
        }


_WRONG_UNEXPLAINED: Text = _("ต้องบอกว่าผิดตรงไหน", "Say what is wrong.")
_SILENCE_UNEXPLAINED: Text = _("ถ้าไม่พบข่าว ต้องเขียนสรุป", "If no news came out, write a summary.")
_DUE_BEFORE_TODAY: Text = _("กำหนดต้องไม่ก่อนวันนี้", "The due date must not be before today.")
