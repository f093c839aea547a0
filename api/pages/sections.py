"""A long form in parts, so that a person sees how far there is to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.pages.control import Control

LONG_FORM = 12
"""A form with fewer fields is one part."""

BEGINS: dict[str, Text] = {
    "requester_type": _("ผู้ขอ", "Who asks"),
    "letter_no": _("หนังสือนำส่ง", "Covering letter"),
    "subject": _("เรื่องที่ขอ", "The matter"),
    "attachments": _("เอกสารแนบและความเป็นส่วนตัว", "Attachments and privacy"),
    "mode": _("รูปแบบและเหตุผล", "Mode and reasons"),
    "consult_topic": _("ปัญหาและเป้าหมาย", "Problem and goal"),
    "key_messages": _("เนื้อหาที่จะแถลง", "What is to be said"),
    "news_kind": _("เนื้อข่าว", "The news"),
    "has_event": _("งานและสถานที่", "Event and place"),
    "channels": _("การเผยแพร่", "Where it goes"),
    "photos": _("ภาพและเงื่อนไข", "Photographs and conditions"),
    "speakers": _("ผู้แถลง เวลา สถานที่", "Speakers, time and place"),
    "service_kind": _("บริการและเวลานัดหมาย", "Service and time"),
    "target_media": _("สื่อมวลชนและการสัมภาษณ์", "The media and the interview"),
    "hospitality": _("การอำนวยความสะดวก", "What is provided"),
    "requester_name": _("ผู้ขอข้อมูล", "Who asks for the information"),
    "info_wanted": _("ข้อมูลที่ขอ", "The information"),
    "deliver": _("การรับข้อมูล", "How it is received"),
    "anonymous": _("ผู้ร้อง", "The complainant"),
    "category": _("เรื่องที่ร้อง", "What is complained of"),
    "occurred_at": _("เหตุการณ์และหลักฐาน", "What happened, and the evidence"),
    "preferred_slots": _("การนัดหมายและสื่อเดิม", "Appointment and material"),
}
"""The field with which a part begins, in whatever long form it stands."""


class Section(NamedTuple):
    """One part of a form; `id` is where a link to it leads."""

    id: str
    title: Text | None
    controls: list[Control]


def sections(drawn: Iterable[Control]) -> list[Section]:
    """The controls in parts; a short form is one part without a title."""
    found = list(drawn)
    if len(found) < LONG_FORM:
        return [Section("part-1", None, found)]
    parts: list[Section] = []
    for control in found:
        title = BEGINS.get(control.spec.name)
        if title is not None or not parts:
            parts.append(Section(f"part-{len(parts) + 1}", title, []))
        parts[-1].controls.append(control)
    return parts
