"""What every contender does, and with what: the one workload.

*Staff fills in a form of five fields → the manager approves → the director approves → one service
step.* The form, the people and the order are the same for all; how they are stored is theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Person = Literal["staff", "manager", "director"]
APPROVERS: tuple[Person, ...] = ("manager", "director")
PEOPLE: tuple[Person, ...] = ("staff", *APPROVERS)
PASSWORD = "bench-of-prasan"  # noqa: S105 - of three people who live for one run

FORM: Mapping[str, str] = {
    "subject": "ขอประชาสัมพันธ์งานประเพณีลากพระ",
    "place": "ลานวัฒนธรรมริมทะเลสาบสงขลา อำเภอเมืองสงขลา",
    "starts": "2026-11-24T09:00:00+07:00",
    "audience": "ประชาชนทั่วไปและสื่อมวลชนท้องถิ่น",
    "details": "ขอให้จัดทำข่าวก่อนงานหนึ่งฉบับ ข่าววันงานหนึ่งฉบับ และภาพนิ่งอย่างน้อยสิบภาพ",
}
"""The five fields that the staff fills in, as a browser would send them."""

PAGE = 50
"""How many tasks one look at an inbox shows, in every contender that can choose."""


@dataclass(frozen=True)
class Place:
    """Where a contender may write: a SQLite file, or a PostgreSQL database of its own."""

    kind: Literal["sqlite", "postgresql"]
    folder: Path
    postgresql: str = field(default="", repr=False)

    @property
    def sqlite(self) -> Path:
        """The SQLite file."""
        return self.folder / "bench.db"


class Seat(Protocol):
    """Where one actor sits: a connection or sessions of its own; used by one thread only."""

    def open_case(self) -> str:
        """Staff fills in :data:`FORM` and hands it in; returns the case."""

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """What this person's inbox or queue shows now: case → task."""

    def take(self, person: Person, case: str, task: str) -> None:
        """This person takes the task, where that must come before :meth:`approve`."""

    def approve(self, person: Person, case: str, task: str) -> None:
        """This person approves; when it returns the next person can see the task."""

    def run_service_step(self, case: str) -> None:
        """The one service step, unless :meth:`approve` already ran it."""


class Contender(Protocol):
    """One engine on one database, ready to work."""

    steps_per_case: int
    """How many of the four steps are done when a case has been driven through a `Seat`."""

    def durability(self) -> Mapping[str, str]:
        """What its own connection says of how a commit reaches the disk."""

    def seat(self) -> Seat:
        """A new seat, made in the thread that will use it."""

    def processes(self) -> tuple[int, ...]:
        """The process ids that serve, apart from the one that asks."""

    def close(self) -> None:
        """Stop every process that this contender started."""
