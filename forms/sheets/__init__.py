"""What each paper of the office says: the data of its Typst template, by the template's name."""

from __future__ import annotations

from forms.sheets.briefing import PressKit, TalkingPoints
from forms.sheets.certificate import Certificate
from forms.sheets.complaint import ComplaintReceipt
from forms.sheets.duty_roster import DutyRoster
from forms.sheets.mc_script import McScript
from forms.sheets.media import MediaInvitation
from forms.sheets.meeting import MeetingInvitation, Minutes
from forms.sheets.memo import Memo
from forms.sheets.news import Correction, Invitation, PressRelease, Statement
from forms.sheets.news_service import News, NewsCorrection, NewsDispatch
from forms.sheets.outside_letter import Advice, OutsideLetter, SpeakerLetter
from forms.sheets.proclamation import Announcement, Order
from forms.sheets.session_record import SessionRecord
from forms.sheets.sheet import Sheet
from forms.sheets.stamped_letter import StampedLetter

SHEETS: dict[str, type[Sheet]] = {
    "memo": Memo,
    "outside-letter": OutsideLetter,
    "stamped-letter": StampedLetter,
    "order": Order,
    "announcement": Announcement,
    "statement": Statement,
    "press-release": PressRelease,
    "certificate": Certificate,
    "minutes": Minutes,
    "meeting-invitation": MeetingInvitation,
    "mc-script": McScript,
    "duty-roster": DutyRoster,
    "press-kit": PressKit,
    "talking-points": TalkingPoints,
    "correction": Correction,
    "invitation": Invitation,
    "news": News,
    "news-correction": NewsCorrection,
    "news-dispatch": NewsDispatch,
    "media-invitation": MediaInvitation,
    "advice": Advice,
    "speaker-letter": SpeakerLetter,
    "session-record": SessionRecord,
    "complaint-receipt": ComplaintReceipt,
}
"""Every paper, under the name of its template in ``forms/typst``."""
