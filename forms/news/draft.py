"""Who writes the news, and the news itself as it is written, checked and approved (steps 2–6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from pydantic import Field

from forms.contact import Key
from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.moments import coming
from forms.news.kinds import TO_BE_CONFIRMED, WEIGHTY, Stake, TextLanguage
from forms.news.photographs import ClearedPhotograph
from forms.news.request import NewsRequest
from forms.newsrooms import MOST_NEWSROOMS
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

Tag = Annotated[Line, Field(max_length=60)]
Statement = Annotated[Line, Field(max_length=500)]

_FOR_THE_OWNER = _(
    "จำเป็นเมื่อมีตัวเลข นโยบาย หรือบุคคลอาจเสียหาย",
    "Needed with figures, policy, or harm to somebody.",
)


class NewsAssignment(Form):
    """Who writes it, and which newsrooms are invited along (step 2)."""

    title = _("มอบหมายงานข่าว", "Assignment")

    writer: Key = field("ผู้เขียนข่าว", "Writer", widget="person")
    instructions: LongText | None = field("ข้อสั่งการ", "Instructions", default=None, max_length=2_000)
    target_media: tuple[Key, ...] = field(
        "เชิญสื่อร่วมทำข่าว",
        "Newsrooms to invite along",
        default=(),
        widget="checkboxes",
        max_length=MOST_NEWSROOMS,
        help=_(
            "ถ้าเลือก จะเปิดเรื่องประสานสื่อมวลชนคู่ขนาน และข่าวปิดได้เมื่อเรื่องนั้นปิดแล้ว",
            "If any, a case of media coordination is opened, and has to end before the news does.",
        ),
    )

    @rule("target_media", row_by_row=True)
    def _newsrooms_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.target_media, "target_media")


class Translation(Form):
    """The text in another language."""

    title = _("คำแปล", "Translation")

    language: TextLanguage = field("ภาษา", "Language")
    text: LongText = field("ข้อความ", "Text", max_length=20_000)


class NewsDraft(Form):
    """Headline, lead, text, tags, photographs and translations, and what is at stake in them."""

    title = _("ร่างข่าว", "News (draft)")

    headline: Line = field("พาดหัว", "Headline", min_length=5, max_length=200)
    lead: LongText = field("โปรย", "Lead", min_length=10, max_length=1_000)
    body: LongText = field("เนื้อข่าว", "Text", min_length=20, max_length=20_000)
    tags: tuple[Tag, ...] = field("แท็ก", "Tags", default=(), max_length=20)
    photos: tuple[ClearedPhotograph, ...] = field(
        "ภาพที่จะเผยแพร่", "Photographs to publish", default=(), max_length=20
    )
    translations: tuple[Translation, ...] = field("คำแปล", "Translations", default=(), max_length=4)
    touches: tuple[Stake, ...] = field(
        "ข่าวนี้เกี่ยวข้องกับ",
        "What is at stake",
        default=(),
        max_length=4,
        help=_(
            "ตัวเลข นโยบาย หรือบุคคลที่อาจเสียหาย ต้องให้เจ้าของข้อมูลยืนยันก่อน · "
            "นโยบาย ภาพลักษณ์ หรือผู้ว่าราชการจังหวัดเป็นข่าว อนุมัติในชั้นที่สูงขึ้น"
            "ตามบันไดการอนุมัติของสำนักงาน",
            "Figures, policy and harm are confirmed by their owner first. Policy, image and news of"
            " the governor are approved higher up, as the office's ladder says.",
        ),
    )
    to_confirm: tuple[Statement, ...] = field(
        "ข้อความที่ต้องยืนยัน",
        "Statements to confirm",
        default=(),
        max_length=30,
        needed=_FOR_THE_OWNER,
    )
    fact_owner: Line | None = field(
        "เจ้าของข้อมูลที่ต้องยืนยัน",
        "Who confirms them",
        default=None,
        max_length=200,
        needed=_FOR_THE_OWNER,
    )
    publish_at: When | None = field(
        "ตั้งเวลาเผยแพร่",
        "Publish at",
        default=None,
        help=_(
            "เว้นว่างถ้าเผยแพร่ทันทีที่อนุมัติ จะไม่เผยแพร่ก่อนเวลาที่ผู้ขอกำหนด",
            "Empty: as soon as it is approved. Never before the requester's embargo.",
        ),
    )

    def paper_subject(self) -> str:
        """Its headline."""
        return self.headline

    @property
    def must_be_confirmed(self) -> bool:
        """Whether the owner of the facts is asked (step 5)."""
        return not TO_BE_CONFIRMED.isdisjoint(self.touches)

    def weighs_more(self, request: NewsRequest) -> bool:
        """Whether it is approved higher up than news of activities (step 6)."""
        return request.weighs_more or not WEIGHTY.isdisjoint(self.touches)

    def not_before(self, request: NewsRequest) -> datetime | None:
        """Before when it must not go out: the later of embargo and set time."""
        moments = [each for each in (request.embargo_until, self.publish_at) if each is not None]
        return max(moments, default=None)

    @rule("touches", row_by_row=True)
    def _stakes_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.touches, "touches")

    @rule("translations", row_by_row=True)
    def _languages_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(
            (each.language for each in self.translations), "translations", "language"
        )

    @rule("photos", row_by_row=True)
    def _photographs_differ(self) -> Iterator[FieldProblem]:
        yield from repeated((photo.file for photo in self.photos), "photos", "file")

    @rule("touches", "to_confirm")
    def _what_is_confirmed_is_said(self) -> Iterator[FieldProblem]:
        if self.must_be_confirmed and not self.to_confirm:
            yield problem("required", _STATEMENTS_MISSING, "to_confirm")

    @rule("touches", "fact_owner")
    def _who_confirms_is_said(self) -> Iterator[FieldProblem]:
        if self.must_be_confirmed and not self.fact_owner:
            yield problem("required", _OWNER_MISSING, "fact_owner")

    @timed_rule("publish_at")
    def _it_goes_out_from_now_on(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.publish_at, at, "publish_at")


_STATEMENTS_MISSING: Text = _("ต้องระบุข้อความที่ให้เจ้าของข้อมูลยืนยัน", "Name the statements to confirm.")
_OWNER_MISSING: Text = _("ต้องระบุเจ้าของข้อมูลผู้ยืนยัน", "Name who confirms them.")
