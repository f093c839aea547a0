"""What the machine steps and the messages of a case's mission are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import NotFound
from models.story import Called
from tasks.service import ServiceStep
from workflows.catalogue import mission_of

if TYPE_CHECKING:
    from models.case import Case


def called_in(case: Case) -> Called:
    """By the names under which the record has them; nothing for a mission that was given up."""
    try:
        mission = mission_of(case.mission)
    except NotFound:
        return Called()
    named = mission.procedure.__globals__.values()
    return Called(
        steps={each.name: each.title for each in named if isinstance(each, ServiceStep)},
        messages={name: form.title for name, form in mission.messages.items()},
    )
