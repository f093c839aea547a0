"""The twelve papers of the handbook (2.1, 2.2): what each says, and beside it what it looks like.

``<kind>.json`` holds the fields of its class in `forms.sheets.SHEETS`; ``python -m docs.papers``
draws them all again. The office is Songkhla's; the persons, numbers and events are made up.
"""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import Any

import typst

from forms.papers import draw_paper

FOLDER = Path(__file__).parent
DRAWN_WITH = FOLDER / "drawn-with.txt"
"""The typesetter that drew the pictures; another may place a line a hair's breadth elsewhere."""


def kinds() -> list[str]:
    """The papers that are shown, by their names in `forms.sheets.SHEETS`."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def sample(kind: str) -> dict[str, Any]:
    """What that paper says here."""
    told: dict[str, Any] = json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    return told


def pictures(kind: str) -> dict[str, bytes]:
    """Its pages as PNG: ``memo.png``, or ``order-1.png``, ``order-2.png`` of several."""
    pages = draw_paper(kind, sample(kind))
    if len(pages) == 1:
        return {f"{kind}.png": pages[0]}
    return {f"{kind}-{n}.png": page for n, page in enumerate(pages, start=1)}


def typesetter() -> str:
    """The typesetter of this machine."""
    return f"typst {typst.__version__} on {platform.machine()}\n"
