"""What the tests of this folder stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


@pytest.fixture
def office(database: FreshDatabase) -> int:
    """The cast's office in a fresh database of either kind; its id."""
    assert database.url
    return cast.move_in()
