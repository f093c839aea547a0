"""หนังสือเชิญประชุม with its ระเบียบวาระ, and the รายงานการประชุม (handbook 2.1, 3.1)."""

from datetime import datetime
from typing import Self

from pydantic import AwareDatetime, model_validator

from forms.locale import long_day, time_of_day, weekday
from forms.sheets.outside_letter import AnyLetter
from forms.sheets.sheet import Part, Secrecy, Sheet, Signer


class AgendaItem(Part):
    """One ระเบียบวาระ, and the matters under it."""

    title: str
    points: tuple[str, ...] = ()


class MeetingInvitation(AnyLetter):
    """Come to the meeting; the agenda follows on a page of its own.

    `meeting` is its full name, `round_no` is ``1/2570``. `reason` opens the letter (“ด้วย …”).
    """

    meeting: str
    round_no: str
    reason: str
    starts_at: AwareDatetime
    place: str
    online_url: str = ""
    chair: str = ""
    agenda: tuple[AgendaItem, ...]
    reply_by: AwareDatetime | None = None
    reply_to: str = ""

    def sentences(self) -> dict[str, str]:
        """The invitation itself, and what is asked of who is invited."""
        led = f" โดยมี {self.chair} เป็นประธาน" if self.chair else ""
        online = f" หรือผ่านระบบออนไลน์ที่ {self.online_url}" if self.online_url else ""
        day = f"วัน{weekday(self.starts_at).th}ที่ {long_day(self.starts_at).th}"
        return super().sentences() | {
            "when": f"{day} เวลา {time_of_day(self.starts_at).th}",
            "invites": f"ในการนี้ {self.office.name}กำหนดจัดประชุม{self.meeting} ครั้งที่ {self.round_no} "
            f"ใน{day} เวลา {time_of_day(self.starts_at).th} ณ {self.place}{online}{led} "
            "ตามระเบียบวาระการประชุมที่ส่งมาพร้อมนี้",
            "closing": f"จึง{self.salutation}มาเพื่อโปรดเข้าร่วมประชุม"
            f"ตามวัน เวลา และสถานที่ดังกล่าว{self._reply()}",
        }

    def _reply(self) -> str:
        if not (self.reply_by or self.reply_to):
            return ""
        by = f"ภายในวันที่ {long_day(self.reply_by).th}" if self.reply_by else ""
        to = f"ที่ {self.reply_to}" if self.reply_to else ""
        return f" และโปรดแจ้งการตอบรับ{by}{' ' if by and to else ''}{to}"


class Attendance(Part):
    """Who came, was absent or sat in: name or post, for whom or as what, and why not."""

    who: str
    role: str = ""


class Matter(Part):
    """A matter under an agenda item: what was said, and what the meeting resolved."""

    title: str = ""
    said: str = ""
    resolved: str = ""


class Discussed(Part):
    """One ระเบียบวาระ as it went."""

    title: str
    matters: tuple[Matter, ...] = ()


class Minutes(Sheet):
    """The minutes: who was there, what was said and resolved, who wrote it down."""

    meeting: str
    round_no: str
    place: str
    present: tuple[Attendance, ...]
    absent: tuple[Attendance, ...] = ()
    attending: tuple[Attendance, ...] = ()
    begun_at: AwareDatetime
    opening: str = ""
    agenda: tuple[Discussed, ...]
    ended_at: AwareDatetime
    recorder: Signer
    checker: Signer | None = None
    secrecy: Secrecy | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.ended_at < self.begun_at:
            raise ValueError("ended_at lies before begun_at")
        return self

    @property
    def made_at(self) -> datetime:
        """When the meeting ended."""
        return self.ended_at

    def sentences(self) -> dict[str, str]:
        """The day of the meeting, and when it began and ended."""
        return {
            "held_on": f"วัน{weekday(self.begun_at).th}ที่ {long_day(self.begun_at).th}",
            "begun": time_of_day(self.begun_at).th,
            "ended": time_of_day(self.ended_at).th,
        }
