"""What an event of a decision holds fast: the content that was seen, and what was decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.chain import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def pinned(
    detail: Mapping[str, Any], result: Any, documents: Sequence[Mapping[str, Any]] = ()
) -> str:
    """The SHA-256 of what a task showed (its `detail`) and of the `result` of its step.

    `documents` are the papers and attachments that lay in the case's file, with their sums.
    """
    lay_there = {"documents": [dict(each) for each in documents]} if documents else {}
    return digest({**_seen(detail), **lay_there, "result": result})


def version(detail: Mapping[str, Any]) -> str:
    """The version hash of what was decided on (handbook 7): its content, files by their SHA-256."""
    return digest(_seen(detail))


def _seen(detail: Mapping[str, Any]) -> dict[str, Any]:
    return {"shows": detail.get("shows"), "beside": detail.get("beside")}
