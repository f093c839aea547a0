"""What an audit found, and what it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from models.wording import Text


class Finding(NamedTuple):
    """A row that is not as it was told: the `row` of a `table`, of the case with that code.

    `slug` is stable; `row` is its number (its name in the file store, its day among the anchors).
    """

    case: str
    table: str
    row: int | str
    slug: str
    text: Text


@dataclass
class Sums:
    """How much was looked at."""

    cases: int = 0
    events: int = 0
    tasks: int = 0
    documents: int = 0
    entries: int = 0
    anchors: int = 0
    findings: int = 0
