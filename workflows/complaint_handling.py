"""COMP: whose hands a complaint passes through, and how long everything may take (3.11; 2.9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.deadline import cd, earliest, since
from models.role import Role
from tasks.complaint_hands import complaint_hands

if TYPE_CHECKING:
    from datetime import datetime

    from forms.complaint import ComplaintRequest
    from models.deadline import Earliest, Since, Span
    from tasks.run import CaseRun

STATUTE = 15
"""Calendar days: within them the complainant is answered, or told how far it is (handbook 2.9)."""

WARNED_BEFORE = 3
"""Calendar days before a limit at which telling how far it is becomes somebody's task."""


@dataclass(frozen=True)
class Hands:
    """Who registers, proposes and writes; who classifies and reviews; who may not look into it."""

    officer: Role
    head: Role
    director_concerned: bool
    conflicted: tuple[str, ...]


@dataclass(frozen=True)
class Limits:
    """The limits of a complaint that was received in full at that moment."""

    received_at: datetime

    def nth(self, n: int, *, less: int = 0) -> Since:
        """The end of the `n`-th fifteen days; `less` days before."""
        return since(self.received_at, cd(STATUTE * n - less))

    def statute(self, now: datetime) -> Since:
        """The end of those fifteen days that run now: each notice of progress begins new ones."""
        return self.nth((now - self.received_at).days // STATUTE + 1)

    def within(self, own: Span, now: datetime) -> Earliest:
        """The limit of one step: its own, but never past the statute's."""
        return earliest(own, self.statute(now))


@dataclass(frozen=True)
class Handling:
    """One complaint as it is handled: what it says, by whom, until when."""

    request: ComplaintRequest
    hands: Hands
    limits: Limits


def hands_of(case: CaseRun, request: ComplaintRequest) -> Hands:
    """Whose hands it passes through: nobody's whom it is about."""
    found = case.look_up(complaint_hands, about=request.staff)
    return Hands(
        officer=Role(found["officer"]),
        head=Role(found["head"]),
        director_concerned=found["director_concerned"],
        conflicted=tuple(found["conflicted"]),
    )
