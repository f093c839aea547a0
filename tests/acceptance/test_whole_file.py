"""After a clean stop the record is one file, whole by itself: who copies it has everything."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.answers import Answers
from tests.acceptance.house import built
from tests.acceptance.scripts import ON_PAPER
from tests.house.test_cli import prasan

if TYPE_CHECKING:
    from pathlib import Path

    from api.child_process import ChildProcess

pytestmark = [pytest.mark.acceptance, pytest.mark.slow]


def beside(file: Path) -> list[str]:
    """What of the database stands outside its one file."""
    return sorted(each.name for each in file.parent.glob(f"{file.name}-*") if each.stat().st_size)


def stop(part: ChildProcess) -> None:
    """As the supervisor stops it: asked once, and given time."""
    part.ask_to_stop()
    until = time.monotonic() + 20
    while part.is_running:
        assert time.monotonic() < until, part.last_words()
        time.sleep(0.05)


def cases_in(copy: Path) -> list[str]:
    with closing(sqlite3.connect(copy)) as alone:
        return [code for (code,) in alone.execute("SELECT code FROM cases")]


@pytest.mark.parametrize("first", ["web", "worker"])
def test_whichever_part_ends_last_leaves_a_whole_file(tmp_path: Path, first: str) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    file = folder / "prasan.db"
    with built(folder, f"sqlite:///{file}") as house:
        house.start_web()
        house.worker.start()
        clerk = house.person(ON_PAPER.who)
        request = Answers(clerk.uploads())(ON_PAPER.form, **ON_PAPER.changes)
        code = clerk.opens(ON_PAPER.mission, request)
        time.sleep(3)  # the worker has come to the record by now
        assert "prasan.db-wal" in beside(file)
        parts = [house.web, house.worker]
        for part in parts if first == "web" else reversed(parts):
            stop(part)
    assert beside(file) == []
    shutil.copy(file, tmp_path / "copy.db")
    assert cases_in(tmp_path / "copy.db") == [code]


def test_a_command_leaves_a_whole_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASAN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("PRASAN_DATABASE_URL", raising=False)
    done = prasan("demo")
    assert done.returncode == 0, done.stderr
    assert beside(tmp_path / "prasan.db") == []


def test_a_command_that_needs_no_record_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRASAN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("PRASAN_DATABASE_URL", raising=False)
    assert prasan("missions").returncode == 0
    assert not (tmp_path / "prasan.db").exists()
