"""Copies for publication: the picture as it was, and nothing of who was where with what."""

from __future__ import annotations

import io
import zlib
from hashlib import shake_256
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops
from PIL.ExifTags import GPS, IFD, Base

from models.errors import Invalid
from models.file_kind import kind_of
from tasks.photograph import MOST_PIXELS, PUBLISHABLE, publishable
from tests.photographs import (
    BLUE,
    LYING,
    PLACE,
    RED,
    SECRET,
    SIZE,
    UPRIGHT,
    exif,
    opened,
    photograph,
    picture,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = pytest.mark.parametrize("kind", PUBLISHABLE.values())


def slug(content: bytes) -> str:
    with pytest.raises(Invalid) as refusal:
        publishable(content)
    assert refusal.value.text.th
    return refusal.value.problems[0].slug


def near(seen: object, wanted: Iterable[int]) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 12 for one, other in zip(seen, wanted, strict=True))


@KINDS
def test_what_goes_in_does_say_where_it_was_taken(kind: str) -> None:
    """Else the rest of this file would prove nothing."""
    content = photograph(kind)
    assert kind_of(content) in PUBLISHABLE
    placed = opened(content).getexif().get_ifd(IFD.GPSInfo)
    assert tuple(map(float, placed[GPS.GPSLatitude])) == PLACE
    assert SECRET.encode() in content


@KINDS
def test_no_place_no_device_no_name_is_left(kind: str) -> None:
    copy = publishable(photograph(kind))
    found = opened(copy)
    assert found.format == kind
    assert dict(found.getexif()) == {}
    assert found.getexif().get_ifd(IFD.GPSInfo) == {}
    for trace in (SECRET.encode(), b"Telephone", b"2026:11:22", b"xmpmeta", b"Exif"):
        assert trace not in copy
    left = found.info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "icc_profile"}
    assert left - {"loop", "background", "timestamp", "duration"} == set()


@KINDS
def test_the_picture_and_its_colours_stay(kind: str) -> None:
    original, found = opened(photograph(kind)), opened(publishable(photograph(kind)))
    assert found.size == SIZE
    assert near(found.convert("RGB").getpixel((8, 16)), RED)
    assert near(found.convert("RGB").getpixel((56, 16)), BLUE)
    assert found.info["icc_profile"] == original.info["icc_profile"]


@KINDS
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_as_it_was_seen(kind: str, orientation: int) -> None:
    """What the camera wrote about which way is up is turned into the picture itself."""
    content = photograph(kind, orientation)
    lies = orientation >= 5
    found = opened(publishable(content))
    assert found.size == ((SIZE[1], SIZE[0]) if lies else SIZE)
    assert Base.Orientation not in found.getexif()
    first = RED if orientation in {1, 4, 5, 6} else BLUE
    assert near(found.convert("RGB").getpixel((8, 8)), first)


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_picture_full_of_detail_is_copied_as_finely_as_it_was_written(mode: str) -> None:
    written, noise = io.BytesIO(), shake_256(b"noise").digest(400 * 300 * len(mode))
    Image.frombytes(mode, (400, 300), noise).save(written, "JPEG", quality=100, subsampling=0)
    original, found = opened(written.getvalue()), opened(publishable(written.getvalue()))
    assert max(ImageChops.difference(original, found).tobytes()) <= 8


def test_a_transparent_picture_stays_transparent() -> None:
    written = io.BytesIO()
    glass = picture().convert("RGBA")
    glass.putalpha(100)
    glass.save(written, "PNG", exif=exif())
    found = opened(publishable(written.getvalue()))
    assert found.mode == "RGBA"
    pixel = found.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 100


def test_a_palette_with_a_transparent_colour_stays_one() -> None:
    written = io.BytesIO()
    picture().quantize(4).save(written, "PNG", transparency=0)
    found = opened(publishable(written.getvalue()))
    assert (found.mode, found.info["transparency"]) == ("P", 0)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_printers_pictures_are_copied_too(mode: str) -> None:
    written = io.BytesIO()
    picture().convert(mode).save(written, "JPEG", exif=exif(LYING))
    found = opened(publishable(written.getvalue()))
    assert (found.mode, found.size) == (mode, (SIZE[1], SIZE[0]))


def test_what_a_telephone_hangs_behind_the_picture_is_left_behind() -> None:
    film = b"ftypmp42 moov film with its own place" * 10
    assert b"moov" not in publishable(photograph() + film)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 %%EOF",
        b"GIF89a" + b"\0" * 20 + b";",
        b"not a picture",
        b"",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_still_picture_is_refused_with_a_sentence(content: bytes) -> None:
    assert slug(content) in {"no_publication_copy", "broken_picture"}


def test_a_moving_picture_is_refused() -> None:
    written = io.BytesIO()
    frames = [picture(), picture().rotate(180)]
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:])
    assert slug(written.getvalue()) == "no_publication_copy"


@KINDS
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_picture_that_was_cut_off_is_refused(kind: str, part: float) -> None:
    content = photograph(kind)
    assert slug(content[: int(len(content) * part)]) in {"broken_picture", "no_publication_copy"}


@KINDS
def test_a_broken_picture_is_refused_or_copied_and_nothing_else(kind: str) -> None:
    """Whatever single byte is wrong: no copy says where it was taken, and nothing breaks."""
    content = photograph(kind)
    for at in (*range(400), *range(400, len(content), 7)):
        broken = bytearray(content)
        broken[at] ^= 0x5A
        try:
            copy = publishable(bytes(broken))
        except Invalid:
            continue
        assert SECRET.encode() not in copy


def test_a_picture_that_unfolds_without_end_is_refused_before_it_is_unfolded() -> None:
    """Some kilobytes that say they are a picture of 900 million pixels."""

    def part(name: bytes, data: bytes) -> bytes:
        return (
            len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        )

    for side in (8_000, 30_000):
        size = side.to_bytes(4, "big") * 2
        bomb = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size + b"\x08\x02\0\0\0")
        bomb += part(b"IDAT", zlib.compress(b"\0" * 1_000_000)) + part(b"IEND", b"")
        assert side * side > MOST_PIXELS
        assert slug(bomb) == "picture_too_large"


def test_several_at_once_get_the_same_copy() -> None:
    content, start, copies = photograph(orientation=LYING), Barrier(4), list[bytes]()

    def wants() -> None:
        start.wait()
        copies.append(publishable(content))

    threads = [Thread(target=wants) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(copies) == 4
    assert len(set(copies)) == 1
    assert UPRIGHT not in Image.open(io.BytesIO(copies[0])).getexif()
