"""Offices: one Prasan serves many; every case and every person belongs to one."""

from sqlmodel import Field

from models.record import Row
from models.wording import Text


class Office(Row, table=True):
    """A provincial public relations office.

    `case_prefix` stands before the numbers of its cases (``PTN-`` gives ``PTN-PRES-2570-0001``), so
    that each office counts its own and no two cases of one Prasan have the same code.
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

    @property
    def name(self) -> Text:
        """The office's name."""
        return Text(self.name_th, self.name_en)


class Group(Row, table=True):
    """A work group of an office (กลุ่มงาน)."""

    __tablename__ = "work_group"

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    code: str = Field(max_length=10)
    name_th: str
    name_en: str
