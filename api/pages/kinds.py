"""Media types, as people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable

_CALLED: tuple[tuple[str, Text], ...] = (
    ("application/pdf", Text("PDF", "PDF")),
    ("image/jpeg", Text("JPG", "JPG")),
    ("image/png", Text("PNG", "PNG")),
    ("officedocument", Text("Word, Excel, PowerPoint", "Word, Excel, PowerPoint")),
    ("audio/", _("ไฟล์เสียง", "sound")),
    ("video/", _("วิดีโอ", "video")),
)


def kinds_taken(media_types: Iterable[str]) -> Text:
    """The kinds of files that a field takes: ``PDF, JPG, ไฟล์เสียง``."""
    taken = list(media_types)
    called = [text for part, text in _CALLED if any(part in each for each in taken)]
    return Text(", ".join(each.th for each in called), ", ".join(each.en for each in called))
