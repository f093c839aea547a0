"""What every test can ask for: settings of its own, and a fresh database of either kind."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

import hypothesis
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from models.settings import settings
from tests.databases import FreshDatabase, PostgresTemplate, SqliteTemplate, chosen
from tests.needs import NEEDS, POSTGRES
from tests.postgres import NoPostgresError, postgres_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.needs import Need

FOR_THE_TESTS = ("PRASAN_TEST_", "PRASAN_REQUIRE_")

# Red for one is red for all; PRASAN_TEST_HYPOTHESIS=wandering looks where nobody has looked yet.
hypothesis.settings.register_profile("settled", derandomize=True, deadline=None)
hypothesis.settings.register_profile("wandering", deadline=None, print_blob=True, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("PRASAN_TEST_HYPOTHESIS", "settled"))


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No test reads the settings of whoever runs it, or writes into their data."""
    for name in list(os.environ):
        if name.startswith("PRASAN_") and not name.startswith(FOR_THE_TESTS):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PRASAN_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def passwords_are_cheap() -> Iterator[None]:
    """In this process; what it starts, and the office, hash them as slowly as they should."""
    quick = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PasswordHash, "recommended", lambda: PasswordHash((quick,)))
        yield


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
)
def database(request: pytest.FixtureRequest, own_settings: None) -> Iterator[FreshDatabase]:
    """A migrated, empty database that the settings name; every test runs on both kinds."""
    kind = cast("str", request.param)
    template = request.getfixturevalue(f"{kind}_template")
    with template.copy() as url, chosen(url):
        yield FreshDatabase(kind, settings().database_url)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    """What fresh SQLite databases are copied from."""
    return SqliteTemplate(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[PostgresTemplate]:
    """What fresh PostgreSQL databases are copied from."""
    try:
        with postgres_server() as server:
            template = PostgresTemplate(server)
            yield template
            template.close()
    except NoPostgresError as error:
        if POSTGRES.is_required:
            pytest.fail(f"PostgreSQL is required: {error}")
        pytest.skip(f"{POSTGRES.missing}: {error}")


def pytest_configure() -> None:
    """Nothing that a test starts tells anybody about it."""
    os.environ.setdefault("DO_NOT_TRACK", "1")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long goes first: of two processes the other is at the rest meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where something is required, a run that did not test with it has failed."""
    if hasattr(session.config, "workerinput"):
        return  # one of several processes; the one that hears from them all will say
    required = [need for need in NEEDS if need.is_required]
    if session.exitstatus == 0 and not all(_passed(session.config, each) for each in required):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say loudly what was not tested."""
    loud = os.environ.get("PRASAN_TEST_NOT_CHECKED", "").split(";")
    for need in NEEDS:
        skipped = [
            report
            for report in terminalreporter.getreports("skipped")
            if need.missing in str(report.longrepr)
        ]
        if skipped or (need.is_required and not _passed(config, need)):
            loud.append(f"{need.name} ({len(skipped)} tests skipped)")
    for what in filter(None, loud):
        terminalreporter.section(f"NOT TESTED: {what}", sep="!", red=True, bold=True)


def _passed(config: pytest.Config, need: Need) -> int:
    reporter = cast("pytest.TerminalReporter", config.pluginmanager.get_plugin("terminalreporter"))
    return sum(need.mark in report.keywords for report in reporter.getreports("passed"))
