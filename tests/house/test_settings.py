from __future__ import annotations

from pathlib import Path

import pytest

from models.settings import SettingsRefused, settings


def test_everything_the_embedded_default_writes_lies_in_one_folder(tmp_path: Path) -> None:
    chosen = settings()
    assert chosen.data_dir == tmp_path / "data"
    assert chosen.database_url == f"sqlite:///{tmp_path / 'data' / 'prasan.db'}"


@pytest.mark.parametrize("name", ["demo_password", "secret_key", "prefect_auth"])
def test_a_secret_is_made_once_and_only_its_owner_may_read_it(name: str, tmp_path: Path) -> None:
    made = getattr(settings(), name)
    settings.cache_clear()
    kept = tmp_path / "data" / name.replace("_", "-")
    assert len(made) >= 12
    assert getattr(settings(), name) == made == kept.read_text().strip()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_secret_that_is_given_is_never_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PRASAN_SECRET_KEY", "told-by-hand")
    assert settings().secret_key == "told-by-hand"
    assert not (tmp_path / "data").exists()
    assert "told-by-hand" not in repr(settings())


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_bare_postgres_address_gets_our_driver(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("PRASAN_DATABASE_URL", f"{scheme}://a@b/c")
    assert settings().database_url == "postgresql+psycopg://a@b/c"


def test_an_address_for_everybody_is_not_printed_in_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRASAN_HOST", "0.0.0.0")  # noqa: S104 - nothing listens here
    monkeypatch.setenv("PRASAN_PORT", "8100")
    assert settings().base_url == "http://127.0.0.1:8100"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASAN_PORT", "")
    assert settings().port == 8000


def test_what_cannot_be_used_is_named_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASAN_PORT", "99999")
    monkeypatch.setenv("PRASAN_LEASE_SECONDS", "soon")
    with pytest.raises(SettingsRefused, match=r"^PRASAN_PORT, PRASAN_LEASE_SECONDS cannot") as told:
        settings()
    assert "ใช้ไม่ได้" in told.value.text.th
