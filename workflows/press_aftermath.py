"""PRES, steps 5 to 8 and 10: the briefing, what comes of it, what is learned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from forms.press_conference import (
    AccreditedBriefingHeld,
    BriefingHeld,
    ClipReport,
    ClosingSummary,
    OfficialRelease,
    Transcript,
)
from forms.rules import Bounds
from models.deadline import bd, bh, cd, hours, minutes, since
from models.role import Role
from models.wording import _
from tasks.press_conference import send_release
from workflows.drafting import drafted
from workflows.press_correction import Wrong, put_right
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from datetime import datetime

    from forms.press_conference import PressConferenceRequest
    from tasks.run import CaseRun
    from workflows.press_correction import Spoken
    from workflows.press_message import Cleared

ON_TIME = timedelta(minutes=45)
"""From the appointed time to the end of an urgent briefing (handbook 3.6, step 5)."""


@dataclass
class _Out:
    """What is out so far: branches are read in order, so a later one knows what an earlier read."""

    release: OfficialRelease | None = None
    reports: dict[int, ClipReport] = field(default_factory=dict)
    wrong: dict[int, Wrong] = field(default_factory=dict)


def held_briefing(case: CaseRun, request: PressConferenceRequest, cleared: Cleared) -> BriefingHeld:
    """The briefing as it was (step 5); a planned one has no limit of its own."""
    return case.ask(
        "hold",
        AccreditedBriefingHeld if request.accreditation else BriefingHeld,
        of=(Role.MEDIA_LIAISON, Role.SPOKESPERSON),
        due=request.pace(urgent=request.start_at + ON_TIME, planned=None),
        shows=cleared.points,
        beside=[cleared.facts],
        bounds=Bounds(since=cleared.at, planned=request.start_at),
    )


def after_briefing(
    case: CaseRun, spoken: Spoken, held: BriefingHeld, *, decided_at: datetime
) -> None:
    """Publish, transcribe and watch side by side; correct what is wrong meanwhile; close."""
    out = _Out()
    _release, _transcript, _watched, corrected = case.all(
        release=lambda: _publish(case, spoken, held, out),
        transcript=lambda: _transcribe(case, spoken.request, held),
        monitor=lambda: _watch(case, spoken, held, out),
        corrections=lambda: case.each(
            "round",
            out.wrong.values(),
            lambda wrong: put_right(case, spoken, wrong, out.release),
        ),
    )
    reports = tuple(out.reports.values())
    first = ClosingSummary.begun(decided_at, held, reports, corrections=sum(corrected))
    _close(case, spoken.request, held, reports, first)


def _publish(case: CaseRun, spoken: Spoken, held: BriefingHeld, out: _Out) -> None:
    pace = spoken.request.pace(urgent=minutes(60), planned=bh(2))
    out.release = release = case.ask(
        "publish",
        OfficialRelease,
        of=Role.WEB_PUBLISHER,
        due=since(held.ended_at, pace),
        shows=spoken.points,
        beside=[spoken.facts],
    )
    case.tell(
        send_release,
        request=spoken.request,
        points=spoken.points,
        release=release,
        plan=spoken.plan,
    )


def _transcribe(case: CaseRun, request: PressConferenceRequest, held: BriefingHeld) -> None:
    due = since(held.ended_at, request.pace(urgent=hours(4), planned=bd(1)))
    drafted(
        case,
        "write",
        Transcript,
        lambda written: case.review("check", written, of=Role.NEWS_EDITOR, due=due, beside=[held]),
        of=Role.NEWS_OFFICER,
        due=due,
        shows=held,
    )


def _watch(case: CaseRun, spoken: Spoken, held: BriefingHeld, out: _Out) -> None:
    """Report after report until nothing more is to come; what is wrong is noted at once."""
    due = since(held.ended_at, spoken.request.pace(urgent=hours(72), planned=cd(7)))
    wrong = 0
    for n in count(1):
        report = case.ask(
            "clips",
            ClipReport,
            of=Role.MEDIA_MONITOR,
            due=due,
            shows=spoken.points,
            beside=[spoken.facts],
        )
        out.reports[n] = report
        if report.wrong:
            wrong += 1
            out.wrong[wrong] = Wrong(report, found_at=case.now, n=wrong)
        if not report.more_to_come:
            return


def _close(
    case: CaseRun,
    request: PressConferenceRequest,
    held: BriefingHeld,
    reports: tuple[ClipReport, ...],
    first: dict[str, object],
) -> None:
    """Figures, lessons and open questions, and the director's note of them, within one limit."""
    due = since(case.now, request.pace(urgent=bd(3), planned=bd(5)))
    summary = case.ask(
        "summary",
        ClosingSummary,
        of=(Role.MEDIA_LIAISON, Role.PRC_HEAD),
        due=due,
        shows=held,
        beside=reports,
        starts_from=first,
    )
    title = _("รับทราบสรุปการแถลงข่าว", "Take note of the closing summary")
    may_be_spared(
        lambda: case.acknowledge("take-note", summary, of=Role.DIRECTOR, due=due, title=title)
    )
