"""A rule of the approval ladder as it was typed into its page, band by band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from api.approval_rules import RuleGiven
from api.pages.handed_in import texts_of
from api.pages.words import problems_in
from forms.numerals import arabic_digits
from models.errors import Invalid
from models.ladder import MOST_BANDS
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.approval_rules import RuleTold
    from api.visitor import Visitor

WORDS = ("why", "source", "version")
NEEDED = {
    "why": _("กรุณาบอกเหตุผลที่เปลี่ยน", "Please say why the rule is changed."),
    "source": _("กรุณาระบุที่มา เช่น เลขคำสั่งสำนักงาน", "Please say its ground, such as an order."),
    "bands": _("กรุณาเลือกชั้นสุดท้าย", "Please choose the last rung."),
}
_IN_NUMBERS = str.maketrans("", "", ", ")


class BandRow(NamedTuple):
    """One row of the form as it was typed."""

    up_to_baht: str
    last_rung: str


def typed_in(visitor: Visitor) -> dict[str, str]:
    """Everything that was typed, by the names of the fields."""
    return dict(texts_of(visitor.form))


def rule_given(typed: Mapping[str, str]) -> RuleGiven:
    """The rule that was typed; `Invalid` names its fields. Rows left empty are none of it."""
    body: dict[str, Any] = {name: typed[name] for name in WORDS if typed.get(name, "").strip()}
    body["bands"] = [_band(row) for row in _rows(typed) if any(row)]
    try:
        return RuleGiven.model_validate(body)
    except ValidationError as error:
        raise Invalid(problems_in(error, NEEDED)) from None


def rows_of(rule: RuleTold, typed: Mapping[str, str]) -> list[BandRow]:
    """The rows of the form: what was typed, else what stands; and one more to fill in."""
    standing = [BandRow(str(each.up_to_baht or ""), each.last_rung) for each in rule.bands]
    rows = [row for row in _rows(typed) if any(row)] if typed else standing
    return [*rows, BandRow("", "")][:MOST_BANDS]


def _band(row: BandRow) -> dict[str, str]:
    amount = arabic_digits(row.up_to_baht).translate(_IN_NUMBERS)
    given = {"up_to_baht": amount, "last_rung": row.last_rung}
    return {name: value for name, value in given.items() if value}


def _rows(typed: Mapping[str, str]) -> list[BandRow]:
    def cell(n: int, name: str) -> str:
        return typed.get(f"bands.{n}.{name}", "").strip()

    return [BandRow(cell(n, "up_to_baht"), cell(n, "last_rung")) for n in range(MOST_BANDS)]
