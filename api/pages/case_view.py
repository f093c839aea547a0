"""Everything that the page of a case shows, gathered once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col, select

from api.called import called_in
from api.outside_decisions import told as outside_told
from api.pages.choosable import OfficeChoices
from api.pages.paper import Files, Link, Paper, Reading, paper
from api.pages.standing_now import branches
from forms.locale import long_day
from models.case import Case
from models.clock import in_bangkok
from models.deliver_by import deliver_by
from models.delivery import Delivery
from models.document import Document, documents_of, newest, versions_of
from models.event import Event
from models.incident import Incident, standing
from models.person import Person
from models.reader_list import keeps_list
from models.receipt import decision_tasks, may_have_receipt
from models.requester import Requester
from models.settings import settings
from models.story import names_in, newest_of, outcome_in_words, sentence
from models.struck_out import StruckOut, struck_out
from models.tracking import tracking_code
from models.wording import Text, _
from tasks.outside_words import words_of
from tasks.photograph import PUBLISHABLE
from tasks.versions import may_replace
from workflows.catalogue import mission_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.desk import Desk

LONGEST_STORY = 500
GRAVE = frozenset({"incident.raised", "case.withdrawn", "case.withdrawal-asked"})
_NEWER = _("{name} (มีรุ่นที่ {version} แล้ว)", "{name} (there is a version {version})")
GOOD = frozenset({"case.closed", "incident.settled"})


class Telling(NamedTuple):
    """One event as a sentence; `tone` is ``grave``, ``good`` or nothing.

    `n` is its number where it is a decision whose receipt may be had, else 0.
    """

    at: Any
    words: Text
    tone: str
    n: int


class Day(NamedTuple):
    """What happened on one day."""

    day: Text
    tellings: list[Telling]


class InFile(NamedTuple):
    """A document of the case in its newest version, and the older ones, the newest of them first.

    `brought_by` is who brought each version, by its number; `cancelled` are those whose number in a
    register was struck out.
    """

    document: Document
    older: list[Document]
    brought_by: dict[int, Text]
    cancelled: dict[int, StruckOut]
    may_replace: bool
    may_be_published: bool


def view(desk: Desk, case: Case) -> dict[str, Any]:
    """The context of ``case.html``."""
    session = desk.session
    documents = documents_of(session, case.id or 0)
    reading = Reading(files_of(case, documents), OfficeChoices(session, case.office_id))
    days = story(session, case, desk.me)
    children = select(Case).where(Case.parent_id == case.id).order_by(col(Case.id))
    return {
        "case": case,
        "mission": mission_of(case.mission),
        "requester": session.get(Requester, case.requester_id) if case.requester_id else None,
        "tracking_code": tracking_code(case.code),
        "opened_by": session.get(Person, case.opened_by_id) if case.opened_by_id else None,
        "parent": _seen(desk, session.get(Case, case.parent_id) if case.parent_id else None),
        "children": [child for child in session.exec(children) if child.is_read_by(desk.me)],
        "wanted_by": deliver_by(case),
        "branches": branches(session, case) if case.is_open else [],
        "asked": asked_for(case, reading),
        "outside": outside_told(session, words_of(session, case)),
        "days": days,
        "longest_story": LONGEST_STORY,
        "more_happened": sum(len(day.tellings) for day in days) >= LONGEST_STORY,
        "documents": in_file(desk, case, documents),
        "deliveries": _deliveries(session, case),
        "sends_mail": bool(settings().smtp_host),
        "incidents": _incidents(session, case),
        "outcome": outcome_in_words(case.outcome),
        "may_withdraw": case.may_withdraw(desk.me),
        "may_change_urgency": case.may_change_urgency(desk.me),
        "may_classify": case.may_classify(desk.me),
        "keeps_list": keeps_list(case, desk.me),
    }


def _seen(desk: Desk, case: Case | None) -> Case | None:
    return case if case is not None and case.is_read_by(desk.me) else None


def asked_for(case: Case, reading: Reading) -> Paper:
    """What was asked for when the case was opened."""
    form = mission_of(case.mission).opens_with
    return paper({"form": form.__name__, "content": case.request}, reading)


def files_of(case: Case, documents: Sequence[Document]) -> Files:
    """The documents of a case, by SHA-256: what a form names stays the very file that was named."""
    links = {}
    for each in documents:
        last = versions_of(documents, each.n)[0]
        newer = _NEWER.fill(name=each.filename, version=last.version)
        words = each.filename if last is each else newer
        links[each.sha256] = Link(words, f"/cases/{case.code}/documents/{each.n}")
    return Files(links)


def in_file(desk: Desk, case: Case, documents: Sequence[Document]) -> list[InFile]:
    """The documents of a case as its page lists them."""
    ids = {each.created_by_id for each in documents} - {None}
    people = desk.session.exec(select(Person).where(col(Person.id).in_(ids)))
    cancelled = struck_out(desk.session, case.id or 0)
    names = {person.id: person.name for person in people}
    by = {each.n: names[each.created_by_id] for each in documents if each.created_by_id in names}
    return [
        InFile(
            document=each,
            older=versions_of(documents, each.n)[1:],
            brought_by=by,
            cancelled=cancelled,
            may_replace=may_replace(case, each, desk.me),
            may_be_published=each.media_type in PUBLISHABLE,
        )
        for each in newest(documents)
    ]


def story(session: Session, case: Case, reader: Person) -> list[Day]:
    """The last that happened, the newest day first and the newest event first in it."""
    events = newest_of(session, case.id or 0, limit=LONGEST_STORY)
    names = names_in(session, events, called_in(case))
    decided = decision_tasks(session, events)
    told = [
        Telling(
            each.at,
            sentence(each, names),
            _tone(each),
            each.n if each.human_task_id in decided and may_have_receipt(reader, each) else 0,
        )
        for each in events
    ]
    by_day = groupby(told, key=lambda each: in_bangkok(each.at).date())
    return [Day(long_day(day), list(tellings)) for day, tellings in by_day]


def _tone(event: Event) -> str:
    if event.kind in GRAVE:
        return "grave"
    return "good" if event.kind in GOOD else ""


def _deliveries(session: Session, case: Case) -> Sequence[Delivery]:
    found = select(Delivery).where(Delivery.case_id == case.id).order_by(col(Delivery.id))
    return session.exec(found).all()


def _incidents(session: Session, case: Case) -> list[Incident]:
    return standing(session, case.id or 0) if case.in_trouble else []
