"""What a rule of the approval ladder must be, so that every sum of money has somebody to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import FieldProblem, Invalid
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.matter import Matter
    from models.rung import Band


def must_be_a_rule(matter: Matter, bands: Sequence[Band]) -> None:
    """`Invalid` names the bands that leave a sum with nobody, or go lower for more money."""
    problems = [*_problems_of_money(bands), *_problems_of_rungs(matter, bands)]
    if problems:
        raise Invalid(problems)


def _problems_of_money(bands: Sequence[Band]) -> Iterable[FieldProblem]:
    if not bands or bands[-1].up_to_baht is not None:
        yield FieldProblem(("bands",), "no_last_band", _NO_LAST_BAND)
    floor = 0
    for place, band in enumerate(bands[:-1]):
        if band.up_to_baht is None or band.up_to_baht <= floor:
            yield FieldProblem(("bands", place, "up_to_baht"), "not_ascending", _NOT_ASCENDING)
        floor = band.up_to_baht or floor


def _problems_of_rungs(matter: Matter, bands: Sequence[Band]) -> Iterable[FieldProblem]:
    lowest = 0
    for place, band in enumerate(bands):
        path = ("bands", place, "last_rung")
        if band.last_rung not in matter.rungs:
            yield FieldProblem(path, "not_for_this_matter", _not_for_this_matter(matter))
        elif band.last_rung.height < lowest:
            yield FieldProblem(path, "lower_for_more", _LOWER_FOR_MORE)
        lowest = max(lowest, band.last_rung.height)


def _not_for_this_matter(matter: Matter) -> Text:
    rungs = [rung.label for rung in matter.rungs]
    th, en = (", ".join(label.said(locale) for label in rungs) for locale in ("th", "en"))
    return _NOT_FOR_THIS_MATTER.fill(rungs=Text(th, en))


_NO_LAST_BAND = _(
    "ช่วงสุดท้ายต้องไม่จำกัดวงเงิน เพื่อให้ทุกเรื่องมีผู้อนุมัติ",
    "The last band must have no limit, so that every matter has somebody to decide.",
)
_NOT_ASCENDING = _(
    "วงเงินต้องมากกว่าช่วงก่อนหน้า", "The limit must be higher than that of the band before."
)
_NOT_FOR_THIS_MATTER = _("เรื่องนี้สิ้นสุดได้ที่: {rungs}", "This matter can end with: {rungs}.")
_LOWER_FOR_MORE = _(
    "วงเงินมากกว่าต้องไม่อนุมัติในชั้นที่ต่ำกว่า", "More money cannot be decided on a lower rung."
)
