"""Asking for a press conference (HANDBOOK 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TypeVar

from forms.choice import Choice
from forms.contact import Key, Url
from forms.dates import When
from forms.field import field
from forms.files import ATTACHMENTS, Upload
from forms.listed import repeated
from forms.moments import coming
from forms.press_conference.rows import (
    LEAST_QUESTIONS_WHEN_URGENT,
    MOST_FACTS,
    MOST_KEY_MESSAGES,
    MOST_QUESTIONS,
    MOST_SPEAKERS,
    TOO_FEW_QUESTIONS,
    Fact,
    KeyMessage,
    Question,
    Speaker,
)
from forms.problems import problem
from forms.requester import RequesterBlock
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.clock import in_bangkok
from models.errors import FieldProblem
from models.wording import Text, _

SOONEST, LATEST = timedelta(hours=1), timedelta(hours=4)
"""From the request to an urgent briefing."""

WORKING_DAYS_AHEAD = 10
"""From the request to a planned briefing; the day of the request is not counted."""

T = TypeVar("T")
S = TypeVar("S")


class Mode(Choice):
    """Hours or weeks ahead."""

    URGENT = "urgent", "เร่งด่วน (ภายใน 4 ชม.)", "Urgent (within 4 hours)"
    PLANNED = "planned", "ตามแผน (ล่วงหน้า 10 วันทำการ)", "Planned (10 working days ahead)"


class Weight(Choice):
    """What is at stake, and so how high the talking points go before they are spoken."""

    ORDINARY = "ordinary", "ทั่วไป", "Ordinary"
    POLICY = "policy", "นโยบาย", "Policy"
    CRISIS = "crisis", "วิกฤต", "Crisis"


class PressConferenceRequest(RequesterBlock):
    """What is to be said, by whom, when and where, and why a news release would not do."""

    title = _("คำขอจัดแถลงข่าว", "Press conference request")

    mode: Mode = field("โหมด", "Mode")
    weight: Weight = field(
        "ระดับเรื่อง",
        "Weight",
        help=_(
            "เรื่องวิกฤตหรือนโยบายต้องผ่านผู้ว่าราชการจังหวัดหรือผู้บัญชาการเหตุการณ์",
            "A crisis or a policy also goes to the governor or the incident commander.",
        ),
    )
    topic: Line = field("ประเด็น", "Topic", min_length=2, max_length=200)
    objective: LongText = field("วัตถุประสงค์", "Objective", max_length=2_000)
    why_conference: LongText = field(
        "เหตุที่ต้องแถลง ไม่ใช่แค่ข่าวแจก", "Why a conference and not a release", max_length=3_000
    )
    key_messages: tuple[KeyMessage, ...] = field(
        "ประเด็นหลัก",
        "Key messages",
        min_length=1,
        max_length=MOST_KEY_MESSAGES,
        help=_("1–3 ข้อ ข้อละไม่เกิน 140 ตัวอักษร", "1–3, each of at most 140 characters."),
    )
    facts: tuple[Fact, ...] = field("ข้อเท็จจริง", "Facts", min_length=1, max_length=MOST_FACTS)
    qa: tuple[Question, ...] = field(
        "คำถามคาดหมายและคำตอบ",
        "Questions and answers",
        default=(),
        max_length=MOST_QUESTIONS,
        needed=_("โหมดเร่งด่วนอย่างน้อย 5 ข้อ", "At least 5 when urgent."),
    )
    speakers: tuple[Speaker, ...] = field(
        "ผู้แถลง",
        "Speakers",
        min_length=1,
        max_length=MOST_SPEAKERS,
        help=_("ต้องมีผู้แถลงสำรองอย่างน้อยหนึ่งคน", "At least one of them in reserve."),
    )
    start_at: When = field("เวลาแถลง", "Starts at")
    venue: Line = field("สถานที่", "Venue", min_length=2, max_length=300)
    live_url: Url | None = field(
        "ลิงก์ถ่ายทอดสด",
        "Live link",
        default=None,
        help=_("ถ้ามีการถ่ายทอดสด", "If it is broadcast live."),
    )
    sign_language: bool = field(
        "ล่ามภาษามือ",
        "Sign language",
        yes_no=(_("มีล่าม", "With an interpreter"), _("ไม่มีล่าม", "Without an interpreter")),
    )
    invite_list_id: Key = field(
        "รายชื่อสื่อที่เชิญ",
        "Invitation list",
        help=_(
            "รวมสื่อรัฐ ท้องถิ่น ออนไลน์ วิทยุชุมชน",
            "With state, local and online media and community radio.",
        ),
    )
    accreditation: bool = field(
        "การลงทะเบียนสื่อ",
        "Accreditation",
        yes_no=(_("ต้องลงทะเบียน", "Media register"), _("ไม่ต้องลงทะเบียน", "No registration")),
    )
    embargo: When | None = field("ห้ามเผยแพร่ก่อน", "Embargo until", default=None)
    press_kit: tuple[Upload, ...] = field(
        "ชุดเอกสารสำหรับสื่อ", "Press kit", default=(), max_length=10, accepts=ATTACHMENTS
    )

    @property
    def is_urgent(self) -> bool:
        """Whether the clock on the wall counts, not working days."""
        return self.mode is Mode.URGENT

    @property
    def needs_outside_clearance(self) -> bool:
        """Whether the governor or the incident commander clears it too (step 4)."""
        return self.weight is not Weight.ORDINARY

    def pace(self, *, urgent: T, planned: S) -> T | S:
        """The one of the two that fits the mode."""
        return urgent if self.is_urgent else planned

    @rule("mode", "qa", row_by_row=True)
    def _urgent_briefings_expect_questions(self) -> Iterator[FieldProblem]:
        if self.is_urgent and len(self.qa) < LEAST_QUESTIONS_WHEN_URGENT:
            yield problem("too_few", TOO_FEW_QUESTIONS, "qa")

    @rule("speakers")
    def _somebody_stands_in_reserve(self) -> Iterator[FieldProblem]:
        if not any(speaker.reserve for speaker in self.speakers):
            yield problem("no_reserve", _NO_RESERVE, "speakers")
        if all(speaker.reserve for speaker in self.speakers):
            yield problem("no_speaker", _NO_SPEAKER, "speakers")

    @rule("speakers", row_by_row=True)
    def _speakers_follow_one_another(self) -> Iterator[FieldProblem]:
        orders = (None if speaker.reserve else speaker.order for speaker in self.speakers)
        yield from repeated(orders, "speakers", "order")

    @rule("key_messages", row_by_row=True)
    def _key_messages_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.key_messages, "key_messages")

    @timed_rule("mode", "start_at")
    def _it_starts_when_its_mode_says(self, at: At) -> Iterator[FieldProblem]:
        # An amendment is judged by the day of the request: the office's delay is not the asker's.
        asked = at.when_asked
        if self.is_urgent and not asked.now + SOONEST <= self.start_at <= asked.now + LATEST:
            yield problem("not_within_hours", _NOT_WITHIN_HOURS, "start_at")
        elif not self.is_urgent and _too_soon(self.start_at, asked):
            yield problem("too_soon", _TOO_SOON, "start_at")
        else:
            yield from coming(self.start_at, at, "start_at")


def _too_soon(start: datetime, at: At) -> bool:
    return in_bangkok(start).date() < at.working_day(WORKING_DAYS_AHEAD)


_NO_RESERVE: Text = _("ต้องมีผู้แถลงสำรองอย่างน้อยหนึ่งคน", "At least one speaker must be in reserve.")
_NO_SPEAKER: Text = _("ต้องมีผู้แถลงตัวจริงอย่างน้อยหนึ่งคน", "At least one speaker must not be in reserve.")
_NOT_WITHIN_HOURS: Text = _(
    "แถลงข่าวเร่งด่วนต้องเริ่มภายใน 1–4 ชั่วโมงนับแต่เวลาที่ขอ",
    "An urgent briefing starts between 1 and 4 hours after it was asked for.",
)
_TOO_SOON: Text = _(
    "แถลงข่าวตามแผนต้องแจ้งล่วงหน้าอย่างน้อย {days} วันทำการ",
    "A planned briefing is asked for at least {days} working days ahead.",
).fill(days=WORKING_DAYS_AHEAD)
