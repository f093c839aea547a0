"""What the acceptance tests ask for: a house that runs, its letterbox, a migrated Prefect."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.answers import Answers
from tests.acceptance.house import built, with_migrated_prefect
from tests.tasks.mail_server import mail_server

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from tests.acceptance.house import House
    from tests.databases import FreshDatabase
    from tests.tasks.mail_server import Letterbox

HOUSE = pytest.StashKey["House"]()
TOLD = pytest.StashKey[list[str]]()
BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Prefect folder whose database is up to date; every house gets a copy, which saves 10 s."""
    home = tmp_path_factory.mktemp("prefect-home")
    subprocess.run(
        [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"],
        env={**os.environ, "PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"},
        check=True,
        capture_output=True,
    )
    return home


@pytest.fixture(scope="session")
def mail() -> Iterator[tuple[Letterbox, int]]:
    """A mail server for all houses, and its port."""
    with mail_server() as both:
        yield both


@pytest.fixture
def letterbox(mail: tuple[Letterbox, int]) -> Letterbox:
    """What the mail server has received since this test began."""
    mail[0].received.clear()
    mail[0].slowness = 0.0
    return mail[0]


@pytest.fixture(scope="session", params=BOTH)
def open_house(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    prefect_home: Path,
    mail: tuple[Letterbox, int],
) -> Iterator[House]:
    """A whole house that several tests share: none of them breaks anything in it."""
    template = request.getfixturevalue(f"{request.param}_template")
    folder = tmp_path_factory.mktemp("open-house")
    with_migrated_prefect(folder, prefect_home)
    with template.copy() as url, built(folder, url, SMTP_PORT=mail[1]) as house:
        house.start_web()
        house.start_engine()
        yield house


@pytest.fixture
def house(request: pytest.FixtureRequest, open_house: House, own_settings: None) -> Iterator[House]:
    """The open house, and this test inside it."""
    request.node.stash[HOUSE] = open_house
    with open_house.inside(), everybody_answered_at_once(open_house):
        yield open_house


@pytest.fixture(scope="session", params=BOTH)
def open_doors(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    mail: tuple[Letterbox, int],
) -> Iterator[House]:
    """A house with doors only: nothing moves in it but what its visitors do."""
    template = request.getfixturevalue(f"{request.param}_template")
    folder = tmp_path_factory.mktemp("open-doors")
    with template.copy() as url, built(folder, url, SMTP_PORT=mail[1]) as house:
        house.start_web()
        yield house


@pytest.fixture
def quiet_house(
    request: pytest.FixtureRequest, open_doors: House, own_settings: None
) -> Iterator[House]:
    """The house without machines, and this test inside it."""
    request.node.stash[HOUSE] = open_doors
    with open_doors.inside(), everybody_answered_at_once(open_doors):
        yield open_doors


@contextmanager
def everybody_answered_at_once(house: House) -> Iterator[None]:
    """Nobody had to ask again in the block: a deadlock or a lock that timed out is a 503."""
    before = len(house.unanswered)
    yield
    assert house.unanswered[before:] == []


@pytest.fixture
def own_house(
    request: pytest.FixtureRequest,
    database: FreshDatabase,
    tmp_path: Path,
    prefect_home: Path,
    mail: tuple[Letterbox, int],
) -> Iterator[House]:
    """A house of this test's own, with its doors open; to be broken, so that leases are short."""
    folder = tmp_path / "house"
    with_migrated_prefect(folder, prefect_home)
    with built(folder, database.url, SMTP_PORT=mail[1], LEASE_SECONDS=2) as house, house.inside():
        request.node.stash[HOUSE] = house
        house.start_web()
        yield house


@pytest.fixture
def new_house(
    request: pytest.FixtureRequest,
    database: FreshDatabase,
    tmp_path: Path,
    prefect_home: Path,
    mail: tuple[Letterbox, int],
) -> Iterator[House]:
    """A house on its first day, all of it running: the first case of the year is still to come."""
    folder = tmp_path / "house"
    with_migrated_prefect(folder, prefect_home)
    with built(folder, database.url, SMTP_PORT=mail[1]) as house, house.inside():
        request.node.stash[HOUSE] = house
        house.start_web()
        house.start_engine()
        with everybody_answered_at_once(house):
            yield house


@pytest.fixture
def answers(request: pytest.FixtureRequest) -> Answers:
    """The sample answers as of now, naming a file that was sent in."""
    return Answers(request.node.stash[HOUSE].person("reg-clerk-1").uploads())


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say something at the end of the run, whatever became of it."""
    lines = request.config.stash.setdefault(TOLD, [])
    return lambda line: lines.append(f"{request.node.name}: {line}")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """The figures that the acceptance tests found."""
    if lines := config.stash.get(TOLD, []):
        terminalreporter.section("acceptance")
        terminalreporter.write("\n".join(lines) + "\n")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure is told together with what the house's processes said last."""
    report = yield
    house = item.stash.get(HOUSE, None)
    if report.failed and house is not None:
        report.sections += [(f"log of {name}", words) for name, words in house.logs()]
    return report
