"""PRES, steps 5 to 10: the briefing, what comes of it, what is put right, what is learned."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from forms.press_conference import (
    BriefingHeld,
    ClipReport,
    ClosingSummary,
    Correction,
    OfficialRelease,
    Transcript,
)
from models.deadline import bd, bh, cd, hours, minutes
from models.role import Role
from models.wording import _
from tasks.press_conference import send_correction, set_release
from workflows.drafting import drafted
from workflows.outside_word import outside_word

if TYPE_CHECKING:
    from forms.press_conference import InvitePlan, PressConferenceRequest, TalkingPoints
    from tasks.decided import Decided
    from tasks.run import CaseRun


def briefing(
    case: CaseRun, request: PressConferenceRequest, points: TalkingPoints, plan: InvitePlan
) -> None:
    """Hold it, publish and transcribe and watch side by side, correct what is wrong, close."""
    held = case.ask(
        "hold",
        BriefingHeld,
        of=(Role.MEDIA_LIAISON, Role.SPOKESPERSON),
        due=request.start_at + timedelta(minutes=45),
        shows=points,
        beside=[request],
    )
    _release, _transcript, report = case.all(
        release=lambda: _publish(case, request, points),
        transcript=lambda: _transcribe(case, request, held),
        monitor=lambda: _watch(case, request, points),
    )
    if report.wrong:
        _put_right(case, request, points, report, plan)
    _close(case, request, held, report)


def _publish(case: CaseRun, request: PressConferenceRequest, points: TalkingPoints) -> None:
    release = case.ask(
        "publish",
        OfficialRelease,
        of=Role.WEB_PUBLISHER,
        due=request.pace(urgent=minutes(60), planned=bh(2)),
        shows=points,
        beside=[request],
    )
    case.tell(set_release, request=request, release=release)


def _transcribe(case: CaseRun, request: PressConferenceRequest, held: BriefingHeld) -> None:
    drafted(
        case,
        "write",
        Transcript,
        lambda written: case.review("check", written, of=Role.NEWS_EDITOR, due=bd(1)),
        of=Role.NEWS_OFFICER,
        due=request.pace(urgent=hours(4), planned=bd(1)),
        shows=held,
    )


def _watch(case: CaseRun, request: PressConferenceRequest, points: TalkingPoints) -> ClipReport:
    return case.ask(
        "clips",
        ClipReport,
        of=Role.MEDIA_MONITOR,
        due=request.pace(urgent=hours(72), planned=cd(7)),
        shows=points,
    )


def _put_right(
    case: CaseRun,
    request: PressConferenceRequest,
    points: TalkingPoints,
    report: ClipReport,
    plan: InvitePlan,
) -> None:
    """Write the correction, clear it as high as the talking points were, send it (step 9)."""
    decided = drafted(
        case,
        "correct",
        Correction,
        lambda correction: _clear_correction(case, request, correction, report),
        of=(Role.MEDIA_LIAISON, Role.NEWS_OFFICER),
        due=request.pace(urgent=hours(2), planned=bd(1)),
        shows=report,
        beside=[points],
    )
    if decided.approved:
        case.run(send_correction, request=request, correction=decided.content, plan=plan)


def _clear_correction(
    case: CaseRun, request: PressConferenceRequest, correction: Correction, report: ClipReport
) -> Decided[Correction]:
    due = request.pace(urgent=hours(1), planned=bd(1))
    title = _("อนุมัติคำชี้แจงแก้ไขข่าว", "Clear the correction")
    decided = case.approve(
        "clear-correction", correction, of=Role.DIRECTOR, due=due, beside=[report], title=title
    )
    if not decided.approved or not request.needs_outside_clearance:
        return decided
    title = _("บันทึกผลการพิจารณาคำชี้แจงจากภายนอก", "Enter the outside clearance of the correction")
    word = outside_word(case, "clear-correction-outside", title, shows=decided.content, due=due)
    return decided.overruled_by(word)


def _close(
    case: CaseRun, request: PressConferenceRequest, held: BriefingHeld, report: ClipReport
) -> None:
    summary = case.ask(
        "summary",
        ClosingSummary,
        of=(Role.MEDIA_LIAISON, Role.PRC_HEAD),
        due=request.pace(urgent=bd(3), planned=bd(5)),
        shows=report,
        beside=[held],
    )
    title = _("รับทราบสรุปการแถลงข่าว", "Take note of the closing summary")
    case.acknowledge("take-note", summary, of=Role.DIRECTOR, due=bd(2), title=title)
