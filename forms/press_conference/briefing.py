"""The briefing and what comes out of it at once (steps 5, 6, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from forms.contact import Url
from forms.dates import When
from forms.field import field
from forms.files import ATTACHMENTS, RECORDINGS, Upload
from forms.form import Form
from forms.locale import long_moment
from forms.moments import in_order, not_before, past
from forms.numbers import TimeCode, Whole
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

A_DAY = timedelta(days=1)


class Moment(Form):
    """A place in the recording."""

    title = _("ไทม์โค้ด", "Time code")

    at: TimeCode = field("เวลาในบันทึก", "At", help=_("ชั่วโมง:นาที:วินาที", "H:MM:SS"))
    what: Line = field("ผู้พูด/ประเด็น", "Speaker or matter", max_length=300)


class OpenQuestion(Form):
    """A question that was asked and not yet answered."""

    title = _("คำถามค้างตอบ", "Open question")

    question: Line = field("คำถาม", "Question", max_length=500)
    asked_by: Line | None = field("ผู้ถาม/สื่อ", "Asked by", default=None, max_length=200)


class BriefingHeld(Form):
    """The briefing as it was (step 5)."""

    title = _("บันทึกการแถลงข่าว", "The briefing as held")

    started_at: When = field("เริ่มจริง", "Started at")
    ended_at: When = field("จบจริง", "Ended at")
    other_time_reason: LongText | None = field(
        "เหตุที่จัดต่างจากเวลาที่กำหนด",
        "Why at another time than planned",
        default=None,
        max_length=1_000,
        needed=_("จำเป็นเมื่อต่างจากเวลาที่กำหนดเกินหนึ่งวัน", "Needed when more than a day apart."),
    )
    media_count: Whole = field("จำนวนสื่อ (ราย)", "Media present (outlets)", ge=0, le=1_000)
    recordings: tuple[Upload, ...] = field(
        "ไฟล์บันทึกเสียง/ภาพ",
        "Recordings",
        default=(),
        max_length=10,
        accepts=RECORDINGS,
        needed=_("แนบไฟล์หรือใส่ลิงก์อย่างน้อยหนึ่ง", "A file or a link, at least one."),
    )
    recording_url: Url | None = field(
        "ลิงก์บันทึก",
        "Link to the recording",
        default=None,
        needed=_("แนบไฟล์หรือใส่ลิงก์อย่างน้อยหนึ่ง", "A file or a link, at least one."),
    )
    media_register: tuple[Upload, ...] = field(
        "ทะเบียนสื่อที่มา", "Register of media", default=(), max_length=10, accepts=ATTACHMENTS
    )
    time_codes: tuple[Moment, ...] = field(
        "ไทม์โค้ด",
        "Time codes",
        default=(),
        max_length=200,
        needed=_("จำเป็นเมื่อมีบันทึกการแถลง", "Needed with a recording."),
    )
    open_questions: tuple[OpenQuestion, ...] = field(
        "คำถามค้างตอบ", "Open questions", default=(), max_length=50
    )
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=3_000)

    @rule("started_at", "ended_at")
    def _it_ended_after_it_started(self) -> Iterator[FieldProblem]:
        yield from in_order(self.started_at, self.ended_at, "ended_at")

    @timed_rule("started_at")
    def _it_was_cleared_first(self, at: At) -> Iterator[FieldProblem]:
        yield from not_before(self.started_at, at.bounds.since, _NOT_CLEARED_YET, "started_at")

    @timed_rule("started_at", "other_time_reason")
    def _another_day_has_its_reason(self, at: At) -> Iterator[FieldProblem]:
        planned = at.bounds.planned
        if planned is None or self.other_time_reason:
            return
        if abs(self.started_at - planned) > A_DAY:
            told = _ANOTHER_DAY.fill(when=long_moment(planned))
            yield problem("required", told, "other_time_reason")

    @rule("recordings", "recording_url")
    def _it_was_recorded(self) -> Iterator[FieldProblem]:
        if not self.recordings and not self.recording_url:
            yield problem("required", _UNRECORDED, "recordings")

    @rule("recordings", "recording_url", "time_codes")
    def _the_recording_has_its_time_codes(self) -> Iterator[FieldProblem]:
        if (self.recordings or self.recording_url) and not self.time_codes:
            yield problem("required", _TIME_CODES_MISSING, "time_codes")

    @timed_rule("ended_at")
    def _it_is_over(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.ended_at, at, "ended_at")


class AccreditedBriefingHeld(BriefingHeld):
    """The briefing as it was, where the media had to register."""

    title = _("บันทึกการแถลงข่าว (มีการลงทะเบียนสื่อ)", "The briefing as held, with accreditation")

    media_register: tuple[Upload, ...] = field(
        "ทะเบียนสื่อที่มา",
        "Register of media",
        default=(),
        max_length=10,
        accepts=ATTACHMENTS,
        needed=_("จำเป็นเพราะงานนี้ให้สื่อลงทะเบียน", "Needed: the media were to register."),
    )

    @rule("media_register")
    def _the_media_registered(self) -> Iterator[FieldProblem]:
        if not self.media_register:
            yield problem("required", _REGISTER_MISSING, "media_register")


class OfficialRelease(Form):
    """The official news, picture and clip (step 6)."""

    title = _("ข่าวทางการหลังแถลง", "Official release")
    sets_papers = 1

    headline: Line = field("พาดหัว", "Headline", min_length=5, max_length=200)
    body: LongText = field("เนื้อข่าว", "Body", min_length=20, max_length=20_000)
    photos: tuple[Upload, ...] = field(
        "ภาพข่าว",
        "Photographs",
        default=(),
        max_length=20,
        accepts=ATTACHMENTS,
        needed=_("ภาพหรือคลิปอย่างน้อยหนึ่ง", "A photograph or a clip, at least one."),
    )
    clip: Upload | None = field(
        "คลิป",
        "Clip",
        default=None,
        accepts=RECORDINGS,
        needed=_("ภาพหรือคลิปอย่างน้อยหนึ่ง", "A photograph or a clip, at least one."),
    )
    link: Url = field("ลิงก์ที่เผยแพร่", "Published at (link)")
    published_at: When = field("เผยแพร่เมื่อ", "Published at")

    @rule("photos", "clip")
    def _it_shows_something(self) -> Iterator[FieldProblem]:
        if not self.photos and not self.clip:
            yield problem("required", _NOTHING_SHOWN, "photos")

    @timed_rule("published_at")
    def _it_is_out(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.published_at, at, "published_at")


class Transcript(Form):
    """What was said, word by word (step 7)."""

    title = _("ถอดเทปแถลงข่าว", "Transcript")

    text: LongText | None = field(
        "คำถอดเทป",
        "Text",
        default=None,
        max_length=200_000,
        needed=_("พิมพ์หรือแนบไฟล์อย่างน้อยหนึ่ง", "Text or a file, at least one."),
    )
    file: Upload | None = field(
        "ไฟล์ถอดเทป",
        "File",
        default=None,
        accepts=ATTACHMENTS,
        needed=_("พิมพ์หรือแนบไฟล์อย่างน้อยหนึ่ง", "Text or a file, at least one."),
    )
    complete: bool = field("ครบทั้งการแถลง", "Complete", widget="yes_no")
    unclear: LongText | None = field(
        "ช่วงที่ฟังไม่ชัด", "Passages not understood", default=None, max_length=2_000
    )

    @rule("text", "file")
    def _there_is_one(self) -> Iterator[FieldProblem]:
        if not self.text and not self.file:
            yield problem("required", _TRANSCRIPT_MISSING, "text")


_NOT_CLEARED_YET: Text = _(
    "ต้องไม่ก่อน {when} ซึ่งเป็นเวลาที่อนุมัติประเด็นแถลง",
    "Must not be before {when}, when the talking points were cleared.",
)
_ANOTHER_DAY: Text = _(
    "กำหนดไว้ {when} ต่างกันเกินหนึ่งวัน ต้องบอกเหตุ",
    "It was planned for {when}, more than a day apart: say why.",
)
_UNRECORDED: Text = _("ต้องมีไฟล์หรือลิงก์บันทึกการแถลง", "Give a recording or the link to one.")
_TIME_CODES_MISSING: Text = _("มีบันทึกการแถลง ต้องระบุไทม์โค้ด", "A recording needs its time codes.")
_REGISTER_MISSING: Text = _("ต้องแนบทะเบียนสื่อที่มา", "Attach the register of the media that came.")
_NOTHING_SHOWN: Text = _("ต้องมีภาพหรือคลิปทางการ", "Give a photograph or a clip.")
_TRANSCRIPT_MISSING: Text = _("ต้องมีคำถอดเทปหรือไฟล์", "Give the text or a file.")
