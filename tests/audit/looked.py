"""An audit, as `prasan audit verify` makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.audit.finding import Finding, Sums
from models.audit.told import EVERYTHING, Wanted
from models.audit.verify import verify
from models.database import steady

if TYPE_CHECKING:
    from collections.abc import Sequence


def found(wanted: Wanted = EVERYTHING, printed: Sequence[str] = ()) -> list[Finding]:
    """Everything that is not as it was told."""
    with steady() as session:
        return list(verify(session, Sums(), wanted, printed))


def looked_at() -> Sums:
    """How much there is, all of it as it was told."""
    sums = Sums()
    with steady() as session:
        assert list(verify(session, sums)) == []
    return sums


def named(findings: Sequence[Finding]) -> set[tuple[str, str]]:
    """The rows that findings name."""
    return {(each.table, str(each.row)) for each in findings}
