"""QR codes as modules, which a template draws."""

from __future__ import annotations

import segno


def modules(text: str) -> tuple[str, ...]:
    """The QR code of `text`, row by row, ``1`` for a dark module.

    The light margin of four modules around it is the template's. A sixth of it may be dirty or
    torn away and it still reads (level M).
    """
    code = segno.make(text, error="m", micro=False)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.matrix)
