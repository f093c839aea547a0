"""What the tests of this folder stand in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from models import clock
from tests.forms.filled import NOW
from tests.office import kept_postgres, office
from tests.story import furnish
from tests.workflows.complaint_story import ComplaintStory
from tests.workflows.consulting import asked
from tests.workflows.news_story import NewsStory, upload_picture
from tests.workflows.press_story import PressStory
from tests.workflows.stamping import nothing_seen, pool, slow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
def complain(database: FreshDatabase) -> Iterator[Callable[..., ComplaintStory]]:
    """Complains at the demo office, at ten past seven on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        yield partial(ComplaintStory, furnish(NOW))
