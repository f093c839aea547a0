"""Photographs as they may be published: the picture as it was, and nothing else of the file.

A telephone writes into a photograph where it was taken, when, by which device, often a name and a
second picture. A copy keeps the picture, its colours and which way is up (handbook 3.0, 2.10).
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from threading import Lock
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.JpegImagePlugin import get_sampling

from models.errors import FieldProblem, Invalid
from models.wording import Text, _

PUBLISHABLE = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
"""The media types of which copies are made, by their names in Pillow."""

MOST_PIXELS = 50_000_000
"""A larger picture would take more memory than one wish may; telephones take 12 to 50 million."""

_NO_PICTURE = _(
    "ทำฉบับสำหรับเผยแพร่ได้เฉพาะภาพนิ่ง JPG, PNG และ WebP ไฟล์ชนิดอื่นต้องตรวจและลบข้อมูลส่วนบุคคลเอง",
    "Copies for publication are made of JPG, PNG and WebP pictures only. Look through other files"
    " and take personal data out by hand.",
)
_BROKEN = _(
    "เปิดภาพนี้ไม่ได้ ไฟล์อาจเสียหรือมาไม่ครบ จึงทำฉบับสำหรับเผยแพร่ไม่ได้",
    "This picture cannot be opened; the file is broken or cut off. No copy of it can be made.",
)
_TOO_LARGE = _(
    "ภาพนี้ใหญ่เกิน {limit} ล้านพิกเซล ย่อภาพแล้วแนบใหม่",
    "This picture has more than {limit} million pixels. Make it smaller and attach it again.",
)
_BROKEN_PICTURES = (
    OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError, OverflowError,
    ZeroDivisionError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises where a file is not what it says."""

_one_at_a_time = Lock()


def publishable(content: bytes) -> bytes:
    """The same picture in the same format, without anything that was written beside it.

    `Invalid` for what is no still picture, is broken, or is too large to be opened.
    """
    # A picture takes a hundred times the memory of its file: several at once might take all.
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures and odd EXIF: we look ourselves
        try:
            return _copied(content)
        except UnidentifiedImageError:
            raise _refusal("no_publication_copy", _NO_PICTURE) from None
        except Image.DecompressionBombError:
            raise _refusal("picture_too_large", _too_large()) from None
        except _BROKEN_PICTURES as error:
            raise _refusal("broken_picture", _BROKEN) from error


def _copied(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=tuple(PUBLISHABLE.values())) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise _refusal("picture_too_large", _too_large())
        # A JPEG with more pictures behind the first is called otherwise; only the first is copied.
        kind = "JPEG" if picture.format == "MPO" else str(picture.format)
        if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            raise _refusal("no_publication_copy", _NO_PICTURE)
        picture.load()
        kept = _kept(picture, kind)
        upright = ImageOps.exif_transpose(picture)
        # Whatever else the file said of itself would be written again with some formats.
        upright.info = {}
        copy = io.BytesIO()
        upright.save(copy, kind, **kept)
        return copy.getvalue()


def _kept(picture: Image.Image, kind: str) -> dict[str, Any]:
    """What makes the copy look as the original does: colours, and how finely it is written."""
    kept: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
    if kind == "JPEG":
        sampling = get_sampling(picture)
        kept |= {"qtables": getattr(picture, "quantization", None)}
        return kept | ({"subsampling": sampling} if sampling >= 0 else {})
    if kind == "PNG":
        transparent = picture.info.get("transparency")
        return kept | ({} if transparent is None else {"transparency": transparent})
    return kept | {"quality": 95, "method": 4}


def _too_large() -> Text:
    return _TOO_LARGE.fill(limit=MOST_PIXELS // 1_000_000)


def _refusal(slug: str, text: Text) -> Invalid:
    return Invalid([FieldProblem((), slug, text)], text)
