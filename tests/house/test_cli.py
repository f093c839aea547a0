from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.settings import settings

COMMANDS = [
    "up",
    "web",
    "worker",
    "migrate",
    "demo",
    "missions",
    "due",
    "prefect",
    "check",
    "audit",
]


def prasan(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_command_in_both_languages() -> None:
    begun = time.perf_counter()
    done = prasan("--help")
    print(f"prasan --help took {time.perf_counter() - begun:.2f} s")
    assert done.returncode == 0
    for command in COMMANDS:
        assert command in done.stdout
    assert "ปรับโครงสร้างฐานข้อมูล" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = prasan(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_command_is_refused() -> None:
    assert prasan("fly").returncode == 2


def test_missions_are_listed() -> None:
    done = prasan("missions")
    assert "press-conference" in done.stdout
    assert "CONS" in done.stdout


def test_missions_are_told_to_programs_as_exploring_finds_them() -> None:
    told = {each["code"]: each for each in json.loads(prasan("missions", "--json").stdout)}
    assert told["NEWS"]["group"] == "PRC"
    assert "retracted" in told["NEWS"]["outcomes"]
    steps = {step["place"]: step for step in told["CONS"]["steps"]}
    assert steps["screen"]["roles"] == ["prc_head"]
    assert steps["screen"]["limits"] == ["1bd"]
    ways = [(way["place"], way["leads_to"]) for way in told["CONS"]["ways"]]
    assert ("sign-advice", "send-advice") in ways


def test_migrate_prints_the_revision_and_check_then_agrees() -> None:
    assert prasan("check").returncode == 1
    assert prasan("migrate").stdout.strip().isdigit()
    done = prasan("check")
    assert done.returncode == 0, done.stdout
    assert "every path ends" in done.stdout


def test_a_shell_learns_how_to_reach_prefect() -> None:
    told = dict(line.split("=", 1) for line in prasan("prefect").stdout.splitlines())
    assert told["export PREFECT_API_URL"].startswith("http://127.0.0.1:")
    assert told["export PREFECT_API_AUTH_STRING"] == settings().prefect_auth


def test_due_tells_a_shell_the_moment_and_a_person_why() -> None:
    asked = ("due", "2026-12-04T10:00+07:00", "3bd")
    assert prasan(*asked).stderr.endswith("run prasan migrate (or prasan demo) first.\n")
    assert not settings().data_dir.joinpath("prasan.db").exists(), "asking makes no database"
    prasan("demo")
    assert prasan(*asked).stdout == "2026-12-11T16:30:00+07:00\n"
    assert prasan("due", "4 ธ.ค. 2569 10.00", "3bd").stdout == "2026-12-11T16:30:00+07:00\n"
    due, counted, *skipped = prasan(*asked, "--why").stdout.splitlines()
    assert due == "2026-12-11T16:30:00+07:00"
    assert counted.endswith("2026-12-04T10:00:00+07:00")
    assert [line.split()[4] for line in skipped] == [
        f"2026-12-{day}" for day in ("05", "06", "07", "10")
    ]
    assert "Saturday" in skipped[0]
    assert "วันรัฐธรรมนูญ" in skipped[3]


@pytest.mark.parametrize(
    ("start", "span", "words"),
    [
        ("2026-11-24T09:00", "soon", "A span is a number and a unit"),
        ("2026-11-24T09:00", "1.5bd", "whole numbers"),
        ("2026-11-24", "1bd", "Give the time as well"),
        ("tomorrow", "1bd", "This is not a date and time"),
    ],
)
def test_due_refuses_in_words(start: str, span: str, words: str) -> None:
    done = prasan("due", start, span)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_demo_prints_who_may_sign_in() -> None:
    first, second = prasan("demo"), prasan("demo")
    assert first.returncode == 0, first.stderr
    assert "ผู้อำนวยการ" in first.stdout
    assert first.stdout == second.stdout


def test_what_is_written_is_for_the_eyes_of_its_owner() -> None:
    assert prasan("demo").returncode == 0
    written = [path for path in settings().data_dir.rglob("*") if path.exists()]
    assert settings().data_dir / "prasan.db" in written
    assert [path for path in written if path.stat().st_mode & 0o077] == []
