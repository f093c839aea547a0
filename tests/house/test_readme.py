"""What the README promises is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from api.cli import app
from models.settings import Settings
from tests.needs import BROWSER, POSTGRES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_every_setting_is_explained(field: str) -> None:
    alias = Settings.model_fields[field].validation_alias
    assert f"`{alias or f'PRASAN_{field.upper()}'}`" in README


def test_every_variable_in_the_readme_is_read() -> None:
    fields = Settings.model_fields
    known = {str(one.validation_alias or f"PRASAN_{name.upper()}") for name, one in fields.items()}
    known |= {"PRASAN_TEST_POSTGRES_URL", POSTGRES.required, BROWSER.required}
    assert set(re.findall(r"\bPRASAN_[A-Z_]+", README)) <= known


def test_every_make_target_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z]+)\b", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_command_is_in_the_readme() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for command in commands:
        assert f"`prasan {command}`" in README


def test_every_local_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target
