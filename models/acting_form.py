"""The three legal forms in which one person uses the authority of another post (handbook 2.6)."""

from __future__ import annotations

from enum import StrEnum

from models.wording import Text, _

SUBSTITUTE = "substitute"
"""No form of law: the office's own list of who looks after whose work meanwhile."""


class ActingForm(StrEnum):
    """What an acting order is called in law, and under a signature."""

    ACTING_FOR = "acting_for"
    IN_POST = "in_post"
    ON_BEHALF = "on_behalf"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _LABELS[self]

    @property
    def words(self) -> Text:
        """As it stands before the ``{post}``."""
        return _WORDS[self]


_LABELS: dict[ActingForm, Text] = {
    ActingForm.ACTING_FOR: _(
        "รักษาราชการแทน (ตำแหน่งหัวหน้าว่างหรือปฏิบัติราชการไม่ได้)",
        "Acting for a head who is away, or whose post is vacant",
    ),
    ActingForm.IN_POST: _("รักษาการในตำแหน่ง (ตำแหน่งอื่นที่ว่าง)", "Acting in another vacant post"),
    ActingForm.ON_BEHALF: _(
        "ปฏิบัติราชการแทน (มอบอำนาจเฉพาะเรื่อง)", "On behalf of: authority delegated for some matters"
    ),
}
_WORDS: dict[ActingForm, Text] = {
    ActingForm.ACTING_FOR: _("รักษาราชการแทน{post}", "acting for the {post}"),
    ActingForm.IN_POST: _("รักษาการในตำแหน่ง{post}", "acting in the post of {post}"),
    ActingForm.ON_BEHALF: _("ปฏิบัติราชการแทน{post}", "on behalf of the {post}"),
}
STATES: dict[str, Text] = {
    "in_force": _("มีผลอยู่", "in force"),
    "to_come": _("ยังไม่มีผล", "to come"),
    "ended": _("สิ้นสุดแล้ว", "ended"),
    "revoked": _("เพิกถอนแล้ว", "revoked"),
}
"""Where an order can stand."""
