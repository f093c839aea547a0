"""Reading a form that somebody handed in: its rules, the office's calendar, its files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from sqlmodel import Session, col, select

from forms.labels import label_of
from forms.rules import UNBOUND
from models import clock
from models.case import Case
from models.document import Document, Upload, upload_of
from models.errors import FieldProblem, Invalid
from models.picture import width_of_file
from models.wording import _
from models.working_time import working_time
from tasks.named import problems_of_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from forms.form import Attached, Form
    from forms.rules import Bounds
    from models.calendar import WorkingTime

F = TypeVar("F", bound="Form")

_UNKNOWN_UPLOAD = _("ไม่พบไฟล์นี้ กรุณาแนบใหม่", "This file is not here. Please attach it again.")
_WRONG_KIND = _("ไม่รับไฟล์ชนิด {kind}", "Files of kind {kind} are not taken here.")
_TOO_BIG = _("ไฟล์ใหญ่เกิน {limit} MB", "The file is larger than {limit} MB.")
_TOO_BIG_TOGETHER = _("ไฟล์รวมกันใหญ่เกิน {limit} MB", "The files together are larger than {limit} MB.")
_TOO_NARROW = _(
    "ภาพกว้าง {width:,} พิกเซล ต้องกว้างอย่างน้อย {least:,} พิกเซล",
    "The picture is {width:,} pixels wide; it must have at least {least:,}.",
)
_NO_WIDTH = _("อ่านขนาดของภาพนี้ไม่ได้", "The size of this picture cannot be read.")
_MB = 1024 * 1024


def read_form(
    session: Session,
    form: type[F],
    data: Mapping[str, Any],
    *,
    office_id: int,
    asked_at: datetime | None = None,
    bounds: Bounds = UNBOUND,
) -> F:
    """`data` read as `form`, or `Invalid` with every problem named at once.

    `asked_at` is when the case that the form belongs to was opened, `bounds` what the mission holds
    its times against.
    """
    workdays = _Workdays(session, office_id)
    read = form.read(data, now=clock.now(), is_workday=workdays, asked_at=asked_at, bounds=bounds)
    check_what_is_named(session, read, office_id=office_id)
    return read


def check_what_is_named(
    session: Session, form: Form, *, office_id: int, within: tuple[str, ...] = ()
) -> None:
    """`Invalid` for people, lists and files that are not the office's, or not as the form wants.

    `within` is where the form stands.
    """
    problems = problems_of_names(session, form, office_id=office_id)
    problems += _problems_of_files(session, form, office_id)
    if problems:
        raise Invalid(
            [
                each._replace(path=(*within, *each.path), label=label_of(type(form), each.path))
                for each in problems
            ]
        )


def _problems_of_files(session: Session, form: Form, office_id: int) -> list[FieldProblem]:
    named = list(form.attached())
    files = {found.upload: _file(session, found.upload, office_id) for found in named}
    problems = [problem for found in named for problem in _problems(found, files[found.upload])]
    return problems + _too_big_together(named, files)


def _file(session: Session, upload: str, office_id: int) -> Upload | Document | None:
    sha256 = upload.removeprefix("sha256:")
    filed = select(Document).join(Case, col(Case.id) == col(Document.case_id))
    filed = filed.where(Document.sha256 == sha256, Case.office_id == office_id)
    return upload_of(session, sha256, office_id=office_id) or session.exec(filed).first()


def _problems(found: Attached, file: Upload | Document | None) -> list[FieldProblem]:
    if file is None:
        return [FieldProblem(found.path, "unknown_upload", _UNKNOWN_UPLOAD)]
    problems = []
    if found.spec.accept and file.media_type not in found.spec.accept:
        problems.append(
            FieldProblem(found.path, "wrong_file_kind", _WRONG_KIND.fill(kind=file.media_type))
        )
    if found.spec.max_bytes and file.size > found.spec.max_bytes:
        limit = found.spec.max_bytes // _MB
        problems.append(FieldProblem(found.path, "file_too_large", _TOO_BIG.fill(limit=limit)))
    return problems or _problems_of_width(found, file)


def _problems_of_width(found: Attached, file: Upload | Document) -> list[FieldProblem]:
    """Looked up in the picture itself, and only of one that is otherwise taken."""
    least = found.spec.min_width
    if least is None:
        return []
    width = width_of_file(file.sha256)
    if width is None:
        return [FieldProblem(found.path, "unreadable_picture", _NO_WIDTH)]
    if width >= least:
        return []
    told = _TOO_NARROW.fill(width=width, least=least)
    return [FieldProblem(found.path, "picture_too_narrow", told)]


def _too_big_together(
    named: Sequence[Attached], files: Mapping[str, Upload | Document | None]
) -> list[FieldProblem]:
    """A problem at every list whose files are within their limit one by one, but not together."""
    lists: dict[tuple[str | int, ...], dict[str, int]] = defaultdict(dict)
    limits: dict[tuple[str | int, ...], int] = {}
    for found in named:
        file = files[found.upload]
        if found.spec.many and found.spec.max_total_bytes and file is not None:
            limits[found.path[:-1]] = found.spec.max_total_bytes
            lists[found.path[:-1]][found.upload] = file.size
    return [
        FieldProblem(path, "files_too_large", _TOO_BIG_TOGETHER.fill(limit=limits[path] // _MB))
        for path, sizes in lists.items()
        if sum(sizes.values()) > limits[path] >= max(sizes.values())
    ]


class _Workdays:
    """The office's working days, looked up once and only when a rule asks."""

    def __init__(self, session: Session, office_id: int) -> None:
        self._session, self._office_id = session, office_id
        self._working: WorkingTime | None = None

    def __call__(self, day: date) -> bool:
        if self._working is None:
            self._working = working_time(self._session, self._office_id)
        return self._working.is_working_day(day)
