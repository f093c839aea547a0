"""Why somebody is away, as the office enters it."""

from __future__ import annotations

from enum import StrEnum

from models.wording import Text, _


class AbsenceKind(StrEnum):
    """Why somebody is away."""

    LEAVE = "leave"
    SICK = "sick"
    TRAVEL = "travel"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _KINDS[self]


_KINDS: dict[AbsenceKind, Text] = {
    AbsenceKind.LEAVE: _("ลากิจ/ลาพักผ่อน", "Leave"),
    AbsenceKind.SICK: _("ลาป่วย", "Sick leave"),
    AbsenceKind.TRAVEL: _("ไปราชการ", "Official travel"),
    AbsenceKind.OTHER: _("อื่น ๆ", "Other"),
}
