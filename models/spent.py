"""What was kept for a while and is of no more use: forgotten in the clock's rounds."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import Session, col

from models import clock
from models.access import Access, LoginAttempt
from models.answered import Answered
from models.guess import Guess

ANSWERS_KEPT = timedelta(days=7)
"""How long a repeated Idempotency-Key is answered as before."""

FAILURES_KEPT = timedelta(days=1)
"""The throttle looks at the last quarter of an hour; a day is for who wants to see what went on."""

SESSIONS_KEPT = timedelta(days=30)
"""After their end: until then they say from where a person was let in (`models.throttle`)."""


def forget_spent(session: Session) -> None:
    """Delete it; safe to do twice."""
    now = clock.now()
    session.execute(delete(Answered).where(col(Answered.at) < now - ANSWERS_KEPT))
    session.execute(delete(LoginAttempt).where(col(LoginAttempt.at) < now - FAILURES_KEPT))
    session.execute(delete(Guess).where(col(Guess.at) < now - FAILURES_KEPT))
    session.execute(delete(Access).where(col(Access.expires_at) < now - SESSIONS_KEPT))
