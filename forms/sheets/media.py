"""หมายเชิญสื่อมวลชน: newsrooms are invited to report on something (handbook 3.7)."""

from datetime import date, datetime

from pydantic import AwareDatetime

from forms.sheets.sheet import IssuingOffice, Sheet, Urgency, midnight


class MediaInvitation(Sheet):
    """Come and report on it; like every paper for the press, without number and signature (2.1)."""

    office: IssuingOffice
    code: str
    issued_on: date
    urgency: Urgency | None = None
    topic: str
    reason: str
    start_at: AwareDatetime
    end_at: AwareDatetime
    meeting_point: str
    interviewee: str = ""
    programme: str = ""
    restrictions: str = ""
    reply_by: AwareDatetime
    reply_to: str = ""

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day of issue."""
        return midnight(self.issued_on)

    def sentences(self) -> dict[str, str]:
        """The invitation itself, what is asked of the newsroom, and which office invites."""
        reply = f" ที่ {self.reply_to}" if self.reply_to else ""
        return {
            "invites": f"ในการนี้ {self.office.name}ขอเชิญสื่อมวลชนร่วมทำข่าว ดังนี้",
            "asks": f"จึงขอเชิญสื่อมวลชนร่วมทำข่าวตามวัน เวลา และจุดนัดพบดังกล่าว และโปรดแจ้งการตอบรับ{reply}",
            "issued_by": self.office.name,
        }
