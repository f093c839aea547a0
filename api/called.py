"""What the machine steps and the messages of a case's mission are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import NotFound
from models.story import Called
from tasks.service import titles_of_steps
from workflows.catalogue import mission_of

if TYPE_CHECKING:
    from models.case import Case


def called_in(case: Case) -> Called:
    """By the names under which the record has them; nothing for a mission that was given up."""
    try:
        mission = mission_of(case.mission)
    except NotFound:
        return Called()
    return Called(
        steps=titles_of_steps(),
        messages={name: form.title for name, form in mission.messages.items()},
    )
