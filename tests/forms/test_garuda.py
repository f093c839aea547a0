"""The state emblem: a frame that stays open until the office puts its own picture there."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from forms.garuda import garuda
from forms.papers import draw_paper, set_paper
from models.settings import settings
from tests.forms.ink import red
from tests.forms.paper_samples import SAMPLES
from tests.forms.test_papers import opened

if TYPE_CHECKING:
    from pathlib import Path

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 92 100">'
    b'<rect width="92" height="100" rx="9" fill="#c00000"/></svg>'
)
"""A red plate: no emblem of anybody's."""

DOTS = 60
CENTIMETRE = DOTS / 2.54


def part(name: bytes, content: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checked


PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    (
        part(b"IHDR", struct.pack(">IIBBBBB", 46, 50, 8, 2, 0, 0, 0)),
        part(b"IDAT", zlib.compress((b"\0" + b"\xc0\0\0" * 46) * 50)),
        part(b"IEND", b""),
    )
)
"""The same, of 46 by 50 dots."""


def put(name: str, picture: bytes) -> Path:
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    path = settings().data_dir / name
    path.write_bytes(picture)
    return path


@pytest.mark.parametrize(("name", "picture"), [("garuda.svg", SVG), ("garuda.png", PNG)])
@pytest.mark.parametrize(("kind", "height"), [("memo", 1.5), ("order", 3), ("speaker-letter", 3)])
def test_a_picture_in_the_data_folder_fills_the_frame(
    kind: str, height: float, name: str, picture: bytes
) -> None:
    put(name, picture)
    plain = {each: None for each in ("urgency", "secrecy") if each in SAMPLES[kind]}
    drawn = red(draw_paper(kind, SAMPLES[kind] | plain, ppi=DOTS, emblem=garuda())[0])
    assert abs(drawn.size[1] - height * CENTIMETRE) < 2
    assert abs(drawn.size[0] - 0.92 * height * CENTIMETRE) < 2


@pytest.mark.parametrize(("name", "picture"), [("garuda.svg", SVG), ("garuda.png", PNG)])
def test_a_paper_with_it_can_be_archived_and_equal_data_make_an_equal_file(
    name: str, picture: bytes
) -> None:
    bare = set_paper("memo", SAMPLES["memo"])
    path = put(name, picture)
    pdf = set_paper("memo", SAMPLES["memo"])
    assert pdf != bare
    assert pdf == set_paper("memo", SAMPLES["memo"])
    metadata = opened(pdf).xmp_metadata
    assert metadata is not None
    assert (metadata.pdfaid_part, metadata.pdfaid_conformance) == ("2", "A")
    path.unlink()
    assert set_paper("memo", SAMPLES["memo"]) == bare


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("garuda.svg", SVG[:-9]),
        ("garuda.svg", b"<html/>"),
        ("garuda.png", PNG[:-9]),
        ("garuda.png", b"\xff\xd8"),
    ],
)
def test_what_is_no_picture_leaves_the_frame_open(name: str, content: bytes) -> None:
    bare = set_paper("memo", SAMPLES["memo"])
    put(name, content)
    assert garuda() == ""
    assert set_paper("memo", SAMPLES["memo"]) == bare
