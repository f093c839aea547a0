"""What some tests need and a machine may not have: its absence is told loudly, or is a failure."""

from __future__ import annotations

import os
from typing import NamedTuple


class Need(NamedTuple):
    """Tests marked `mark` need it; where it is not they are skipped, with `missing` as the reason.

    Where the variable `required` is ``1`` they fail instead, and so does a run in which none of
    them passed.
    """

    name: str
    mark: str
    missing: str
    required: str

    @property
    def is_required(self) -> bool:
        """Whether tests must not do without."""
        return os.environ.get(self.required) == "1"


POSTGRES = Need("PostgreSQL", "postgres", "no PostgreSQL", "PRASAN_REQUIRE_POSTGRES")
BROWSER = Need("NO BROWSER has drawn the pages", "browser", "NO BROWSER", "PRASAN_REQUIRE_BROWSER")
NEEDS = (POSTGRES, BROWSER)
