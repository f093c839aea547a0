"""The embedded Prefect server: quiet, alone, with its data beside ours, and second to the user."""

from __future__ import annotations

import pytest

from models.settings import settings
from workflows import prefect_server

NOT_SETTINGS = {
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL",  # a line of Prefect's logging configuration
}


@pytest.fixture(autouse=True)
def nobody_says_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of Prefect's is set."""
    for name in prefect_server.server_environment() | prefect_server.worker_environment():
        if name.startswith("PREFECT_"):
            monkeypatch.delenv(name, raising=False)


def test_every_setting_is_one_that_prefect_knows() -> None:
    """A misspelt one would be ignored without a word."""
    from prefect import settings as known  # noqa: PLC0415 - 1.6 s for one test

    ours = prefect_server.server_environment() | prefect_server.worker_environment()
    named = {name for name in ours if name.startswith("PREFECT_")} - NOT_SETTINGS
    assert [name for name in named if not hasattr(known, name)] == []
    assert not hasattr(known, "PREFECT_SERVER_SERVICES_SCHEDULRE_ENABLED")


def test_its_data_lies_in_ours_and_nothing_is_told_to_anybody() -> None:
    environment = prefect_server.server_environment()
    assert environment["PREFECT_HOME"] == str(settings().data_dir / "prefect")
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["DO_NOT_TRACK"] == "1"


def test_each_service_that_is_off_has_its_reason() -> None:
    environment = prefect_server.server_environment()
    off = {name for name in environment if environment[name] == "false" and "_SERVICES_" in name}
    assert len(off) == len(prefect_server.NOT_NEEDED) >= 5
    assert all(len(reason) > 20 for reason in prefect_server.NOT_NEEDED.values())


def test_it_listens_on_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASAN_PREFECT_PORT", "4321")
    settings.cache_clear()
    assert prefect_server.command()[-4:] == ["--host", "127.0.0.1", "--port", "4321"]
    assert prefect_server.api_url() == "http://127.0.0.1:4321/api"


def test_where_it_listens_is_known_to_every_command_on_its_data_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else `prasan check` would look at 4200 where `make run` was given another port."""
    monkeypatch.setenv("PRASAN_PREFECT_PORT", "4321")
    settings.cache_clear()
    prefect_server.settle_on_port()
    monkeypatch.delenv("PRASAN_PREFECT_PORT")
    settings.cache_clear()
    assert prefect_server.client_environment()["PREFECT_API_URL"] == "http://127.0.0.1:4321/api"
    monkeypatch.setenv("PRASAN_PREFECT_PORT", "4322")
    settings.cache_clear()
    assert prefect_server.api_url() == "http://127.0.0.1:4322/api"
    monkeypatch.delenv("PRASAN_PREFECT_PORT")
    settings.cache_clear()
    prefect_server.settle_on_port()
    assert prefect_server.api_url() == "http://127.0.0.1:4200/api"


def test_what_the_user_says_to_prefect_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED", "true")
    monkeypatch.setenv("PREFECT_LOGGING_LEVEL", "DEBUG")
    environment = prefect_server.server_environment()
    assert environment["PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED"] == "true"
    assert environment["PREFECT_LOGGING_LEVEL"] == "DEBUG"


def test_a_server_that_the_user_named_is_not_ours_to_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert prefect_server.is_ours()
    monkeypatch.setenv("PREFECT_API_URL", "https://prefect.example/api")
    assert not prefect_server.is_ours()
    assert prefect_server.api_url() == "https://prefect.example/api"
    assert "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED" not in prefect_server.worker_environment()


def test_a_server_that_is_not_there_is_not_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert not prefect_server.is_healthy()
    assert not prefect_server.wait_until_healthy(0.1)


def test_our_server_asks_for_the_secret_of_the_data_folder() -> None:
    secret = settings().prefect_auth
    assert prefect_server.auth() == secret
    assert prefect_server.server_environment()["PREFECT_SERVER_API_AUTH_STRING"] == secret
    assert prefect_server.worker_environment()["PREFECT_API_AUTH_STRING"] == secret


def test_a_secret_that_the_user_chose_is_used_on_both_sides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_API_AUTH_STRING", "me:mine")
    assert prefect_server.server_environment()["PREFECT_SERVER_API_AUTH_STRING"] == "me:mine"
    assert prefect_server.worker_environment()["PREFECT_API_AUTH_STRING"] == "me:mine"


def test_a_server_that_the_user_named_is_not_sent_our_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It may be Prefect's cloud, where a key of the user's own stands in the same header."""
    monkeypatch.setenv("PREFECT_API_URL", "https://prefect.example/api")
    assert prefect_server.auth() == ""
    assert "PREFECT_API_AUTH_STRING" not in prefect_server.worker_environment()
