"""Files in forms: the value is the id of an upload, never the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from forms.problems import refused
from forms.written import Draws
from models.wording import _

MB = 1024 * 1024
UPLOAD = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Accepted:
    """Which files a field takes: media types as their bytes show them, and sizes in bytes.

    `min_width`, in pixels, is for fields that take nothing but pictures.
    """

    media_types: tuple[str, ...]
    max_bytes: int
    max_total_bytes: int | None = None
    min_width: int | None = None

    def as_schema(self) -> dict[str, Any]:
        """For the JSON Schema."""
        return {
            "x-accept": list(self.media_types),
            "x-max-bytes": self.max_bytes,
            "x-max-total-bytes": self.max_total_bytes,
            "x-min-width": self.min_width,
        }


PICTURES = ("image/jpeg", "image/png")
PAPERS = ("application/pdf", *PICTURES)
SOUND = ("audio/mpeg", "audio/mp4", "audio/wav", "audio/ogg")
FILMS = ("video/mp4", "video/webm", "video/quicktime")
OFFICE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
)

LETTER = Accepted(("application/pdf", "image/jpeg"), 10 * MB)
"""A scanned letter (HANDBOOK 3.0: PDF or JPG, up to 10 MB)."""

EVIDENCE = Accepted((*PAPERS, *SOUND), 10 * MB)
"""What shows that somebody outside decided or confirmed (HANDBOOK 7)."""

ATTACHMENTS = Accepted((*PAPERS, *OFFICE, *SOUND, *FILMS), 50 * MB, 50 * MB)
"""Anything a requester attaches (HANDBOOK 3.0: 50 MB in all)."""

LARGEST_MAIL = 10 * MB
"""Bytes of enclosures that anybody's mail server takes for certain."""

ENCLOSURES = Accepted(ATTACHMENTS.media_types, LARGEST_MAIL, LARGEST_MAIL)
"""What a letter of the office encloses: it goes by e-mail, all of it in one."""

RECORDINGS = Accepted((*SOUND, *FILMS), 50 * MB)
"""Sound and film of a briefing: 45 minutes of speech fit; film goes by link."""


def _upload(value: object) -> object:
    if isinstance(value, str) and UPLOAD.fullmatch(value.strip()):
        return value.strip()
    raise refused(
        "not_an_upload",
        _("ต้องอัปโหลดไฟล์ก่อน แล้วส่งรหัสไฟล์มา", "Upload the file first and send its id."),
    )


Upload = Annotated[str, BeforeValidator(_upload), Field(pattern=UPLOAD.pattern), Draws("file")]
"""``sha256:`` and 64 hexadecimal digits. Whether it is there is asked by the verb, not the form."""
