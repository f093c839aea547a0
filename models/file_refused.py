"""Why a file is not taken, told to whoever brought it, with a way on where there is one."""

from __future__ import annotations

from typing import NamedTuple

from models.wording import Text, _

UNKNOWN = _(
    "เปิดอ่านไฟล์นี้ไม่ได้ หรือไม่ใช่ชนิดที่รับ (PDF, JPG, PNG, GIF, WebP, Word, Excel, PowerPoint,"
    " MP3, WAV, M4A, OGG, MP4, MOV, WebM)",
    "This file is broken or not of a kind taken here (PDF, JPG, PNG, GIF, WebP, Word, Excel,"
    " PowerPoint, MP3, WAV, M4A, OGG, MP4, MOV, WebM).",
)
_PROGRAM = _(
    "ไฟล์นี้เป็นโปรแกรม จึงไม่รับ ไม่ว่าจะตั้งชื่ออย่างไร",
    "This file is a program and is not taken, whatever it is called.",
)
_PAGE = _(
    "ไฟล์นี้เป็นหน้าเว็บหรือภาพ SVG ซึ่งซ่อนคำสั่งได้ จึงไม่รับ กรุณาบันทึกเป็น PDF หรือ PNG",
    "This file is a web page or an SVG picture, which can hide commands. Save it as PDF or PNG.",
)
_ARCHIVE = _(
    "ไม่รับไฟล์บีบอัด กรุณาแตกไฟล์แล้วแนบทีละไฟล์",
    "Archives are not taken. Unpack it and attach the files one by one.",
)
_OLD_OFFICE = _(
    "ไม่รับไฟล์ Office รุ่นเก่า (.doc .xls .ppt) กรุณาบันทึกเป็น .docx .xlsx .pptx หรือ PDF",
    "Files of the old Office (.doc, .xls, .ppt) are not taken. Save it as .docx, .xlsx, .pptx or"
    " PDF.",
)
_HEIC = _(
    "ไม่รับภาพ HEIC กรุณาตั้งกล้องเป็น “เข้ากันได้มากที่สุด” (JPG) หรือแปลงเป็น JPG ก่อนแนบ",
    "HEIC pictures are not taken. Set the camera to “Most Compatible” (JPG) or convert it first.",
)


class Known(NamedTuple):
    """How files that are known and not taken begin, after `skip` bytes."""

    begins: tuple[bytes, ...]
    why: Text
    skip: int = 0


NOT_TAKEN: tuple[Known, ...] = (
    Known((b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!"), _PROGRAM),
    Known((b"PK", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), _ARCHIVE),
    Known((b"\xd0\xcf\x11\xe0",), _OLD_OFFICE),
    Known((b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1", b"ftypavif"), _HEIC, skip=4),
    Known((b"<",), _PAGE),
)
"""What is brought often enough to be told what it is."""


def why_not(content: bytes) -> Text:
    """Why a file of no kind that is taken (`models.file_kind`) is refused."""
    bare = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    for known in NOT_TAKEN:
        if bare[known.skip :].startswith(known.begins):
            return known.why
    return UNKNOWN
