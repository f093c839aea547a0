"""คำสั่ง and ประกาศ: papers by which the office rules, under the garuda (handbook 2.1)."""

from datetime import date, datetime

from forms.sheets.sheet import Part, Secrecy, Sheet, Signer, midnight, with_era


class Member(Part):
    """Who is named in a clause (post, or name and post), as what."""

    who: str
    role: str = ""


class Clause(Part):
    """A numbered clause: its text, the members that it names, what follows them.

    Lines of a text that begin with ``- `` become points.
    """

    text: str
    members: tuple[Member, ...] = ()
    then: str = ""


class _Proclamation(Sheet):
    issuer: str
    number: str | None = None
    subject: str
    reason: str
    clauses: tuple[Clause, ...] = ()
    takes_effect: str = ""
    issued_on: date | None = None
    signer: Signer

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day it bears."""
        return midnight(self.issued_on)

    def sentences(self) -> dict[str, str | None]:
        """The day with its era; none until it is signed."""
        return {"day": with_era(self.issued_on)}


class Order(_Proclamation):
    """An order; `number` is ``1/2569``, by calendar year. `takes_effect` is “ทั้งนี้ ตั้งแต่ …”."""

    secrecy: Secrecy | None = None


class Announcement(_Proclamation):
    """An announcement; `issue_no` tells several on one subject apart."""

    issue_no: int | None = None
