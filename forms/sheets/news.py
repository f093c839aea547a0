"""ข่าว and its correction: official papers without a signature (handbook 2.1)."""

from datetime import date, datetime

from pydantic import AwareDatetime

from forms.locale import long_day
from forms.sheets.memo import midnight
from forms.sheets.sheet import IssuingOffice, Part, Row, Sheet


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


class Corrected(Part):
    """The release that was wrong; it stays as it was published."""

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
            "corrects": f"ข่าว{issue} ลงวันที่ {long_day(old.issued_on).th} เรื่อง {old.subject}",
            "closing": f"{sorry}ขอความร่วมมือสื่อมวลชนเผยแพร่ข้อความที่ถูกต้อง",
        }
