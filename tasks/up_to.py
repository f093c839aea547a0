"""How far up a step goes: to the last rung of the office's ladder, as it stands when it opens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class UpTo:
    """Whoever has the last word on `matter` (`models.matter`) in the office, for that much money.

    What the office changes later does not touch the task; a rung outside the office stands in the
    decision (:attr:`tasks.decided.Decided.goes_outside`), whose word then must be entered too.
    """

    matter: str
    baht: int | None = None
