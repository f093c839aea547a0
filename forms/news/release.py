"""News goes out: where it stands, and to which newsrooms it is sent (step 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from forms.contact import Url
from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.moments import not_before, past
from forms.news.kinds import NewsChannel
from forms.newsrooms import MOST_NEWSROOMS, Invited, Mailing
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _


class Placement(Form):
    """One place where it stands or was aired."""

    title = _("ที่เผยแพร่", "Placement")

    channel: NewsChannel = field("ช่องทาง", "Channel")
    link: Url | None = field("ลิงก์", "Link", default=None)
    placed_at: When = field("เผยแพร่เมื่อ", "Published at")

    @timed_rule("placed_at")
    def _it_is_out(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.placed_at, at, "placed_at")

    @timed_rule("placed_at")
    def _it_was_not_out_before_it_might(self, at: At) -> Iterator[FieldProblem]:
        yield from not_before(self.placed_at, at.bounds.since, _NOT_OUT_YET, "placed_at")


class Publication(Form):
    """Where the news stands, for the requester to see."""

    title = _("การเผยแพร่ข่าว", "Publication")

    placements: tuple[Placement, ...] = field(
        "ที่เผยแพร่",
        "Placements",
        min_length=1,
        max_length=20,
        help=_("อย่างน้อยหนึ่งรายการต้องมีลิงก์", "At least one of them with a link."),
    )
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)

    @property
    def link(self) -> str:
        """Where the requester finds it: the first link."""
        return next(each.link for each in self.placements if each.link)

    @property
    def out_since(self) -> datetime:
        """Since when it stands where it was put first."""
        return min(each.placed_at for each in self.placements)

    @rule("placements")
    def _somewhere_it_can_be_read(self) -> Iterator[FieldProblem]:
        if not any(each.link for each in self.placements):
            yield problem("no_link", _NO_LINK, "placements")


class NewsMailing(Mailing):
    """The newsrooms to which the news is sent; a correction goes to the same."""

    title = _("เครือข่ายสื่อที่ส่งข่าว", "Newsrooms that get the news")
    sets_papers = 1

    outlets: tuple[Invited, ...] = field(
        "สื่อที่ส่งข่าว", "Newsrooms", min_length=1, max_length=MOST_NEWSROOMS
    )


_NOT_OUT_YET: Text = _(
    "ต้องไม่ก่อน {when} ซึ่งเป็นเวลาที่เผยแพร่ได้ตามการอนุมัติ",
    "Must not be before {when}, when it was approved to go out.",
)
_NO_LINK: Text = _(
    "ต้องมีลิงก์อย่างน้อยหนึ่งแห่ง เพื่อแจ้งผู้ขอ", "Give at least one link, for the requester to be told."
)
