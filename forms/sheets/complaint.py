"""ใบรับเรื่องร้องเรียน: what a complainant takes home (handbook 3.11, step 2)."""

from datetime import datetime

from pydantic import AwareDatetime

from forms.locale import long_moment
from forms.sheets.sheet import IssuingOffice, Sheet


class ComplaintReceipt(Sheet):
    """When what was received, and the code by which to follow it; never who brought it."""

    office: IssuingOffice
    code: str
    subject: str
    category: str = ""
    channel: str = ""
    contact_back: str = ""
    received_at: AwareDatetime
    tracking_code: str
    tracking_url: str = ""

    @property
    def made_at(self) -> datetime | None:
        """The moment of receipt."""
        return self.received_at

    def sentences(self) -> dict[str, str]:
        """When it was received, and what the office promises (handbook 2.9)."""
        return {
            "received": long_moment(self.received_at).th,
            "promise": f"{self.office.name}จะแจ้งผลหรือความคืบหน้าภายใน 15 วันนับแต่วันรับเรื่อง",
        }
