"""What a change of the calendar moves, as it is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from fastapi import Response
from pydantic import BaseModel

from api import problem
from api.answers import Both, When
from models.errors import OutdatedPreview
from models.open_deadline import MovedDeadline
from models.seen_first import Preview

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from api.desk import Desk
    from models.person import Person


class MovedDeadlineTold(BaseModel):
    """A deadline that moves; `human_task` is None for what a case waits for: `title` says what.

    Of a statute's (`statutory`), only the internal date moves. Of a secret case no more is told
    than its number, and that only to who may see the case (`PreviewTold.secret`).
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
            title=None if moved.case.is_secret else moved.title,
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
    """What a change moves. Whoever carries it out hands the `fingerprint` back.

    Deadlines of secret cases that I may not see are only counted: `secret` says how many move,
    `secret_shorter` how many of them get shorter.
    """

    fingerprint: str
    moved: list[MovedDeadlineTold]
    secret: int
    secret_shorter: int

    @classmethod
    def of(cls, preview: Preview[Any], person: Person) -> PreviewTold:
        """What is told of it to that person."""
        seen = seen_by(preview.moved, person)
        return cls(
            fingerprint=preview.fingerprint,
            moved=[MovedDeadlineTold.of(each) for each in seen.moved],
            secret=seen.secret,
            secret_shorter=seen.secret_shorter,
        )


class Seen(NamedTuple):
    """What moves in cases that somebody may see, and how many deadlines in those they may not."""

    moved: list[MovedDeadline]
    secret: int
    secret_shorter: int


def seen_by(moved: Sequence[MovedDeadline], person: Person) -> Seen:
    """What that person may know of what moves: secret cases are on no list of others (2.4)."""
    cases = {each.case.id: each.case for each in moved}
    there = {case.id for case in cases.values() if case.is_seen_by(person)}
    hidden = [each for each in moved if each.case.id not in there]
    seen = [each for each in moved if each.case.id in there]
    return Seen(seen, len(hidden), sum(each.is_shorter for each in hidden))


def answered(
    desk: Desk, now: Callable[[], Preview[Any]], carried_out: Callable[[], Preview[Any]]
) -> PreviewTold | Response:
    """What was changed as it was seen; else a 409 with what would move `now` as its ``preview``."""
    try:
        done = carried_out()
    except OutdatedPreview as refusal:
        return _outdated(refusal, PreviewTold.of(now(), desk.me))
    return PreviewTold.of(done, desk.me)


def _outdated(refusal: OutdatedPreview, now: PreviewTold) -> Response:
    told = problem.of_refusal(refusal)
    body = told.model_dump(mode="json", exclude_none=True) | {
        "preview": now.model_dump(mode="json")
    }
    return Response(
        json.dumps(body, ensure_ascii=False), told.status, media_type=problem.MEDIA_TYPE
    )
