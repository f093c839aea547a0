"""The pictures in ``docs/papers`` are what today's templates draw; ``python -m docs.papers``."""

from __future__ import annotations

import json

import pytest

from docs.papers import DRAWN, FOLDER, digest, kinds, pages, typesetter

TOLD = json.loads(DRAWN.read_text(encoding="utf-8"))
MOST = 150_000
"""Bytes of a picture."""


def test_the_twelve_papers_of_the_handbook_are_shown() -> None:
    assert kinds() == [
        *("announcement", "certificate", "duty-roster", "mc-script", "meeting-invitation"),
        *("memo", "minutes", "order", "outside-letter", "press-release", "stamped-letter"),
        "statement",
    ]


def test_every_picture_is_there_and_small() -> None:
    found = {path.name: path.read_bytes() for path in FOLDER.glob("*.png")}
    assert {name: digest(picture) for name, picture in found.items()} == {
        name: each["picture"] for name, each in TOLD["pages"].items()
    }
    assert {name: len(picture) for name, picture in found.items() if len(picture) > MOST} == {}


@pytest.mark.parametrize("kind", kinds())
def test_a_picture_is_what_the_template_draws_today(kind: str) -> None:
    if typesetter() != TOLD["typesetter"]:
        pytest.skip(f"drawn with {TOLD['typesetter']}, here is {typesetter()}: NOT COMPARED")
    drawn = {name: digest(page) for name, page in pages(kind).items()}
    kept = {name: each["page"] for name, each in TOLD["pages"].items()}
    assert drawn == {name: kept[name] for name in drawn}, "run `python -m docs.papers` and look"


@pytest.mark.parametrize("kind", ["minutes", "order", "press-release"])
def test_what_is_long_is_shown_over_pages(kind: str) -> None:
    assert len([name for name in TOLD["pages"] if name.startswith(kind)]) >= 2
