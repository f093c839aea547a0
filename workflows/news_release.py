"""NEWS, step 7: it goes out when it may, is put where it stands, and is sent to the newsrooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from forms.locale import long_moment
from forms.news import NewsDraft, NewsMailing, Publication
from forms.rules import Bounds
from models.deadline import bd, since
from models.role import Role
from models.wording import Text, _
from tasks.media import media_network
from tasks.news import send_news, set_news
from tasks.receipt import tell_requester
from tasks.signals import Cancelled, Withdrawn
from workflows.newsrooms import told_by_telephone
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.news_limits import Limits

R = TypeVar("R")


@dataclass(frozen=True)
class Released:
    """The news as it went out: since when it might, where it stands, which newsrooms got it.

    No mailing, if a leader spared the newsrooms.
    """

    decided: Decided[NewsDraft]
    out_at: datetime
    publication: Publication
    mailing: NewsMailing | None


def released_news(case: CaseRun, limits: Limits, decided: Decided[NewsDraft]) -> Released:
    """Wait for embargo and set time; then publish it and send it, side by side."""
    request = limits.request
    not_before = decided.content.not_before(request)
    case.tell(tell_requester, "tell-approved", request=request, words=_planned(decided, not_before))
    if not_before is not None:
        _or_struck(case, decided, lambda: case.wait_until("publish-time", not_before))
    out_at = case.now
    publication, mailing = case.all(
        publish=lambda: published(
            case, limits, decided, out_at, words=_OUT.fill(number=decided.number)
        ),
        network=lambda: may_be_spared(lambda: _sent(case, limits, decided, out_at)),
    )
    return Released(decided, out_at, publication, mailing)


def published(
    case: CaseRun, limits: Limits, decided: Decided[Any], out_at: datetime, *, words: Text
) -> Publication:
    """The publisher puts it where it is to stand; the requester is told `words` and the link."""
    publication = _or_struck(
        case,
        decided,
        lambda: case.ask(
            "publish",
            Publication,
            of=Role.WEB_PUBLISHER,
            due=since(out_at, limits.publication),
            title=_("เผยแพร่และบันทึกลิงก์", "Publish it and say where it stands"),
            shows=decided.content,
            bounds=Bounds(since=out_at),
        ),
    )
    case.tell(tell_requester, request=limits.request, words=words, link=publication.link)
    return publication


def _sent(
    case: CaseRun, limits: Limits, decided: Decided[NewsDraft], out_at: datetime
) -> NewsMailing:
    """The liaison officer goes over the network, and it is sent the news with its dispatch note."""
    due = since(out_at, limits.publication)
    papers = case.run(set_news, decided=decided, out_at=out_at)
    mailing = case.ask(
        "choose-newsrooms",
        NewsMailing,
        of=Role.MEDIA_LIAISON,
        due=due,
        shows=decided.content,
        starts_from={"outlets": case.look_up(media_network)},
    )
    case.run(send_news, decided=decided, mailing=mailing, papers=papers)
    told_by_telephone(case, mailing, decided.content, due)
    return mailing


def _or_struck(case: CaseRun, decided: Decided[Any], step: Callable[[], R]) -> R:
    """What `step` returns. If it is stopped, the number that was taken is struck out (2.3)."""
    try:
        return step()
    except (Withdrawn, Cancelled):
        note = (
            f"ข่าว ฉบับที่ {decided.number} ไม่ได้เผยแพร่ในช่องทางของสำนักงาน"
            " โปรดยกเลิกเลขนี้ในทะเบียนข่าวพร้อมเหตุผล เลขไม่นำกลับมาใช้อีก"
            " แต่ถ้าส่งให้สื่อไปแล้ว ให้คงเลขไว้และแจ้งหัวหน้ากลุ่มงานเพื่อถอนข่าว"
        )
        may_be_spared(
            lambda: case.acknowledge(
                "strike-number",
                decided.content,
                of=Role.REG_CLERK,
                due=bd(1),
                title=_("ยกเลิกเลขข่าวที่ไม่ได้เผยแพร่", "Strike out the number of unpublished news"),
                four_eyes=False,
                note=note,
            )
        )
        raise


def _planned(decided: Decided[NewsDraft], not_before: datetime | None) -> Text:
    if not_before is None:
        return _APPROVED.fill(number=decided.number)
    return _APPROVED_FOR.fill(number=decided.number, when=long_moment(not_before))


_APPROVED = _("ข่าวได้รับอนุมัติแล้ว เป็นข่าว ฉบับที่ {number}", "The news was approved; it is no. {number}.")
_APPROVED_FOR = _(
    "ข่าวได้รับอนุมัติแล้ว เป็นข่าว ฉบับที่ {number} จะเผยแพร่ {when}",
    "The news was approved; it is no. {number} and goes out on {when}.",
)
_OUT = _("เผยแพร่ข่าว ฉบับที่ {number} แล้ว", "News no. {number} is published.")
