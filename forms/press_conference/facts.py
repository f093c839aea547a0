"""What became of the facts once their owners were asked (step 2C)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from forms.field import field
from forms.form import Form
from forms.press_conference.preparation import FactVerification
from forms.press_conference.rows import MOST_FACTS, Fact
from forms.written import Line, LongText
from models.wording import Text, _


class ChangedFact(Form):
    """A fact whose owner gave another value."""

    title = _("ข้อเท็จจริงที่แก้ค่า", "Changed fact")

    was: Line = field("ค่าเดิม", "It was", max_length=500)
    now: Line = field("ค่าที่ถูกต้อง", "It is", max_length=500)
    confirmed_by: Line = field("ผู้ยืนยัน", "Confirmed by", max_length=200)


class CutFact(Form):
    """A fact that its owner does not confirm; it is not spoken of."""

    title = _("ข้อเท็จจริงที่ตัดออก", "Fact cut")

    value: Line = field("ข้อเท็จจริง/ค่า", "Value", max_length=500)
    source: Line = field("แหล่งข้อมูล", "Source", max_length=200)
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)


class FactSheet(Form):
    """The facts that stand, and what was changed or cut on the way."""

    title = _("ข้อเท็จจริงหลังการยืนยัน", "Facts after verification")

    standing: tuple[Fact, ...] = field(
        "ข้อเท็จจริงที่ใช้ได้", "Facts that stand", default=(), max_length=MOST_FACTS
    )
    changed: tuple[ChangedFact, ...] = field(
        "แก้ค่าแล้ว", "With another value", default=(), max_length=MOST_FACTS
    )
    cut: tuple[CutFact, ...] = field("ตัดออก", "Cut", default=(), max_length=MOST_FACTS)

    @classmethod
    def of(cls, facts: Sequence[Fact], words: Sequence[FactVerification]) -> Self:
        """The sheet of `facts`, each with the word of its owner, in the same order."""
        asked = list(zip(facts, words, strict=True))
        return cls(
            standing=tuple(_as_confirmed(fact, word) for fact, word in asked if word.stands),
            changed=tuple(
                ChangedFact(was=fact.value, now=word.corrected_value, confirmed_by=word.answered_by)
                for fact, word in asked
                if word.corrected_value
            ),
            cut=tuple(
                CutFact(value=fact.value, source=fact.source, note=word.note)
                for fact, word in asked
                if not word.stands
            ),
        )

    @property
    def as_asked(self) -> bool:
        """Whether every fact stands as it stood in the request."""
        return not self.changed and not self.cut

    @property
    def differences(self) -> str:
        """What must change in anything written before the owners answered, a line for each."""
        changed = (_CHANGED.fill(was=each.was, now=each.now).th for each in self.changed)
        cut = (_CUT.fill(value=each.value).th for each in self.cut)
        return "\n".join((*changed, *cut))


def _as_confirmed(fact: Fact, word: FactVerification) -> Fact:
    if word.corrected_value is None:
        return fact
    return fact.model_copy(
        update={
            "value": word.corrected_value,
            "as_of": word.answered_at,
            "confirmed_by": word.answered_by,
        }
    )


_CHANGED: Text = _("แก้ “{was}” เป็น “{now}”", "“{was}” is now “{now}”.")
_CUT: Text = _("ตัด “{value}” ออก ไม่ได้รับการยืนยัน", "“{value}” is cut: it was not confirmed.")
