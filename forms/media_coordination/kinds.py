"""What the office does with and for the media, and what goes with it (3.7)."""

from __future__ import annotations

from forms.choice import Choice


class MediaService(Choice):
    """What is asked for."""

    INVITATION = "invitation", "เชิญสื่อทำข่าว", "Invite the media"
    INTERVIEW = "interview", "ขอสัมภาษณ์", "Interview"
    PRESS_TOUR = "press_tour", "สื่อสัญจร", "Press tour"
    FOREIGN_MEDIA = "foreign_media", "อำนวยความสะดวกสื่อต่างชาติ", "Help foreign media"
    INFORMATION = "information", "ขอข้อมูลสื่อ", "Information for or about the media"


INVITING = frozenset({MediaService.INVITATION, MediaService.PRESS_TOUR})
"""Kinds by which newsrooms are called together: they have to be told in time."""


class Hospitality(Choice):
    """What the guests are offered."""

    REFRESHMENTS = "refreshments", "อาหารว่างและเครื่องดื่ม", "Refreshments"
    MEALS = "meals", "อาหาร", "Meals"
    LODGING = "lodging", "ที่พัก", "Lodging"


class Transport(Choice):
    """How they come there."""

    OWN = "own", "สื่อเดินทางเอง", "On their own"
    OFFICE_CAR = "office_car", "รถราชการ", "The office's car"
    HIRED = "hired", "รถเช่า/จ้างเหมา", "A hired vehicle"


class Weight(Choice):
    """What is at stake, and so who approves the invitation (1.5; 3.7, step 3)."""

    ORDINARY = "ordinary", "งานทั่วไป", "Ordinary"
    POLICY = "policy", "นโยบายหรือกระทบภาพลักษณ์", "Policy or image"
    GOVERNOR = "governor", "ผู้ว่าราชการจังหวัดร่วมงาน", "The governor takes part"


class IntervieweeReply(Choice):
    """What whoever is to be interviewed says."""

    ACCEPT = "accept", "ให้สัมภาษณ์", "Accepts"
    DECLINE = "decline", "ไม่สะดวกให้สัมภาษณ์ ขอตอบเป็นลายลักษณ์อักษร", "Declines; answers in writing"


class Rsvp(Choice):
    """What a newsroom answered."""

    COMING = "coming", "มา", "Coming"
    NOT_COMING = "not_coming", "ไม่มา", "Not coming"
    NO_ANSWER = "no_answer", "ยังไม่ตอบ", "No answer yet"
