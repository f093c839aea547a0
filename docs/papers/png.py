"""Pictures of pages made small: a palette in the place of four bytes a pixel."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_STEPS = bytes(round(level / 17) * 17 for level in range(256))
"""Sixteen shades of each colour are enough for letters and leave few pairs of them in use."""

_COLOURS = 256
_PIXEL = 4
"""Bytes of one."""

_AS_IT_IS, _FROM_LEFT, _FROM_ABOVE, _FROM_BOTH = range(4)
"""How a row was written down; the fifth way, Paeth's, is what is left."""


def pixels(png: bytes) -> list[bytes]:
    """The rows of an RGBA picture of 8 bits a channel, four bytes a pixel."""
    parts = dict(_parts(png))
    width, height, depth, kind = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    if (depth, kind) != (8, 6):
        raise ValueError(f"not RGBA of 8 bits: {depth}, {kind}")
    raw = zlib.decompress(parts[b"IDAT"])
    size = width * _PIXEL
    rows = [bytes(size)]
    for at in range(0, height * (size + 1), size + 1):
        rows.append(_unfiltered(raw[at], raw[at + 1 : at + 1 + size], rows[-1]))
    return rows[1:]


def small(png: bytes) -> bytes:
    """The same picture with a palette; `ValueError` if it has more than 256 colours."""
    rows = [row.translate(_STEPS) for row in pixels(png)]
    colours: dict[tuple[int, int, int], int] = {}
    drawn = bytearray()
    for row in rows:
        points = zip(row[::_PIXEL], row[1::_PIXEL], row[2::_PIXEL], strict=True)
        drawn += bytes([0, *(colours.setdefault(point, len(colours)) for point in points)])
    if len(colours) > _COLOURS:
        raise ValueError(f"{len(colours)} colours")
    return _SIGNATURE + b"".join(
        _part(*each)
        for each in (
            (b"IHDR", struct.pack(">IIBBBBB", len(rows[0]) // _PIXEL, len(rows), 8, 3, 0, 0, 0)),
            (b"PLTE", bytes(channel for colour in colours for channel in colour)),
            (b"IDAT", zlib.compress(bytes(drawn), 9)),
            (b"IEND", b""),
        )
    )


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each part by its name; the data, which may be cut into several, as one."""
    data, at = b"", len(_SIGNATURE)
    while at < len(png):
        (size,), name = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        content = png[at + 8 : at + 8 + size]
        at += size + 12
        if name == b"IDAT":
            data += content
        else:
            yield name, content
    yield b"IDAT", data


def _part(name: bytes, content: bytes) -> bytes:
    checked = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checked)


def _unfiltered(way: int, row: bytes, above: bytes) -> bytes:
    """A row as it was before the encoder wrote down differences (PNG, section 9)."""
    if way == _AS_IT_IS:
        return row
    if way == _FROM_ABOVE and not any(row):
        return above
    out = bytearray(_PIXEL) + row
    above = bytes(_PIXEL) + above
    for i in range(_PIXEL, len(out)):
        guess = _guess(way, out[i - _PIXEL], above[i], above[i - _PIXEL])
        out[i] = (out[i] + guess) & 255
    return bytes(out[_PIXEL:])


def _guess(way: int, left: int, up: int, corner: int) -> int:
    if way == _FROM_LEFT:
        return left
    if way == _FROM_ABOVE:
        return up
    if way == _FROM_BOTH:
        return (left + up) // 2
    by_left, by_up, by_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner
