"""To whom human tasks are offered: to a role, to one person, or to a post."""

from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Index, bindparam
from sqlmodel import Field, col, select

from models.record import Row
from models.rows import Rows


class Candidate(NamedTuple):
    """To whom a task is offered: to everybody who holds a role or a post, or to one person.

    A post is whose power a task climbed to: who acts for it takes it in its name (handbook 2.6).
    """

    role: str | None = None
    person_id: int | None = None
    post_id: int | None = None


class Offer(Row, table=True):
    """A human task is offered to a role, to one person, or to a post."""

    __tablename__ = "offer"
    __table_args__ = (Index("ix_offer_role", "role", "human_task_id"),)

    id: int = Field(default=None, primary_key=True)
    human_task_id: int = Field(default=None, foreign_key="human_task.id", index=True)
    role: str | None = Field(default=None, max_length=40)
    person_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True, index=True)
    )
    post_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("post.id"), nullable=True)
    )


OFFERS: Rows[tuple[Offer]] = Rows(
    select(Offer).where(col(Offer.human_task_id) == bindparam("task_id"))
)
"""The offers of ``task_id``."""
