"""The ladder of offices that are there, and what their cases under way say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command

from models import clock, migrate
from models.database import bare, read
from models.ladder import ladder
from models.matter import MATTERS
from tests import cast
from tests.forms.filled import NOW
from tests.promises.before import as_of_0004, upgraded_and_whole
from tests.story import furnish
from tests.workflows.press_story import MESSAGE, PressStory

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_an_office_that_is_there_gets_the_handbook_s_ladder(database: FreshDatabase) -> None:
    """The very one that a new office begins with."""
    office = cast.move_in()
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0004")
    migrate.upgrade()
    with read() as session:
        found = ladder(session, office)
    assert [(each.matter.key, each.bands, each.source) for each in found] == [
        (matter.key, matter.bands, matter.source) for matter in MATTERS.values()
    ]
    assert {each.version for each in found} == {1}


def test_a_press_conference_under_way_goes_on_as_high_as_it_began(database: FreshDatabase) -> None:
    """Before there was a ladder neither tasks nor steps said how far up they go."""
    with clock.moved_to(NOW):
        upload = furnish(NOW)
        earlier = {"start_at": "2026-11-22T08:30"}  # one photographer, two briefings
        undecided, decided, plain = (
            PressStory(upload, **more) for more in ({}, {}, {"weight": "ordinary", **earlier})
        )
        for story in (decided, plain):
            story.decided()
            story.prepared()
        before = paper_of(decided)
        as_of_0004()
        upgraded_and_whole()
        undecided.does("director-1", "decide", outcome="approve")
        assert undecided.waits_for == {"decide-outside"}
        decided.does("director-1", f"{MESSAGE}/clear", outcome="approve")
        assert f"{MESSAGE}/clear-outside" in decided.waits_for
        plain.does("director-1", f"{MESSAGE}/clear", outcome="approve")
        assert "conference/hold" in plain.waits_for
        assert not any(story.case.in_trouble for story in (undecided, decided, plain))
        assert paper_of(decided) == before == ["decide-outside"]


def paper_of(story: PressStory) -> Any:
    return cast.task_of(story.code, "papers/decide-1/evidence").detail["confirms"]
