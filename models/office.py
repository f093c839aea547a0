"""Offices: one Prasan serves many; every case and every person belongs to one."""

from sqlalchemy import bindparam
from sqlmodel import Field, Session, col, select

from models.errors import NotFound
from models.record import Row
from models.statement import Statement
from models.wording import Text, _


class Office(Row, table=True):
    """A provincial public relations office.

    `case_prefix` stands before the numbers of its cases (``PTN-`` gives ``PTN-PRES-2570-0001``), so
    that each office counts its own and no two cases of one Prasan have the same code.

    `letter_code` stands before the numbers of its letters (``สข 0031`` gives ``สข 0031/1``): the
    province's two consonants and the four digits of the owner, which each office is given
    (handbook 2.3); empty where it is not known yet. The address, telephone number and e-mail
    address are those of the letterhead.

    `working_days` and `working_hours` are when it works (`models.office_hours`): the usual ones,
    which an office may set otherwise (handbook 4.1).
    """

    __tablename__ = "office"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=40)
    name_th: str
    name_en: str
    province_th: str
    province_en: str
    case_prefix: str = Field(default="", max_length=10, unique=True)
    timezone: str = "Asia/Bangkok"
    letter_code: str = Field(default="", max_length=20)
    address_th: str = Field(default="", max_length=300)
    phone: str = Field(default="", max_length=60)
    email: str = Field(default="", max_length=254)
    working_days: str = Field(default="12345", max_length=7)
    working_hours: str = Field(default="08:30-12:00 13:00-16:30", max_length=60)

    @property
    def name(self) -> Text:
        """The office's name."""
        return Text(self.name_th, self.name_en)

    def letter_number(self, count: int | str, year: int) -> str:
        """The number of the `count`-th letter that leaves in a year: ``สข 0031/1`` (handbook 2.3).

        The year, whose first letter is 1 again, stands in the letter's date and not in its number;
        an office whose code is not known yet writes it there, lest two letters have one number.
        """
        return f"{self.letter_code}/{count}" if self.letter_code else f"{count}/{year}"

    def circular_number(self, count: int | str, year: int) -> str:
        """The number of the `count`-th circular letter of a year, likewise: ``สข 0031/ว 1``."""
        return f"{self.letter_code}/ว {count}" if self.letter_code else f"ว {count}/{year}"


def office_named(session: Session, key: str = "") -> Office:
    """The office of that key; with no key the only one there is. Else `NotFound`, naming them."""
    offices = list(session.exec(select(Office).order_by(col(Office.key))))
    found = [office for office in offices if key in {"", office.key}]
    if len(found) == 1:
        return found[0]
    keys = ", ".join(office.key for office in offices)
    raise NotFound((_WHICH if keys else _NONE).fill(keys=keys))


def keep_from_opening(session: Session, office_id: int) -> None:
    """Let nobody open a case in this office until this ends, but a child of one that is open.

    Who opens a child has its parent under lock and does not ask for the office
    (`models.open_cases.hold_open_cases` holds the parents too). Whoever wants locks of cases takes
    this one first.
    """
    asked = select(Office.id).where(Office.id == office_id).with_for_update(key_share=True)
    session.exec(asked).one()


def share_office(session: Session, office_id: int) -> None:
    """Wait for who keeps others from opening, as whoever opens does; before any lock of a case."""
    OPENING_PREFIX.execute(session.connection(), {"office": office_id})


_WHICH = _("ระบุสำนักงาน: {keys}", "Say which office: {keys}.")
_NONE = _("ยังไม่มีสำนักงานในระบบ", "There is no office yet.")

_PREFIX = select(col(Office.case_prefix)).where(col(Office.id) == bindparam("office"))

CASE_PREFIX = Statement(_PREFIX)
"""What stands before the numbers of an office's cases."""

OPENING_PREFIX = Statement(_PREFIX.with_for_update(read=True))
"""The same for who opens a case and holds none yet, shared with whoever else opens one.

Nobody changes when the office works meanwhile (`keep_from_opening`). A child is opened without it:
there the lock of its parent does the same, and who holds a case must not wait for its office.
"""
