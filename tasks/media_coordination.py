"""What machines do to coordinate the media: the invitation, reminders, material, the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.clock import in_bangkok, now
from models.database import read
from models.wording import _
from tasks.enclosing import numbers_enclosed
from tasks.letterhead import contact, issuing_office, newsrooms, reachable
from tasks.mail import send_letters
from tasks.outgoing import letter_data
from tasks.papers import paper, set_papers
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Collection

    from forms.media_coordination import MediaAnswer, MediaInvitation, MediaMaterial, MediaRequest
    from tasks.decided import Decided


def _invitation(call: ServiceCall, *, decided: Decided[MediaInvitation]) -> list[dict[str, Any]]:
    """`forms.sheets.media.MediaInvitation`, as it was approved."""
    invitation = decided.content
    with read() as session:
        office = issuing_office(session, call.office_id)
    data = {
        "office": office,
        "code": call.case_code,
        "issued_on": in_bangkok(now()).date(),
        "topic": invitation.headline,
        "reason": invitation.reason,
        "start_at": invitation.starts_at,
        "end_at": invitation.ends_at,
        "meeting_point": invitation.meeting_point,
        "interviewee": invitation.interviewee or "",
        "programme": invitation.programme or "",
        "restrictions": invitation.restrictions or "",
        "reply_by": invitation.reply_by,
        "reply_to": contact(call),
    }
    return [paper("media-invitation", data, "หมายเชิญสื่อมวลชน", "Invitation to the media")]


@service_step(
    "send-media-invitation",
    title=_("ส่งหมายเชิญสื่อมวลชน", "Send the invitation to the media"),
    papers=_invitation,
)
def send_media_invitation(call: ServiceCall, *, decided: Decided[MediaInvitation]) -> Any:
    """The invitation as a paper, and a mail with it to every newsroom that has an address."""
    papers = set_papers(call, papers=_invitation(call, decided=decided))
    invitation = decided.content
    told = _appointment(call, invitation) | {
        "end_at": invitation.ends_at.isoformat(),
        "interviewee": invitation.interviewee,
        "restrictions": invitation.restrictions,
        "words": invitation.words,
        "reply_by": invitation.reply_by.isoformat(),
    }
    return send_letters(
        call,
        letter="media-invitation",
        recipients=newsrooms(invitation.by_email),
        context=told,
        attachments=papers,
        may_miss=True,
    )


@service_step("remind-media", title=_("ทวงการตอบรับจากสื่อ", "Remind newsrooms to answer"))
def remind_media(
    call: ServiceCall, *, invitation: MediaInvitation, answered: Collection[str]
) -> Any:
    """Newsrooms that have not answered are reminded; `answered` are the names of the others."""
    return send_letters(
        call,
        letter="media-reminder",
        recipients=newsrooms(invitation.still_silent(answered)),
        context=_appointment(call, invitation),
        may_miss=True,
    )


@service_step("call-off-media", title=_("แจ้งสื่อว่ายกเลิก", "Tell newsrooms that it is called off"))
def call_off_media(call: ServiceCall, *, invitation: MediaInvitation) -> Any:
    """Whoever was invited by mail is told that there is nothing to report on."""
    return send_letters(
        call,
        letter="media-called-off",
        recipients=newsrooms(invitation.by_email),
        context=_appointment(call, invitation),
        may_miss=True,
    )


@service_step("send-media-material", title=_("ส่งข้อมูลและภาพให้สื่อ", "Send the media their material"))
def send_media_material(
    call: ServiceCall, *, invitation: MediaInvitation, material: MediaMaterial
) -> Any:
    """Words, link and files to every newsroom that was invited by mail."""
    return send_letters(
        call,
        letter="media-material",
        recipients=newsrooms(invitation.by_email),
        context={
            "headline": material.headline,
            "words": material.words,
            "link": material.link,
            "contact": contact(call),
        },
        attachments=numbers_enclosed(call, material.files),
        may_miss=True,
    )


def _answer(
    call: ServiceCall, *, signed: Decided[MediaAnswer], writer: str, **_more: Any
) -> list[dict[str, Any]]:
    """`forms.sheets.outside_letter.OutsideLetter`, as it was signed."""
    letter = signed.content
    with read() as session:
        data = letter_data(session, call, signed, writer)
    data |= {"subject": letter.paper_subject(), "body": letter.body}
    return [paper("outside-letter", data, "หนังสือตอบสื่อมวลชน", "Written answer to the media")]


@service_step(
    "send-media-answer",
    title=_("ส่งหนังสือตอบสื่อมวลชน", "Send the written answer"),
    papers=_answer,
)
def send_media_answer(
    call: ServiceCall, *, request: MediaRequest, signed: Decided[MediaAnswer], writer: str
) -> Any:
    """The signed letter as a paper, and by mail, with what it encloses, to who asked."""
    papers = set_papers(call, papers=_answer(call, signed=signed, writer=writer))
    return send_letters(
        call,
        letter="letter-sent",
        recipients=reachable(request),
        context={"subject": signed.content.subject, "number": signed.number},
        attachments=[*papers, *numbers_enclosed(call, signed.content.attachments)],
        may_miss=True,
    )


def _appointment(call: ServiceCall, invitation: MediaInvitation) -> dict[str, Any]:
    """What every letter to the newsrooms says of it, as JSON can hold it."""
    return {
        "topic": invitation.headline,
        "start_at": invitation.starts_at.isoformat(),
        "meeting_point": invitation.meeting_point,
        "reply_to": contact(call),
        "contact": contact(call),
    }
