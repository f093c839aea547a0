"""Papers as PDF, set with Typst in Sarabun from the templates in ``forms/typst``.

Equal data (and the same emblem, `forms.garuda`) make an equal file, byte by byte: its SHA-256 can
stand for what was approved.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from forms.garuda import garuda
from forms.sheets import SHEETS
from forms.sheets.sheet import Sheet

_HERE = Path(__file__).parent
_ARCHIVAL = "a-2a"
"""PDF/A-2a: tagged, every font inside; what an archive of the state takes."""

_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
_one_at_a_time = Lock()


def set_paper(template: str, data: Mapping[str, Any] | Sheet) -> bytes:
    """The PDF of a paper: `template` is a name of `SHEETS`, `data` the fields of its class.

    Raises `LookupError` for an unknown template and pydantic's `ValidationError`, which names the
    keys, for data of another shape: mistakes of the program, not of the people who use it.
    """
    sheet, emblem = _sheet(template, data), garuda()
    try:
        return _set(template, sheet, emblem, format="pdf", pdf_standards=[_ARCHIVAL])[0]
    except typst.TypstError as error:
        # The archive's rules forbid what the font cannot show (emoji, Jawi). The paper must still
        # come out; such a letter then shows as an empty box.
        if not error.message.startswith("PDF/A"):
            raise
        return _set(template, sheet, emblem, format="pdf")[0]


def draw_paper(
    template: str, data: Mapping[str, Any] | Sheet, *, ppi: int = 100, emblem: str = ""
) -> list[bytes]:
    """The pages of the same paper as PNG, at `ppi` dots an inch; raises as `set_paper` does.

    `emblem` is an SVG; without one the frame for it stays open, whatever the office has.
    """
    return _set(template, _sheet(template, data), emblem, format="png", ppi=ppi)


def _sheet(template: str, data: Mapping[str, Any] | Sheet) -> Sheet:
    shape = SHEETS[template]
    return data if isinstance(data, Sheet) else shape.model_validate(data)


def _set(template: str, sheet: Sheet, emblem: str, **how: Any) -> list[bytes]:
    # The compiler keeps fonts and templates at hand, but it bears only one caller at a time.
    with _one_at_a_time:
        files = _compiler().compile(
            input=_HERE / "typst" / f"{template}.typ",
            sys_inputs={"data": json.dumps(sheet.shown(), ensure_ascii=False), "garuda": emblem},
            timestamp=int((sheet.made_at or _UNDATED).timestamp()),
            **how,
        )
    return files if isinstance(files, list) else [files or b""]


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_HERE / "fonts"],
    )
    return typst.Compiler(root=_HERE / "typst", font_paths=fonts, ignore_system_fonts=True)
