"""The approval ladder of an office: how far up each matter goes, and who said so (handbook 1.5).

A rule is a few rows, one for each band of money. Changing it ends those rows and writes new ones,
so that what stood before, until when, and why it was changed can be read ever after.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Column, ForeignKey, Index, bindparam, text
from sqlmodel import Field, Session, col, select

from models import clock
from models.errors import NotAllowed, StaleVersion
from models.in_charge import in_charge
from models.matter import MATTERS, Matter, matter_of
from models.one_at_a_time import Doing, one_at_a_time
from models.record import Row
from models.role import LEADERS
from models.rows import Rows
from models.rung import Band, Rung
from models.types import Json, Moment
from models.whole_ladder import must_be_a_rule
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from models.person import Person

MOST_BANDS = 6


class ApprovalRule(Row, table=True):
    """One band of an office's rule for a matter, from `since` until `ended_at` (empty: today too).

    The bands of one rule share its `version`, counted from 1. `source` is the rule's ground (the
    handbook, an order of the office). What the office began with is nobody's; whoever changes it
    says why.
    """

    __tablename__ = "approval_rule"
    __table_args__ = (
        Index(
            "ix_approval_rule_in_force",
            "office_id",
            "matter",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_approval_rule_version", "office_id", "matter", "version"),
    )

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    matter: str = Field(max_length=60)
    version: int
    up_to_baht: int | None = None
    last_rung: str = Field(max_length=40)
    source: str = Field(max_length=200)
    since: datetime = Field(sa_column=Column(Moment, nullable=False))
    by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    why: str = ""
    ended_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    capacity: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))

    @property
    def band(self) -> Band:
        """The band alone."""
        return Band(self.up_to_baht, Rung(self.last_rung))


class Ruled(NamedTuple):
    """A rule as it stood from `since` on: its bands, the least money first.

    `version` is that of the rule, 0 where the office said nothing and the handbook's counts.
    `capacity` is in what capacity it was said (`models.capacity`), None where nobody kept that.
    """

    matter: Matter
    bands: tuple[Band, ...]
    source: str
    since: datetime | None = None
    by_id: int | None = None
    why: str = ""
    version: int = 0
    ended_at: datetime | None = None
    capacity: dict[str, Any] | None = None

    @property
    def asks_for_money(self) -> bool:
        """Whether it hangs on a sum."""
        return len(self.bands) > 1

    def last_rung(self, baht: Decimal | int | None = None) -> Rung:
        """The rung that has the last word, for that much money where money is asked for.

        Where it is and no sum is known, it goes as high as the largest would.
        """
        fits = (
            band.last_rung
            for band in self.bands
            if band.up_to_baht is None or (baht is not None and baht <= band.up_to_baht)
        )
        return next(fits)


def furnish(session: Session, office_id: int) -> None:
    """Give an office the handbook's ladder; what it has said itself stays."""
    now = clock.now()
    for begun in ladder(session, office_id):
        if not begun.version:
            session.add_all(_rows(office_id, begun._replace(since=now, version=1)))
    session.flush()


def ladder(session: Session, office_id: int) -> list[Ruled]:
    """The rule in force for every matter, in the order of the handbook."""
    rows: defaultdict[str, list[ApprovalRule]] = defaultdict(list)
    for row in _IN_FORCE.each(session, {"office": office_id}):
        rows[row.matter].append(row)
    return [_ruled(matter, rows[matter.key]) for matter in MATTERS.values()]


def rule_for(session: Session, office_id: int, matter: str) -> Ruled:
    """The rule in force for a matter; `NotFound` for one that the office does not know."""
    found = _OF_MATTER.each(session, {"office": office_id, "matter": matter})
    return _ruled(matter_of(matter), found)


def history(session: Session, office_id: int, matter: str) -> list[Ruled]:
    """What the rule for a matter was, the newest first; the one in force comes first."""
    asked = select(ApprovalRule).where(
        ApprovalRule.office_id == office_id, ApprovalRule.matter == matter
    )
    versions: defaultdict[int, list[ApprovalRule]] = defaultdict(list)
    for row in session.exec(asked.order_by(col(ApprovalRule.version).desc())):
        versions[row.version].append(row)
    found = list(versions.values()) or [[]]
    return [_ruled(matter_of(matter), rows) for rows in found]


def may_change(person: Person) -> bool:
    """Whether `person` may say how far up a matter goes: who answers for the office."""
    return person.leads_office


def change(
    session: Session,
    matter: str,
    bands: Sequence[Band],
    *,
    by: Person,
    why: str,
    source: str,
    version: int | None = None,
) -> Ruled:
    """Say how far up a matter goes from now on; cases in which it was decided already stay so.

    `Invalid` names the bands that make no ladder, `NotAllowed` is for who does not answer for the
    office; `version` is that of the rule that was read, None to skip the check.
    """
    if not may_change(by):
        raise NotAllowed
    must_be_a_rule(matter_of(matter), bands)
    one_at_a_time(session, by.office_id, Doing.RULES)
    before = rule_for(session, by.office_id, matter)
    if version is not None and version != before.version:
        raise StaleVersion(_CHANGED_SINCE)
    now = clock.now()
    for row in _OF_MATTER.each(session, {"office": by.office_id, "matter": matter}):
        row.ended_at = now
    ruled = Ruled(
        before.matter,
        tuple(bands),
        source,
        now,
        by.id,
        why,
        before.version + 1,
        capacity=in_charge(by, LEADERS).record(),
    )
    session.add_all(_rows(by.office_id, ruled))
    return ruled


def _rows(office_id: int, ruled: Ruled) -> list[ApprovalRule]:
    return [
        ApprovalRule(
            office_id=office_id,
            matter=ruled.matter.key,
            version=ruled.version,
            up_to_baht=band.up_to_baht,
            last_rung=band.last_rung.value,
            source=ruled.source,
            since=ruled.since or clock.now(),
            by_id=ruled.by_id,
            why=ruled.why,
            capacity=ruled.capacity,
        )
        for band in ruled.bands
    ]


def _ruled(matter: Matter, rows: Sequence[ApprovalRule]) -> Ruled:
    if not rows:
        return Ruled(matter, matter.bands, matter.source)
    one = rows[0]
    bands = tuple(sorted((row.band for row in rows), key=_by_money))
    about = (one.source, one.since, one.by_id, one.why, one.version, one.ended_at)
    return Ruled(matter, bands, *about, capacity=one.capacity)


def _by_money(band: Band) -> tuple[bool, int]:
    return band.up_to_baht is None, band.up_to_baht or 0


_CHANGED_SINCE = _(
    "มีผู้แก้เกณฑ์นี้หลังจากที่ท่านเปิดดู กรุณาเปิดดูใหม่",
    "This rule was changed after you opened it. Please look at it again.",
)

# Built once: a hand-off to a step of the ladder asks it.
_IN_FORCE: Rows[tuple[ApprovalRule]] = Rows(
    select(ApprovalRule).where(
        col(ApprovalRule.office_id) == bindparam("office"), col(ApprovalRule.ended_at).is_(None)
    )
)
_OF_MATTER = _IN_FORCE.where(col(ApprovalRule.matter) == bindparam("matter"))
