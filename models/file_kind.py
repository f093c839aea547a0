"""What a file really is, told by its bytes; never by its name or by what the sender claims.

A kind is known only if the file also ends as that kind must, so that a broken upload is refused
at the door instead of by the person who opens it.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OFFICE_PARTS = {
    "wordprocessingml.document": "docx",
    "spreadsheetml.sheet": "xlsx",
    "presentationml.presentation": "pptx",
}

SUFFIXES: dict[str, str] = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    **{_OFFICE + part: f".{suffix}" for part, suffix in _OFFICE_PARTS.items()},
}
"""Every media type that the office takes, with the suffix that its files are given."""

_LONGEST_CONTENT_LIST = 1_000_000


def kind_of(content: bytes) -> str | None:
    """The media type of `content`, or None if it is unknown, broken, or can carry macros."""
    return next((kind for tell in _TELLERS if (kind := tell(content))), None)


def _pdf(content: bytes) -> str | None:
    # Readers bear some rubbish before the header and after the trailer (ISO 32000, H.3).
    whole = b"%PDF-" in content[:1024] and b"%%EOF" in content[-2048:]
    return "application/pdf" if whole else None


def _jpeg(content: bytes) -> str | None:
    # Telephones append their own data after the end mark, so it may stand anywhere.
    whole = content.startswith(b"\xff\xd8\xff") and content.rfind(b"\xff\xd9") > 0
    return "image/jpeg" if whole else None


def _png(content: bytes) -> str | None:
    whole = content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND\xaeB`\x82" in content[-1024:]
    return "image/png" if whole else None


def _gif(content: bytes) -> str | None:
    whole = content.startswith((b"GIF87a", b"GIF89a")) and b";" in content[-64:]
    return "image/gif" if whole else None


def _riff(content: bytes) -> str | None:
    if not content.startswith(b"RIFF") or len(content) < int.from_bytes(content[4:8], "little"):
        return None
    return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(content[8:12])


def _mp3(content: bytes) -> str | None:
    tagged = content.startswith(b"ID3")
    # Eleven set bits, then MPEG 1 or 2, layer III: enough to tell it from JPEG and UTF-16 text.
    framed = content.startswith((b"\xff\xfa", b"\xff\xfb", b"\xff\xf2", b"\xff\xf3"))
    return "audio/mpeg" if tagged or framed else None


def _mp4(content: bytes) -> str | None:
    if content[4:8] != b"ftyp" or b"moov" not in content:
        return None
    brand = content[8:12]
    return {b"M4A ": "audio/mp4", b"qt  ": "video/quicktime"}.get(brand, "video/mp4")


def _office(content: bytes) -> str | None:
    if not content.startswith(b"PK\x03\x04"):
        return None
    listed = b""
    with suppress(zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        listed = _content_list(content)
    kinds = (_OFFICE + part for part in _OFFICE_PARTS)
    return next((kind for kind in kinds if f"{kind}.main+xml".encode() in listed), None)


def _content_list(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        # Read no further than a list can be long: what is zipped may unfold without end.
        with parts.open("[Content_Types].xml") as part:
            return part.read(_LONGEST_CONTENT_LIST)


_TELLERS: tuple[Callable[[bytes], str | None], ...] = (
    _pdf, _jpeg, _png, _gif, _riff, _mp3, _mp4, _office,
)  # fmt: skip
