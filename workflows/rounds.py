"""The clock's rounds: everything that falls due without anybody acting. Safe to run twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlmodel import Session, col, select, text

from models import clock
from models.anchor import anchor_all
from models.case import Case, lock
from models.database import read, write
from models.spent import forget_spent
from models.step import Step
from models.stranded import free_undecidable, undecidable
from workflows.advance import advance
from workflows.moving import waiting_parents

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

Due = Callable[[Session], list[int]]
Act = Callable[[Session, Case], object]

ROUNDS: tuple[tuple[str, Due, Act], ...] = (
    ("timers", due_timers, advance),
    ("parents of ended cases", waiting_parents, advance),
    ("decisions that nobody can take", undecidable, lambda _session, case: free_undecidable(case)),
)


def run_due() -> int:
    """Do what fell due for every case, each in its own transaction; for how many."""
    done = 0
    for name, due, act in ROUNDS:
        with read() as session:
            case_ids = list(dict.fromkeys(due(session)))
        for case_id in case_ids:
            try:
                with write() as session:
                    act(session, lock(session, case_id))
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
