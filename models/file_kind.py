"""What a file really is, told by its bytes; never by its name or by what the sender claims.

A kind is known only if the file also ends as that kind must, so that a broken upload is refused
at the door instead of by the person who opens it; and only if it is no other kind as well, so that
nobody opens a letter and another program finds an archive or a command in it.
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
    "audio/ogg": ".ogg",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
    **{_OFFICE + part: f".{suffix}" for part, suffix in _OFFICE_PARTS.items()},
}
"""Every media type that the office takes, with the suffix that its files are given."""

_LONGEST_CONTENT_LIST = 1_000_000
_END_OF_ARCHIVE, _LONGEST_END = b"PK\x05\x06", 22 + 65_535


def kind_of(content: bytes) -> str | None:
    """The media type of `content`; None if it is unknown, broken, two things, or holds macros."""
    kind = next((kind for tell in _TELLERS if (kind := tell(content))), None)
    return None if kind is not None and _hides_an_archive(kind, content) else kind


def _hides_an_archive(kind: str, content: bytes) -> bool:
    """Whether a program that unpacks would find something in what is no archive.

    An archive is read from its end, so that it can stand behind anything else.
    """
    if kind.startswith(_OFFICE) or _END_OF_ARCHIVE not in content[-_LONGEST_END:]:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return bool(parts.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False  # the same four bytes by chance


def _pdf(content: bytes) -> str | None:
    # Readers bear some rubbish before the header (ISO 32000, H.3), which may be a program or a web
    # page; only blanks are borne here. After the trailer it may be what it likes.
    begins = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip(b"\0\t\n\f\r ")
    whole = begins.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]
    return "application/pdf" if whole else None


def _jpeg(content: bytes) -> str | None:
    # Telephones append their own data after the end mark, so it may stand anywhere.
    whole = content.startswith(b"\xff\xd8\xff") and content.rfind(b"\xff\xd9") > 0
    return "image/jpeg" if whole else None


def _png(content: bytes) -> str | None:
    whole = content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND\xaeB`\x82" in content[-1024:]
    return "image/png" if whole else None


def _gif(content: bytes) -> str | None:
    whole = content.startswith((b"GIF87a", b"GIF89a")) and content.rstrip(b"\0\r\n ").endswith(b";")
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


def _ogg(content: bytes) -> str | None:
    return "audio/ogg" if content.startswith(b"OggS\0\x02") else None


def _webm(content: bytes) -> str | None:
    whole = content.startswith(b"\x1aE\xdf\xa3") and b"webm" in content[:64]
    return "video/webm" if whole else None


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
    _pdf, _jpeg, _png, _gif, _riff, _mp3, _mp4, _ogg, _webm, _office,
)  # fmt: skip
