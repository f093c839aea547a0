"""What a change of the calendar moves, as it is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fastapi import Response
from pydantic import BaseModel

from api import problem
from api.answers import Both, When
from models.open_deadline import MovedDeadline
from models.seen_first import Preview

if TYPE_CHECKING:
    from models.errors import OutdatedPreview


class MovedDeadlineTold(BaseModel):
    """A deadline that moves; `human_task` and `title` are None for what a case waits for.

    Of a statute's (`statutory`), only the internal date moves. Of a secret case no more is told
    than its number.
    """

    case: str
    human_task: int | None
    title: Both | None
    due_from: When
    due_to: When
    internal_from: When | None
    internal_to: When | None
    take_from: When | None
    take_to: When | None
    statutory: bool
    shorter: bool

    @classmethod
    def of(cls, moved: MovedDeadline) -> MovedDeadlineTold:
        """What is told of it."""
        task = None if moved.case.is_secret else moved.task
        return cls(
            case=moved.case.code,
            human_task=task.id if task else None,
            title=task.title if task else None,
            due_from=moved.was.due_at,
            due_to=moved.dates.due_at,
            internal_from=moved.was.internal_due_at,
            internal_to=moved.dates.internal_due_at,
            take_from=moved.was.take_by,
            take_to=moved.dates.take_by,
            statutory=moved.is_statutory,
            shorter=moved.is_shorter,
        )


class PreviewTold(BaseModel):
    """What a change moves. Whoever carries it out hands the `fingerprint` back."""

    fingerprint: str
    moved: list[MovedDeadlineTold]

    @classmethod
    def of(cls, preview: Preview[Any]) -> PreviewTold:
        """What is told of it."""
        return cls(
            fingerprint=preview.fingerprint,
            moved=[MovedDeadlineTold.of(each) for each in preview.moved],
        )


def outdated(refusal: OutdatedPreview, now: Preview[Any]) -> Response:
    """The 409 of a change that would move something else by now: with that as its ``preview``."""
    told = problem.of_refusal(refusal)
    body = told.model_dump(mode="json", exclude_none=True)
    body["preview"] = PreviewTold.of(now).model_dump(mode="json")
    return Response(
        json.dumps(body, ensure_ascii=False), told.status, media_type=problem.MEDIA_TYPE
    )
