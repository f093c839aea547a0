"""The invitation to the newsrooms, and what they answer (steps 3 and 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.media_coordination.kinds import Rsvp
from forms.media_coordination.plan import IntervieweeAnswer
from forms.media_coordination.request import MediaRequest
from forms.moments import coming, in_order
from forms.newsrooms import MOST_NEWSROOMS, Invited, Mailing
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.clock import BANGKOK, in_bangkok
from models.errors import FieldProblem
from models.wording import Text, _

MORNING = time(8, 30, tzinfo=BANGKOK)
"""When newsrooms are reminded (HANDBOOK 3.7, step 4: on the mornings T−2 and T−1)."""

GATHERING = timedelta(hours=2)
"""Before it starts, the first reporters are there."""


class MediaInvitation(Mailing):
    """Whom the office invites, to what, when and where, and by when they answer."""

    title = _("หมายเชิญสื่อมวลชน", "Invitation to the media")
    asked_last = ("words", "reply_by")

    outlets: tuple[Invited, ...] = field(
        "สื่อที่เชิญ", "Invited outlets", min_length=1, max_length=MOST_NEWSROOMS
    )
    headline: Line = field("เรื่อง", "Topic", min_length=5, max_length=200)
    reason: LongText = field(
        "เหตุที่เชิญ",
        "Why they are invited",
        min_length=10,
        max_length=3_000,
        help=_("ขึ้นต้นด้วย “ด้วย …”", "It opens the invitation."),
    )
    starts_at: When = field("เริ่ม", "Starts")
    ends_at: When = field("สิ้นสุด", "Ends")
    meeting_point: Line = field("จุดนัดพบ", "Meeting point", min_length=2, max_length=300)
    interviewee: Line | None = field("ผู้ให้สัมภาษณ์", "Interviewee", default=None, max_length=200)
    programme: LongText | None = field("กำหนดการ", "Programme", default=None, max_length=5_000)
    restrictions: LongText | None = field(
        "ข้อจำกัดพื้นที่/ภาพ", "Restrictions on places or pictures", default=None, max_length=3_000
    )
    reply_by: When = field("ขอคำตอบภายใน", "Reply by")

    @classmethod
    def begun(
        cls,
        request: MediaRequest,
        outlets: Sequence[dict[str, Any]],
        agreed: IntervieweeAnswer | None,
    ) -> dict[str, Any]:
        """What its writer starts from: the request, and the time that suits the interviewee."""
        asked = request.record()
        begun = {
            "outlets": list(outlets),
            "headline": request.subject,
            "starts_at": asked["event_start"],
            "ends_at": asked["event_end"],
            "meeting_point": request.meeting_point,
            "interviewee": request.interviewee,
            "restrictions": request.restrictions,
        }
        if agreed is None or agreed.starts_at is None or None in _times(request):
            return begun
        start, end = _times(request)
        lasts = end - start  # type: ignore[operator]
        return begun | {
            "starts_at": agreed.starts_at.isoformat(),
            "ends_at": (agreed.starts_at + lasts).isoformat(),
        }

    @property
    def gathers_at(self) -> datetime:
        """When the first reporters are there."""
        return self.starts_at - GATHERING

    def paper_subject(self) -> str:
        """Its topic."""
        return self.headline

    def morning_before(self, days: int) -> datetime:
        """The morning that many days before it starts."""
        day = in_bangkok(self.starts_at).date() - timedelta(days=days)
        return datetime.combine(day, MORNING)

    def still_silent(self, answered: Collection[str]) -> tuple[Invited, ...]:
        """Those with an address that are not among the names of who answered."""
        return tuple(each for each in self.by_email if each.outlet not in answered)

    @rule("starts_at", "ends_at")
    def _it_ends_after_it_starts(self) -> Iterator[FieldProblem]:
        yield from in_order(self.starts_at, self.ends_at, "ends_at")

    @rule("reply_by", "starts_at")
    def _they_answer_before_it_starts(self) -> Iterator[FieldProblem]:
        if self.reply_by > self.starts_at:
            yield problem("too_late", _ANSWER_TOO_LATE, "reply_by")

    @timed_rule("starts_at")
    def _it_is_still_to_come(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.starts_at, at, "starts_at")

    @timed_rule("reply_by")
    def _there_is_time_to_answer(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.reply_by, at, "reply_by")


class OutletReply(Form):
    """What one newsroom answered."""

    title = _("คำตอบของสื่อ", "Reply of a newsroom")

    outlet: Line = field("สื่อ", "Outlet", min_length=2, max_length=200)
    reply: Rsvp = field("คำตอบ", "Reply")
    reporters: Whole | None = field("ผู้สื่อข่าว (คน)", "Reporters (people)", default=None, ge=1, le=100)


class MediaReplies(Form):
    """The replies so far; who is silent is reminded two days and one day before."""

    title = _("ผลตอบรับของสื่อ", "Replies of the newsrooms")

    replies: tuple[OutletReply, ...] = field(
        "คำตอบ", "Replies", min_length=1, max_length=MOST_NEWSROOMS
    )
    more_to_come: bool = field(
        "ยังรอคำตอบต่อ",
        "More replies are awaited",
        widget="yes_no",
        help=_(
            "บันทึกเท่าที่ได้รับ แล้วบันทึกต่อได้ในครั้งถัดไป",
            "Enter what came, and go on with the next report.",
        ),
    )
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)

    @classmethod
    def begun(cls, invitation: MediaInvitation) -> dict[str, Any]:
        """Every newsroom of the invitation, none of which has answered."""
        silent = Rsvp.NO_ANSWER.value
        rows = [{"outlet": each.outlet, "reply": silent} for each in invitation.outlets]
        return {"replies": rows}

    @property
    def coming(self) -> tuple[OutletReply, ...]:
        """Those that come."""
        return tuple(each for each in self.replies if each.reply is Rsvp.COMING)

    @property
    def answered(self) -> list[str]:
        """The names of those that said yes or no."""
        return [each.outlet for each in self.replies if each.reply is not Rsvp.NO_ANSWER]

    @property
    def percent_coming(self) -> int:
        """How many of a hundred accepted (indicator of 3.7)."""
        return round(100 * len(self.coming) / len(self.replies))

    @rule("replies", row_by_row=True)
    def _each_answers_once(self) -> Iterator[FieldProblem]:
        yield from repeated((each.outlet for each in self.replies), "replies", "outlet")


def _times(request: MediaRequest) -> tuple[datetime | None, datetime | None]:
    return request.event_start, request.event_end


_ANSWER_TOO_LATE: Text = _("ต้องขอคำตอบก่อนเริ่มงาน", "Ask for the answer before it starts.")
