"""Telling an event takes the case's lock, which reads the row anew: nothing may be lost by that."""

from __future__ import annotations

import pytest
from sqlmodel import select

from models.case import Case
from models.database import write
from models.role import Role
from tests import cast


def test_a_case_that_was_changed_without_its_lock_tells_nothing(office: int) -> None:
    """What was changed would be dropped without a word."""
    code = cast.opened(lambda case, _request: case.ask("w", cast.CastLetter, of=Role.NEWS_OFFICER))
    with write() as session:
        case = session.exec(select(Case).where(Case.code == code)).one()
        case.subject = "อีกเรื่อง"
        with pytest.raises(RuntimeError, match="lock"):
            case.tell("case.commented", words="x")
        case = cast.locked(session, code)
        case.subject = "อีกเรื่อง"
        case.tell("case.commented", words="x")
    assert cast.case_of(code).subject == "อีกเรื่อง"
