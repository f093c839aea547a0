"""What the papers of a complaint say: the data of `forms.sheets`, from the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.case import Case
from models.database import read
from models.person import holders
from models.role import Role
from models.tracking import tracking_code, tracking_url
from tasks.letterhead import issuing_office, signer
from tasks.outgoing import day_of, letter_data

if TYPE_CHECKING:
    from sqlmodel import Session

    from forms.complaint import ComplaintProposal, ComplaintRequest, FactReport, RespondentHeard
    from tasks.decided import Decided
    from tasks.service import ServiceCall


def receipt(call: ServiceCall, request: ComplaintRequest) -> dict[str, Any]:
    """`forms.sheets.complaint.ComplaintReceipt`; it does not say who complained."""
    with read() as session:
        return {
            "office": issuing_office(session, call.office_id),
            "code": call.case_code,
            "subject": request.subject,
            "category": request.category.label.th,
            "channel": request.channel.label.th,
            "contact_back": request.contact_back.label.th,
            "received_at": session.get_one(Case, call.case_id).opened_at,
            "tracking_code": tracking_code(call.case_code),
            "tracking_url": tracking_url(call.case_code),
        }


def fact_report(
    call: ServiceCall,
    *,
    request: ComplaintRequest,
    report: FactReport,
    heard: RespondentHeard,
    decided: Decided[ComplaintProposal],
    officer: str,
) -> dict[str, Any]:
    """`forms.sheets.memo.Memo`: the facts, what the respondent says, what was proposed."""
    proposal = decided.content
    said = "ผู้ถูกร้องชี้แจงว่า" if heard.heard else "ไม่ได้รับฟังผู้ถูกร้อง เนื่องจาก"
    remedy = f"\n{proposal.remedy}" if proposal.remedy else ""
    with read() as session:
        office = issuing_office(session, call.office_id)
        return {
            "agency_line": office["name"],
            "doc_date": day_of(decided.at),
            "subject": f"รายงานข้อเท็จจริง เรื่อง {request.subject} ({call.case_code})",
            "to_title": signer(session, call.office_id, Role.DIRECTOR)["post"],
            "background": report.background,
            "facts": f"{report.findings}\n{report.sources}\n{said} {heard.statement}",
            "legal": report.legal or "",
            "considerations": proposal.considerations,
            "proposal": f"ผลการพิจารณา: {proposal.finding.label.th}{remedy}",
            "signer": signer(session, call.office_id, Role(officer)),
            "decision_box": False,
        }


def letter(call: ServiceCall, signed: Decided[Any], officer: str) -> dict[str, Any]:
    """`forms.sheets.outside_letter.OutsideLetter`: a letter as the director signed it."""
    with read() as session:
        return {
            **letter_data(session, call, signed, _owner(session, call, officer)),
            "subject": signed.content.subject,
            "body": signed.content.body,
        }


def _owner(session: Session, call: ServiceCall, officer: str) -> str:
    """Whose group the letter names as its own."""
    return next((each.handle for each in holders(session, call.office_id, officer)), "")
