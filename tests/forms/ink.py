"""What is drawn on a page, read from its picture: pieces of ink that hang together, and red."""

from __future__ import annotations

import re
from typing import NamedTuple

from docs.papers.png import pixels

_DARK = bytes(int(level < 128) for level in range(256))
_RUN = re.compile(b"\x01+")


class Piece(NamedTuple):
    """The box around ink that hangs together; `left` and so on in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        return self.right - self.left, self.bottom - self.top


def pieces(png: bytes) -> list[Piece]:
    """Every piece of ink, from the top of the page; corners that touch hold together."""
    boxes: list[list[int]] = []
    parents: list[int] = []

    def root(n: int) -> int:
        while parents[n] != n:
            n = parents[n]
        return n

    above: list[tuple[int, int, int]] = []
    for y, row in enumerate(pixels(png)):
        here = []
        for run in _RUN.finditer(row[1::4].translate(_DARK)):
            left, right = run.span()
            n = len(parents)
            parents.append(n)
            boxes.append([left, y, right, y + 1])
            for over_left, over_right, over in above:
                if over_left <= right and left <= over_right:
                    parents[root(over)] = root(n)
            here.append((left, right, n))
        above = here
    whole: dict[int, list[int]] = {}
    for n, (left, top, right, bottom) in enumerate(boxes):
        box = whole.setdefault(root(n), [left, top, right, bottom])
        box[:] = min(box[0], left), min(box[1], top), max(box[2], right), max(box[3], bottom)
    return sorted((Piece(*box) for box in whole.values()), key=lambda piece: piece.top)


def red(png: bytes) -> Piece:
    """The box around all that is red."""
    found = [
        (x, y)
        for y, row in enumerate(pixels(png))
        for x, (r, g, b) in enumerate(zip(row[::4], row[1::4], row[2::4], strict=True))
        if r > 150 and g < 90 and b < 90
    ]
    across, down = [x for x, _ in found], [y for _, y in found]
    return Piece(min(across), min(down), max(across) + 1, max(down) + 1)
