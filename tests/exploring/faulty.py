"""Small missions, most of them wrong on purpose: one for each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.deadline import bd, cd, earliest, since
from models.role import Role
from models.wording import _
from tests.cast import CastLetter, CastRequest
from workflows.mission import mission

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

TITLE = _("ทดสอบ", "Test")


@mission("sound", code="SND", opens_with=CastRequest, title=TITLE)
def sound(case: CaseRun, request: CastRequest) -> Outcome:
    """Write, have it approved, again until it is; somebody may be quicker than the clock."""
    while True:
        letter = case.ask("write", CastLetter, of=Role.NEWS_OFFICER, due=bd(1), shows=request)
        decided = case.approve("approve", letter, of=Role.PRC_HEAD, due=bd(1))
        if not decided.returned:
            break
    if decided.rejected:
        return case.closes("rejected")
    first = case.any(
        "first",
        person=lambda: case.ask("read", CastLetter, of=Role.REG_CLERK, due=bd(2)),
        clock=lambda: case.wait_until("silence", bd(3)),
    )
    return case.closes("read" if "person" in first else "unread")


@mission("endless", code="END", opens_with=CastRequest, title=TITLE)
def endless(case: CaseRun, _request: CastRequest) -> Outcome:
    """Whatever is rejected goes round and round."""
    if case.approve("decide", of=Role.DIRECTOR).rejected:
        while True:
            case.ask("again", CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


@mission("unreachable", code="UNR", opens_with=CastRequest, title=TITLE)
def unreachable(case: CaseRun, _request: CastRequest) -> Outcome:
    """Nobody can reject what is only reviewed."""
    letter = case.ask("write", CastLetter, of=Role.NEWS_OFFICER)
    if case.review("check", letter, of=Role.NEWS_EDITOR).rejected:
        case.acknowledge("regret", of=Role.DIRECTOR)
    return case.closes("done")


@mission("deserted", code="DES", opens_with=CastRequest, title=TITLE)
def deserted(case: CaseRun, _request: CastRequest) -> Outcome:
    """The director's own work is approved by the director."""
    letter = case.ask("write", CastLetter, of=Role.DIRECTOR)
    case.approve("approve", letter, of=Role.DIRECTOR)
    return case.closes("done")


@mission("late", code="LAT", opens_with=CastRequest, title=TITLE)
def late(case: CaseRun, _request: CastRequest) -> Outcome:
    """Fifteen days by statute, of which the office takes twenty working days."""
    begun = case.now
    case.ask("prepare", CastLetter, of=Role.NEWS_OFFICER, due=bd(20))
    case.ask("answer", CastLetter, of=Role.REG_CLERK, due=earliest(bd(1), since(begun, cd(15))))
    return case.closes("done")


@mission("breaking", code="BRK", opens_with=CastRequest, title=TITLE)
def breaking(case: CaseRun, _request: CastRequest) -> Outcome:
    """Divides by nothing where it is returned."""
    if case.approve("decide", of=Role.DIRECTOR).returned:
        raise ZeroDivisionError
    return case.closes("done")
