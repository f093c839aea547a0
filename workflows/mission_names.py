"""What the missions are called by their codes, those to come too: matters hang on them already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.wording import _
from workflows.catalogue import MISSIONS

if TYPE_CHECKING:
    from models.wording import Text

TO_COME: dict[str, Text] = {
    "CRIS": _("การสื่อสารในภาวะวิกฤต", "Crisis response"),
    "INTN": _("ฝึกงานวิชาชีพ", "Internships"),
    "MC": _("สนับสนุนพิธีกร", "Masters of ceremonies"),
    "PHOT": _("บริการภาพนิ่งและภาพเคลื่อนไหว", "Photographs and video"),
    "PLAN": _("แผนประชาสัมพันธ์ประจำปี", "Annual public relations plan"),
    "PROC": _("งบประมาณและจัดซื้อจัดจ้าง", "Budget and procurement"),
    "PROJ": _("โครงการที่ได้รับมอบหมาย", "Assigned projects"),
}
"""Missions of the handbook (chapter 3) that are not in the catalogue yet."""


def mission_label(code: str) -> Text | None:
    """What the mission of that code is called; None for no code, or one that nobody knows."""
    known = {mission.code: mission.title for mission in MISSIONS}
    return known.get(code) or TO_COME.get(code)
