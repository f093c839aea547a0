"""What the tests of the doors stand in: the cast's office, its mission, the doors open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.field import field
from forms.form import Form
from forms.numbers import Whole
from forms.written import Line
from models.role import Role
from models.wording import _
from tests import cast
from tests.api.caller import Doors
from tests.cast import CastAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.run import CaseRun
    from tests.databases import FreshDatabase


class CountedLetter(Form):
    """What is written here, with the fields of the office's own forms."""

    title = _("จดหมายทดสอบ", "Test letter")
    words: Line = field("ข้อความ", "Words", min_length=1, max_length=40)
    copies: Whole = field("สำเนา", "Copies", default=1, ge=1, le=9)


@pytest.fixture
def office(database: FreshDatabase) -> int:
    """The cast's office in a fresh database of either kind; its id."""
    assert database.url
    cast.plays(letter, messages={"reply": CastAnswer})
    return cast.move_in()


@pytest.fixture
def doors(office: int) -> Iterator[Doors]:
    """The application, open."""
    with Doors() as opened:
        yield opened


@pytest.fixture
def code(office: int) -> str:
    """A case of the letter mission, opened by news1."""
    return cast.opened(by="news1")


def letter(case: CaseRun, request: Any) -> Any:
    """A letter is written, approved, sent out, and answered."""
    written = case.ask("write", CountedLetter, of=Role.NEWS_OFFICER)
    if case.approve("approve", written, of=Role.PRC_HEAD).rejected:
        return case.closes("no")
    case.wait_for("reply", CastAnswer)
    return case.closes("sent")
