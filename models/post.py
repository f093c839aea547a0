"""Posts, and who holds them when.

The office decides through posts, not through people (handbook 0.1, 4): roles hang on the post, and
whoever is its incumbent on the day holds them.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field, Session, col, select

from models.lasting import lasting
from models.record import Row
from models.types import Json, Moment
from models.wording import Text


class Post(Row, table=True):
    """A post of the office's establishment, or an outside authority."""

    __tablename__ = "post"

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    key: str = Field(max_length=60, unique=True)
    group_code: str = Field(max_length=10)
    title_th: str
    title_en: str
    level_th: str = "-"
    roles: list[str] = Field(sa_column=Column(Json, nullable=False))
    reports_to_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("post.id"), nullable=True)
    )
    default_substitute_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("post.id"), nullable=True)
    )

    changed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    changed_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )

    @property
    def title(self) -> Text:
        """The post's name, as it stands under a signature."""
        return Text(self.title_th, self.title_en)


class Incumbency(Row, table=True):
    """A person holds a post from `since` until `until` (exclusive; open-ended where empty).

    Who appointed and who ended it is empty for what was there when the office moved in.
    """

    __tablename__ = "incumbency"
    __table_args__ = (Index("ix_incumbency_person", "person_id"),)

    id: int = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    since: datetime = Field(sa_column=Column(Moment, nullable=False))
    until: datetime | None = Field(default=None, sa_column=Column(Moment))
    appointed_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    ended_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )


def held_between(
    session: Session, posts: list[int] | None = None, *, people: list[int] | None = None
) -> list[Incumbency]:
    """Every incumbency, past and to come, of these posts or of these people."""
    column, which = (Incumbency.person_id, people) if posts is None else (Incumbency.post_id, posts)
    found = select(Incumbency).where(col(column).in_(which or ()))
    return list(session.exec(found.order_by(col(Incumbency.since), col(Incumbency.id))))


def posts_with(session: Session, office_id: int, roles: Collection[str]) -> list[Post]:
    """The posts of an office to which one of these roles belongs, whether somebody holds them."""
    found = session.exec(select(Post).where(Post.office_id == office_id).order_by(col(Post.id)))
    return [post for post in found if not set(roles).isdisjoint(post.roles)]


def posts_at(session: Session, person_id: int, moment: datetime) -> list[Post]:
    """The posts that a person held at that moment, in the order of the chart."""
    held = (
        select(Post)
        .join(Incumbency, col(Incumbency.post_id) == col(Post.id))
        .where(
            Incumbency.person_id == person_id,
            lasting(col(Incumbency.since), col(Incumbency.until), moment),
        )
    )
    return list(session.exec(held.order_by(col(Post.id))))
