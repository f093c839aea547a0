"""Outside decisions: who outside decided what, who entered it, and whether its paper has come."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field
from sqlmodel import Session, col, select

from api.answers import Both, Given, Limit, Page, When, Who
from api.desk import Desk
from api.doors import Doors
from api.inbox import CaseInBrief
from models.document import Document
from models.event_words import HOW_IT_CAME
from models.person import Person
from models.place import Place
from models.search import PAGE
from models.story import verdict_in_words
from tasks.outside_words import OutsideWord, Paper, awaited, entered, place_awaited

doors = Doors(prefix="/outside-decisions", tags=["outside decisions"])


class OutsideTold(BaseModel):
    """A word from outside. `id` is the task in which it was entered, `asks` the one for its paper.

    `awaited_until` is when the paper must be there; `evidence` are the numbers of the case's
    documents that show it.
    """

    id: int
    case: CaseInBrief
    title: Both
    decided_by: str
    decided_as: Both
    how: str
    how_in_words: Both
    decided_at: When
    outcome: str
    outcome_in_words: Both
    recorded_by: Who
    recorded_at: When
    paper: Paper
    paper_in_words: Both
    awaited_since: When | None
    awaited_until: When | None
    overdue: bool
    evidence: list[int]
    attached_by: Who | None
    attached_at: When | None
    note: str
    asks: int | None


class Wanted(Given):
    """Which of them, and which page of the list."""

    awaiting: bool = Field(default=False, description="Only those whose paper is awaited.")
    cursor: Annotated[str, Field(max_length=200, description="`next` of the page before.")] = ""
    limit: Limit = PAGE


@doors.get("")
def outside_decisions(desk: Desk, wanted: Annotated[Wanted, Query()]) -> Page[OutsideTold]:
    """What was decided outside, the newest first; those awaiting evidence, the overdue first."""
    found, following = turned(desk, wanted)
    return Page(items=told(desk.session, found), next=following)


def turned(desk: Desk, wanted: Wanted) -> tuple[list[OutsideWord], str | None]:
    """One page of the words, and the cursor of the next; those of secret cases are read here."""
    listed = awaited if wanted.awaiting else entered
    after = Place.read(wanted.cursor)
    found = listed(desk.session, desk.me, after=after, limit=wanted.limit + 1)
    shown = found[: wanted.limit]
    more = len(found) > len(shown)
    for case in {each.case.id: each.case for each in shown}.values():
        desk.reads(case)
    return shown, _place(shown[-1], wanted).written() if more else None


def told(session: Session, words: list[OutsideWord]) -> list[OutsideTold]:
    """These words, with the people and the documents that they name."""
    ids = {each.entry.completed_by_id for each in words}
    ids |= {each.asks.completed_by_id for each in words if each.asks is not None}
    people = session.exec(select(Person).where(col(Person.id).in_(ids - {None})))
    known = {person.id: Who.of(person) for person in people}
    papers = _documents(session, words)
    return [_word(each, known, papers) for each in words]


def _place(word: OutsideWord, wanted: Wanted) -> Place:
    return place_awaited(word) if wanted.awaiting else Place(None, word.entry.id)


def _word(
    word: OutsideWord, known: dict[int, Who], papers: dict[tuple[int, str], int]
) -> OutsideTold:
    entry, case, asks = word.entry, word.case, word.asks
    how, outcome = str(word.answer["how"]), word.verdict or entry.outcome or ""
    waits = word.paper is Paper.AWAITED
    came = asks if asks is not None and word.papers else None
    return OutsideTold.model_construct(
        id=entry.id,
        case=CaseInBrief.of(case),
        title=entry.title,
        decided_by=word.whose,
        decided_as=word.role,
        how=how,
        how_in_words=HOW_IT_CAME[how],
        decided_at=word.given_at,
        outcome=outcome,
        outcome_in_words=verdict_in_words(outcome, word.verdict),
        recorded_by=known[entry.completed_by_id or 0],
        recorded_at=word.entered_at,
        paper=word.paper,
        paper_in_words=word.paper.label,
        awaited_since=word.entered_at if waits else None,
        awaited_until=word.until if waits else None,
        overdue=word.is_overdue,
        evidence=[papers[case.id, each] for each in word.evidence if (case.id, each) in papers],
        attached_by=known[came.completed_by_id or 0] if came else None,
        attached_at=came.completed_at if came else None,
        note=word.papers.get("note") or "",
        asks=asks.id if asks is not None and asks.is_standing else None,
    )


def _documents(session: Session, words: list[OutsideWord]) -> dict[tuple[int, str], int]:
    """Number of a document by its case and the reference under which it was uploaded."""
    named = {reference.removeprefix("sha256:") for each in words for reference in each.evidence}
    cases = {each.case.id for each in words}
    found = select(Document.case_id, Document.sha256, Document.n).where(
        col(Document.sha256).in_(named), col(Document.case_id).in_(cases)
    )
    return {(case_id, f"sha256:{sha256}"): n for case_id, sha256, n in session.exec(found)}
