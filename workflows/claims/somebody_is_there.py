"""Somebody may do every step, on every day: whatever four eyes, orders and absences say.

Days on which nobody comes, goes or begins to act for another are alike, so one of them stands for
all (`_turning_days`).
"""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import Session, col, select

from models import clock
from models.absence import Absence
from models.acting import ActingOrder
from models.authority import taker_ids
from models.case import Case
from models.clock import BANGKOK
from models.human_task import HumanTask
from models.offer import Candidate
from models.person import Person, forget_who_acts
from models.post import Incumbency
from models.role import Role
from models.secrecy import Secrecy
from models.wording import _
from tasks.askable import Askable
from tasks.offering import asked_of
from tasks.turn import HumanWork, UpTo
from workflows.claims.fault import Fault, path_of
from workflows.exploring.place import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workflows.exploring.explorer import Explored
    from workflows.exploring.state import State

_FIRST, _LAST = date(2026, 10, 1), date(2027, 9, 30)
"""The fiscal year 2570."""


class Asked(NamedTuple):
    """Of whom a step is asked, and at which places the work was done that lies before them."""

    place: str
    kind: str
    of: tuple[str, ...] | UpTo
    barred: tuple[str, ...]


def somebody_is_there(found: Explored, session: Session, office_id: int) -> list[Fault]:
    """The steps that on some day of the fiscal year nobody of the office may do."""
    asked = _asked(found)
    faults: dict[str, Fault] = {}
    for day in _turning_days(session):
        with clock.moved_to(datetime.combine(day, time(10), BANGKOK)):
            forget_who_acts(session)
            staff = _Staff(found, session, office_id, list(asked))
            for each, state in asked.items():
                if each.place not in faults and not staff.somebody_does(each):
                    words = _NOBODY.fill(step=each.place)
                    faults[each.place] = Fault(
                        "nobody-there", found.mission.code, path_of(state), words, day
                    )
    return list(faults.values())


def _asked(found: Explored) -> dict[Asked, State]:
    """What is asked of people, each with the first state in which it is."""
    places = {author: place for place, author in found.authors.items()}
    asked: dict[Asked, State] = {}
    for state in found.states:
        for key in state.waits:
            work = state.openings[key].body
            if isinstance(work, HumanWork):
                of = work.of if isinstance(work.of, UpTo) else tuple(work.of)
                barred = tuple(places.get(author, "") for author in work.barred)
                each = Asked(place_of(key), state.openings[key].kind, of, barred)
                asked.setdefault(each, state)
    return asked


def _turning_days(session: Session) -> list[date]:
    """The first day of the fiscal year, and every day on which it changes who is there."""
    columns = [
        *(Incumbency.since, Incumbency.until, Absence.since, Absence.until),
        *(ActingOrder.since, ActingOrder.until, ActingOrder.revoked_at),
    ]
    moments = (moment for column in columns for moment in session.exec(select(column)))
    days = {clock.in_bangkok(moment).date() for moment in moments if moment is not None}
    return [_FIRST, *sorted(day for day in days if _FIRST < day <= _LAST)]


class _Staff:
    """Who of the office may do what, today."""

    def __init__(
        self, found: Explored, session: Session, office_id: int, asked: Sequence[Asked]
    ) -> None:
        self._mission = found.mission.key
        self._session, self._office_id = session, office_id
        self._asked = asked
        now = clock.now()
        self._everybody = set(
            session.exec(select(Person.id).where(Person.active, col(Person.has_account)))
        )
        self._away = set(
            session.exec(
                select(Absence.person_id).where(
                    Absence.since <= now,
                    Absence.until > now,
                    col(Absence.cancelled_at).is_(None),
                )
            )
        )

    def somebody_does(self, asked: Asked) -> bool:
        """Whether somebody who is there may do it, whoever did the work that lies before them."""
        if len(self._takers(asked, ())) > len(asked.barred):
            return True
        return all(self._takers(asked, hands) for hands in self._hands(asked))

    def _hands(self, asked: Asked) -> Iterator[tuple[int, ...]]:
        return product(*(sorted(self._authors_at(place)) for place in asked.barred))

    def _authors_at(self, place: str) -> set[int]:
        if not place:  # whoever opened the case
            return self._everybody
        several = [each for each in self._asked if each.place == place]
        return set().union(*(self._takers(each, ()) for each in several))

    def _takers(self, asked: Asked, barred: tuple[int, ...]) -> set[int]:
        """Who takes it and is there; where nobody does, whoever stands above (handbook 1.5)."""
        if not isinstance(asked.of, UpTo) and not set(asked.of) <= set(Role):
            return self._everybody - self._away - set(barred)  # it is given to somebody by name
        case, task = self._case(), self._task(asked)
        roles = asked_of(self._session, case, asked.of)
        offers = [Candidate(role=str(role)) for role in roles]
        there = self._there(task, case, offers, barred)
        if there:
            return there
        above = Askable(self._session, task, case).above(offers, barred)
        return self._there(task, case, above, barred)

    def _there(
        self, task: HumanTask, case: Case, offers: Sequence[Candidate], barred: tuple[int, ...]
    ) -> set[int]:
        return set(taker_ids(self._session, task, case, offers, barred)) - self._away

    def _case(self) -> Case:
        return Case(
            office_id=self._office_id,
            mission=self._mission,
            code="TRIAL",
            subject="",
            request={},
            opened_at=clock.now(),
            secrecy=Secrecy.NORMAL,
        )

    def _task(self, asked: Asked) -> HumanTask:
        return HumanTask(
            office_id=self._office_id,
            case_id=0,
            kind=asked.kind,
            key=asked.place,
            title_th="",
            title_en="",
            form="",
            opened_at=clock.now(),
            detail={},
        )


_NOBODY = _(
    "ไม่มีผู้ใดในสำนักงานที่มาปฏิบัติงานและทำขั้นตอน {step} ได้",
    "nobody of the office who is there may do the step {step}",
)
