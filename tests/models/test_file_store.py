"""The file store: whole or absent, once, and only what it can tell by its bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from threading import Thread

import pytest

from models import file_store
from models.errors import Invalid, NotFound
from models.settings import settings

CONTENT = "น้ำท่วม".encode()
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40 + b"IEND\xaeB`\x82"
PDF = b"%PDF-1.7\n...\n%%EOF\n"
OFFICE = "application/vnd.openxmlformats-officedocument."


def zipped(listed: str, name: str = "[Content_Types].xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, listed)
    return file.getvalue()


def test_a_file_lies_under_the_name_of_its_content() -> None:
    sha = file_store.put(CONTENT)
    assert sha == hashlib.sha256(CONTENT).hexdigest()
    assert file_store.get(sha) == CONTENT
    folder = settings().data_dir / "files"
    assert file_store.path(sha) == folder / sha[:2] / sha[2:4] / sha


def test_twice_is_as_good_as_once() -> None:
    assert file_store.put(CONTENT) == file_store.put(CONTENT)
    assert len([each for each in (settings().data_dir / "files").rglob("*") if each.is_file()]) == 1


def test_many_at_once_leave_one_whole_file_and_no_draft() -> None:
    threads = [Thread(target=file_store.put, args=(CONTENT * 10_000,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    files = [each for each in (settings().data_dir / "files").rglob("*") if each.is_file()]
    assert [each.read_bytes() for each in files] == [CONTENT * 10_000]


def test_a_write_that_breaks_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        file_store.put(CONTENT)
    assert [each for each in (settings().data_dir / "files").rglob("*") if each.is_file()] == []


def test_a_file_that_was_changed_is_not_handed_out() -> None:
    sha = file_store.put(CONTENT)
    file_store.path(sha).chmod(0o600)
    file_store.path(sha).write_bytes(b"other")
    with pytest.raises(file_store.DamagedFile):
        file_store.get(sha)


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64, "a" * 64 + "\n"]
)
def test_there_is_nothing_under_another_name(name: str) -> None:
    with pytest.raises(NotFound):
        file_store.get(name)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 9 + b"\xff\xd9", "image/jpeg"),
        (b"GIF89a" + b"\0" * 9 + b";", "image/gif"),
        (b"RIFF\x04\0\0\0WEBP", "image/webp"),
        (b"RIFF\x04\0\0\0WAVE", "audio/wav"),
        (b"ID3\x04" + b"\0" * 9, "audio/mpeg"),
        (b"\0\0\0\x18ftypisom" + b"\0" * 9 + b"moov", "video/mp4"),
        (b"\0\0\0\x18ftypM4A " + b"\0" * 9 + b"moov", "audio/mp4"),
        (b"OggS\0\x02" + b"\0" * 20, "audio/ogg"),
        (b"\x1aE\xdf\xa3\x93B\x82\x84webm" + b"\0" * 20, "video/webm"),
        (b"\xef\xbb\xbf\r\n" + PDF, "application/pdf"),
        (
            zipped(f"{OFFICE}wordprocessingml.document.main+xml"),
            f"{OFFICE}wordprocessingml.document",
        ),
        (zipped(f"{OFFICE}spreadsheetml.sheet.main+xml"), f"{OFFICE}spreadsheetml.sheet"),
    ],
)
def test_a_file_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    assert file_store.kind_of(content) == kind
    assert file_store.admit(content) == (hashlib.sha256(content).hexdigest(), kind, len(content))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\0",
        b"<html><script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        PDF[:-7],
        PNG[:-4],
        b"\xff\xd8\xff\xe0 cut off",
        b"\xff\xfeU\0T\0F\0",
        zipped("application/vnd.ms-word.document.macroEnabled.main+xml"),
        zipped("anything", name="readme.txt"),
        b"PK\x03\x04 no archive",
    ],
)
def test_what_is_unknown_broken_or_can_carry_macros_is_refused(content: bytes) -> None:
    assert file_store.kind_of(content) is None
    with pytest.raises(Invalid) as refusal:
        file_store.admit(content)
    assert refusal.value.problems[0].slug == "unknown_file_kind"
    assert not (settings().data_dir / "files").exists()


@pytest.mark.parametrize("content", [PDF, PNG, b"GIF89a" + b"\0" * 9 + b";"])
def test_a_file_that_is_an_archive_as_well_is_refused(content: bytes) -> None:
    """A reader shows the letter, another program unpacks what hangs behind it."""
    assert file_store.kind_of(content + zipped("x", name="run.exe") + content[-60:]) is None
    assert file_store.kind_of(content + b"PK\x05\x06 by chance " + content[-60:]) is not None


@pytest.mark.parametrize(
    "before", [b"MZ\x90\0", b"<html><script>x</script>", b"GIF89a;", b"#!/bin/sh\n"]
)
def test_a_pdf_with_something_else_before_it_is_refused(before: bytes) -> None:
    assert file_store.kind_of(before + PDF) is None


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"MZ\x90\0", "โปรแกรม"),
        (b"\x7fELF\x02", "โปรแกรม"),
        (b"#!/bin/sh\n", "โปรแกรม"),
        (b"<!doctype html>", "หน้าเว็บ"),
        (b"\xef\xbb\xbf  <svg onload='x()'/>", "SVG"),
        (zipped("anything", name="readme.txt"), "ไฟล์บีบอัด"),
        (b"Rar!\x1a\x07", "ไฟล์บีบอัด"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office รุ่นเก่า"),
        (b"\0\0\0\x18ftypheic\0\0", "HEIC"),
        (b"anything else", "ชนิดที่รับ"),
    ],
)
def test_who_brings_what_is_not_taken_is_told_what_it_is(content: bytes, word: str) -> None:
    with pytest.raises(Invalid) as refusal:
        file_store.admit(content)
    assert word in refusal.value.text.th
    assert refusal.value.text.en.replace("“", "").replace("”", "").isascii()
    assert refusal.value.problems[0].text == refusal.value.text


def test_an_archive_that_unfolds_without_end_is_not_followed() -> None:
    assert file_store.kind_of(zipped(" " * 50_000_000)) is None
