"""หนังสือภายนอก: letters that leave the office (handbook 2.1)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import AwareDatetime

from forms.locale import long_day, long_moment, time_of_day
from forms.sheets.sheet import Dispatched, IssuingOffice, Part, Signer, midnight
from models.clock import in_bangkok

_FAREWELLS = {
    "เรียน": "ขอแสดงความนับถือ",
    "กราบเรียน": "ขอแสดงความนับถืออย่างยิ่ง",
    "นมัสการ": "ขอนมัสการด้วยความเคารพ",
}
"""คำขึ้นต้น and the คำลงท้าย that belongs to it (ระเบียบงานสารบรรณ, ภาคผนวก 2)."""


class AnyLetter(Dispatched):
    """What every outside letter has (handbook 2.1)."""

    office: IssuingOffice
    doc_no: str | None = None
    doc_date: date | None = None
    subject: str
    salutation: Literal["เรียน", "กราบเรียน", "นมัสการ"] = "เรียน"
    to: str
    refs: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    signer: Signer
    owner_unit: str = ""
    copies_to: tuple[str, ...] = ()

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day it bears."""
        return midnight(self.doc_date)

    def sentences(self) -> dict[str, str]:
        """How it asks and takes its leave, in the words with which it begins."""
        return {
            "closing": f"จึง{self.salutation}มาเพื่อโปรดทราบ",
            "farewell": _FAREWELLS[self.salutation],
        }


class OutsideLetter(AnyLetter):
    """Any other letter: its text, and what it asks for (“จึงเรียนมาเพื่อ …”), if more than to know."""

    body: str
    closing: str | None = None

    def sentences(self) -> dict[str, str]:
        """With the closing line that was given, if one was."""
        return super().sentences() | ({"closing": self.closing} if self.closing else {})


class AdvicePart(Part):
    """One piece of advice under its heading."""

    heading: str
    text: str


class Advice(AnyLetter):
    """To who asked for advice: `matter` recalls the request and the session, then the advice."""

    matter: str
    advice: tuple[AdvicePart, ...] = ()
    follow_up_on: date | None = None

    def sentences(self) -> dict[str, str]:
        """The closing line, with the day on which the office will ask how it went."""
        asks = (
            f" ทั้งนี้ สำนักงานจะติดตามผลการนำไปใช้ในวันที่ {long_day(self.follow_up_on).th}"
            if self.follow_up_on
            else ""
        )
        closing = f"จึง{self.salutation}มาเพื่อโปรดทราบและใช้ประโยชน์ต่อไป{asks}"
        return super().sentences() | {"closing": closing}


class SpeakerLetter(AnyLetter):
    """To who asked for a speaker: who speaks, on what, when and where; or that nobody can.

    `words` say why, if the office declines.
    """

    requester: str
    accepts: bool
    event: str
    topic: str
    speaker: str = ""
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    place: str
    audience_count: int = 0
    honorarium: Decimal | None = None
    needs: str = ""
    words: str = ""

    def sentences(self) -> dict[str, str]:
        """What was asked for, the office's answer, and what it wishes."""
        opening = "ตามหนังสือที่อ้างถึง" if self.refs else "ตามที่"
        return super().sentences() | {
            "matter": f"{opening} {self.requester} ขอรับการสนับสนุนวิทยากรในงาน {self.event} นั้น",
            "answer": self._acceptance() if self.accepts else self._apology(),
            "wishes": self._wishes() if self.accepts else "",
        }

    def _acceptance(self) -> str:
        listeners = f" โดยมีผู้เข้ารับฟัง {self.audience_count:,} คน" if self.audience_count else ""
        return (
            f"{self.office.name}พิจารณาแล้ว ยินดีให้ {self.speaker} เป็นวิทยากร "
            f"หัวข้อ “{self.topic}” {self._when()} ณ {self.place}{listeners}"
        )

    def _apology(self) -> str:
        return f"{self.office.name}พิจารณาแล้ว ขออภัยที่ไม่สามารถจัดวิทยากรได้ เนื่องจาก{self.words}"

    def _wishes(self) -> str:
        asked = [f"จัดเตรียม {self.needs}"] if self.needs else []
        if self.honorarium:
            baht = f"{self.honorarium:,.2f}".removesuffix(".00")
            asked.append(f"เบิกจ่ายค่าสมนาคุณวิทยากร จำนวน {baht} บาท")
        wishes = f"ทั้งนี้ ขอความอนุเคราะห์{' และ'.join(asked)}" if asked else ""
        return "\n".join(line for line in (wishes, self.words) if line)

    def _when(self) -> str:
        if in_bangkok(self.starts_at).date() == in_bangkok(self.ends_at).date():
            begins = time_of_day(self.starts_at).th.removesuffix(" น.")
            until = time_of_day(self.ends_at).th
            return f"ในวันที่ {long_day(self.starts_at).th} เวลา {begins}–{until}"
        begins, until = long_moment(self.starts_at).th, long_moment(self.ends_at).th
        return f"ตั้งแต่วันที่ {begins} ถึงวันที่ {until}"
