"""Before the briefing: talking points, facts, the room, the speaker (steps 2B, 2C, 2D, 3)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.dates import When
from forms.field import field
from forms.files import ATTACHMENTS, LETTER, RECORDINGS, Upload
from forms.form import Form
from forms.listed import repeated
from forms.moments import past
from forms.outside_decision import EVIDENCE_MISSING, How
from forms.press_conference.rows import (
    LEAST_QUESTIONS_WHEN_URGENT,
    MOST_KEY_MESSAGES,
    MOST_QUESTIONS,
    TOO_FEW_QUESTIONS,
    KeyMessage,
    Question,
)
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class Barred(Form):
    """Something that is not spoken of, and what is said instead."""

    title = _("เรื่องห้ามตอบ", "Not to be answered")

    matter: Line = field("เรื่องที่ห้ามตอบ", "Matter", max_length=300)
    say_instead: LongText = field("ให้ตอบว่า", "Say instead", max_length=1_000)


class TalkingPoints(Form):
    """What the speakers say and answer, and what they do not."""

    title = _("ประเด็นแถลง", "Talking points")

    opening: LongText | None = field("คำกล่าวเปิด", "Opening", default=None, max_length=3_000)
    key_messages: tuple[KeyMessage, ...] = field(
        "ประเด็นหลัก",
        "Key messages",
        min_length=1,
        max_length=MOST_KEY_MESSAGES,
        help=_("1–3 ข้อ ข้อละไม่เกิน 140 ตัวอักษร", "1–3, each of at most 140 characters."),
    )
    qa: tuple[Question, ...] = field(
        "คำถามคาดหมายและคำตอบ", "Questions and answers", min_length=1, max_length=MOST_QUESTIONS
    )
    do_not_answer: tuple[Barred, ...] = field(
        "เรื่องห้ามตอบ", "Not to be answered", default=(), max_length=20
    )
    press_kit: tuple[Upload, ...] = field(
        "ชุดเอกสารสำหรับสื่อ", "Press kit", default=(), max_length=10, accepts=ATTACHMENTS
    )

    @rule("key_messages", row_by_row=True)
    def _key_messages_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.key_messages, "key_messages")


class UrgentTalkingPoints(TalkingPoints):
    """The points of an urgent briefing: at least five questions are expected (HANDBOOK 3.6, qa)."""

    title = _("ประเด็นแถลงเร่งด่วน", "Talking points, urgent")

    qa: tuple[Question, ...] = field(
        "คำถามคาดหมายและคำตอบ",
        "Questions and answers",
        default=(),
        max_length=MOST_QUESTIONS,
        needed=_("จำเป็น อย่างน้อย 5 ข้อ", "Needed: at least 5."),
    )

    @rule("qa", row_by_row=True)
    def _enough_questions_are_expected(self) -> Iterator[FieldProblem]:
        if len(self.qa) < LEAST_QUESTIONS_WHEN_URGENT:
            yield problem("too_few", TOO_FEW_QUESTIONS, "qa")


class Verdict(Choice):
    """What the owner of a fact says of it."""

    CONFIRMED = "confirmed", "ยืนยัน", "Confirmed"
    CORRECTED = "corrected", "ยืนยันโดยแก้ไขค่า", "Confirmed with another value"
    NOT_CONFIRMED = "not_confirmed", "ไม่ยืนยัน", "Not confirmed"


class FactVerification(Form):
    """The word of a fact's owner on one fact, entered by a clerk; unconfirmed facts are cut."""

    title = _("ผลการยืนยันข้อเท็จจริง", "Verification of a fact")

    verdict: Verdict = field("ผล", "Verdict")
    corrected_value: Line | None = field(
        "ค่าที่ถูกต้อง",
        "Corrected value",
        default=None,
        max_length=500,
        needed=_("จำเป็นเมื่อแก้ไขค่า", "Needed when the value is another."),
    )
    answered_by: Line = field("ผู้ยืนยัน", "Answered by", min_length=2, max_length=200)
    how: How = field("วิธีที่ได้รับคำตอบ", "How it was given")
    answered_at: When = field("ยืนยันเมื่อ", "Answered at")
    evidence: Upload | None = field(
        "เอกสารหลักฐาน",
        "Paper that shows it",
        default=None,
        accepts=LETTER,
        needed=_("ทางโทรศัพท์แนบภายหลังได้ภายใน 2 วันทำการ", "By telephone: within 2 working days."),
    )
    recording: Upload | None = field(
        "เสียงบันทึกการสนทนา", "Recording of the call", default=None, accepts=RECORDINGS
    )
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)

    @property
    def stands(self) -> bool:
        """Whether the fact may be used, perhaps with another value."""
        return self.verdict is not Verdict.NOT_CONFIRMED

    @property
    def awaits_evidence(self) -> bool:
        """Whether a paper must still confirm it, within two working days (HANDBOOK 3.0)."""
        return self.evidence is None

    @rule("verdict", "corrected_value")
    def _another_value_is_given(self) -> Iterator[FieldProblem]:
        corrected = self.verdict is Verdict.CORRECTED
        if corrected and not self.corrected_value:
            yield problem("required", _VALUE_MISSING, "corrected_value")
        if not corrected and self.corrected_value:
            yield problem("not_for_this_outcome", _VALUE_UNASKED, "corrected_value")

    @rule("how", "evidence")
    def _paper_and_meetings_leave_evidence(self) -> Iterator[FieldProblem]:
        if self.how is not How.TELEPHONE and self.evidence is None:
            yield problem("required", EVIDENCE_MISSING, "evidence")

    @timed_rule("answered_at")
    def _it_was_answered_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.answered_at, at, "answered_at")


class Readiness(Choice):
    """How far one thing is."""

    READY = "ready", "พร้อม", "Ready"
    NOT_NEEDED = "not_needed", "ไม่ใช้", "Not needed"
    PROBLEM = "problem", "มีปัญหา", "Problem"


_CHECKED = (
    "venue", "backdrop", "sound", "screen", "cameras", "live", "internet",
    "sign_language", "backup_power", "media_desk", "access",
)  # fmt: skip


class VenueChecklist(Form):
    """The room, the sound, the broadcast, and what happens when the lights go out."""

    title = _("รายการตรวจสถานที่และอุปกรณ์", "Venue checklist")

    venue: Readiness = field("สถานที่และที่นั่ง", "Venue and seats")
    backdrop: Readiness = field("ฉากหลังและป้าย", "Backdrop and signs")
    sound: Readiness = field("เครื่องเสียงและไมโครโฟน", "Sound and microphones")
    screen: Readiness = field("จอและสื่อประกอบ", "Screen and visuals")
    cameras: Readiness = field("กล้องภาพนิ่งและวิดีโอ", "Cameras")
    live: Readiness = field("ถ่ายทอดสด (ทดสอบแล้ว)", "Live broadcast (tested)")
    internet: Readiness = field("อินเทอร์เน็ตและสายสำรอง", "Internet and its back-up")
    sign_language: Readiness = field("ล่ามภาษามือ", "Sign language")
    backup_power: Readiness = field("ไฟฟ้าสำรอง", "Back-up power")
    media_desk: Readiness = field("โต๊ะลงทะเบียนสื่อ", "Media desk")
    access: Readiness = field("ทางเข้า ที่จอดรถ ทางลาด", "Access, parking, ramps")
    checked_at: When = field("ตรวจเมื่อ", "Checked at")
    photos: tuple[Upload, ...] = field(
        "ภาพถ่าย", "Photographs", default=(), max_length=10, accepts=ATTACHMENTS
    )
    note: LongText | None = field(
        "หมายเหตุ/วิธีแก้",
        "Note and remedy",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อมีข้อที่มีปัญหา", "Needed when something is a problem."),
    )

    @property
    def troubled(self) -> list[str]:
        """The names of the things that are a problem."""
        return [name for name in _CHECKED if getattr(self, name) is Readiness.PROBLEM]

    @rule("note", *_CHECKED)
    def _a_problem_is_explained(self) -> Iterator[FieldProblem]:
        if self.troubled and not self.note:
            yield problem("required", _PROBLEM_UNEXPLAINED, "note")

    @timed_rule("checked_at")
    def _it_was_checked_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.checked_at, at, "checked_at")


class SpeakerBrief(Form):
    """The speaker has read the points and rehearsed the questions (step 3)."""

    title = _("ผู้แถลงรับทราบและซักซ้อม", "Speaker's brief")

    points_read: bool = field("อ่านประเด็นแถลงและข้อห้ามตอบแล้ว", "I have read the points")
    rehearsed: bool = field("ซักซ้อมคำถาม–คำตอบแล้ว", "Questions were rehearsed", widget="yes_no")
    not_rehearsed_because: LongText | None = field(
        "เหตุที่ไม่ได้ซักซ้อม",
        "Why not rehearsed",
        default=None,
        max_length=1_000,
        needed=_("จำเป็นเมื่อไม่ได้ซักซ้อม", "Needed when nothing was rehearsed."),
    )
    changes_wished: LongText | None = field(
        "ข้อที่ขอปรับ", "Changes wished for", default=None, max_length=2_000
    )

    @rule("points_read")
    def _the_points_were_read(self) -> Iterator[FieldProblem]:
        if not self.points_read:
            yield problem("required", _POINTS_UNREAD, "points_read")

    @rule("rehearsed", "not_rehearsed_because")
    def _no_rehearsal_has_a_reason(self) -> Iterator[FieldProblem]:
        if not self.rehearsed and not self.not_rehearsed_because:
            yield problem("required", _REHEARSAL_MISSING, "not_rehearsed_because")


_VALUE_MISSING: Text = _("ต้องระบุค่าที่ถูกต้อง", "Give the corrected value.")
_VALUE_UNASKED: Text = _(
    "กรอกค่าที่ถูกต้องเฉพาะเมื่อผลเป็น “ยืนยันโดยแก้ไขค่า”",
    "A corrected value goes with “Confirmed with another value” only.",
)
_PROBLEM_UNEXPLAINED: Text = _(
    "มีข้อที่มีปัญหา ต้องบอกวิธีแก้", "Something is a problem: say what is done about it."
)
_POINTS_UNREAD: Text = _("ต้องอ่านประเด็นแถลงก่อน", "Read the talking points first.")
_REHEARSAL_MISSING: Text = _("ถ้าไม่ได้ซักซ้อม ต้องบอกเหตุผล", "If it was not rehearsed, say why.")
