"""Work groups: what the posts of an office are arranged in."""

from sqlmodel import Field

from models.record import Row


class Group(Row, table=True):
    """A work group of an office (กลุ่มงาน)."""

    __tablename__ = "work_group"

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    code: str = Field(max_length=10)
    name_th: str
    name_en: str
