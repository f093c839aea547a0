"""What an event holds fast of a row that it tells of, so that the audit finds it changed.

Events from before there were pins hold nothing of these columns fast; of them nothing is found.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from models.chain import digest, written

if TYPE_CHECKING:
    from collections.abc import Sequence

CASE = ("mission", "subject", "request")
"""Of a case, in ``asked`` of `case.opened`; its classes stand there in words and may change."""

DOCUMENT = (
    *("kind", "title_th", "title_en", "media_type", "size", "step_key", "what"),
    *("version", "replaces", "created_at"),
)
"""Of a document, in ``row`` of the event that tells of it, beside its name and its sum."""

SEAL = (
    *("digest", "register_entry_id", "kind_th", "kind_en", "number", "dated", "subject"),
    *("office_name", "signer_name", "signer_lines", "sha256"),
)
"""Of the seal of a paper, in ``seal`` of `document.set`."""


def pin(row: object, names: Sequence[str]) -> str:
    """The SHA-256 of those columns of a row; moments and days as they are written."""
    return digest({name: _plain(getattr(row, name)) for name in names})


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return written(value)
    return value.isoformat() if isinstance(value, date) else value
