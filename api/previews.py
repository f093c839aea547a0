"""Seeing a paper before it is signed: a PDF of what is typed now, of which nothing is kept."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Response
from pydantic import Field

from api.answers import RowId
from api.desk import Desk
from api.doors import Doors
from api.human_tasks import CompletionGiven
from api.problem import documented
from api.visitor import KnownVisitor
from models.database import read
from workflows.completing import Completion
from workflows.previewing import MOST_PAPERS, Previewed, previewed, rehearsed

doors = Doors(prefix="/human-tasks/{task_id}", tags=["human tasks"])

PDF = "application/pdf"


class PreviewGiven(CompletionGiven):
    """What would finish the task, and which of the papers that follow is looked at, from 1.

    Without an outcome, a decision is looked at as if it were approved.
    """

    paper: Annotated[int, Field(ge=1, le=MOST_PAPERS)] = 1


@doors.post(
    "/preview",
    response_class=Response,
    responses={**documented(401, 403), 200: {"content": {PDF: {}}}},
)
def preview(visitor: KnownVisitor, task_id: RowId, given: PreviewGiven) -> Response:
    """The paper as it would be set, marked as a draft; no number is taken and nothing is kept.

    It refuses what finishing the task would refuse. An Idempotency-Key changes nothing here.
    """
    told: dict[str, Any] = dict(given)
    return drawn(previewed_for(visitor, task_id, told.pop("paper"), Completion(**told)))


def previewed_for(visitor: KnownVisitor, task_id: int, n: int, given: Completion) -> Previewed:
    """The `n`-th paper that would follow, for who may finish the task."""
    with read() as session:
        desk = Desk(session, visitor)
        task = desk.task(task_id)
        desk.shows(task.case)
        found = rehearsed(session, task.case, task, by=desk.me, given=given)
    return previewed(found, n)


def drawn(paper: Previewed) -> Response:
    """The PDF, as a browser shows it; nobody keeps it on the way."""
    named = quote(paper.filename, safe="")
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": f"inline; filename*=UTF-8''{named}",
    }
    return Response(paper.pdf, headers=headers, media_type=PDF)
