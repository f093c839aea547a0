"""Asking the office for news (HANDBOOK 3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forms.dates import When
from forms.field import field
from forms.files import ATTACHMENTS, Upload
from forms.listed import repeated
from forms.moments import coming, in_order
from forms.news.kinds import Audience, District, Language, NewsChannel, NewsKind, TextLanguage
from forms.news.photographs import MOST_PHOTOGRAPHS, Photograph
from forms.problems import problem
from forms.requester import RequesterBlock, Urgency
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

SOURCED = frozenset({NewsKind.CLARIFICATION, NewsKind.WARNING})
"""Kinds whose figures must be shown to come from somewhere."""

_OF_AN_EVENT = _("จำเป็นเมื่อมีการจัดงาน", "Needed when there is an event.")


class NewsRequest(RequesterBlock):
    """Who does what, when, where, why and how; for whom, with which pictures, not before when."""

    title = _("คำขอจัดทำข่าวประชาสัมพันธ์", "News request")

    news_kind: NewsKind = field(
        "ชนิดข่าว",
        "Kind of news",
        help=_(
            "ข่าวเตือนภัยออกภายใน 2 ชั่วโมง ข่าวอื่นภายใน 1 วันทำการ",
            "A warning is out within two hours, other news within a working day.",
        ),
    )
    who: LongText = field(
        "ใคร",
        "Who",
        max_length=500,
        help=_("บุคคลหรือหน่วยงานที่เป็นข่าว", "The person or agency that the news is about."),
    )
    what: LongText = field(
        "ทำอะไร",
        "What",
        min_length=10,
        max_length=500,
        help=_("เหตุการณ์หรือกิจกรรม 10–500 ตัวอักษร", "What happens, in 10–500 characters."),
    )
    when: When = field("เมื่อไร", "When")
    where: LongText = field(
        "ที่ไหน",
        "Where",
        max_length=500,
        help=_("ตามที่จะเขียนในข่าว", "As the news is to say it."),
    )
    why: LongText = field(
        "ทำไม", "Why", max_length=1_000, help=_("เหตุผลหรือวัตถุประสงค์", "Its reason or purpose.")
    )
    how: LongText | None = field(
        "อย่างไร",
        "How",
        default=None,
        max_length=1_000,
        help=_("วิธีการหรือรายละเอียดที่ควรรู้", "How it is done, or what else one should know."),
    )
    has_event: bool = field(
        "การจัดงาน",
        "Event",
        yes_no=(_("มีการจัดงาน", "There is an event"), _("ไม่มีการจัดงาน", "There is no event")),
        help=_(
            "ถ้ามี ต้องระบุวันเวลาและสถานที่จัดงาน และขอทีมข่าวได้",
            "If there is one, its time and venue are needed, and a crew can be asked for.",
        ),
    )
    event_start: When | None = field("เริ่มงาน", "Event starts", default=None, needed=_OF_AN_EVENT)
    event_end: When | None = field("สิ้นสุดงาน", "Event ends", default=None, needed=_OF_AN_EVENT)
    venue: Line | None = field(
        "สถานที่จัดงาน",
        "Venue of the event",
        default=None,
        min_length=2,
        max_length=300,
        needed=_OF_AN_EVENT,
    )
    district: District = field(
        "อำเภอ",
        "District",
        help=_(
            "อำเภอที่ข่าวเกี่ยวข้อง ถ้าไม่เจาะจง เลือก “ทั้งจังหวัด”",
            "The district that it concerns; else “The whole province”.",
        ),
    )
    chair_name: Line = field(
        "ประธาน/ผู้ให้ข่าว",
        "Chair or source",
        min_length=2,
        max_length=200,
        help=_(
            "ประธานในงาน ถ้าไม่มีการจัดงาน ผู้ให้ข่าวที่อ้างถึงได้ พร้อมคำนำหน้าหรือยศ",
            "Who presides; without an event, who can be quoted. With title or rank.",
        ),
    )
    chair_position: Line = field(
        "ตำแหน่งประธาน/ผู้ให้ข่าว", "Chair's or source's position", min_length=2, max_length=200
    )
    channels: tuple[NewsChannel, ...] = field(
        "ช่องทางเผยแพร่", "Channels", min_length=1, max_length=9
    )
    audience: tuple[Audience, ...] = field("กลุ่มเป้าหมาย", "Audience", min_length=1, max_length=7)
    languages: tuple[Language, ...] = field("ภาษา", "Languages", min_length=1, max_length=6)
    photos: tuple[Photograph, ...] = field(
        "ภาพประกอบ", "Photographs", default=(), max_length=MOST_PHOTOGRAPHS
    )
    embargo_until: When | None = field(
        "ห้ามเผยแพร่ก่อน",
        "Embargo until",
        default=None,
        help=_("ระบุเมื่อยังเผยแพร่ทันทีไม่ได้", "Only if it may not go out at once."),
    )
    fact_source_doc: tuple[Upload, ...] = field(
        "เอกสารอ้างอิงตัวเลข",
        "Source of the figures",
        default=(),
        max_length=10,
        accepts=ATTACHMENTS,
        needed=_("จำเป็นสำหรับข่าวเตือนภัยและข่าวชี้แจง", "Needed for a warning and a clarification."),
    )
    want_reporter: bool = field(
        "ทีมข่าว",
        "Crew",
        yes_no=(_("ขอทีมข่าว", "Send a crew"), _("ไม่ขอทีมข่าว", "No crew needed")),
    )

    @property
    def is_warning(self) -> bool:
        """Whether the clock on the wall counts."""
        return self.news_kind is NewsKind.WARNING

    @property
    def is_very_urgent(self) -> bool:
        """Whether half a working day must do (HANDBOOK 2.4)."""
        return self.urgency in {Urgency.VERY_URGENT, Urgency.MOST_URGENT}

    @property
    def weighs_more(self) -> bool:
        """Whether its kind alone has it approved higher up than news of activities (step 6)."""
        return self.news_kind is NewsKind.CLARIFICATION

    @property
    def lacking(self) -> tuple[str, ...]:
        """The consents that are missing, as a letter to the requester lists them (scene 14)."""
        return tuple(
            f"หนังสือยินยอมของผู้ปกครองสำหรับภาพที่ {n} ({photo.caption})"
            for n, photo in enumerate(self.photos, start=1)
            if not photo.may_be_shown
        )

    def begun(self) -> dict[str, Any]:
        """What the writer starts from: no picture is in it for which a consent is missing."""
        wanted = {each.value for each in self.languages} & {each.value for each in TextLanguage}
        return {
            "headline": self.subject,
            "photos": [photo.record() for photo in self.photos if photo.may_be_shown],
            "translations": [{"language": each} for each in TextLanguage if each.value in wanted],
        }

    @rule("has_event", "event_start")
    def _an_event_has_its_beginning(self) -> Iterator[FieldProblem]:
        if self.has_event and self.event_start is None:
            yield problem("required", _EVENT_TIME_MISSING, "event_start")

    @rule("has_event", "event_end")
    def _an_event_has_its_end(self) -> Iterator[FieldProblem]:
        if self.has_event and self.event_end is None:
            yield problem("required", _EVENT_TIME_MISSING, "event_end")

    @rule("has_event", "venue")
    def _an_event_has_its_venue(self) -> Iterator[FieldProblem]:
        if self.has_event and not self.venue:
            yield problem("required", _VENUE_MISSING, "venue")

    @rule("event_start", "event_end")
    def _it_ends_after_it_starts(self) -> Iterator[FieldProblem]:
        if self.event_start is not None:
            yield from in_order(self.event_start, self.event_end, "event_end")

    @rule("audience", row_by_row=True)
    def _audiences_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.audience, "audience")

    @rule("channels", row_by_row=True)
    def _channels_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.channels, "channels")

    @rule("languages", row_by_row=True)
    def _languages_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.languages, "languages")

    @rule("photos", row_by_row=True)
    def _photographs_differ(self) -> Iterator[FieldProblem]:
        yield from repeated((photo.file for photo in self.photos), "photos", "file")

    @rule("news_kind", "fact_source_doc")
    def _figures_come_from_somewhere(self) -> Iterator[FieldProblem]:
        if self.news_kind in SOURCED and not self.fact_source_doc:
            yield problem("required", _SOURCE_MISSING, "fact_source_doc")

    @rule("has_event", "want_reporter")
    def _a_crew_goes_to_an_event(self) -> Iterator[FieldProblem]:
        if self.want_reporter and not self.has_event:
            yield problem("no_event", _NO_EVENT, "want_reporter")

    @timed_rule("embargo_until")
    def _an_embargo_lies_ahead(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.embargo_until, at, "embargo_until")


_EVENT_TIME_MISSING: Text = _(
    "มีการจัดงาน ต้องระบุวันเวลาเริ่มและสิ้นสุด", "There is an event: say when it starts and ends."
)
_VENUE_MISSING: Text = _("มีการจัดงาน ต้องระบุสถานที่จัดงาน", "There is an event: say where it is held.")
_SOURCE_MISSING: Text = _(
    "ข่าวเตือนภัยและข่าวชี้แจงต้องแนบเอกสารอ้างอิง",
    "A warning or a clarification comes with the source of its figures.",
)
_NO_EVENT: Text = _(
    "ขอทีมข่าวได้เฉพาะเมื่อมีการจัดงาน", "A crew can be asked for only where there is an event."
)
