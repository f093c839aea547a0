"""Which copies of photographs were made for publication."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from models.record import Row
from models.types import Moment


class Publication(Row, table=True):
    """The copy of the file `sha256` that may be published; both lie in the file store."""

    __tablename__ = "publication"

    sha256: str = Field(max_length=64, primary_key=True)
    copy_sha256: str = Field(max_length=64)
    size: int
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
