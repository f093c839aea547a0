"""Where and with what the figures were taken."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from bench.databases import SERVER

if TYPE_CHECKING:
    from bench.figures import Figures

PACKAGES = (
    "sqlmodel", "sqlalchemy", "psycopg", "fastapi", "uvicorn", "prefect",
    "django", "django-viewflow", "waitress", "SpiffWorkflow",
)  # fmt: skip


def described(*, postgresql: bool) -> Figures:
    """The machine, the versions, and how busy it is with other things."""
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "postgresql": _postgresql() if postgresql else None,
        "packages": {name: _version(name) for name in PACKAGES},
        "load_average": load(),
    }


def load() -> list[float]:
    """The load average; above the number of cores, others are measured too."""
    return [round(value, 2) for value in os.getloadavg()]


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor()


def _postgresql() -> str:
    with psycopg.connect(SERVER) as connection:
        return str(connection.execute("SHOW server_version").fetchone()[0])  # type: ignore[index]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
