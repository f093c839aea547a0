"""Letters that left the office: one row for each recipient whose server took one."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from models.record import Row
from models.types import Moment


class Delivery(Row, table=True):
    """A letter to one recipient, under the idempotency key it carried (``CODE/step/recipient``)."""

    __tablename__ = "delivery"

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False, index=True))
    key: str = Field(max_length=400, unique=True)
    recipient_name: str
    recipient: str
    subject: str
    message_id: str
    sent_at: datetime = Field(sa_column=Column(Moment, nullable=False))
