"""The files of the office, each kept once under the SHA-256 of its content.

They lie in ``data_dir/files/ab/cd/abcd…``. A file is whole or absent, whatever dies meanwhile, and
is never changed: who holds its name can check that it is still what was approved.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from typing import TYPE_CHECKING, NamedTuple

from models.errors import FieldProblem, Invalid, NotFound
from models.file_kind import kind_of
from models.file_refused import why_not
from models.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DamagedFile", "Stored", "admit", "get", "kind_of", "path", "put"]

_NAME = re.compile(r"[0-9a-f]{64}")


class DamagedFile(RuntimeError):
    """A stored file no longer has the content that its name promises."""


class Stored(NamedTuple):
    """A file that was taken in: SHA-256 in hex, real media type, size in bytes."""

    sha256: str
    media_type: str
    size: int


def admit(content: bytes) -> Stored:
    """Keep what somebody sent, if it is whole and of a kind taken here; else `Invalid`."""
    media_type = kind_of(content)
    if media_type is None:
        why = why_not(content)
        raise Invalid([FieldProblem(("file",), "unknown_file_kind", why)], why)
    return Stored(put(content), media_type, len(content))


def put(content: bytes) -> str:
    """Keep `content`, of whatever kind, and return its SHA-256 in hex; twice is as good as once."""
    sha = hashlib.sha256(content).hexdigest()
    target = path(sha)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(target, content)
    # Also when it was there: whoever wrote it may have died before the name reached the disk.
    _settle(target.parent)
    return sha


def get(sha: str) -> bytes:
    """The content named `sha`; `NotFound` if there is none, `DamagedFile` if it was changed."""
    try:
        content = path(sha).read_bytes()
    except FileNotFoundError:
        raise NotFound from None
    if hashlib.sha256(content).hexdigest() != sha:
        raise DamagedFile(sha)
    return content


def path(sha: str) -> Path:
    """Where the content named `sha` lies or would lie; `NotFound` for what is no name of ours."""
    if not _NAME.fullmatch(sha):
        raise NotFound
    return settings().data_dir / "files" / sha[:2] / sha[2:4] / sha


def _write_whole(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o440)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Bring the names in `folder`, and its own name three folders up, to the disk."""
    for place in (folder, *list(folder.parents)[:3]):
        held = os.open(place, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
