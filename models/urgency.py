"""The classes of urgency of an official letter (ระเบียบงานสารบรรณ 2526 ข้อ 28), in words."""

from models.wording import Text, _

NORMAL = "normal"
URGENCIES: dict[str, Text] = {
    NORMAL: _("ปกติ", "Normal"),
    "urgent": _("ด่วน", "Urgent"),
    "very_urgent": _("ด่วนมาก", "Very urgent"),
    "most_urgent": _("ด่วนที่สุด", "Most urgent"),
}
"""What people call the classes, the least first."""
