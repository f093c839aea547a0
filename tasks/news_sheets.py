"""What the papers of the news service say: the data of `forms.sheets`, from the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models import clock
from models.database import read
from tasks.letterhead import contact, issuing_office

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from forms.news import NewsCorrection, NewsDraft, NewsMailing
    from forms.press_conference import Invited
    from tasks.decided import Decided
    from tasks.service import ServiceCall


def news(call: ServiceCall, decided: Decided[NewsDraft], out_at: datetime) -> dict[str, Any]:
    """`forms.sheets.news_service.News`: the news as it was approved."""
    draft = decided.content
    return {
        **_numbered(call, decided.number, draft.headline, out_at),
        "lead": draft.lead,
        "body": draft.body,
        "tags": draft.tags,
        "photos": [{"caption": photo.caption} for photo in draft.photos],
        "contact": contact(call),
    }


def correction(
    call: ServiceCall,
    old: Decided[NewsDraft],
    old_out_at: datetime,
    decided: Decided[NewsCorrection],
) -> dict[str, Any]:
    """`forms.sheets.news_service.NewsCorrection`: it names the item that it puts right."""
    written, headline = decided.content, old.content.headline
    return {
        **_numbered(call, decided.number, headline, decided.at),
        "corrects": {
            "number": old.number,
            "subject": headline,
            "issued_on": _day_of(old_out_at),
        },
        "retracts": written.retracts,
        "items": [each.model_dump() for each in written.items],
        "reason": written.reason or "",
    }


def dispatch(
    call: ServiceCall,
    *,
    kind: str,
    number: str | None,
    subject: str,
    mailing: NewsMailing,
    photos: int = 0,
) -> dict[str, Any]:
    """`forms.sheets.news_service.NewsDispatch`: what is sent now, and to whom."""
    now = clock.now()
    return {
        **_numbered(call, number, subject, now),
        "kind": kind,
        "sent_at": now,
        "newsrooms": _ways(mailing.outlets),
        "words": mailing.words or "",
        "photo_count": photos,
        "contact": contact(call),
    }


def _numbered(
    call: ServiceCall, number: str | None, subject: str, issued_at: datetime
) -> dict[str, Any]:
    with read() as session:
        office = issuing_office(session, call.office_id)
    return {
        "office": office,
        "code": call.case_code,
        "number": number,
        "subject": subject,
        "issued_on": _day_of(issued_at),
    }


def _ways(outlets: Sequence[Invited]) -> list[dict[str, str]]:
    return [{"outlet": each.outlet, "way": "อีเมล" if each.email else "โทรศัพท์"} for each in outlets]


def _day_of(moment: datetime) -> Any:
    return clock.in_bangkok(moment).date()
