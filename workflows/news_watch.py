"""NEWS, step 8: what became of it after a day and after a week; what was wrong is put right."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from forms.news import Coverage, FirstCoverage
from forms.rules import Bounds
from models.deadline import bh, cd, since
from models.role import Role
from workflows.asking import telephone
from workflows.news_correction import Wrong, put_right
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from workflows.news_limits import Limits
    from workflows.news_release import Released


def watched_news(case: CaseRun, limits: Limits, released: Released) -> str:
    """Measure, correct meanwhile, and tell a requester without e-mail; the outcome of the case."""
    request, wrong = limits.request, dict[int, Wrong]()
    where = f"เผยแพร่ข่าวแล้ว อ่านได้ที่ {released.publication.link}"
    _measured, corrections, _told = case.all(
        measure=lambda: _measure(case, released, wrong),
        corrections=lambda: case.each(
            "round",
            wrong.values(),
            lambda each: may_be_spared(lambda: put_right(case, limits, released, each)),
        ),
        requester=lambda: telephone(case, "call-about-publication", request, where),
    )
    sent = [correction for correction in corrections if correction is not None]
    if any(correction.retracts for correction in sent):
        return "retracted"
    return "corrected" if sent else "published"


def _measure(case: CaseRun, released: Released, wrong: dict[int, Wrong]) -> None:
    """A report after a day, and then as many as it takes until the week is over."""
    for n in count(1):
        report = may_be_spared(partial(_report, case, released, n))
        if report is None:
            return
        if report.is_wrong:
            wrong[n] = Wrong(report, found_at=case.now)
        if isinstance(report, Coverage) and not report.more_to_come:
            return


def _report(case: CaseRun, released: Released, n: int) -> FirstCoverage:
    out_since = released.publication.out_since
    return case.ask(
        "report",
        FirstCoverage if n == 1 else Coverage,
        of=Role.MEDIA_MONITOR,
        # A report of 24 hours cannot be in before they are over: a working day of hours from then.
        due=since(FirstCoverage.opens(out_since), bh(7)) if n == 1 else since(out_since, cd(7)),
        bounds=Bounds(since=out_since),
        shows=released.decided.content,
        beside=[released.publication],
    )
