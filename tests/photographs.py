"""Photographs as telephones write them, made here: with a place, a device and a name in them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

PLACE = (7.0, 11.0, 24.0)
SECRET = "Somjai Secret"
UPRIGHT, LYING = 1, 6
RED, BLUE = (200, 30, 30), (30, 30, 200)
SIZE = (64, 32)
COLOURS = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{SECRET}</creator></x:xmpmeta>'.encode()


def picture() -> Image.Image:
    """Red on the left, blue on the right."""
    drawn = Image.new("RGB", SIZE, RED)
    drawn.paste(BLUE, (SIZE[0] // 2, 0, *SIZE))
    return drawn


def exif(orientation: int = UPRIGHT) -> Image.Exif:
    """Where, when, by whom and with what it was taken, and which way is up."""
    data = Image.Exif()
    data[Base.Orientation] = orientation
    data[Base.Artist] = SECRET
    data[Base.Make] = "Telephone"
    data[Base.DateTime] = "2026:11:22 09:00:00"
    gps = data.get_ifd(IFD.GPSInfo)
    gps[GPS.GPSLatitudeRef], gps[GPS.GPSLatitude] = "N", PLACE
    gps[GPS.GPSLongitudeRef], gps[GPS.GPSLongitude] = "E", (100.0, 35.0, 43.0)
    return data


def photograph(kind: str = "JPEG", orientation: int = UPRIGHT, **more: Any) -> bytes:
    """A photograph of that kind, with everything in it that a telephone knows."""
    written = io.BytesIO()
    known: dict[str, Any] = {"exif": exif(orientation), "icc_profile": COLOURS}
    if kind == "JPEG":
        known |= {"comment": SECRET, "xmp": XMP, "quality": 90}
    if kind == "WEBP":
        known |= {"xmp": XMP, "lossless": True}
    if kind == "PNG":
        said = PngInfo()
        said.add_text("Author", SECRET)
        said.add_itxt("XML:com.adobe.xmp", XMP.decode())
        known["pnginfo"] = said
    picture().save(written, kind, **(known | more))
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    """The picture, wholly read."""
    found = Image.open(io.BytesIO(content))
    found.load()
    return found
