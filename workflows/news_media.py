"""NEWS, step 2: newsrooms are invited along by a child case of media coordination (3.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.media_coordination import asked_with_news
from models.role import Role
from models.wording import _
from tasks.signals import Cancelled, Withdrawn
from tasks.tell_role import tell_role

if TYPE_CHECKING:
    from forms.news import NewsAssignment, NewsRequest
    from tasks.run import CaseRun


def invited_along(case: CaseRun, request: NewsRequest, assigned: NewsAssignment) -> None:
    """Open the child and wait until it has ended: before that, the news does not close.

    If the news is taken back, the liaison is asked what becomes of a child that has begun.
    """
    if not assigned.target_media:
        return
    asked = asked_with_news(request, assigned.target_media)
    child = case.open("media-coordination", "media-coordination", asked, subject=request.subject)
    try:
        case.outcome_of("media-coordinated", child)
    except (Withdrawn, Cancelled):
        words = _ASKED.fill(code=child.code, news=case.code)
        case.tell(tell_role, role=Role.MEDIA_LIAISON, headline=_TAKEN_BACK, words=words)
        raise


_TAKEN_BACK = _("ข่าวที่เชิญสื่อไว้ถูกยกเลิก", "News to which the media were invited is taken back")
_ASKED = _(
    "ยกเลิกเรื่อง {news} แล้ว โปรดพิจารณาว่าจะถอนการประสานสื่อ {code} ด้วยหรือไม่",
    "{news} was taken back. Please decide whether {code} is to be withdrawn too.",
)
