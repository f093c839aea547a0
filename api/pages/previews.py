"""Seeing a paper before it is signed, from the page of its task; the form itself stays open."""

from __future__ import annotations

from dataclasses import replace

from fastapi.responses import Response

from api.answers import RowId
from api.doors import Doors
from api.pages.completion import again_as_typed, answered_so_far, too_late
from api.pages.handed_in import handed_in_for, typed_in
from api.pages.page import AnyPage
from api.pages.words import posted
from api.previews import drawn, previewed_for
from api.visitor import KnownVisitor
from models.errors import Invalid, NotAllowed, WrongMoment

doors = Doors(include_in_schema=False)

LONGEST_NUMBER = 9


@doors.post("/human-tasks/{task_id}/preview")
def preview(visitor: KnownVisitor, page: AnyPage, task_id: RowId) -> Response:
    """The paper, marked as a draft; what stands against it is told beside what was typed."""
    given, looks = typed_in(visitor), replace(visitor, target=f"/human-tasks/{task_id}")
    try:
        given = handed_in_for(visitor, task_id)
        done = answered_so_far(visitor, task_id, given)
        return drawn(previewed_for(visitor, task_id, _which(posted(visitor, "_paper")), done))
    except Invalid as refusal:
        return again_as_typed(looks, page, task_id, given, refusal)
    except (NotAllowed, WrongMoment) as refusal:
        return too_late(looks, page, task_id, refusal, given)


def _which(words: str) -> int:
    """The number of a paper as its button says it, read whole; else the first."""
    known = words.isascii() and words.isdigit() and len(words) <= LONGEST_NUMBER
    return int(words) if known else 1
