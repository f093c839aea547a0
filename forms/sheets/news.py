"""แถลงการณ์, ข่าว and its correction, หมายข่าว: papers without a signature (handbook 2.1)."""

from datetime import date, datetime

from pydantic import AwareDatetime

from forms.locale import long_day
from forms.sheets.sheet import IssuingOffice, Part, Row, Sheet, Urgency, midnight


class _News(Sheet):
    office: IssuingOffice
    code: str
    subject: str
    issue_no: int | None = None
    body: str
    issued_on: date

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day of issue."""
        return midnight(self.issued_on)

    def sentences(self) -> dict[str, str]:
        """Which office answers for it."""
        return {"issued_by": self.office.name}


class PressRelease(_News):
    """A release: office, subject, number of the issue if there are several, text, office, day."""

    embargo: AwareDatetime | None = None
    contact: str = ""


class Statement(_News):
    """แถลงการณ์: what the office makes known of an event, under the garuda and its number."""


class Corrected(Part):
    """The release that was wrong, or what was said in a briefing; it stays as it was."""

    kind: str = "ข่าว"
    subject: str
    issue_no: int | None = None
    issued_on: date


class Wrong(Row):
    """What was said, what is right, and who confirms it."""

    wrong: str
    right: str
    source: str = ""


class Correction(_News):
    """A paper of its own that names the one it corrects."""

    body: str = ""
    corrects: Corrected
    items: tuple[Wrong, ...]
    our_mistake: bool = True

    def sentences(self) -> dict[str, str]:
        """What it is, which paper it corrects, and the request that goes with it."""
        old = self.corrects
        issue = f" ฉบับที่ {old.issue_no}" if old.issue_no else ""
        sorry = f"{self.office.name}ขออภัยในความคลาดเคลื่อน และ" if self.our_mistake else "จึง"
        return super().sentences() | {
            "kind": "ข่าวแก้ไข" if self.our_mistake else "ข่าวชี้แจง",
            "corrects": f"{old.kind}{issue} ลงวันที่ {long_day(old.issued_on).th} เรื่อง {old.subject}",
            "closing": f"{sorry}ขอความร่วมมือสื่อมวลชนเผยแพร่ข้อความที่ถูกต้อง",
        }


class Invitation(Sheet):
    """หมายข่าว, to newsrooms: come to the press conference. `reason` opens it (“ด้วย …”)."""

    office: IssuingOffice
    code: str
    issued_on: date
    urgency: Urgency | None = None
    topic: str
    reason: str = ""
    start_at: AwareDatetime
    venue: str
    live_url: str | None = None
    sign_language: bool = False
    accreditation: bool = False
    speakers: tuple[str, ...] = ()
    reply_by: AwareDatetime | None = None
    reply_to: str = ""
    embargo: AwareDatetime | None = None

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day of issue."""
        return midnight(self.issued_on)

    def sentences(self) -> dict[str, str]:
        """The invitation itself, what is asked of the newsroom, and which office invites."""
        reply = f" และโปรดแจ้งการตอบรับที่ {self.reply_to}" if self.reply_to else ""
        return {
            "invites": f"{'ในการนี้ ' if self.reason else ''}{self.office.name}กำหนดจัดแถลงข่าว"
            f"เรื่อง {self.topic} จึงขอเชิญสื่อมวลชนเข้าร่วมรับฟังการแถลงข่าว ดังนี้",
            "asks": f"จึงขอเชิญสื่อมวลชนร่วมทำข่าวตามวัน เวลา และสถานที่ดังกล่าว{reply}",
            "accreditation": "สื่อมวลชนลงทะเบียนก่อนเข้าพื้นที่แถลงข่าว" if self.accreditation else "",
            "issued_by": self.office.name,
        }
