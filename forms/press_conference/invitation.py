"""Inviting the media and counting who comes (step 2A)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.moments import coming
from forms.newsrooms import Invited, OutletKind
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _

MOST_INVITED = 200
ALWAYS_INVITED = (
    OutletKind.STATE, OutletKind.LOCAL, OutletKind.ONLINE, OutletKind.COMMUNITY_RADIO,
)  # fmt: skip
"""Kinds that every list includes (HANDBOOK 3.6, invite_list_id)."""


class InvitePlan(Form):
    """Who is invited, with which words, and by when they answer."""

    title = _("แผนเชิญสื่อมวลชน", "Invitation plan")
    sets_papers = 1

    invited: tuple[Invited, ...] = field(
        "สื่อที่เชิญ",
        "Invited outlets",
        min_length=1,
        max_length=MOST_INVITED,
        help=_(
            "ต้องมีสื่อรัฐ ท้องถิ่น ออนไลน์ และวิทยุชุมชน",
            "With state, local and online media and community radio.",
        ),
    )
    words: LongText | None = field(
        "ข้อความในหมายเชิญ", "Words of the invitation", default=None, max_length=2_000
    )
    reply_by: When = field("ขอคำตอบภายใน", "Reply by")

    @property
    def by_email(self) -> tuple[Invited, ...]:
        """Those whom the office can write to."""
        return tuple(outlet for outlet in self.invited if outlet.email)

    def with_email(self, names: Collection[str], *, everybody: bool) -> tuple[Invited, ...]:
        """The outlets of those names, or everybody, as far as the office can write to them."""
        wanted = {_plain(name) for name in names}
        return tuple(
            outlet for outlet in self.by_email if everybody or _plain(outlet.outlet) in wanted
        )

    def without_email(self, names: Collection[str], *, everybody: bool) -> tuple[str, ...]:
        """The names of the others: of the plan without an address, or not in the plan at all."""
        invited = [outlet.outlet for outlet in self.invited] if everybody else []
        written_to = {_plain(outlet.outlet) for outlet in self.by_email}
        found = {_plain(name): name for name in (*invited, *names)}
        return tuple(name for plain, name in found.items() if plain not in written_to)

    @rule("invited")
    def _no_kind_is_left_out(self) -> Iterator[FieldProblem]:
        kinds = {outlet.kind for outlet in self.invited}
        for kind in ALWAYS_INVITED:
            if kind not in kinds:
                yield problem("kind_missing", _KIND_MISSING.fill(kind=kind.label), "invited")

    @rule("invited", row_by_row=True)
    def _nobody_is_written_to_twice(self) -> Iterator[FieldProblem]:
        addresses = (outlet.email and outlet.email.lower() for outlet in self.invited)
        yield from repeated(addresses, "invited", "email")

    @timed_rule("reply_by")
    def _there_is_time_to_answer(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.reply_by, at, "reply_by")


class RsvpCount(Form):
    """How many outlets said what when the count was closed."""

    title = _("ผลตอบรับจากสื่อ", "Replies counted")

    coming: Whole = field("ตอบรับ (ราย)", "Coming (outlets)", ge=0, le=1_000)
    not_coming: Whole = field("ไม่มา (ราย)", "Not coming (outlets)", ge=0, le=1_000)
    no_answer: Whole = field("ยังไม่ตอบ (ราย)", "No answer (outlets)", ge=0, le=1_000)
    reporters: Whole = field("จำนวนผู้สื่อข่าว (คน)", "Reporters (people)", ge=0, le=5_000)
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)


def _plain(name: str) -> str:
    return "".join(name.casefold().split())


_KIND_MISSING: Text = _("ยังไม่มี{kind}ในรายชื่อ", "The list has no outlet of the kind: {kind}.")
