"""Looking something up in the office's own tables while a mission advances."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.case import Case


@dataclass(frozen=True)
class LookUp:
    """A reading of the office's tables: ``(session, office_id, **arguments) -> JSON``.

    It runs in the transaction that advances the case, so it must be quick; what it found is
    recorded, and the mission reads that ever after. `may_find` gives, for the same arguments, an
    example of each finding by which a mission goes another way (`workflows.exploring`).
    """

    name: str
    function: Callable[..., Any]
    may_find: Callable[..., Sequence[Any]]

    def __call__(self, session: Session, office_id: int, **arguments: Any) -> Any:
        """Look it up."""
        return self.function(session, office_id, **arguments)

    def for_case(self, case: Case, arguments: dict[str, Any]) -> Any:
        """Look it up for a case that advances."""
        return self(case.session, case.office_id, **arguments)


def look_up(
    name: str, *, may_find: Callable[..., Sequence[Any]]
) -> Callable[[Callable[..., Any]], LookUp]:
    """Make a function a :class:`LookUp` of that name."""

    def made(function: Callable[..., Any]) -> LookUp:
        return LookUp(name, function, may_find)

    return made


@look_up("as-it-was", may_find=lambda **facts: [facts])
def as_it_was(_session: Session, _office_id: int, **facts: Any) -> dict[str, Any]:
    """Notes what the mission knows at this moment; it recalls just that, whatever comes later."""
    return facts
