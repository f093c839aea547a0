"""How a commit reaches the disk: the same for every contender, asked of its own connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SQLITE_PRAGMAS: Mapping[str, str] = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "busy_timeout": "15000",
    "cache_size": "-16000",
    "temp_store": "MEMORY",
}
"""What every contender's SQLite connection is told; Prasan sets the same in ``models/database``."""

_SYNCHRONOUS = {"0": "OFF", "1": "NORMAL", "2": "FULL", "3": "EXTRA"}


def of_sqlite(ask: Callable[[str], Any]) -> dict[str, str]:
    """The settings of a SQLite connection; `ask` runs a statement and returns its one value."""
    return {
        "journal_mode": str(ask("PRAGMA journal_mode")).upper(),
        "synchronous": _SYNCHRONOUS[str(ask("PRAGMA synchronous"))],
    }


def of_postgresql(ask: Callable[[str], Any]) -> dict[str, str]:
    """The settings of a PostgreSQL session; `ask` runs a statement and returns its one value."""
    names = ("synchronous_commit", "fsync", "full_page_writes")
    return {name: str(ask(f"SHOW {name}")) for name in names}
