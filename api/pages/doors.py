"""Every page of Prasan: a list written by hand."""

from __future__ import annotations

from api.pages import (
    answer,
    boxes,
    calendar,
    case,
    classes,
    completion,
    human_task,
    incidents,
    language,
    opening,
    problems,
    readers,
    registers,
    secret_register,
    session_ended,
    sign_in,
    uploads,
)

DOORS = (
    sign_in.doors,
    sign_in.doors_with_desk,
    session_ended.doors,
    language.doors,
    boxes.doors,
    human_task.doors,
    completion.doors,
    uploads.doors,
    case.doors,
    classes.doors,
    readers.doors,
    opening.doors,
    incidents.doors,
    registers.doors,
    secret_register.doors,
    calendar.doors,
    problems.doors,
    answer.doors,
)
