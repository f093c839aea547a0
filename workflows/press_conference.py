"""PRES: spokesperson and press conference, mission 6 of the office (handbook 3.6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from forms.outside_decision import ConfirmingEvidence, OutsideDecision
from forms.press_conference import (
    BriefingHeld,
    ClipReport,
    ClosingSummary,
    Correction,
    FactVerification,
    InvitePlan,
    OfficialRelease,
    PressConferenceRequest,
    RsvpCount,
    SpeakerBrief,
    TalkingPoints,
    Transcript,
    VenueChecklist,
)
from models.deadline import bd, before, bh, cd, hours, minutes
from models.role import Role
from models.wording import _
from tasks.media import outlets_on_list
from tasks.press_conference import (
    acknowledge_request,
    announce_refusal,
    call_off_invitations,
    send_correction,
    send_invitations,
    set_memo,
    set_press_kit,
    set_release,
)
from tasks.signals import Withdrawn
from workflows.mission import mission

if TYPE_CHECKING:
    from forms.press_conference import Fact
    from tasks.run import CaseRun
    from tasks.turn import Outcome

CLERKS = (Role.REG_CLERK, Role.MEDIA_LIAISON, Role.DUTY_OFFICER)
"""Who may enter what an outside authority decided; on a Saturday evening that is whoever is there."""


@mission(
    "press-conference",
    code="PRES",
    opens_with=PressConferenceRequest,
    title=_("โฆษกจังหวัดและการแถลงข่าว", "Spokesperson and press conference"),
    subject_of=lambda request: request.subject,
)
def press_conference(case: CaseRun, request: PressConferenceRequest) -> Outcome:
    """A press conference, urgent (within four hours) or planned (ten working days ahead).

    1. The director decides whether one is needed; if it is urgent, the vice governor's word is
       entered too. If not, the matter goes out as news.
    2. Side by side: the media are invited and counted; the talking points are written and reviewed;
       every fact is confirmed by its owner, or cut; room, sound and broadcast are checked.
    3. The spokesperson reads the points and rehearses the questions.
    4. The director clears them; in a crisis or on a policy the governor or incident commander too.
       What is returned is written again.
    5. The briefing is held and recorded.
    6. to 8. The official release goes out, what was said is written down and checked, and the news
       that comes out is held against the key messages.
    9. What came out wrong is put right, cleared at the level that cleared the points.
    10. The director takes note of figures, lessons and questions left open.

    If it is called off or withdrawn, whoever was invited is told. A decision given by telephone is followed by its paper within two working days.
    """
    case.tell(acknowledge_request, request=request)
    case.tell(set_memo, request=request)
    decided = case.approve(
        "decide",
        request,
        of=Role.DIRECTOR,
        due=request.pace(urgent=minutes(20), planned=bd(1)),
        title=_("พิจารณาว่าต้องแถลงข่าวหรือไม่", "Decide whether to hold a press conference"),
    )
    if not decided.approved:
        return _not_needed(case, request, decided.words_for_requester)
    word = _vice_governors_word(case, request) if request.is_urgent else None
    if word is not None and not word.approved:
        return _not_needed(case, request, word.words_for_requester or "")
    try:
        case.all(
            evidence=lambda: _evidence(case, word),
            conference=lambda: _conference(case, decided.content),
        )
    except CalledOff:
        case.tell(call_off_invitations, request=request)
        return case.closes("called-off")
    except Withdrawn:
        case.tell(call_off_invitations, request=request)
        raise
    return case.closes("held")


class CalledOff(Exception):  # noqa: N818 - it says what happened
    """The director rejected the talking points for good: there is no conference."""


def _not_needed(case: CaseRun, request: PressConferenceRequest, words: str) -> Outcome:
    case.tell(announce_refusal, request=request, words=words)
    return case.closes("not-needed")


def _vice_governors_word(case: CaseRun, request: PressConferenceRequest) -> OutsideDecision:
    return case.record(
        "decide-outside",
        OutsideDecision,
        of=CLERKS,
        due=minutes(20),
        shows=request,
        title=_("บันทึกผลการพิจารณาของรองผู้ว่าฯ", "Enter the vice governor's decision"),
    )


def _evidence(case: CaseRun, word: OutsideDecision | None) -> None:
    if word is not None and word.awaits_evidence:
        case.ask(
            "evidence",
            ConfirmingEvidence,
            of=CLERKS,
            due=bd(2),
            shows=word,
            title=_("แนบเอกสารยืนยันผลทางโทรศัพท์", "Attach the paper that confirms the call"),
        )


def _conference(case: CaseRun, request: PressConferenceRequest) -> None:
    invited, _venue, (points, word) = case.all(
        invite=lambda: _invite(case, request),
        venue=lambda: _check_venue(case, request),
        message=lambda: _cleared_message(case, request),
    )
    case.all(
        evidence=lambda: _evidence(case, word),
        briefing=lambda: _briefing(case, request, points, invited),
    )


def _invite(case: CaseRun, request: PressConferenceRequest) -> InvitePlan:
    outlets = case.look_up(outlets_on_list, "outlets", list_key=request.invite_list_id)
    plan = case.ask(
        "plan",
        InvitePlan,
        of=Role.MEDIA_LIAISON,
        due=request.pace(urgent=minutes(30), planned=before(request.start_at, bd(5))),
        shows=request,
        starts_from={"invited": outlets},
    )
    case.run(send_invitations, request=request, plan=plan)
    case.ask(
        "replies",
        RsvpCount,
        of=Role.MEDIA_LIAISON,
        due=request.pace(
            urgent=before(request.start_at, minutes(15)), planned=before(request.start_at, bd(1))
        ),
        shows=plan,
    )
    return plan


def _check_venue(case: CaseRun, request: PressConferenceRequest) -> VenueChecklist:
    return case.ask(
        "checklist",
        VenueChecklist,
        of=(Role.VIDEO_OFFICER, Role.PHOTO_OFFICER),
        due=request.pace(urgent=minutes(60), planned=before(request.start_at, bd(1))),
        shows=request,
    )


def _cleared_message(
    case: CaseRun, request: PressConferenceRequest
) -> tuple[TalkingPoints, OutsideDecision | None]:
    """Write, verify, brief and clear, until it is cleared (steps 2B, 2C, 3 and 4)."""
    facts, points = case.all(
        facts=lambda: _verified(case, request), points=lambda: _written(case, request, None, {})
    )
    while True:
        case.ask(
            "speaker-brief",
            SpeakerBrief,
            of=Role.SPOKESPERSON,
            due=request.pace(urgent=minutes(15), planned=before(request.start_at, bd(1))),
            shows=points,
            beside=facts,
        )
        points, word, reasons = _cleared(case, request, points, facts)
        if not reasons:
            case.tell(set_press_kit, request=request, points=points, facts=facts)
            return points, word
        points = _written(case, request, points, reasons)


def _verified(case: CaseRun, request: PressConferenceRequest) -> list[Fact]:
    """The facts that their owners confirm, with the values they confirm; the others are cut."""
    answers = case.each("fact", request.facts, lambda fact: _verify(case, request, fact))
    return [
        fact.model_copy(update={"value": answer.corrected_value or fact.value})
        for fact, answer in zip(request.facts, answers, strict=True)
        if answer.stands
    ]


def _verify(case: CaseRun, request: PressConferenceRequest, fact: Fact) -> FactVerification:
    return case.record(
        "verify",
        FactVerification,
        of=CLERKS,
        due=request.pace(urgent=minutes(60), planned=bd(3)),
        shows=fact,
        title=_("ยืนยันข้อเท็จจริงกับเจ้าของข้อมูล", "Have the fact confirmed by its owner"),
    )


def _written(
    case: CaseRun,
    request: PressConferenceRequest,
    points: TalkingPoints | None,
    reasons: dict[str, str],
) -> TalkingPoints:
    """The talking points, written by a news officer and reviewed by the head of the group."""
    while True:
        points = case.ask(
            "write",
            TalkingPoints,
            of=Role.NEWS_OFFICER,
            due=request.pace(urgent=minutes(60), planned=bd(3)),
            shows=request,
            starts_from=points or _first_draft(request),
            reasons=reasons,
        )
        review = case.review("review", points, of=Role.PRC_HEAD, due=bh(2), beside=[request])
        if review.approved:
            return review.content
        reasons = _reasons(review.reasons, review.comment)


def _first_draft(request: PressConferenceRequest) -> dict[str, object]:
    return request.model_dump(mode="json", include={"key_messages", "qa"})


def _cleared(
    case: CaseRun, request: PressConferenceRequest, points: TalkingPoints, facts: list[Fact]
) -> tuple[TalkingPoints, OutsideDecision | None, dict[str, str]]:
    """The director's word, and from outside where it must be; with reasons where it goes back."""
    decision = case.approve(
        "clear",
        points,
        of=Role.DIRECTOR,
        due=request.pace(urgent=minutes(20), planned=bd(2)),
        beside=facts,
        title=_("อนุมัติประเด็นแถลง", "Clear the talking points"),
    )
    if decision.rejected:
        raise CalledOff
    if not decision.approved:
        return points, None, _reasons(decision.reasons, decision.comment)
    if not request.needs_outside_clearance:
        return decision.content, None, {}
    word = case.record(
        "clear-outside",
        OutsideDecision,
        of=CLERKS,
        due=request.pace(urgent=minutes(20), planned=bd(2)),
        shows=decision.content,
        beside=facts,
        title=_("บันทึกผลการพิจารณาของผู้ว่าฯ/ผู้บัญชาการเหตุการณ์", "Enter the governor's clearance"),
    )
    reasons = {} if word.approved else _reasons(dict(word.reasons), word.comment or "")
    return decision.content, word, reasons


def _reasons(reasons: dict[str, str], comment: str) -> dict[str, str]:
    return {**reasons, "": comment} if comment else dict(reasons)


def _briefing(
    case: CaseRun, request: PressConferenceRequest, points: TalkingPoints, plan: InvitePlan
) -> None:
    held = case.ask(
        "hold",
        BriefingHeld,
        of=(Role.MEDIA_LIAISON, Role.SPOKESPERSON),
        due=request.start_at + timedelta(minutes=45),
        shows=points,
        beside=[request],
    )
    _release, _transcript, report = case.all(
        release=lambda: _released(case, request, points),
        transcript=lambda: _transcribed(case, request, held),
        monitor=lambda: case.ask(
            "clips",
            ClipReport,
            of=Role.MEDIA_MONITOR,
            due=request.pace(urgent=hours(72), planned=cd(7)),
            shows=points,
        ),
    )
    if report.wrong:
        _corrected(case, request, points, report, plan)
    summary = case.ask(
        "summary",
        ClosingSummary,
        of=(Role.MEDIA_LIAISON, Role.PRC_HEAD),
        due=request.pace(urgent=bd(3), planned=bd(5)),
        shows=report,
        beside=[held],
    )
    case.acknowledge(
        "take-note",
        summary,
        of=Role.DIRECTOR,
        due=bd(2),
        four_eyes=False,
        title=_("รับทราบสรุปการแถลงข่าว", "Take note of the closing summary"),
    )


def _released(
    case: CaseRun, request: PressConferenceRequest, points: TalkingPoints
) -> OfficialRelease:
    release = case.ask(
        "publish",
        OfficialRelease,
        of=Role.WEB_PUBLISHER,
        due=request.pace(urgent=minutes(60), planned=bh(2)),
        shows=points,
        beside=[request],
    )
    case.tell(set_release, request=request, release=release)
    return release


def _transcribed(
    case: CaseRun, request: PressConferenceRequest, held: BriefingHeld
) -> Transcript:
    transcript, reasons = None, dict[str, str]()
    while True:
        transcript = case.ask(
            "write",
            Transcript,
            of=Role.NEWS_OFFICER,
            due=request.pace(urgent=hours(4), planned=bd(1)),
            shows=held,
            starts_from=transcript,
            reasons=reasons,
        )
        review = case.review("check", transcript, of=Role.NEWS_EDITOR, due=bd(1))
        if review.approved:
            return review.content
        reasons = _reasons(review.reasons, review.comment)


def _corrected(
    case: CaseRun,
    request: PressConferenceRequest,
    points: TalkingPoints,
    report: ClipReport,
    plan: InvitePlan,
) -> None:
    """Put right what came out wrong; cleared as high as the talking points were (step 9)."""
    correction, reasons = None, dict[str, str]()
    while True:
        correction = case.ask(
            "correct",
            Correction,
            of=(Role.MEDIA_LIAISON, Role.NEWS_OFFICER),
            due=request.pace(urgent=hours(2), planned=bd(1)),
            shows=report,
            beside=[points],
            starts_from=correction,
            reasons=reasons,
        )
        decision = case.approve(
            "clear-correction",
            correction,
            of=Role.DIRECTOR,
            due=request.pace(urgent=hours(1), planned=bd(1)),
            beside=[report],
            title=_("อนุมัติคำชี้แจงแก้ไขข่าว", "Clear the correction"),
        )
        word = _outside_word_on(case, request, decision.content) if decision.approved else None
        if decision.approved and (word is None or word.approved):
            case.run(send_correction, request=request, correction=decision.content, plan=plan)
            return
        reasons = _reasons(decision.reasons, decision.comment or (word and word.comment) or "")


def _outside_word_on(
    case: CaseRun, request: PressConferenceRequest, correction: Correction
) -> OutsideDecision | None:
    if not request.needs_outside_clearance:
        return None
    return case.record(
        "clear-correction-outside",
        OutsideDecision,
        of=CLERKS,
        due=request.pace(urgent=hours(1), planned=bd(1)),
        shows=correction,
        title=_("บันทึกผลการพิจารณาคำชี้แจงจากภายนอก", "Enter the outside clearance of the correction"),
    )
