"""Kinds of matter that the office decides on, and the last rung of each (the handbook, 1.5).

The ladder is ``author → group head → deputy director → director → vice governor → governor``; how
far up it a matter goes is the office's to say (`models.ladder`). Here stands what the handbook
says, with which every office begins.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.errors import NotFound
from models.role import Role
from models.rung import ANY, INSIDE, PROVINCE, Band, Rung
from models.wording import Text, _


@dataclass(frozen=True)
class Matter:
    """A kind of matter. `head` is the group head whose matter it is.

    `code` is that of the mission in which it is decided, ``""`` for one that many missions share;
    `rungs` are those on which the mission can end, `source` is where the handbook's rule stands.
    """

    key: str
    title: Text
    code: str
    head: Role
    bands: tuple[Band, ...]
    rungs: tuple[Rung, ...] = ANY
    source: str = "handbook 1.5"

    def role_at(self, rung: Rung) -> Role:
        """The role that decides inside the office: below a rung outside, it is the director."""
        if rung is Rung.GROUP_HEAD:
            return self.head
        return Role.DIRECTOR if rung.is_outside else Role(rung.value)


def matter_of(key: str) -> Matter:
    """The matter of that key; `NotFound` where the office knows none."""
    found = MATTERS.get(key)
    if found is None:
        raise NotFound
    return found


def _ends_at(rung: Rung) -> tuple[Band, ...]:
    return (Band(None, rung),)


_BY_HEAD, _BY_DIRECTOR, _BY_PROVINCE = map(
    _ends_at, (Rung.GROUP_HEAD, Rung.DIRECTOR, Rung.VICE_GOVERNOR)
)
_HEAD = Role.PRC_HEAD

ADVICE, SENSITIVE_ADVICE, OFFICE_LETTER = "advice", "sensitive-advice", "office-letter"
ORDINARY_NEWS, POLICY_NEWS = "news", "policy-news"
DISCLOSURE = "disclosure"
PLANNED_CONFERENCE, URGENT_CONFERENCE = "planned-conference", "urgent-conference"
COMPLAINT_ANSWER = "complaint-answer"
PRESS_MESSAGE, GRAVE_PRESS_MESSAGE = "press-message", "grave-press-message"
MEDIA_INVITATION, WEIGHTY_MEDIA_INVITATION = "media-invitation", "weighty-media-invitation"
"""Matters by which missions decide today; the others stand ready for missions to come."""

MATTERS: dict[str, Matter] = {
    each.key: each
    for each in (
        Matter(
            ORDINARY_NEWS,
            _("ข่าวกิจกรรมทั่วไป", "News of activities"),
            "NEWS",
            _HEAD,
            _BY_HEAD,
            # News takes its number in the act of approving it, which nobody outside can.
            INSIDE,
        ),
        Matter("photographs", _("งานภาพ", "Photographs"), "PHOT", _HEAD, _BY_HEAD),
        Matter("mc-roster", _("ตารางพิธีกรงานทั่วไป", "MC roster"), "MC", _HEAD, _BY_HEAD),
        Matter(ADVICE, _("คำปรึกษาแบบสั้น", "Short advice"), "CONS", _HEAD, _BY_HEAD, INSIDE),
        Matter(
            SENSITIVE_ADVICE,
            _("คำปรึกษาในประเด็นอ่อนไหว", "Advice on a sensitive matter"),
            "CONS",
            _HEAD,
            _BY_DIRECTOR,
            INSIDE,
            source="handbook 3.8",
        ),
        Matter(
            POLICY_NEWS,
            _("ข่าวนโยบาย/กระทบภาพลักษณ์", "News of a policy or touching the province's image"),
            "NEWS",
            _HEAD,
            _BY_DIRECTOR,
            INSIDE,
        ),
        Matter(
            COMPLAINT_ANSWER,
            _("คำตอบเรื่องร้องเรียน", "Answer to a complaint"),
            "COMP",
            Role.EVA_HEAD,
            _BY_DIRECTOR,
            PROVINCE,
        ),
        Matter(
            DISCLOSURE,
            _("คำสั่งเปิดเผยข้อมูลข่าวสาร", "Order to disclose information"),
            "OIAR",
            Role.ADM_HEAD,
            _BY_DIRECTOR,
            # The order is a letter that takes its number as it is signed, which nobody outside can.
            INSIDE,
        ),
        Matter("internship", _("รับนักศึกษาฝึกงาน", "Interns"), "INTN", Role.ADM_HEAD, _BY_DIRECTOR),
        Matter(
            "state-ceremony-script",
            _("บทพิธีกรรัฐพิธี", "MC script of a state ceremony"),
            "MC",
            _HEAD,
            _BY_DIRECTOR,
        ),
        Matter(
            "procurement",
            _("จัดซื้อจัดจ้าง", "Procurement"),
            "PROC",
            Role.ADM_HEAD,
            # What the director may spend is delegated to each office by an order of its own; until
            # it is entered, the limit of the simplest method stands here (handbook 3.15).
            (Band(500_000, Rung.DIRECTOR), Band(None, Rung.VICE_GOVERNOR)),
            source="handbook 1.5, 3.15",
        ),
        Matter(
            OFFICE_LETTER,
            _("หนังสือออกนามสำนักงาน", "Letter in the office's name"),
            "",
            Role.ADM_HEAD,
            _BY_DIRECTOR,
            INSIDE,
        ),
        Matter(
            PLANNED_CONFERENCE,
            _("จัดแถลงข่าวตามแผน", "Holding a planned press conference"),
            "PRES",
            _HEAD,
            _BY_DIRECTOR,
            PROVINCE,
            source="handbook 3.6",
        ),
        Matter(
            URGENT_CONFERENCE,
            _("จัดแถลงข่าวเร่งด่วน", "Holding an urgent press conference"),
            "PRES",
            _HEAD,
            _BY_PROVINCE,
            PROVINCE,
            source="handbook 3.6",
        ),
        Matter(
            PRESS_MESSAGE,
            _("ประเด็นแถลงเรื่องทั่วไป", "Talking points of an ordinary matter"),
            "PRES",
            _HEAD,
            _BY_DIRECTOR,
            PROVINCE,
            source="handbook 3.6",
        ),
        Matter(
            GRAVE_PRESS_MESSAGE,
            _("แถลงการณ์/ประเด็นแถลงในวิกฤตหรือนโยบาย", "Statement in a crisis or on a policy"),
            "PRES",
            _HEAD,
            _BY_PROVINCE,
            PROVINCE,
            source="handbook 1.5, 3.6",
        ),
        Matter(
            MEDIA_INVITATION,
            _("หมายเชิญสื่อมวลชน งานทั่วไป", "Invitation of the media, ordinary"),
            "MEDI",
            _HEAD,
            _BY_HEAD,
            INSIDE,
            source="handbook 3.7",
        ),
        Matter(
            WEIGHTY_MEDIA_INVITATION,
            _("หมายเชิญสื่อมวลชน นโยบายหรือผู้ว่าฯ", "Invitation of the media, policy or governor"),
            "MEDI",
            _HEAD,
            _BY_DIRECTOR,
            INSIDE,
            source="handbook 3.7",
        ),
        Matter(
            "province-plan",
            _("แผนปฏิบัติการจังหวัด", "Action plan of the province"),
            "PLAN",
            Role.EVA_HEAD,
            _BY_PROVINCE,
        ),
        Matter(
            "crisis-level",
            _("ระดับวิกฤต ≥2", "Crisis of level 2 or more"),
            "CRIS",
            _HEAD,
            _BY_PROVINCE,
        ),
        Matter(
            "province-project",
            _("โครงการงบจังหวัด", "Project on the province's budget"),
            "PROJ",
            Role.EVA_HEAD,
            _BY_PROVINCE,
        ),
        Matter(
            "province-order",
            _("คำสั่งจังหวัด", "Order of the province"),
            "",
            Role.ADM_HEAD,
            _ends_at(Rung.GOVERNOR),
            source="handbook 1.4, 1.5",
        ),
        Matter(
            "province-announcement",
            _("ประกาศจังหวัด", "Announcement of the province"),
            "",
            Role.ADM_HEAD,
            _ends_at(Rung.GOVERNOR),
            source="handbook 1.4, 1.5",
        ),
        Matter(
            "spokesperson", _("แต่งตั้งโฆษก", "Appointing a spokesperson"), "PRES", _HEAD, _BY_PROVINCE
        ),
        Matter(
            "department-project",
            _("โครงการกรม", "Project of the department"),
            "PROJ",
            Role.EVA_HEAD,
            _ends_at(Rung.PRD_HQ),
        ),
        Matter(
            "department-budget",
            _("ขอเปลี่ยนแปลงงบกรม", "Change of the department's budget"),
            "PROJ",
            Role.ADM_HEAD,
            _ends_at(Rung.PRD_HQ),
        ),
        Matter(
            "nnt-news",
            _("ข่าวเชื่อมโยง NNT", "News for NNT"),
            "NEWS",
            _HEAD,
            _ends_at(Rung.PRD_REGION6),
        ),
    )
}
"""Every row of the handbook's table (1.5), and what its chapters 3.6 to 3.8 say beside it."""
