"""Asking the office to bring the media together with whom or what they report on (HANDBOOK 3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from forms.contact import Key
from forms.dates import When
from forms.field import field
from forms.listed import repeated
from forms.media_coordination.kinds import INVITING, Hospitality, MediaService, Transport
from forms.moments import coming, in_order
from forms.numbers import Money
from forms.problems import problem
from forms.requester import RequesterBlock
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.clock import in_bangkok
from models.errors import FieldProblem
from models.wording import Text, _

WORKING_DAYS_AHEAD = 3
"""Before the event, newsrooms are called together at the latest (HANDBOOK 3.7, event_start)."""

MOST_OUTLETS = 200

_OF_A_MEETING = _(
    "จำเป็น เว้นแต่ขอข้อมูลสื่อ เชิญสื่อและสื่อสัญจรต้องแจ้งล่วงหน้าอย่างน้อย 3 วันทำการ",
    "Needed, except to ask for information. The media are invited three working days ahead.",
)
_OF_AN_INTERVIEW = _("จำเป็นเมื่อขอสัมภาษณ์", "Needed for an interview.")


class MediaRequest(RequesterBlock):
    """Which service, when and where, with which media; whom to interview, and what goes with it."""

    title = _("คำขอประสานสื่อมวลชน", "Media coordination request")

    service_kind: MediaService = field("ชนิดบริการ", "Kind of service")
    event_start: When | None = field("เริ่ม", "Starts", default=None, needed=_OF_A_MEETING)
    event_end: When | None = field("สิ้นสุด", "Ends", default=None, needed=_OF_A_MEETING)
    meeting_point: Line | None = field(
        "จุดนัดพบ",
        "Meeting point",
        default=None,
        min_length=2,
        max_length=300,
        needed=_("จำเป็น เว้นแต่ขอข้อมูลสื่อ", "Needed, except to ask for information."),
    )
    target_media: tuple[Key, ...] = field(
        "สื่อเป้าหมาย",
        "Target media",
        widget="checkboxes",
        min_length=1,
        max_length=MOST_OUTLETS,
        help=_(
            "จากทะเบียนสื่อของสำนักงาน ถ้าสื่อเป็นผู้ขอ เลือกสื่อนั้น",
            "From the office's register of media; if a newsroom asks, that one.",
        ),
    )
    interviewee: Line | None = field(
        "ผู้ให้สัมภาษณ์",
        "Interviewee",
        default=None,
        min_length=2,
        max_length=200,
        needed=_OF_AN_INTERVIEW,
    )
    questions: LongText | None = field(
        "คำถามล่วงหน้า", "Questions", default=None, max_length=5_000, needed=_OF_AN_INTERVIEW
    )
    hospitality: tuple[Hospitality, ...] = field(
        "การรับรอง", "Hospitality", default=(), max_length=3
    )
    transport: Transport | None = field("การเดินทาง", "Transport", default=None)
    budget: Money | None = field(
        "งบประมาณ (บาท)",
        "Budget (baht)",
        default=None,
        le=10_000_000,
        help=_("ถ้ามากกว่า 0 ต้องจัดซื้อจัดจ้าง", "Above 0, it is procured."),
    )
    restrictions: LongText | None = field(
        "ข้อจำกัดพื้นที่/ภาพ", "Restrictions on places or pictures", default=None, max_length=3_000
    )

    @property
    def is_interview(self) -> bool:
        """Whether somebody is asked whether they let themselves be interviewed."""
        return self.service_kind is MediaService.INTERVIEW

    @property
    def wants_information(self) -> bool:
        """Whether nobody meets anybody: it is answered in writing."""
        return self.service_kind is MediaService.INFORMATION

    def amount_at_stake(self) -> Decimal | None:
        """The budget, where there is one."""
        return self.budget or None

    def planned(self) -> dict[str, Any]:
        """What the plan starts from."""
        car = self.transport is Transport.OFFICE_CAR
        return {"needs_car": car, "budget": self.record()["budget"]}

    @rule("service_kind", "event_start")
    def _a_meeting_has_its_beginning(self) -> Iterator[FieldProblem]:
        yield from self._of_a_meeting("event_start", _TIME_MISSING)

    @rule("service_kind", "event_end")
    def _a_meeting_has_its_end(self) -> Iterator[FieldProblem]:
        yield from self._of_a_meeting("event_end", _TIME_MISSING)

    @rule("service_kind", "meeting_point")
    def _a_meeting_has_its_place(self) -> Iterator[FieldProblem]:
        yield from self._of_a_meeting("meeting_point", _PLACE_MISSING)

    @rule("event_start", "event_end")
    def _it_ends_after_it_starts(self) -> Iterator[FieldProblem]:
        if self.event_start is not None:
            yield from in_order(self.event_start, self.event_end, "event_end")

    @timed_rule("service_kind", "event_start")
    def _there_is_time_to_invite(self, at: At) -> Iterator[FieldProblem]:
        # An amendment is judged by the day of the request: the office's delay is not the asker's.
        asked = at.when_asked
        if self.event_start is None:
            return
        soonest = asked.working_day(WORKING_DAYS_AHEAD)
        if self.service_kind in INVITING and in_bangkok(self.event_start).date() < soonest:
            yield problem("too_soon", _TOO_SOON, "event_start")
        else:
            yield from coming(self.event_start, asked, "event_start")

    @rule("target_media", row_by_row=True)
    def _newsrooms_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.target_media, "target_media")

    @rule("hospitality", row_by_row=True)
    def _offers_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.hospitality, "hospitality")

    @rule("service_kind", "interviewee")
    def _an_interview_is_with_somebody(self) -> Iterator[FieldProblem]:
        if self.is_interview and not self.interviewee:
            yield problem("required", _INTERVIEWEE_MISSING, "interviewee")

    @rule("service_kind", "questions")
    def _an_interview_has_its_questions(self) -> Iterator[FieldProblem]:
        if self.is_interview and not self.questions:
            yield problem("required", _QUESTIONS_MISSING, "questions")

    def _of_a_meeting(self, name: str, text: Text) -> Iterator[FieldProblem]:
        if not self.wants_information and getattr(self, name) is None:
            yield problem("required", text, name)


_TIME_MISSING: Text = _("ต้องระบุวันเวลาเริ่มและสิ้นสุด", "Say when it starts and ends.")
_PLACE_MISSING: Text = _("ต้องระบุจุดนัดพบ", "Say where to meet.")
_TOO_SOON: Text = _(
    "การเชิญสื่อต้องแจ้งล่วงหน้าอย่างน้อย {days} วันทำการ",
    "The media are invited at least {days} working days ahead.",
).fill(days=WORKING_DAYS_AHEAD)
_INTERVIEWEE_MISSING: Text = _("ขอสัมภาษณ์ต้องระบุผู้ให้สัมภาษณ์", "Say whom to interview.")
_QUESTIONS_MISSING: Text = _("ขอสัมภาษณ์ต้องส่งคำถามล่วงหน้า", "Give the questions beforehand.")
