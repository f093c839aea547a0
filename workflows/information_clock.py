"""OIAR: the 15 days of the law, and telling the requester in time that they will not do (2.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.information_request import ANSWER_WITHIN_DAYS, Extension, days_until
from forms.locale import long_day
from models.deadline import bd, cd, earliest, since
from models.role import Role
from models.wording import _
from tasks.receipt import tell_requester
from tasks.tell_role import tell_role
from workflows.asking import telephone

if TYPE_CHECKING:
    from datetime import date, datetime

    from forms.information_request import InformationRequest
    from models.deadline import Earliest, Since, Span
    from tasks.run import CaseRun

WARNED_BEFORE_DAYS = 5
"""Calendar days before the end at which it is asked whether it will be kept."""


class StatutoryClock:
    """By when one request, received and understood at that moment, is answered.

    Where there is much, the work is planned for longer from the first day on (`done_by`). The
    branch that extends the limit is written before the work, so that the work reads the newest.
    """

    def __init__(self, received_at: datetime, done_by: date | None = None) -> None:
        self.received_at, self.done_by = received_at, done_by
        self._told, self._warned_before = ANSWER_WITHIN_DAYS, WARNED_BEFORE_DAYS
        self._planned = self._told if done_by is None else days_until(done_by, received_at)

    @property
    def told(self) -> Since:
        """The limit of the law, or the day that the requester was told since."""
        return since(self.received_at, cd(self._told))

    @property
    def warning(self) -> Since:
        """When it is asked whether that limit will be kept."""
        return since(self.received_at, cd(self._told - self._warned_before))

    @property
    def today(self) -> Since:
        """The end of the working day on which it was received."""
        return since(self.received_at, bd(0))

    @property
    def collecting(self) -> Since | Earliest:
        """Five working days; where there is much, until five days before it is to be done."""
        if self.done_by is None:
            return self.within(bd(5))
        return since(self.received_at, cd(self._planned - WARNED_BEFORE_DAYS))

    def within(self, own: Span) -> Earliest:
        """The limit of one step: its own, but never past that of the whole."""
        return earliest(own, since(self.received_at, cd(self._planned)))

    def extend(self, extension: Extension, at: datetime) -> None:
        """From now on the day that the requester was told counts; a short while is half over."""
        half = days_until(extension.done_by, at) // 2
        self._warned_before = min(WARNED_BEFORE_DAYS, half)
        self._told = self._planned = days_until(extension.done_by, self.received_at)


def extended(case: CaseRun, request: InformationRequest, clock: StatutoryClock) -> None:
    """Five days before the end, an extension is asked for, and again before the new end.

    Where there is much it is asked for at once. Whoever answers in time has nothing to extend: the
    task goes with the answer.
    """
    planned = clock.done_by
    while True:
        if planned is None:
            case.wait_until("time-is-short", clock.warning)
            case.tell(tell_role, role=Role.DIRECTOR, headline=_SHORT, words=_UNTOLD)
        extension = case.ask(
            "extend",
            Extension,
            of=Role.INFO_OFFICER,
            due=clock.told,
            shows=request,
            starts_from={} if planned is None else {"done_by": planned.isoformat()},
            note=_IF_LATE,
        )
        planned = None
        case.acknowledge(
            "acknowledge-extension",
            extension,
            of=Role.DIRECTOR,
            due=earliest(bd(1), clock.told),
            beside=[request],
            title=_("รับทราบการขยายเวลาตอบคำขอข้อมูล", "Take note of the extension"),
        )
        clock.extend(extension, case.now)
        words = _EXTENDED.fill(reason=extension.reason, day=long_day(extension.done_by))
        case.tell(tell_requester, "tell-extension", request=request, words=words)
        telephone(case, "call-about-extension", request, words.th, shows=extension)


_SHORT = _("คำขอข้อมูลข่าวสารใกล้ครบกำหนดตามกฎหมาย", "An information request is nearly due by law")
_UNTOLD = _(
    "ยังไม่ได้ตอบหรือแจ้งขยายเวลาแก่ผู้ขอ เหลือเวลาไม่เกิน 5 วัน",
    "It is neither answered nor extended, and five days are left at most.",
)
_IF_LATE = "ถ้าจะไม่เสร็จทัน ต้องแจ้งเหตุและวันแล้วเสร็จแก่ผู้ขอก่อนครบกำหนด ถ้าเสร็จทัน งานนี้ปิดเองเมื่อตอบแล้ว"
_EXTENDED = _(
    "สำนักงานขอขยายเวลาตอบคำขอข้อมูลข่าวสาร เนื่องจาก{reason} จะแล้วเสร็จภายใน {day}",
    "Your request takes longer to answer. It will be done by {day}. The reason: {reason}",
)
