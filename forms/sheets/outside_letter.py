"""หนังสือภายนอก: letters that leave the office (handbook 2.1)."""

from datetime import date, datetime

from forms.locale import long_day
from forms.sheets.memo import midnight
from forms.sheets.sheet import IssuingOffice, Part, Sheet, Signer, Urgency


class _OutsideLetter(Sheet):
    office: IssuingOffice
    doc_no: str | None = None
    doc_date: date | None = None
    urgency: Urgency | None = None
    subject: str
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


class Letter(_OutsideLetter):
    """Any other letter: its text, and what it asks for (“จึงเรียนมาเพื่อ …”)."""

    body: str
    closing: str = "จึงเรียนมาเพื่อโปรดทราบ"


class AdvicePart(Part):
    """One piece of advice under its heading."""

    heading: str
    text: str


class Advice(_OutsideLetter):
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
        return {"closing": f"จึงเรียนมาเพื่อโปรดทราบและใช้ประโยชน์ต่อไป{asks}"}
