"""Requesters: the agencies and people who ask something of the office."""

from sqlmodel import Field

from models.record import Row
from models.wording import Text


class Requester(Row, table=True):
    """An agency or a person outside the office; has no account."""

    __tablename__ = "requester"

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    key: str = Field(max_length=60, unique=True)
    name_th: str
    name_en: str
    kind: str = Field(max_length=40)
    district_th: str | None = None

    @property
    def name(self) -> Text:
        """The requester's name."""
        return Text(self.name_th, self.name_en)
