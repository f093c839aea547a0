"""What each paper of the office says: the data of its Typst template, by the template's name."""

from __future__ import annotations

from forms.sheets.briefing import PressKit, TalkingPoints
from forms.sheets.memo import Memo
from forms.sheets.news import Correction, Invitation, PressRelease
from forms.sheets.news_service import News, NewsCorrection, NewsDispatch
from forms.sheets.outside_letter import Advice, Letter, SpeakerLetter
from forms.sheets.session_record import SessionRecord
from forms.sheets.sheet import Sheet

SHEETS: dict[str, type[Sheet]] = {
    "memo": Memo,
    "press-kit": PressKit,
    "talking-points": TalkingPoints,
    "press-release": PressRelease,
    "correction": Correction,
    "invitation": Invitation,
    "news": News,
    "news-correction": NewsCorrection,
    "news-dispatch": NewsDispatch,
    "advice": Advice,
    "letter": Letter,
    "speaker-letter": SpeakerLetter,
    "session-record": SessionRecord,
}
"""Every paper, under the name of its template in ``forms/typst``."""
