"""Changing when the office works: first what it would move, then all of it in one transaction."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from models.clock import in_bangkok
from models.errors import OutdatedPreview
from models.open_cases import hold_open_cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from models.open_deadline import MovedDeadline
    from models.person import Person


class Change(Protocol):
    """What somebody wants changed (a dataclass), and why."""

    @property
    def reason(self) -> str:
        """Why."""


C = TypeVar("C", bound=Change)


@dataclass(frozen=True)
class Preview(Generic[C]):
    """What a change would move; `fingerprint` stands for what whoever confirms has seen.

    That is the change, what it was seen on, and every deadline that gets shorter. One that gets
    longer hurts nobody, and in an office where a task opens every minute nothing could ever be
    confirmed if it counted.
    """

    change: C
    moved: list[MovedDeadline]
    fingerprint: str


class Standing(Protocol[C]):
    """What is to be changed, as it stands in this transaction."""

    def preview(self, change: C) -> Preview[C]:
        """What the change would move; refuses what cannot be."""

    def write(self, change: C, moved: int) -> None:
        """Change the rows, and keep what was changed and how many deadlines `moved`."""


def confirmed(
    session: Session,
    change: C,
    read: Callable[[], Standing[C]],
    by: Person,
    fingerprint: str,
    **more: str,
) -> Preview[C]:
    """Make the change and move the deadlines; `OutdatedPreview` if others than were seen.

    Nobody opens a task of the office meanwhile: whoever does has its case under lock, and all of
    them are held here (`hold_open_cases`), so that every task is opened by the one calendar or by
    the other and none by both. What stands is `read` under those locks. `more` is told with each
    deadline (`MovedDeadline.tell`).
    """
    hold_open_cases(session, by.office_id)
    standing = read()
    preview = standing.preview(change)
    if preview.fingerprint != fingerprint:
        raise OutdatedPreview
    standing.write(change, len(preview.moved))
    for each in preview.moved:
        each.case.note_held()  # by `hold_open_cases`
        each.move(by=by, reason=change.reason, **more)
    return preview


def fingerprint_of(change: Change, stands: Any, moved: list[MovedDeadline]) -> str:
    """What stands for a change, for what it was seen on, and for what it makes shorter."""
    shorter = [(each.case.code, each.held.key, *each.dates) for each in moved if each.is_shorter]
    seen = {"change": asdict(cast("Any", change)), "calendar": stands, "shorter": shorter}
    return hashlib.sha256(json.dumps(seen, default=_plain).encode()).hexdigest()


def _plain(value: Any) -> str:
    """A day or a moment, the same in whatever zone it is said."""
    return in_bangkok(value).isoformat() if hasattr(value, "tzinfo") else str(value.isoformat())
