"""Who is at the door: sessions and tokens, which the server can revoke; passwords."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache

from pwdlib import PasswordHash
from sqlalchemy import Column, ForeignKey, Index, and_, bindparam, update
from sqlmodel import Field, Session, col, select

from models import clock
from models.errors import Unauthenticated
from models.lasting import lasting
from models.person import Person, by_handle
from models.post import Incumbency, Post
from models.record import Row
from models.rows import Columns, Rows, all_of
from models.standing_in import standing_in
from models.types import Moment
from models.wording import _

BROWSER_LASTS = timedelta(hours=12)
BEARER_LASTS = timedelta(days=30)

_REFUSED = _("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", "The name or the password is not right.")


class Access(Row, table=True):
    """A session in a browser or a bearer token. Only its digest is kept; revoking is a date."""

    __tablename__ = "access"

    digest: str = Field(max_length=64, primary_key=True)
    person_id: int = Field(sa_column=Column(ForeignKey("person.id"), nullable=False, index=True))
    kind: str = Field(max_length=10)
    csrf: str = Field(max_length=64)
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    expires_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    revoked_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    address: str = Field(default="", max_length=60)

    def revoke(self) -> None:
        """Close this door."""
        self.revoked_at = clock.now()


class LoginAttempt(Row, table=True):
    """A failed try to sign in, for throttling."""

    __tablename__ = "login_attempt"
    __table_args__ = (
        Index("ix_login_attempt", "handle", "at"),
        Index("ix_login_attempt_address", "address", "at"),
    )

    id: int = Field(default=None, primary_key=True)
    handle: str = Field(max_length=60)
    address: str = Field(default="", max_length=60)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


def sign_in(session: Session, *, handle: str, password: str, kind: str, address: str = "") -> str:
    """A new session (``browser``) or token (``bearer``) for who knows the password: its secret."""
    return grant(session, recognise(session, handle, password), kind=kind, address=address)


def recognise(session: Session, handle: str, password: str) -> Person:
    """Who this is, by the password; slow on purpose, so not for a transaction that writes."""
    person = by_handle(session, handle)
    known = person.password_hash if person and person.active and person.has_account else ""
    # The unknown name costs as much as the wrong password, so that time does not tell them apart.
    fits = hasher().verify(password, known or _nobodys_hash())
    if not fits or not known or person is None:
        raise Unauthenticated(_REFUSED)
    return person


def grant(session: Session, person: Person, *, kind: str, address: str = "") -> str:
    """Open a door for a person who was recognised; returns its secret, which is kept nowhere."""
    secret = secrets.token_urlsafe(32)
    lasts = BROWSER_LASTS if kind == "browser" else BEARER_LASTS
    session.add(
        Access(
            digest=digest(secret),
            person_id=person.id,
            kind=kind,
            csrf=secrets.token_urlsafe(24),
            created_at=clock.now(),
            expires_at=clock.now() + lasts,
            address=address,
        )
    )
    return secret


def person_of(session: Session, secret: str) -> tuple[Person, Access]:
    """Whose secret this is; `Unauthenticated` when it is unknown, expired or revoked."""
    given = {"digest": digest(secret), "now": clock.now()}
    found, standing_in_rows = all_of(session, given, _WHOSE, _IN_WHOSE_PLACE)
    if not found:
        raise Unauthenticated
    access, person, _post = found[0]
    person.know_standing([post for _access, _person, post in found if post], standing_in_rows)
    return person, access


def revoke(session: Session, secret: str) -> None:
    """Close the door that this secret opens, if it opens one."""
    session.execute(
        update(Access)
        .where(col(Access.digest) == digest(secret), col(Access.revoked_at).is_(None))
        .values(revoked_at=clock.now())
    )


def revoke_all(session: Session, person_id: int) -> None:
    """Close every door of a person."""
    session.execute(
        update(Access)
        .where(col(Access.person_id) == person_id, col(Access.revoked_at).is_(None))
        .values(revoked_at=clock.now())
    )


def digest(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


@cache
def hasher() -> PasswordHash:
    """Argon2id with the library's recommended cost."""
    return PasswordHash.recommended()


@cache
def _nobodys_hash() -> str:
    return hasher().hash(secrets.token_urlsafe())


# Built once, for every request asks it: a row for each post that the person holds now.
_WHOSE: Rows[tuple[Access, Person, Post | None]] = Rows(
    select(Access, Person, Post)
    .join(Person, col(Person.id) == col(Access.person_id))
    .join(
        Incumbency,
        and_(
            col(Incumbency.person_id) == col(Person.id),
            lasting(col(Incumbency.since), col(Incumbency.until)),
        ),
        isouter=True,
    )
    .join(Post, col(Post.id) == col(Incumbency.post_id), isouter=True)
    .where(
        col(Access.digest) == bindparam("digest"),
        col(Access.revoked_at).is_(None),
        col(Access.expires_at) > bindparam("now", type_=Moment),
        col(Person.active),
    )
)
_BEHIND = select(Access.person_id).where(col(Access.digest) == bindparam("digest"))
_IN_WHOSE_PLACE = Columns(
    standing_in(
        select(Person.office_id)
        .where(col(Person.id) == _BEHIND.scalar_subquery())
        .scalar_subquery(),
        _BEHIND.scalar_subquery(),
    )
)
