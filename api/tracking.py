"""Asking after a matter by its tracking code: nobody signs in, and only its progress is told."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel

from api.answers import Both, When
from api.doors import Doors
from api.problem import documented
from api.visitor import AnyVisitor, Visitor
from models.guess import CodeKind, looked_up
from models.tracking import WORDS, Progress, Tracked, as_typed, tracked

doors = Doors(prefix="/tracking", tags=["tracking"])

CaseCode = Annotated[str, Path(max_length=40, description="The number of the case.")]
Tracking = Annotated[str, Path(max_length=40, description="The tracking code.")]


class TrackingTold(BaseModel):
    """How far a case is, what comes next, and by when its present step is to be done (or null)."""

    code: str
    progress: Progress
    words: Both
    next: Both
    by: When | None
    ended_at: When | None


@doors.get("/{code}/{tracking}", responses={**documented(429)})
def look(visitor: AnyVisitor, code: CaseCode, tracking: Tracking) -> TrackingTold:
    """How far the case is; who guesses codes is slowed down."""
    return told(found(visitor, code, tracking))


def found(visitor: Visitor, code: str, tracking: str) -> Tracked:
    """The case that has that number and that code.

    Raises:
        NotFound: there is none; noted.
        TooManyAttempts: too many wrong codes of that number came from that address.
    """
    number = as_typed(code)
    return looked_up(
        visitor.address,
        CodeKind.CASE,
        lambda session: tracked(session, number, tracking),
        number=number,
    )


def told(case: Tracked) -> TrackingTold:
    """What the requester may know."""
    words, following = WORDS[case.progress]
    return TrackingTold.model_construct(**case._asdict(), words=words, next=following)
