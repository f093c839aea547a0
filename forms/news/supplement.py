"""A request for news with what was asked for in it, and the consents that come with that (3.0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forms.field import field
from forms.files import LETTER, Upload
from forms.form import Form
from forms.listed import repeated
from forms.news.photographs import MOST_PHOTOGRAPHS
from forms.news.request import NewsRequest
from forms.numbers import Whole
from forms.problems import problem
from forms.rules import rule
from forms.supplement import Amended, Supplement, SupplementOnPaper
from models.errors import FieldProblem, Invalid
from models.wording import Text, _


class AmendedNewsRequest(Amended, NewsRequest):
    """A request for news with what its requester added when asked."""

    title = _("คำขอจัดทำข่าว (เพิ่มเติมแล้ว)", "News request, amended")


class NewsSupplement(Supplement):
    """What is added through the link; under this name, cases keep that they wait for it."""

    title = _("ข้อมูลเพิ่มเติมสำหรับข่าว", "What is added to a news request")


class Consent(Form):
    """A guardian's consent, and the photograph that it is for."""

    title = _("หนังสือยินยอมของผู้ปกครอง", "Guardian's consent")

    photo: Whole = field("ภาพที่", "Photograph no.", ge=1, le=MOST_PHOTOGRAPHS)
    file: Upload = field("หนังสือยินยอม", "Consent", accepts=LETTER)


class NewsSupplementOnPaper(SupplementOnPaper):
    """What a clerk enters, with the consents that came."""

    title = _("บันทึกข้อมูลเพิ่มเติมของข่าวที่ได้รับ", "Enter what came for a news request")

    consents: tuple[Consent, ...] = field(
        "หนังสือยินยอมของผู้ปกครอง",
        "Guardians' consents",
        default=(),
        max_length=MOST_PHOTOGRAPHS,
        help=_("ระบุว่าเป็นของภาพที่เท่าไรในคำขอ", "Say which photograph of the request each is for."),
    )

    def changes_in(self, request: Form) -> dict[str, Any]:
        """Each consent stands at its photograph."""
        came = {each.photo: each.file for each in self.consents}
        changes = super().changes_in(request)
        changes.pop("consents", None)
        photos = request.record()["photos"]
        return changes | {
            "photos": [
                photo | ({"consent": came[n]} if n in came else {})
                for n, photo in enumerate(photos, start=1)
            ]
        }

    def must_fit(self, paper: Form) -> None:
        """`Invalid` where a consent is for a photograph that the request does not have."""
        if not isinstance(paper, NewsRequest):
            return
        count = len(paper.photos)
        beyond = [
            problem(
                "no_photograph",
                _NO_PHOTOGRAPH.fill(photo=each.photo, count=count),
                *("consents", place, "photo"),
            )
            for place, each in enumerate(self.consents)
            if each.photo > count
        ]
        if beyond:
            raise Invalid(beyond)

    @rule("consents", row_by_row=True)
    def _a_photograph_has_one_consent(self) -> Iterator[FieldProblem]:
        yield from repeated((each.photo for each in self.consents), "consents", "photo")


_NO_PHOTOGRAPH: Text = _(
    "ไม่มีภาพที่ {photo} ในคำขอ คำขอนี้มี {count} ภาพ",
    "There is no photograph {photo} in the request; it has {count}.",
)
