"""บันทึกการให้คำปรึกษา: the record of a consultation (handbook 3.8, step 5)."""

from datetime import date, datetime

from pydantic import AwareDatetime

from forms.locale import long_moment, time_of_day
from forms.sheets.sheet import IssuingOffice, Row, Secrecy, Sheet, Signer, midnight


class Attendee(Row):
    """Who was there (name or post), for whom."""

    name: str
    of: str = ""


class NextStep(Row):
    """As `forms.consultation.NextStep`: what somebody does next."""

    what: str
    who: str = ""
    due: date | None = None


class SessionRecord(Sheet):
    """What was asked, discussed, advised and agreed; `agreed` says who does what next, by when."""

    office: IssuingOffice
    code: str
    subject: str
    requester: str
    topics: tuple[str, ...] = ()
    held_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    mode: str = ""
    venue: str = ""
    participants: int | None = None
    attendees: tuple[Attendee, ...] = ()
    problem: str = ""
    discussion: str = ""
    advice: str = ""
    agreement: str = ""
    agreed: tuple[NextStep, ...] = ()
    recorder: Signer
    recorded_on: date
    secrecy: Secrecy | None = None

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day it was written down."""
        return midnight(self.recorded_on)

    def sentences(self) -> dict[str, str]:
        """From when to when it was held, with how many."""
        until = f" ถึง {time_of_day(self.ended_at).th}" if self.ended_at else ""
        people = f"{self.participants} คน" if self.participants else ""
        return {"held": long_moment(self.held_at).th + until, "participants": people}
