"""What machines do for the news service: its papers, its letters to newsrooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.wording import _
from tasks import news_sheets as sheets
from tasks.enclosing import fitting
from tasks.letterhead import contact, newsrooms
from tasks.mail import send_letters
from tasks.papers import paper, set_papers
from tasks.published_copies import published_copies
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from forms.news import NewsCorrection, NewsDraft, NewsMailing
    from tasks.decided import Decided


def _news(
    call: ServiceCall, *, decided: Decided[NewsDraft], out_at: datetime
) -> list[dict[str, Any]]:
    data, number = sheets.news(call, decided, out_at), decided.number
    return [paper("news", data, f"ข่าว ฉบับที่ {number}", f"News no. {number}")]


@service_step("set-news", title=_("จัดทำข่าวเป็นเอกสาร", "Set the news as a paper"), papers=_news)
def set_news(call: ServiceCall, *, decided: Decided[NewsDraft], out_at: datetime) -> list[int]:
    """The paper called ข่าว, and copies of its photographs that do not tell where they were taken.

    Returns the numbers of the documents: the paper first, then the photographs.
    """
    papers = set_papers(call, papers=_news(call, decided=decided, out_at=out_at))
    return [*papers, *published_copies(call, decided.content.photos)]


def _dispatch(
    call: ServiceCall,
    *,
    decided: Decided[NewsDraft],
    mailing: NewsMailing,
    papers: Sequence[int],
) -> list[dict[str, Any]]:
    data = sheets.dispatch(
        call,
        kind="ข่าว",
        number=decided.number,
        subject=decided.content.headline,
        mailing=mailing,
        photos=len(fitting(call, papers[1:])),
    )
    return [paper("news-dispatch", data, "ใบส่งข่าว", "Dispatch note")]


@service_step(
    "send-news",
    title=_("ส่งข่าวให้เครือข่ายสื่อ", "Send the news to the newsrooms"),
    papers=_dispatch,
)
def send_news(
    call: ServiceCall,
    *,
    decided: Decided[NewsDraft],
    mailing: NewsMailing,
    papers: Sequence[int],
) -> Any:
    """ใบส่งข่าว as a paper; it goes with the news and its photographs to every newsroom by mail.

    `papers` are what `set_news` returned. Photographs that one mail does not hold stay in the case.
    """
    draft, (news, *photos) = decided.content, papers
    enclosed = [news, *fitting(call, photos)]
    note = set_papers(call, papers=_dispatch(call, decided=decided, mailing=mailing, papers=papers))
    return send_letters(
        call,
        letter="news-release",
        recipients=newsrooms(mailing.by_email),
        context={
            "number": decided.number,
            "headline": draft.headline,
            "lead": draft.lead,
            "words": mailing.words,
            "photos": len(enclosed) - 1,
            "contact": contact(call),
        },
        attachments=[*note, *enclosed],
        may_miss=True,
    )


def _correction(
    call: ServiceCall,
    *,
    old: Decided[NewsDraft],
    old_out_at: datetime,
    decided: Decided[NewsCorrection],
) -> list[dict[str, Any]]:
    data = sheets.correction(call, old, old_out_at, decided)
    what = _WHAT[decided.content.retracts].fill(number=decided.number, old=old.number)
    return [paper("news-correction", data, what.th, what.en)]


@service_step(
    "set-news-correction", title=_("จัดทำข่าวแก้ไข", "Set the correction"), papers=_correction
)
def set_news_correction(
    call: ServiceCall,
    *,
    old: Decided[NewsDraft],
    old_out_at: datetime,
    decided: Decided[NewsCorrection],
) -> list[int]:
    """The correction or retraction as a paper of its own that names the old one."""
    papers = _correction(call, old=old, old_out_at=old_out_at, decided=decided)
    return set_papers(call, papers=papers)


@service_step("send-news-correction", title=_("ส่งข่าวแก้ไขให้เครือข่ายสื่อชุดเดิม", "Send the correction"))
def send_news_correction(
    call: ServiceCall,
    *,
    old: Decided[NewsDraft],
    decided: Decided[NewsCorrection],
    mailing: NewsMailing,
    papers: Sequence[int],
) -> Any:
    """The same newsrooms that were sent the old one are sent the correction (scene 6)."""
    written, headline = decided.content, old.content.headline
    data = sheets.dispatch(
        call,
        kind="ข่าวถอน" if written.retracts else "ข่าวแก้ไข",
        number=decided.number,
        subject=headline,
        mailing=mailing,
    )
    dispatch = paper("news-dispatch", data, "ใบส่งข่าวแก้ไข", "Dispatch note of the correction")
    note = set_papers(call, papers=[dispatch])
    return send_letters(
        call,
        letter="news-correction",
        recipients=newsrooms(mailing.by_email),
        context={
            "number": decided.number,
            "old_number": old.number,
            "headline": headline,
            "retracts": written.retracts,
            "items": [each.model_dump() for each in written.items],
            "reason": written.reason,
            "contact": data["contact"],
        },
        attachments=[*note, *papers],
        may_miss=True,
    )


_WHAT = {
    False: _("ข่าวแก้ไข ฉบับที่ {number} (แก้ฉบับที่ {old})", "News no. {number}, correcting no. {old}"),
    True: _("ถอนข่าว ฉบับที่ {number} (ถอนฉบับที่ {old})", "News no. {number}, retracting no. {old}"),
}
