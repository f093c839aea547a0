"""The clock's rounds: everything that falls due without anybody acting. Safe to run twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from sqlmodel import Session, col, select, text

from models import clock
from models.anchor import anchor_all
from models.case import lock
from models.database import read, write
from models.spent import forget_spent
from models.step import Step
from workflows.advance import advance
from workflows.moving import waiting_parents

if TYPE_CHECKING:
    from collections.abc import Callable

log = structlog.get_logger(__name__)


def due_timers(session: Session) -> list[int]:
    """The cases in which a time has come."""
    return list(
        session.exec(
            select(Step.case_id)
            .where(_WAITS_FOR_ITS_TIME, col(Step.due_at) <= clock.now())
            .order_by(col(Step.due_at))
            .limit(200)
        )
    )


# As the partial index says it: with a parameter in it, a database cannot know that it fits.
_WAITS_FOR_ITS_TIME: Any = text("step.kind = 'wait_until' AND step.state = 'open'")
TIDY_EVERY = timedelta(hours=1)
"""How often what is spent is forgotten (`models.spent`), and the days that are over anchored."""

ROUNDS: tuple[tuple[str, Callable[[Session], list[int]]], ...] = (
    ("timers", due_timers),
    ("parents of ended cases", waiting_parents),
)


def run_due() -> int:
    """Advance every case that something fell due for, each in its own transaction; how many."""
    done = 0
    for name, due in ROUNDS:
        with read() as session:
            case_ids = list(dict.fromkeys(due(session)))
        for case_id in case_ids:
            try:
                with write() as session:
                    advance(session, lock(session, case_id))
                done += 1
            except Exception:  # one bad row is logged, and must not stop the others
                log.exception("round failed", round=name, case=case_id)
    _tidy_up()
    return done


def _tidy_up() -> None:
    last, now = _tidied.get("at"), clock.now()
    if last is None or not last <= now < last + TIDY_EVERY:
        with write() as session:
            forget_spent(session)
        anchor_all()
        _tidied["at"] = now


_tidied: dict[str, datetime] = {}
