"""What is kept for a while only is forgotten by the clock's rounds, and nothing else is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import select

from models import clock
from models.access import Access, LoginAttempt, grant
from models.answered import Answered, remember
from models.database import read, write
from models.guess import CodeKind, Guess, note_guess
from models.throttle import note_failure
from tests import cast
from tests.cast import TUESDAY
from workflows.rounds import run_due

if TYPE_CHECKING:
    from datetime import datetime


def leave_traces() -> None:
    with write() as session:
        me = cast.person(session, "news1")
        remember(session, me.id, str(clock.now()), fingerprint="x", status=204, body="")
        note_failure(session, "news1", "10.0.0.1")
        note_guess(session, "10.0.0.1", CodeKind.PAPER)
        grant(session, me, kind="browser")


def kept_at(moment: datetime) -> tuple[int, ...]:
    with clock.moved_to(moment):
        run_due()
    with read() as session:
        return tuple(
            len(session.exec(select(kind)).all())
            for kind in (Answered, LoginAttempt, Guess, Access)
        )


def test_each_is_kept_for_its_time(office: int) -> None:
    for moment in (TUESDAY, TUESDAY + timedelta(days=40)):
        with clock.moved_to(moment):
            leave_traces()
    assert kept_at(TUESDAY + timedelta(hours=12)) == (2, 2, 2, 2)
    assert kept_at(TUESDAY + timedelta(days=2)) == (2, 1, 1, 2)
    assert kept_at(TUESDAY + timedelta(days=8)) == (1, 1, 1, 2)
    assert kept_at(TUESDAY + timedelta(days=32)) == (1, 1, 1, 1)
    assert kept_at(TUESDAY + timedelta(days=40, hours=1)) == (1, 1, 1, 1)
