"""The anchors, held against each other and against the chains that they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from models.anchor import Anchor, worked_out
from models.audit.finding import Finding
from models.audit.raw import as_text, columns_of, parsed
from models.case import Case
from models.chain import NOTHING
from models.event import Event
from models.office import Office
from models.statement import Statement
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from models.audit.finding import Sums
    from models.audit.told import Wanted

_CHANGED = _("รหัสยืนยันของวันที่ {day} ถูกแก้ไข", "The anchor of {day} was changed.")
_MISSING = _(
    "รหัสยืนยันก่อนวันที่ {day} หายไปหรือถูกแก้ไข",
    "The anchor before that of {day} is missing or was changed.",
)
_WRITTEN_ANEW = _(
    "เหตุการณ์ที่ {n} ไม่ตรงกับรหัสยืนยันของวันที่ {day}",
    "Event {n} is not the one that the anchor of {day} has.",
)
_CUT = _(
    "เหตุการณ์ที่ {n} ซึ่งรหัสยืนยันของวันที่ {day} นับไว้หายไป",
    "Event {n}, which the anchor of {day} has, is missing.",
)
_NOT_THERE = _("ไม่พบรหัสยืนยันที่พิมพ์ไว้ {root}", "No anchor has the root that was printed: {root}.")


def look(session: Session, wanted: Wanted, sums: Sums, printed: Sequence[str]) -> Iterator[Finding]:
    """What is wrong with the anchors; of one case only whether they agree with its chain."""
    found: set[str] = set()
    for office_id, key in _OFFICES.execute(session.connection(), {}).rows():
        if wanted.office_id in {0, office_id}:
            yield from _of_office(session, (office_id, key), wanted, sums, found)
    for root in printed:
        if root not in found:
            text = _NOT_THERE.fill(root=root)
            yield Finding("", "audit_anchor", root, "missing", text)


def _of_office(
    session: Session, office: tuple[int, str], wanted: Wanted, sums: Sums, found: set[str]
) -> Iterator[Finding]:
    office_id, key = office
    after, before = 0, NOTHING
    while rows := _ANCHORS.execute(
        session.connection(), {"office": office_id, "after": after}
    ).rows():
        for anchor_id, day, events, written, previous, root in rows:
            heads, after = parsed(written), anchor_id
            sums.anchors += 1
            found.add(root)
            if previous != before and not wanted.case:
                yield Finding("", "audit_anchor", anchor_id, "missing", _MISSING.fill(day=day))
            before = root
            if not _is_whole(key, (day, events, heads, previous), root):
                yield Finding("", "audit_anchor", anchor_id, "changed", _CHANGED.fill(day=day))
            else:
                yield from _heads(session, day, _wanted(heads, wanted.case))


def _is_whole(key: str, row: tuple[Any, ...], root: str) -> bool:
    try:
        return worked_out(key, *row) == root
    except (TypeError, ValueError, RecursionError):
        return False


def _wanted(heads: list[dict[str, Any]], case: str) -> list[dict[str, Any]]:
    return [head for head in heads if case in {"", head["case"]}]


def _heads(session: Session, day: str, heads: list[dict[str, Any]]) -> Iterator[Finding]:
    given = {"codes": [head["case"] for head in heads], "ns": [head["n"] for head in heads]}
    rows = _EVENTS.execute(session.connection(), given).rows() if heads else []
    there = {(code, n): (event_id, seal) for code, n, event_id, seal in rows}
    for head in heads:
        event = there.get((head["case"], head["n"]))
        if event is None:
            text = _CUT.fill(n=head["n"], day=day)
            yield Finding(head["case"], "event", f"n={head['n']}", "cut", text)
        elif event[1] != head["seal"]:
            text = _WRITTEN_ANEW.fill(n=head["n"], day=day)
            yield Finding(head["case"], "event", event[0], "written-anew", text)


_ANCHOR = columns_of(Anchor)
_EVENT = columns_of(Event)
_CASE = columns_of(Case)
_OFFICE = columns_of(Office)
_OFFICES = Statement(select(_OFFICE.id, _OFFICE.key).order_by(_OFFICE.id))
_ANCHORS = Statement(
    select(
        _ANCHOR.id,
        as_text(_ANCHOR.day),
        _ANCHOR.events,
        as_text(_ANCHOR.heads),
        _ANCHOR.previous,
        _ANCHOR.root,
    )
    .where(_ANCHOR.office_id == bindparam("office"), _ANCHOR.id > bindparam("after"))
    .order_by(_ANCHOR.id)
    .limit(100)
)
_EVENTS = Statement(
    select(_CASE.code, _EVENT.n, _EVENT.id, _EVENT.seal)
    .join(Case, _CASE.id == _EVENT.case_id)
    .where(
        _CASE.code.in_(bindparam("codes", expanding=True)),
        _EVENT.n.in_(bindparam("ns", expanding=True)),
    )
)
