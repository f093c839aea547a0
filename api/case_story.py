"""The story of a case, and what people add to it: comments and attachments."""

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from api.answers import Both, Code, Given, Page, When, Who
from api.called import called_in
from api.desk import Desk
from api.doors import Doors
from forms.written import LongText
from models.event import Event
from models.person import Person
from models.seen import seen_by
from models.story import Names, events_of, names_in, sentence

doors = Doors(prefix="/cases/{code}", tags=["cases"])

LONGEST_PAGE = 500
Cursor = Annotated[int, Query(ge=0, le=2**31 - 1, description="After the event of this id.")]
Limit = Annotated[int, Query(ge=1, le=LONGEST_PAGE)]


class EventTold(BaseModel):
    """One thing that happened: in words, and as data."""

    id: int
    at: When
    kind: str
    actor: Both | None
    human_task: int | None
    words: Both
    data: dict[str, Any]

    @classmethod
    def of(cls, event: Event, names: Names, person: Person) -> "EventTold":
        """The event, telling itself; of its data what `person` may read."""
        return cls.model_construct(
            id=event.id,
            at=event.at,
            kind=event.kind,
            actor=names.people.get(event.actor_id or 0),
            human_task=event.human_task_id,
            words=sentence(event, names),
            data=seen_by(person, event),
        )


class CommentGiven(Given):
    """A note on the case."""

    words: Annotated[LongText, Field(max_length=5_000)]


class CommentTold(BaseModel):
    """The note, as it stands in the story."""

    url: str
    id: int
    at: When
    by: Who
    words: str


@doors.get("/events")
def story(desk: Desk, code: Code, cursor: Cursor = 0, limit: Limit = 100) -> Page[EventTold]:
    """What happened, oldest first."""
    case = desk.case(code)
    events = events_of(desk.session, case.id or 0, after=cursor, limit=limit + 1)
    names = names_in(desk.session, events, called_in(case))
    return Page.model_construct(
        items=[EventTold.of(event, names, desk.me) for event in events[:limit]],
        next=str(events[limit - 1].id) if len(events) > limit else None,
    )


@doors.post("/comments", status_code=201)
def comment(desk: Desk, code: Code, given: CommentGiven) -> CommentTold:
    """Leave a note on the case; on one that has ended, too."""
    event = desk.case(code).comment(by=desk.me, words=given.words)
    desk.session.flush()
    return CommentTold(
        url=f"/api/cases/{code}/events?cursor={(event.id or 1) - 1}",
        id=event.id or 0,
        at=event.at,
        by=Who.of(desk.me),
        words=given.words,
    )
