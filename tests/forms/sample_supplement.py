"""What the requester of the sample consultation added when asked for what was missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.consultation import AmendedRequest, ScreeningAgain
from forms.screening import ReferringScreening, Screening
from forms.supplement import Amended, Supplement, SupplementOnPaper

if TYPE_CHECKING:
    from forms.form import Form


DECLINED: dict[str, Any] = {
    "decision": "decline",
    "missing": ["แผนสื่อเดิม"],
    "reason": "เกินภารกิจ",
    "words_for_requester": "ขออภัย",
}
REFERRED = {"decision": "refer", "refer_to": "สปข.6", "refer_email": "prd6@example.invalid"}


def supplemented(request: dict[str, Any], upload: str) -> dict[type[Form], dict[str, Any]]:
    """A complete answer to every form that comes after the question, for that request."""
    amended = {"supplement": "งบประมาณ 150,000 บาท", "supplement_files": [upload]}
    return {
        Screening: DECLINED,
        ReferringScreening: DECLINED | REFERRED,
        Amended: amended,
        AmendedRequest: request | amended,
        Supplement: {"supplement": "งบประมาณ 150,000 บาท"},
        SupplementOnPaper: {
            "supplement": "ตามหนังสือที่แนบ",
            "letter_no": "กษ 0332/15",
            "letter_date": "2026-11-22",
            "letter_file": upload,
            "supplement_files": [upload],
        },
        ScreeningAgain: {
            "decision": "accept",
            "adviser": "pr-officer-1",
            "sensitive": False,
            "missing": ["แผนสื่อเดิม"],
            "refer_to": None,
            "refer_email": None,
            "reason": None,
            "words_for_requester": None,
        },
    }
