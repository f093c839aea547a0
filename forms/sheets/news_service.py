"""ข่าว ฉบับที่ n/พ.ศ., its correction or retraction, and ใบส่งข่าว (handbook 2.1; 3.2)."""

from datetime import date, datetime

from pydantic import AwareDatetime

from forms.locale import long_day
from forms.sheets.sheet import IssuingOffice, Part, Row, Sheet, midnight


class _Numbered(Sheet):
    """No signature stands on them: the office answers, and how it was approved is kept."""

    office: IssuingOffice
    code: str
    number: str
    subject: str
    issued_on: date

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day of issue."""
        return midnight(self.issued_on)

    def sentences(self) -> dict[str, str]:
        """Which office answers for it."""
        return {"issued_by": self.office.name}


class Pictured(Row):
    """A photograph by its caption; the file itself is beside the paper."""

    caption: str


class News(_Numbered):
    """The news as it was approved, its lead before its text."""

    lead: str = ""
    body: str
    tags: tuple[str, ...] = ()
    photos: tuple[Pictured, ...] = ()
    contact: str = ""


class OldNews(Part):
    """The item that was wrong; it stays as it was."""

    number: str
    subject: str
    issued_on: date


class WrongStatement(Row):
    """As `forms.news.WrongStatement`: what was said, what is right, who confirms it."""

    wrong: str
    right: str
    source: str = ""


class NewsCorrection(_Numbered):
    """A numbered item of its own that names the one it corrects or takes back."""

    corrects: OldNews
    retracts: bool = False
    items: tuple[WrongStatement, ...] = ()
    reason: str = ""

    def sentences(self) -> dict[str, str]:
        """What it is, which item it names, and the request that goes with it."""
        old = self.corrects
        asks = "ขอความร่วมมือสื่อมวลชน" + (
            "ยกเลิกการเผยแพร่ข่าวดังกล่าว" if self.retracts else "เผยแพร่ข้อความที่ถูกต้อง"
        )
        return super().sentences() | {
            "kind": "ถอนข่าว" if self.retracts else "ข่าวแก้ไข",
            "corrects": f"ข่าว ฉบับที่ {old.number} ลงวันที่ {long_day(old.issued_on).th}"
            f" เรื่อง {old.subject}",
            "closing": f"{self.office.name}ขออภัยในความคลาดเคลื่อน และ{asks}",
        }


class Newsroom(Row):
    """To whom the news was sent, and by which way."""

    outlet: str
    way: str


class NewsDispatch(_Numbered):
    """ใบส่งข่าว: what was sent to which newsrooms, when, and what they are asked."""

    kind: str = "ข่าว"
    sent_at: AwareDatetime
    newsrooms: tuple[Newsroom, ...]
    words: str = ""
    photo_count: int = 0
    contact: str = ""

    def sentences(self) -> dict[str, str]:
        """What comes with it, and what is asked."""
        photos = f" พร้อมภาพประกอบ จำนวน {self.photo_count} ภาพ" if self.photo_count else ""
        return super().sentences() | {
            "sends": f"{self.office.name}ขอส่ง{self.kind} ฉบับที่ {self.number}"
            f" เรื่อง {self.subject} จำนวน 1 ฉบับ{photos}",
            "asks": "จึงเรียนมาเพื่อโปรดพิจารณาเผยแพร่ และขอขอบคุณมา ณ โอกาสนี้",
        }
