"""Every page of Prasan: a list written by hand."""

from __future__ import annotations

from api.pages import (
    answer,
    boxes,
    calendar,
    case,
    completion,
    days_off,
    human_task,
    incidents,
    ladder,
    language,
    opening,
    outside_decisions,
    posts,
    problems,
    registers,
    session_ended,
    sign_in,
    uploads,
    verify,
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
    opening.doors,
    incidents.doors,
    registers.doors,
    ladder.doors,
    outside_decisions.doors,
    posts.doors,
    calendar.doors,
    days_off.doors,
    problems.doors,
    answer.doors,
    verify.doors,
)
