"""The registers that an office keeps for what is signed (handbook 2.3)."""

from __future__ import annotations

from enum import StrEnum

from models.errors import NotFound
from models.wording import Text, _

SECRET = "secret"  # noqa: S105 - a register, not a password
"""Papers of which the office keeps no more than where they lie; open to its registrar only."""


class RegisterName(StrEnum):
    """A register; each counts from 1 in every calendar year."""

    OUTGOING = "outgoing"
    ORDERS = "orders"
    ANNOUNCEMENTS = "announcements"
    NEWS = "news"
    CIRCULARS = "circulars"
    CERTIFICATES = "certificates"

    @property
    def label(self) -> Text:
        """What people call it."""
        return TITLES[self]

    @classmethod
    def of(cls, name: str) -> RegisterName:
        """The register of that name; `NotFound` for one that the office does not keep."""
        try:
            return cls(name)
        except ValueError:
            raise NotFound from None


TITLES = {
    RegisterName.OUTGOING: _("ทะเบียนหนังสือส่ง", "Outgoing letters"),
    RegisterName.ORDERS: _("ทะเบียนคำสั่ง", "Orders"),
    RegisterName.ANNOUNCEMENTS: _("ทะเบียนประกาศ", "Announcements"),
    RegisterName.NEWS: _("ทะเบียนข่าว", "News releases"),
    RegisterName.CIRCULARS: _("ทะเบียนหนังสือเวียน", "Circular letters"),
    RegisterName.CERTIFICATES: _("ทะเบียนหนังสือรับรอง", "Certificates"),
}
