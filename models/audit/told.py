"""The events of some cases, as they lie in the database: what everything else is held against."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from models.audit.raw import as_text, columns_of, parsed, written_at
from models.case import Case
from models.event import Event
from models.pin import pin
from models.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

BATCH = 200
"""So many cases are looked at together."""


class CaseHead(NamedTuple):
    """A case, and the head of its chain as it stands in its row."""

    id: int
    code: str
    office_id: int
    told: int
    seal: str


class Told(NamedTuple):
    """An event."""

    id: int
    case_id: int
    n: int
    at: str
    actor: int | None
    human_task: int | None
    kind: str
    seal: str
    data: Any

    @property
    def facts(self) -> dict[str, Any]:
        """Its data, empty where they are no longer what they must be."""
        return self.data if isinstance(self.data, dict) else {}


class Wanted(NamedTuple):
    """What is looked at: everything, or one office, or one case."""

    office_id: int = 0
    case: str = ""


EVERYTHING = Wanted()


def batches(session: Session, wanted: Wanted) -> Iterator[list[CaseHead]]:
    """The cases, some at a time."""
    after = 0
    while True:
        given = {"after": after, "office": wanted.office_id, "code": wanted.case}
        cases = [CaseHead(*row) for row in _CASES.execute(session.connection(), given).rows()]
        if not cases:
            return
        yield cases
        after = cases[-1].id


def told_of(session: Session, cases: Sequence[CaseHead]) -> dict[int, list[Told]]:
    """The events of these cases, by case, in the order of their numbers."""
    found: dict[int, list[Told]] = defaultdict(list)
    given = {"cases": [case.id for case in cases]}
    for row in _EVENTS.execute(session.connection(), given).rows():
        found[row[1]].append(Told._make([*row[:-1], parsed(row[-1])]))
    return found


def of_kind(events: Sequence[Told], *kinds: str) -> list[Told]:
    """Those of some kinds."""
    return [each for each in events if each.kind in kinds]


def agrees(event: Told | None, **facts: Any) -> bool:
    """Whether there is an event, and its data say just that of what they speak of at all."""
    known = event.facts if event is not None else {}
    return event is not None and all(
        known[name] == value for name, value in facts.items() if name in known
    )


def holds(event: Told | None, name: str, row: object, columns: Sequence[str]) -> bool:
    """Whether a row is what the event pins under that name, if it pins anything there."""
    if event is None or name not in event.facts:
        return True
    try:
        return bool(event.facts[name] == pin(row, columns))
    except (TypeError, ValueError, RecursionError):
        return False


_CASE = columns_of(Case)
_EVENT = columns_of(Event)
_CASES = Statement(
    select(_CASE.id, _CASE.code, _CASE.office_id, _CASE.told, _CASE.seal)
    .where(
        _CASE.id > bindparam("after"),
        (bindparam("office") == 0) | (_CASE.office_id == bindparam("office")),
        (bindparam("code") == "") | (_CASE.code == bindparam("code")),
    )
    .order_by(_CASE.id)
    .limit(BATCH)
)
_EVENTS = Statement(
    select(
        _EVENT.id,
        _EVENT.case_id,
        _EVENT.n,
        written_at(_EVENT.at),
        _EVENT.actor_id,
        _EVENT.human_task_id,
        _EVENT.kind,
        _EVENT.seal,
        as_text(_EVENT.data),
    )
    .where(_EVENT.case_id.in_(bindparam("cases", expanding=True)))
    .order_by(_EVENT.case_id, _EVENT.n)
)
