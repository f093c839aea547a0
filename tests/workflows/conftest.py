"""What the tests of this folder stand in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from forms.papers import set_paper
from models import clock
from tasks import papers
from tests.forms.filled import NOW
from tests.office import kept_postgres, office
from tests.story import furnish
from tests.workflows.complaint_story import ComplaintStory
from tests.workflows.consulting import asked
from tests.workflows.information_story import InformationStory
from tests.workflows.media_story import MediaStory
from tests.workflows.news_story import NewsStory, upload_picture
from tests.workflows.press_story import PressStory
from tests.workflows.stamping import nothing_seen, pool, slow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.databases import FreshDatabase

__all__ = ["asked", "kept_postgres", "nothing_seen", "office", "pool", "slow"]


@pytest.fixture
def press(database: FreshDatabase) -> Iterator[Callable[..., PressStory]]:
    """Opens press conferences at the demo office, at ten past seven on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        yield partial(PressStory, furnish(NOW))


@pytest.fixture
def news(database: FreshDatabase) -> Iterator[Callable[..., NewsStory]]:
    """Asks the demo office for news, at ten past seven on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        paper = furnish(NOW)
        yield partial(NewsStory, paper, upload_picture())


@pytest.fixture
def information(database: FreshDatabase) -> Iterator[Callable[..., InformationStory]]:
    """Asks the demo office for information, at ten past seven on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        yield partial(InformationStory, furnish(NOW))


@pytest.fixture
def papers_set(monkeypatch: pytest.MonkeyPatch) -> dict[str, Mapping[str, Any]]:
    """What stands on the papers: Thai cannot be read out of a PDF."""
    known: dict[str, Mapping[str, Any]] = {}

    def sets(template: str, data: Mapping[str, Any]) -> bytes:
        known[template] = data
        return set_paper(template, data)

    monkeypatch.setattr(papers, "set_paper", sets)
    return known


@pytest.fixture
def media(database: FreshDatabase) -> Iterator[Callable[..., MediaStory]]:
    """Asks the demo office for the media, at ten past seven on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        yield partial(MediaStory, furnish(NOW))


@pytest.fixture
def complain(database: FreshDatabase) -> Iterator[Callable[..., ComplaintStory]]:
    """Complains at the demo office, at ten past seven on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        yield partial(ComplaintStory, furnish(NOW))
