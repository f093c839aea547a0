"""Scopes: the names under which steps stand in the record.

A step's key is ``scope/name``, with ``~2``, ``~3`` … the next time round. Branches of `all`, `any`
and `each` are scopes of their own, so the order in which people answer never moves a key.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.signals import Interrupted, ProcedureChanged

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_KEY = 200


@dataclass
class Scope:
    """One branch of a mission while it is being replayed.

    `now` is the moment of the newest entry that this branch has read; `unwinding` is true once the
    branch waits; `interruption` is what it is to be told, `interrupted` whether it has been.
    """

    path: str
    now: datetime
    parent: Scope | None = None
    interruption: Interrupted | None = None
    interrupted: bool = False
    unwinding: bool = False
    seen: Counter[str] = field(default_factory=Counter)

    def key(self, name: str) -> str:
        """The key of the next step of that name in this scope."""
        if not name or any(mark in name for mark in "/~"):
            raise ProcedureChanged(f"{name!r} is no name for a step")
        self.seen[name] += 1
        again = "" if self.seen[name] == 1 else f"~{self.seen[name]}"
        key = f"{self.path}/{name}{again}" if self.path else f"{name}{again}"
        if len(key) > LONGEST_KEY:
            raise ProcedureChanged(f"the key {key!r} is longer than {LONGEST_KEY}")
        return key

    def inner(self, path: str) -> Scope:
        """A branch of this scope."""
        return Scope(path=path, now=self.now, parent=self)

    def has_read(self, moment: datetime | None) -> None:
        """An entry of that moment was read: the mission's clock stands no earlier."""
        if moment is not None:
            self.now = max(self.now, moment)

    def pending_interruption(self) -> Interrupted | None:
        """What this branch must be told at its next wait, unless it already cleans up after it."""
        scope: Scope | None = self
        while scope is not None:
            if scope.interrupted:
                return None
            if scope.interruption is not None:
                return scope.interruption
            scope = scope.parent
        return None
