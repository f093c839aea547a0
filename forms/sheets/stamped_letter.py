"""หนังสือประทับตรา: the seal stands in the place of a signature (handbook 2.1)."""

from datetime import date, datetime

from forms.sheets.sheet import Dispatched, IssuingOffice, midnight


class StampedLetter(Dispatched):
    """For what is not weighty: to send copies, to remind, to tell what was received.

    It bears no subject and no name; who answers for it initials the seal.
    """

    office: IssuingOffice
    doc_no: str | None = None
    doc_date: date | None = None
    to: str
    body: str
    owner_unit: str = ""

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day it bears."""
        return midnight(self.doc_date)

    def sentences(self) -> dict[str, str]:
        """What the file is called, since nothing on it is a title."""
        return {"title": f"หนังสือประทับตรา ถึง {self.to}"}
