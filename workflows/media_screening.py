"""MEDI, step 1: whether the office takes it on, first asking once for what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.media_coordination import AmendedMediaRequest, MediaScreening, MediaScreeningAgain
from models.deadline import bd
from models.role import Role
from workflows.screening import screened

if TYPE_CHECKING:
    from forms.media_coordination import MediaRequest
    from tasks.run import CaseRun


def screened_media(
    case: CaseRun, request: MediaRequest
) -> tuple[MediaRequest, MediaScreening | None]:
    """The request as it then stands, and the liaison's word; None if its requester fell silent."""
    step: dict[str, Any] = {"of": Role.MEDIA_LIAISON, "due": bd(1)}
    return screened(
        case,
        request,
        first=lambda it: case.ask("screen", MediaScreening, shows=it, **step),
        again=lambda it: case.ask("screen-again", MediaScreeningAgain, shows=it, **step),
        amended=AmendedMediaRequest.of,
    )
