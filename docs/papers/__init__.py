"""The twelve papers of the handbook (2.1, 2.2): what each says, and beside it what it looks like.

``<kind>.json`` holds the fields of its class in `forms.sheets.SHEETS`; ``python -m docs.papers``
draws them all again. The office is Songkhla's; the persons, numbers and events are made up.
"""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from forms.papers import draw_paper
from forms.qr import modules
from models.paper_code import signs_of

FOLDER = Path(__file__).parent
DRAWN = FOLDER / "drawn.json"
"""Which typesetter drew them, and the SHA-256 of each page as it gave it and as it is kept."""


def kinds() -> list[str]:
    """The papers that are shown, by their names in `forms.sheets.SHEETS`."""
    return sorted(path.stem for path in FOLDER.glob("*.json") if path != DRAWN)


def sample(kind: str) -> dict[str, Any]:
    """What that paper says here; a seal's QR code follows from its address."""
    told: dict[str, Any] = json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    if seal := told.get("verify"):
        seal["qr"] = modules(f"https://{seal['site']}/{signs_of(seal['code'])}")
    return told


def pages(kind: str) -> dict[str, bytes]:
    """Its pages as PNG: ``memo.png``, or ``order-1.png``, ``order-2.png`` of several."""
    drawn = draw_paper(kind, sample(kind))
    if len(drawn) == 1:
        return {f"{kind}.png": drawn[0]}
    return {f"{kind}-{n}.png": page for n, page in enumerate(drawn, start=1)}


def typesetter() -> str:
    """The typesetter of this machine; another may place a line a hair's breadth elsewhere."""
    return f"typst {version('typst')} on {platform.machine()}"


def digest(picture: bytes) -> str:
    """Its SHA-256."""
    return hashlib.sha256(picture).hexdigest()
