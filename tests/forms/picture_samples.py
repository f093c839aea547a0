"""Small real pictures, made here: a PNG and a JPEG of any width."""

from __future__ import annotations

import struct
import zlib

GPS = b"N 7.0086 E 100.4747"
"""What a telephone notes of the place; no published copy may hold it."""


def png(width: int, *, notes: bool = False) -> bytes:
    """A white PNG, one pixel high; with `notes` it says where it was taken."""
    header = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    row = zlib.compress(b"\x00" + b"\xff" * width)
    place = _chunk(b"eXIf", b"MM" + GPS) if notes else b""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", header), place, _chunk(b"IDAT", row), _chunk(b"IEND", b""))
    )


def jpeg(
    width: int, height: int, *, orientation: int | None = None, tail: bytes = b"", size: int = 0
) -> bytes:
    """The parts of a JPEG in their order, with Exif notes of place and `orientation` if given.

    `size` is how many bytes more its picture takes.
    """
    exif = b"" if orientation is None else _segment(0xE1, _exif(orientation) + GPS)
    frame = _segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    scan = _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    scan += b"\x12" * size
    colours = _segment(0xE2, b"ICC_PROFILE\x00")
    comment = _segment(0xFE, GPS)
    parts = (exif, colours, comment, _segment(0xDB, bytes(65)), frame, scan)
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9" + tail


def _exif(orientation: int) -> bytes:
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\x00\x00II*\x00" + struct.pack("<IH", 8, 1) + entry + bytes(4)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data
