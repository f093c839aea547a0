"""NEWS, step 5: who owns the facts confirms them; if they are silent, the director decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forms.press_conference import FactVerification, Verdict
from models.deadline import bh
from models.role import Role
from models.wording import _
from tasks.decided import RETURN
from tasks.tell_role import tell_role
from workflows.outside_word import CLERKS

if TYPE_CHECKING:
    from forms.news import NewsDraft
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.news_limits import Limits
    from workflows.outside_word import PapersToCome


def confirmed_news(
    case: CaseRun,
    limits: Limits,
    edited: Decided[NewsDraft],
    papers: PapersToCome,
    *,
    name: str,
) -> Decided[NewsDraft]:
    """The news with its facts confirmed; returned with what is right; or as the director decides.

    The owner may still answer while the director considers: whichever comes first counts.
    """
    news = edited.content
    answer = case.any(
        "facts",
        owner=lambda: case.record(
            "confirm",
            FactVerification,
            of=CLERKS,
            due=limits.within(bh(3.5)),
            shows=news,
            title=_("ยืนยันข้อเท็จจริงกับเจ้าของข้อมูล", "Have the facts confirmed by their owner"),
            note=f"ขอคำยืนยันจาก{news.fact_owner}: {' · '.join(news.to_confirm)}",
        ),
        director=lambda: _decided_without_owner(case, limits, news),
    )
    if "director" in answer:
        decided: Decided[NewsDraft] = answer["director"]
        return decided
    word: FactVerification = answer["owner"]
    papers.note(case, name, word)
    if word.verdict is Verdict.CONFIRMED:
        return edited
    said = [word.verdict.label.th, word.corrected_value, word.note, f"({word.answered_by})"]
    return replace(edited, outcome=RETURN, comment=" ".join(filter(None, said)))


def _decided_without_owner(case: CaseRun, limits: Limits, news: NewsDraft) -> Decided[NewsDraft]:
    """After four working hours of silence the director is told, and may go on without the word.

    A warning cannot wait for that: there it is after an hour, of the two that it has.
    """
    case.wait_until("owner-is-silent", limits.silence)
    case.tell(tell_role, role=Role.DIRECTOR, headline=_SILENT, words=_WHO.fill(who=news.fact_owner))
    return case.approve(
        "go-on-unconfirmed",
        news,
        of=Role.DIRECTOR,
        due=limits.within(bh(1)),
        beside=[limits.request],
        title=_(
            "เจ้าของข้อมูลไม่ตอบ พิจารณาว่าจะใช้ข้อความนี้หรือไม่",
            "The owner of the facts is silent: decide whether to go on",
        ),
        note=f"{news.fact_owner} ยังไม่ตอบ: {' · '.join(news.to_confirm)}",
    )


_SILENT = _("เจ้าของข้อมูลไม่ตอบภายในกำหนด", "The owner of the facts did not answer")
_WHO = _(
    "{who} ยังไม่ยืนยันข้อเท็จจริงของข่าว โปรดพิจารณาในกล่องงาน",
    "{who} has not confirmed the facts of a news item. Please decide; it is in your inbox.",
)
