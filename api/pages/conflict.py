"""Somebody was quicker: who, what they did, and what was typed here, so that nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse
from sqlmodel import Session, col, select

from api.labels import label_in_request
from api.pages.case_view import files_of
from api.pages.choosable import OfficeChoices
from api.pages.paper import Paper, Reading
from api.pages.standing_now import offered_to
from api.pages.unsent import unsent
from api.problem import status_of
from models.case import Case
from models.document import documents_of
from models.errors import NotAllowed
from models.event import Event
from models.human_task import HumanTask
from models.moves import Move, actions_for
from models.story import names_in, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.desk import Desk
    from api.pages.page import Page
    from models.errors import PrasanError
    from models.wording import Text


def conflict(
    desk: Desk,
    page: Page,
    task_id: int,
    refusal: PrasanError,
    typed: Mapping[str, Any] | None = None,
    *,
    moved: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """The page of a move that came too late, with what was `typed` or `moved` beside."""
    task = desk.task(task_id)
    case = desk.session.get_one(Case, task.case_id)
    return page.show(
        "conflict.html",
        desk,
        status=status_of(refusal),
        task=task,
        case=case,
        refusal=refusal,
        happened=_happened(desk.session, task),
        typed=_typed(desk.session, task, case, typed),
        mine=task.completed_by_id == desk.me.id,
        moved=_spoken(moved or {}),
        barred=isinstance(refusal, NotAllowed),
        offered=offered_to(desk.session, task.offers()),
        may_release=case.is_open and Move.RELEASE in actions_for(task, desk.me),
    )


def _happened(session: Session, task: HumanTask) -> tuple[Event, Text] | None:
    """The last thing that happened to the task, as a sentence."""
    last = (
        select(Event).where(Event.human_task_id == task.id).order_by(col(Event.id).desc()).limit(1)
    )
    event = session.exec(last).first()
    return (event, sentence(event, names_in(session, [event]))) if event is not None else None


def _spoken(moved: Mapping[str, str]) -> list[tuple[Text, str]]:
    return [(label_in_request((name,)), words) for name, words in moved.items() if words.strip()]


def _typed(
    session: Session, task: HumanTask, case: Case, typed: Mapping[str, Any] | None
) -> Paper | None:
    if not typed:
        return None
    files = files_of(case, documents_of(session, case.id or 0))
    return unsent(task, typed, Reading(files, OfficeChoices(session, task.office_id)))
