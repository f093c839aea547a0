"""Pictures by their own bytes: how wide they are, and copies without what a camera notes of them.

JPEG (ISO 10918), its Exif notes (CIPA DC-008), and PNG (ISO 15948).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models import file_store

if TYPE_CHECKING:
    from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that begin a frame, with height and width; the other three are tables."""

_MARK, _SCAN, _END = 0xFF, 0xDA, 0xD9
_NOTES = frozenset({0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE})
"""Markers of what is noted beside a picture; what tells of its colours is none of it."""

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""Where a scan of a JPEG ends: what else begins so is part of the picture."""

_NOTED_IN_PNG = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_EXIF = b"Exif\x00\x00"
_ORIENTATION = 0x0112
_UPRIGHT, _FIRST_ON_ITS_SIDE, _LAST_ON_ITS_SIDE = 1, 5, 8

Part = tuple[int, bytes]
"""A marker, and everything from it to the next."""


def width_of_file(sha: str) -> int | None:
    """How many pixels wide the stored picture of that name is shown; None if it is none."""
    return width_of(file_store.get(sha))


def width_of(content: bytes) -> int | None:
    """How many pixels wide a picture is shown, whichever way up it was taken; None if unreadable.

    A telephone held upright keeps the picture lying on its side and notes that it has to be turned.
    """
    if content.startswith(_PNG) and content[12:16] == b"IHDR":
        return int.from_bytes(content[16:20]) or None
    parts = list(_parts(content)) if content.startswith(_JPEG) else []
    frame = next((part for marker, part in parts if marker in _FRAMES), b"")
    lies = _FIRST_ON_ITS_SIDE <= _orientation(parts) <= _LAST_ON_ITS_SIDE
    return int.from_bytes(frame[5:7] if lies else frame[7:9]) or None


def without_notes(content: bytes) -> bytes:
    """The same picture without place, time, camera and comments; anything else comes back as is."""
    if content.startswith(_PNG):
        return _PNG + b"".join(
            chunk for chunk in _chunks(content) if chunk[4:8] not in _NOTED_IN_PNG
        )
    if not content.startswith(_JPEG):
        return content
    parts = list(_parts(content))
    kept = b"".join(part for marker, part in parts if marker not in _NOTES and not _is_index(part))
    return _JPEG + _turned(_orientation(parts)) + kept


def _parts(content: bytes) -> Iterator[Part]:
    """The parts of a JPEG up to its end; what a telephone appends after that is none."""
    place = len(_JPEG)
    while place + 4 <= len(content) and content[place] == _MARK and content[place + 1] != _END:
        marker = content[place + 1]
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if marker == _SCAN:
            following = _NEXT_MARKER.search(content, end)
            end = following.start() if following else len(content)
        yield marker, content[place:end]
        place = end
    yield _END, bytes((_MARK, _END))


def _chunks(content: bytes) -> Iterator[bytes]:
    """The chunks of a PNG up to its last; what is appended after that is none."""
    place, kind = len(_PNG), b""
    while place + 12 <= len(content) and kind != b"IEND":
        end = place + 12 + int.from_bytes(content[place : place + 4])
        kind = content[place + 4 : place + 8]
        yield content[place:end]
        place = end


def _is_index(part: bytes) -> bool:
    """Whether it only tells of the pictures that are appended, which are left out."""
    return part[4:8] == b"MPF\x00"


def _orientation(parts: list[Part]) -> int:
    notes = next((part[10:] for _marker, part in parts if part[4:10] == _EXIF), b"")
    first = _number(notes, 4, 4)
    entries = (first + 2 + 12 * n for n in range(_number(notes, first, 2)))
    found = (entry for entry in entries if _number(notes, entry, 2) == _ORIENTATION)
    return next((_number(notes, entry + 8, 2) for entry in found), _UPRIGHT)


def _number(notes: bytes, start: int, size: int) -> int:
    """A number of Exif notes, which say themselves in which order its bytes stand."""
    return int.from_bytes(notes[start : start + size], "little" if notes[:2] == b"II" else "big")


def _turned(orientation: int) -> bytes:
    """Notes that say nothing but how the picture has to be turned."""
    if orientation == _UPRIGHT:
        return b""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + bytes((0, orientation & 0xFF, 0, 0))
    notes = _EXIF + b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + bytes(4)
    return b"\xff\xe1" + (len(notes) + 2).to_bytes(2) + notes
