"""Media types, as people call them, and what a field says of a file of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.spec import specs_of
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.form import Form
    from forms.spec import FieldSpec
    from models.errors import FieldProblem

_CALLED: tuple[tuple[str, Text], ...] = (
    ("application/pdf", Text("PDF", "PDF")),
    ("image/jpeg", Text("JPG", "JPG")),
    ("image/png", Text("PNG", "PNG")),
    ("officedocument", Text("Word, Excel, PowerPoint", "Word, Excel, PowerPoint")),
    ("audio/", _("ไฟล์เสียง", "sound")),
    ("video/", _("วิดีโอ", "video")),
)

OF_THE_KIND = frozenset({"unknown_file_kind", "wrong_file_kind"})
_TAKES_OTHERS = _(
    "เปิดอ่านไฟล์นี้ไม่ได้ หรือไม่ใช่ชนิดที่ช่องนี้รับ ({kinds})",
    "This file is broken or not of a kind taken here ({kinds}).",
)


def kinds_taken(media_types: Iterable[str]) -> Text:
    """The kinds of files that a field takes: ``PDF, JPG, ไฟล์เสียง``."""
    taken = list(media_types)
    called = [text for part, text in _CALLED if any(part in each for each in taken)]
    return Text(", ".join(each.th for each in called), ", ".join(each.en for each in called))


def takes_others(spec: FieldSpec) -> Text:
    """What is told of a file that the field does not take: the kinds that it does."""
    return _TAKES_OTHERS.fill(kinds=kinds_taken(spec.accept))


def told_by_field(form: type[Form], problems: Iterable[FieldProblem]) -> list[FieldProblem]:
    """The same problems, those of a file's kind in the words of the field that it is for."""
    return [
        each._replace(text=takes_others(spec))
        if each.slug in OF_THE_KIND and (spec := _spec_at(form, each.path)) is not None
        else each
        for each in problems
    ]


def _spec_at(form: type[Form], path: Iterable[str | int]) -> FieldSpec | None:
    spec: FieldSpec | None = None
    fields: type[Form] | None = form
    for name in path:
        if isinstance(name, str) and fields is not None:
            spec = specs_of(fields).get(name)
            fields = spec.subform if spec else None
    return spec
