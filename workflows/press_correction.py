"""PRES, step 9: what came out wrong is put right at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from forms.outside_decision import GovernorsClearance, OutsideClearance
from forms.press_conference import Correction, ToldByTelephone
from models.deadline import bd, hours, since
from models.role import Role
from models.rung import Rung
from models.wording import _
from tasks.look_up import as_it_was
from tasks.press_conference import send_correction
from workflows.drafting import drafted
from workflows.last_word import Entered, LastWord, decided_up_to
from workflows.press_message import message_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from forms.form import Form
    from forms.press_conference import (
        ClipReport,
        FactSheet,
        InvitePlan,
        OfficialRelease,
        PressConferenceRequest,
        TalkingPoints,
    )
    from models.deadline import Due
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.outside_word import PapersToCome


@dataclass(frozen=True)
class Spoken:
    """What was asked for, who was invited, and what was said, with the papers still to come."""

    request: PressConferenceRequest
    plan: InvitePlan
    points: TalkingPoints
    facts: FactSheet
    papers: PapersToCome


@dataclass(frozen=True)
class Wrong:
    """A report with wrong news in it, the `n`-th of them, and when it came in."""

    report: ClipReport
    found_at: datetime
    n: int


def put_right(case: CaseRun, spoken: Spoken, wrong: Wrong, release: OfficialRelease | None) -> bool:
    """Write the correction, clear it as high as the points, send it; whether it was sent.

    All of it within one limit, counted from the report. It cites the release, if that was out when
    the correction was cleared: what comes out later must not change what was sent.
    """
    due = since(wrong.found_at, spoken.request.pace(urgent=hours(2), planned=bd(1)))
    beside = [spoken.points, spoken.facts, *([release] if release else [])]
    rounds = count(1)
    decided = drafted(
        case,
        "correct",
        Correction,
        lambda correction: _clear(
            case,
            spoken,
            correction,
            due=due,
            beside=[wrong.report, *beside],
            name=f"correction-{wrong.n}-{next(rounds)}",
        ),
        of=(Role.MEDIA_LIAISON, Role.NEWS_OFFICER),
        due=due,
        shows=wrong.report,
        beside=beside,
        starts_from={"outlets": list(dict.fromkeys(clip.outlet for clip in wrong.report.wrong))},
    )
    if not decided.approved:
        return False
    _sent(case, spoken, decided.content, number=wrong.n, release=release, due=due)
    return True


def _sent(
    case: CaseRun,
    spoken: Spoken,
    correction: Correction,
    *,
    number: int,
    release: OfficialRelease | None,
    due: Due,
) -> None:
    # What comes out later must not change what was sent.
    known = case.look_up(as_it_was, release_is_out=release is not None)
    case.all(
        mail=lambda: case.run(
            send_correction,
            request=spoken.request,
            correction=correction,
            plan=spoken.plan,
            release=release if known["release_is_out"] else None,
            number=number,
        ),
        telephone=lambda: _telephone(case, spoken.plan, correction, due),
    )


def _clear(
    case: CaseRun,
    spoken: Spoken,
    correction: Correction,
    *,
    due: Due,
    beside: Sequence[Form],
    name: str,
) -> Decided[Correction]:
    """As high as the talking points were cleared (step 9)."""
    title = _("อนุมัติคำชี้แจงแก้ไขข่าว", "Clear the correction")
    last = LastWord(message_of(spoken.request), _OUTSIDE, spoken.papers, noted_as=name)
    return decided_up_to(
        case, "clear-correction", correction, last, due=due, beside=beside, title=title
    )


def _telephone(case: CaseRun, plan: InvitePlan, correction: Correction, due: Due) -> None:
    """Those whom no mail reaches are told by telephone."""
    names = plan.without_email(correction.outlets, everybody=correction.we_erred)
    if names:
        case.ask(
            "tell",
            ToldByTelephone,
            of=Role.MEDIA_LIAISON,
            due=due,
            shows=correction,
            beside=[plan],
            starts_from={"told": list(names)},
        )


_TITLE = _("บันทึกผลการพิจารณาคำชี้แจงจากภายนอก", "Enter the outside clearance of the correction")
_OUTSIDE = {
    Rung.VICE_GOVERNOR: Entered(OutsideClearance, _TITLE),
    Rung.GOVERNOR: Entered(GovernorsClearance, _TITLE),
}
