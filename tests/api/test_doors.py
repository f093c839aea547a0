"""What stands around every route: one transaction, committed or as if it never was."""

from __future__ import annotations

import pytest
from fastapi import FastAPI, Response

from api.answers import Code
from api.desk import Desk
from api.doors import Doors as Router
from api.problems import tell_problems
from models.errors import WrongMoment
from tests import cast
from tests.api.caller import Doors

router = Router()


@router.post("/{code}/words/{status}")
def words(desk: Desk, code: Code, status: int) -> Response:
    """Leave a note, and answer whatever is asked for."""
    desk.case(code).comment(by=desk.me, words="x")
    if not status:
        raise WrongMoment
    return Response(status_code=status)


@pytest.mark.parametrize(("status", "stands"), [(200, 1), (303, 1), (409, 0), (422, 0), (0, 0)])
def test_what_is_refused_leaves_nothing(office: int, code: str, status: int, stands: int) -> None:
    app = FastAPI()
    app.include_router(router, prefix="/api")
    tell_problems(app)
    with Doors(app) as doors:
        answer = doors.ask("news1", "POST", f"/{code}/words/{status}")
    assert answer.status_code == (status or 409)
    assert cast.kinds_of(code).count("case.commented") == stands
