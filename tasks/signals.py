"""How a replay leaves a mission: it waits, or it is interrupted.

::

    Signal                  not an Exception: a mission's `except Exception` must not swallow it
    ├── Waiting             the record ends here; the case now stands at this place
    ├── Interrupted         raised at the place where the mission waits, so that plain
    │   ├── Withdrawn       try/except/finally is the compensation
    │   └── Cancelled       this branch lost an `any`, or one beside it departed
    │       └── CancelledByHand     a leader cancelled the human task; its branch was told nothing
    └── Broken              a branch raised by mistake; no `except` of the mission may hide that

    Departure               a mission leaves what it was doing, on purpose
    ProcedureChanged        the record and today's code no longer fit; becomes an incident
"""

from __future__ import annotations


class Signal(BaseException):
    """Leaves a mission without being an error of it."""


class Waiting(Signal):
    """Nothing further is recorded."""


class Broken(Signal):
    """What a branch of a join raised, and no procedure foresaw; becomes an incident."""

    def __init__(self, error: Exception) -> None:
        super().__init__(repr(error))
        self.error = error


class Departure(Exception):
    """Base of what a mission raises on purpose, to leave what it was doing: the talks broke off.

    Raised in a branch it leaves the join, once the branches beside it were told to stop and have.
    """


class Interrupted(Signal):
    """The mission is told to stop here; it may clean up."""

    reason = "interrupted"


class Withdrawn(Interrupted):
    """The whole case was taken back."""

    reason = "withdrawn"


class Cancelled(Interrupted):
    """This branch lost, one beside it departed, or its human task was cancelled."""

    reason = "lost"


class CancelledByHand(Cancelled):
    """A leader took this human task away: one wait ended, and the next may be interrupted again."""


BY_HAND = "by-hand"
"""The reason on a step whose human task a leader cancelled; only this wait ends, not its branch."""

ENDED = "ended"
"""The reason on a step that still waited when the case ended."""


class ProcedureChanged(BaseException):
    """Today's procedure cannot follow the record; names what stands there and what is wanted."""


class NotReplayable(ProcedureChanged):
    """The mission itself behaves differently from one reading to the next."""
