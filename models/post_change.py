"""What a post entitled to before it was changed, and who stood in for it by default. Append-only.

A post's row says what holds today; these rows say since when, by whom, and what held before.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field, Session, col, select

from models import clock
from models.person import Person
from models.post import Post
from models.record import Row
from models.types import Json, Moment


class Changed(StrEnum):
    """What of a post can change beside who holds it."""

    ROLES = "roles"
    SUBSTITUTE = "substitute"


class PostChange(Row, table=True):
    """One change of a post: `before` and `after` are keys of roles, or of one post or none."""

    __tablename__ = "post_change"

    id: int = Field(default=None, primary_key=True)
    post_id: int = Field(sa_column=Column(ForeignKey("post.id"), nullable=False, index=True))
    what: str = Field(max_length=20)
    before: list[str] = Field(sa_column=Column(Json, nullable=False))
    after: list[str] = Field(sa_column=Column(Json, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    by_id: int = Field(sa_column=Column(ForeignKey("person.id"), nullable=False))


def note(post: Post, what: Changed, before: list[str], after: list[str], *, by: Person) -> None:
    """Keep what held before; a change that changes nothing is none."""
    if before == after:
        return
    post.changed_at, post.changed_by_id = clock.now(), by.id
    change = PostChange(
        post_id=post.id, what=what, before=before, after=after, at=clock.now(), by_id=by.id
    )
    post.session.add(change)


def changes_of(session: Session, post: Post) -> list[PostChange]:
    """What was changed of a post, the newest first."""
    found = select(PostChange).where(PostChange.post_id == post.id)
    return list(session.exec(found.order_by(col(PostChange.id).desc())))
