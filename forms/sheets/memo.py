"""บันทึกข้อความ: the memo to a superior (handbook 2.2)."""

from datetime import date, datetime
from typing import Literal

from forms.sheets.sheet import Dispatched, Signer, midnight


class Memo(Dispatched):
    """Background, facts, law, considerations, proposal; an empty part is left out and not numbered.

    A line that begins with ``- `` becomes an indented point. `doc_no` and `doc_date` are dotted
    lines until the memo is signed. `version_hash` is the SHA-256 of the content that is approved.
    """

    agency_line: str
    doc_no: str | None = None
    doc_date: date | None = None
    subject: str
    to_title: str
    refs: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    background: str = ""
    facts: str = ""
    legal: str = ""
    considerations: str = ""
    proposal: str = ""
    closing_phrase: Literal["ทราบ", "พิจารณา", "อนุมัติ", "พิจารณาอนุมัติ", "ลงนาม"] = "พิจารณา"
    signer: Signer
    version_hash: str | None = None
    decision_box: bool = True

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day it bears."""
        return midnight(self.doc_date)

    def sentences(self) -> dict[str, str]:
        """The closing line."""
        return {"closing": f"จึงเรียนมาเพื่อโปรด{self.closing_phrase}"}
