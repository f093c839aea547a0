"""As what the office's resources are booked."""

from __future__ import annotations

from enum import StrEnum

from models.wording import Text, _


class ResourceKind(StrEnum):
    """As what a resource is booked."""

    MC = "mc"
    PHOTOGRAPHER = "photographer"
    VIDEOGRAPHER = "videographer"
    DRIVER = "driver"
    VEHICLE = "vehicle"
    ROOM = "room"
    EQUIPMENT = "equipment"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _KINDS[self]


_KINDS: dict[ResourceKind, Text] = {
    ResourceKind.MC: _("พิธีกร", "Master of ceremonies"),
    ResourceKind.PHOTOGRAPHER: _("ช่างภาพนิ่ง", "Photographer"),
    ResourceKind.VIDEOGRAPHER: _("ช่างภาพวิดีโอ", "Video operator"),
    ResourceKind.DRIVER: _("พนักงานขับรถ", "Driver"),
    ResourceKind.VEHICLE: _("รถยนต์", "Vehicle"),
    ResourceKind.ROOM: _("ห้อง", "Room"),
    ResourceKind.EQUIPMENT: _("อุปกรณ์", "Equipment"),
}
