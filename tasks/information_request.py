"""What machines do for official information requests: letters, and the information itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.locale import long_day
from models.database import read
from models.wording import Text, _
from tasks import information_sheets as sheets
from tasks.enclosing import numbers_enclosed
from tasks.letterhead import addressee, reachable
from tasks.mail import send_letters
from tasks.papers import paper, set_papers
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.information_request import (
        DisclosureOrder,
        InformationRegistration,
        InformationRequest,
        ThirdParty,
        ThirdPartyNotice,
    )
    from tasks.decided import Decided


def _said(
    call: ServiceCall,
    recipients: list[dict[str, str]],
    subject: str,
    words: Text,
    attachments: Sequence[int] = (),
) -> Any:
    return send_letters(
        call,
        letter="office-word",
        recipients=recipients,
        context={"subject": subject, "words_th": words.th, "words_en": words.en},
        attachments=attachments,
        may_miss=True,
    )


@service_step("send-information", title=_("ส่งข้อมูลข่าวสารให้ผู้ขอ", "Send the information"))
def send_information(
    call: ServiceCall, *, request: InformationRequest, files: Sequence[str], words: Text
) -> Any:
    """The files, with words, to who asked for them."""
    attachments = numbers_enclosed(call, files)
    return _said(call, reachable(request), request.subject, words, attachments)


@service_step("pass-on-request", title=_("ส่งต่อคำขอข้อมูลข่าวสาร", "Pass the request on"))
def pass_on_request(
    call: ServiceCall, *, request: InformationRequest, registration: InformationRegistration
) -> Any:
    """The request, to the agency that holds what it asks for (section 12)."""
    with read() as session:
        asker = addressee(session, request)
    words = _PASSED_ON.fill(
        asker=asker,
        wanted=request.info_wanted,
        period_from=long_day(request.period_from),
        period_to=long_day(request.period_to),
        contact=" ".join(filter(None, (request.contact_email, request.contact_phone))),
        reason=registration.reason or "",
    )
    to = {"name": registration.refer_to or "", "email": str(registration.refer_email)}
    return _said(call, [to], request.subject, words)


def _order(
    call: ServiceCall,
    *,
    request: InformationRequest,
    signed: Decided[DisclosureOrder],
    owner: str,
) -> list[dict[str, Any]]:
    data = sheets.order(call, request, signed, owner)
    return [paper("outside-letter", data, "คำสั่งเปิดเผยข้อมูลข่าวสาร", "Disclosure order")]


@service_step("send-order", title=_("แจ้งคำสั่งแก่ผู้ขอ", "Send the order"), papers=_order)
def send_order(
    call: ServiceCall,
    *,
    request: InformationRequest,
    signed: Decided[DisclosureOrder],
    owner: str,
) -> Any:
    """The signed order as a paper, and by mail to who asked."""
    papers = set_papers(call, papers=_order(call, request=request, signed=signed, owner=owner))
    attachments = [*papers, *numbers_enclosed(call, signed.content.attachments)]
    return _said(call, reachable(request), request.subject, _ORDERED, attachments)


def _notice(
    call: ServiceCall,
    *,
    party: ThirdParty,  # noqa: ARG001 (it takes what the step takes)
    signed: Decided[ThirdPartyNotice],
    owner: str,
) -> list[dict[str, Any]]:
    data = sheets.third_party_notice(call, signed, owner)
    return [paper("outside-letter", data, "หนังสือแจ้งผู้มีส่วนได้เสีย", "Notice to a third party")]


@service_step(
    "send-third-party-notice",
    title=_("แจ้งผู้มีส่วนได้เสีย", "Send the notice to a third party"),
    papers=_notice,
)
def send_third_party_notice(
    call: ServiceCall, *, party: ThirdParty, signed: Decided[ThirdPartyNotice], owner: str
) -> Any:
    """The signed notice as a paper, and by mail to who may object."""
    papers = set_papers(call, papers=_notice(call, party=party, signed=signed, owner=owner))
    attachments = [*papers, *numbers_enclosed(call, signed.content.attachments)]
    return _said(call, _reached(party), signed.content.paper_subject(), _MAY_OBJECT, attachments)


@service_step("tell-third-party", title=_("แจ้งผลแก่ผู้มีส่วนได้เสีย", "Tell a third party"))
def tell_third_party(call: ServiceCall, *, party: ThirdParty, words: Text) -> Any:
    """What became of an objection, to who objected."""
    return _said(call, _reached(party), _OBJECTION, words)


def _reached(party: ThirdParty) -> list[dict[str, str]]:
    return [{"name": party.name, "email": str(party.email)}] if party.email else []


_OBJECTION = "ผลการพิจารณาคำคัดค้านการเปิดเผยข้อมูลข่าวสารของราชการ"
_ORDERED = _(
    "สำนักงานมีคำสั่งเกี่ยวกับคำขอข้อมูลข่าวสารของท่านแล้ว ตามหนังสือที่แนบ",
    "The office has decided on your request for information. Its order is attached.",
)
_MAY_OBJECT = _(
    "มีผู้ขอข้อมูลข่าวสารที่อาจกระทบประโยชน์ได้เสียของท่าน ท่านคัดค้านได้เป็นหนังสือพร้อมเหตุผลภายใน 15 วัน ตามหนังสือที่แนบ",
    "Somebody asked for information that may touch your interests. You may object in writing, with"
    " your reasons, within 15 days. The letter is attached.",
)
_PASSED_ON = _(
    "{asker} ขอข้อมูลข่าวสารซึ่งอยู่ในความครอบครองของท่าน ตั้งแต่ {period_from} ถึง {period_to}"
    " ได้แก่ {wanted} จึงขอส่งต่อตามมาตรา 12 โปรดแจ้งผลแก่ผู้ขอโดยตรง {contact} {reason}",
    "{asker} asks for information that you hold, from {period_from} to {period_to}: {wanted}. We"
    " pass the request on under section 12; please answer the requester directly. {contact}"
    " {reason}",
)
