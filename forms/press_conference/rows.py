"""The tables of a press conference: facts, questions, speakers (HANDBOOK 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

KeyMessage = Annotated[Line, Field(max_length=140)]
"""One key message: a sentence that fits a headline and a short message."""

MOST_KEY_MESSAGES = 3
MOST_FACTS = 50
MOST_QUESTIONS = 50
MOST_SPEAKERS = 12
LEAST_QUESTIONS_WHEN_URGENT = 5


class Fact(Form):
    """A value somebody can be held to: what, from where, as of when, confirmed by whom."""

    title = _("ข้อเท็จจริง", "Fact")

    value: Line = field("ข้อเท็จจริง/ค่า", "Value", max_length=500)
    source: Line = field("แหล่งข้อมูล", "Source", max_length=200)
    as_of: When = field("ข้อมูล ณ เวลา", "As of")
    confirmed_by: Line = field(
        "ผู้ยืนยัน",
        "Who confirms",
        min_length=2,
        max_length=200,
        help=_("ชื่อ ตำแหน่ง หรือหน่วยงานเจ้าของข้อมูล", "Name, post or agency that owns it."),
    )

    @timed_rule("as_of")
    def _it_is_known_already(self, at: At) -> Iterator[FieldProblem]:
        if self.as_of > at.now:
            yield problem("in_the_future", _NOT_YET_KNOWN, "as_of")


class Question(Form):
    """A question to expect, with its answer or the word that it is not answered."""

    title = _("คำถามคาดหมาย", "Expected question")

    question: Line = field("คำถาม", "Question", max_length=500)
    answer: LongText | None = field(
        "คำตอบ",
        "Answer",
        default=None,
        max_length=2_000,
        needed=_("เว้นว่างได้เฉพาะคำถามห้ามตอบ", "May be empty only if it is not to be answered."),
    )
    do_not_answer: bool = field("ห้ามตอบ", "Do not answer", default=False)

    @rule("answer", "do_not_answer")
    def _it_is_answered_or_barred(self) -> Iterator[FieldProblem]:
        if not self.answer and not self.do_not_answer:
            yield problem("required", _UNANSWERED, "answer")


class Speaker(Form):
    """Who speaks, as what, in which place of the order, for how many minutes."""

    title = _("ผู้แถลง", "Speaker")

    name: Line = field("ชื่อผู้แถลง", "Speaker", min_length=2, max_length=200)
    position: Line = field("ตำแหน่ง", "Position", min_length=2, max_length=200)
    order: Whole = field("ลำดับ", "Order", ge=1, le=20)
    minutes: Whole = field("นาที", "Minutes", ge=1, le=120)
    reserve: bool = field("ผู้แถลงสำรอง", "Reserve", default=False)


TOO_FEW_QUESTIONS: Text = _(
    "โหมดเร่งด่วนต้องมีคำถามคาดหมายอย่างน้อย {least} ข้อ",
    "An urgent briefing needs at least {least} expected questions.",
).fill(least=LEAST_QUESTIONS_WHEN_URGENT)
_NOT_YET_KNOWN: Text = _(
    "ข้อเท็จจริงต้องเป็นข้อมูล ณ เวลาที่ผ่านมาแล้ว", "A fact is known as of a time that has passed."
)
_UNANSWERED: Text = _("ต้องมีคำตอบ หรือทำเครื่องหมายห้ามตอบ", "Give an answer, or tick “Do not answer”.")
