"""What lies on paper only: no file, no content of it is kept here (handbook 2.4; scenario 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.errors import FieldProblem, Invalid
from models.secrecy import Secrecy
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]

USE_THE_REGISTER = _(
    "เรื่องชั้น “ลับมาก” และ “ลับที่สุด” ห้ามแนบไฟล์และห้ามกรอกเนื้อหาในระบบนี้ "
    "โปรดลงทะเบียนกับนายทะเบียนข้อมูลข่าวสารลับ และเก็บเอกสารจริงไว้ในที่เก็บ",
    "Of a “very secret” or “most secret” matter no file and no content is kept here. Please have it"
    " entered in the secret register by the registrar, and keep the paper itself in its place.",
)

NOT_SHOWN = _(
    "เรื่องนี้อยู่ในทะเบียนข้อมูลข่าวสารลับ ระบบแสดงเฉพาะเลขทะเบียนและที่เก็บเอกสารจริง "
    "โปรดติดต่อนายทะเบียนข้อมูลข่าวสารลับ",
    "This case lies in the secret register: only its number and the place of the paper are shown"
    " here. Please ask the registrar of secrets.",
)


def must_be_kept_here(secrecy: str, *path: str | int) -> None:
    """`Invalid` at `path`, with the way to the secret register, for what belongs on paper only."""
    if Secrecy(secrecy).is_on_paper_only:
        raise Invalid([on_paper_only(path)])


def on_paper_only(path: Path) -> FieldProblem:
    """The problem of something brought that must not be kept here."""
    return FieldProblem(path, "on_paper_only", USE_THE_REGISTER)


def must_hold_no_file(secrecy: str, data: object, *within: str | int) -> None:
    """`Invalid` at every file that `data` names, in a matter of which none may be kept."""
    if not Secrecy(secrecy).is_on_paper_only:
        return
    if found := [on_paper_only(path) for path in _files_in(data, within)]:
        raise Invalid(found)


def _files_in(data: Any, path: Path) -> Iterator[Path]:
    if isinstance(data, str) and data.startswith("sha256:"):
        yield path
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _files_in(value, (*path, name))
    elif isinstance(data, list | tuple):
        for n, value in enumerate(data):
            yield from _files_in(value, (*path, n))
