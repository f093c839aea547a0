"""The state emblem. It is not ours to copy: the office puts its picture into the data folder."""

from __future__ import annotations

import struct
from base64 import b64encode
from xml.etree import ElementTree as ET

from models.settings import settings

_PNG = b"\x89PNG\r\n\x1a\n"
_END = b"IEND\xaeB`\x82"
_SIZE = slice(16, 24)
"""Where a PNG says how wide and how high it is."""


def garuda() -> str:
    """``garuda.svg`` or ``garuda.png`` of the data folder, as SVG; empty where neither is there.

    A file that is no such picture counts as none: the frame on the paper then stays open.
    """
    folder = settings().data_dir
    for name, as_svg in (("garuda.svg", _drawn), ("garuda.png", _framed)):
        path = folder / name
        if path.is_file() and (picture := as_svg(path.read_bytes())):
            return picture
    return ""


def _drawn(svg: bytes) -> str:
    try:
        root = ET.fromstring(svg)  # noqa: S314 - who fills the data folder owns the house
        return svg.decode("utf-8") if root.tag.endswith("svg") else ""
    except (ET.ParseError, UnicodeDecodeError):
        return ""


def _framed(png: bytes) -> str:
    """A PNG, which a text cannot hold, within an SVG, which can."""
    if not png.startswith(_PNG) or not png.endswith(_END):
        return ""
    width, height = struct.unpack(">II", png[_SIZE])
    data = b64encode(png).decode("ascii")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" xlink:href="data:image/png;base64,{data}"/>'
        "</svg>"
    )
