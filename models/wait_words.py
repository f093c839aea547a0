"""What a case waits for, in words: the names that missions give to their waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.wording import Text, _

if TYPE_CHECKING:
    from models.step import Step

WAITS: dict[str, Text] = {
    "agency-is-silent": _(
        "รอคำตอบจากหน่วยงานที่ส่งต่อจนครบ 30 วัน", "Waits thirty days for the agency's answer"
    ),
    "fifteen-days": _("รอคำตอบจนครบ 15 วัน", "Waits fifteen days for an answer"),
    "nearly-over": _(
        "รอใกล้ครบ 15 วันเพื่อแจ้งความคืบหน้าแก่ผู้ร้อง",
        "Waits until fifteen days are nearly over, to tell the complainant how far it is",
    ),
    "owner-is-silent": _(
        "รอเจ้าของข้อมูลยืนยัน หากเงียบจะแจ้งผู้อำนวยการ",
        "Waits for the owner of the facts; then the director is told",
    ),
    "publish-time": _("รอเวลาเผยแพร่ข่าว", "Waits for the time at which the news goes out"),
    "ten-days": _("รอคำตอบจากผู้ขอจนครบกำหนด", "Waits for the requester's answer, for so long"),
    "they-gather": _("รอเวลานัดหมายสื่อมวลชน", "Waits for the time at which the media gather"),
    "thirty-days": _(
        "รอครบ 30 วันเพื่อติดตามผลคำปรึกษา", "Waits thirty days, to ask what became of the advice"
    ),
    "time-is-short": _(
        "รอใกล้ครบกำหนดตามกฎหมายเพื่อถามว่าจะขยายเวลาหรือไม่",
        "Waits until the days of the law are nearly over, to ask whether to lengthen them",
    ),
}
"""By the name of the wait in its mission."""

SOME_TIME = _("รอเวลา", "Waits for the time")
"""A wait that has no words of its own (of a mission that was given up, say)."""


def waited_for(step: Step) -> Text:
    """What a wait (`wait_until`) is for: ``news/ten-days~2`` is the second of that name."""
    return WAITS.get(step.key.rpartition("/")[2].partition("~")[0], SOME_TIME)
