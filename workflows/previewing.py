"""Seeing a paper before it is signed: as it would be set from what is typed now.

The mission is read as if the task had been finished so, and the step that would set the paper says
what stands on it, as it will when it sets it (`tasks.service.ServiceStep.papers`). Nothing is kept,
and no number is taken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.decision import Decision, Outcome
from forms.named import form_named
from models import clock
from models.database import in_trouble
from models.deadline import falls_on
from models.document import ATTACHMENT, Document, upload_of
from models.errors import FieldProblem, Invalid
from models.office import Office
from models.register import calendar_year
from models.step import Step, StepState
from models.wording import _
from tasks.papers import drafted
from tasks.sealing import OPEN
from tasks.service import ServiceCall
from tasks.signals import ProcedureChanged
from tasks.turn import LOOK_UP, TIMER
from workflows.advance import replay
from workflows.completing import number_of, read_answer, takes_number
from workflows.imagined import imagined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from forms.form import Form
    from models.case import Case
    from models.human_task import HumanTask
    from models.person import Person
    from tasks.turn import Opening, ReadyCall
    from workflows.completing import Completion

MOST_PAPERS = 20
"""Papers of one step that can be asked for by their place."""

MOST_WAITS = 5
"""So many moments are waited for, one after the other, before a paper is set."""

_NO_PAPER = _(
    "ผลนี้ยังไม่มีเอกสารให้จัดทำ จึงไม่มีตัวอย่างให้ดู",
    "No paper is set after this, so there is nothing to preview.",
)
_NO_SUCH = _("ไม่มีเอกสารฉบับที่ {n}", "There is no paper number {n}.")


class Rehearsal(NamedTuple):
    """A step that would set papers, and how it would be called."""

    ready: ReadyCall
    call: ServiceCall


class Previewed(NamedTuple):
    """A paper as a PDF that is marked as a draft."""

    filename: str
    pdf: bytes


def rehearsed(
    session: Session, case: Case, task: HumanTask, *, by: Person, given: Completion
) -> list[Rehearsal]:
    """What would set papers if `by` finished the task so; raises as finishing it would.

    `Invalid` too where no paper follows.
    """
    given = _decided(task, given)
    read = read_answer(session, case, task, by=by, given=given)
    result = dict(read.result)
    if takes_number(task, read):
        office, register = session.get_one(Office, task.office_id), task.detail["register"]
        result["number"] = number_of(office, register, OPEN, calendar_year(clock.now()))
    calls = _calls(session, case, task, result)
    if not calls:
        path = ("outcome",) if issubclass(form_named(task.form), Decision) else ()
        raise Invalid([FieldProblem(path, "no_paper", _NO_PAPER)], _NO_PAPER)
    to_come = _to_come(session, case, read.forms)
    return [Rehearsal(each, _call(case, each.key, to_come)) for each in calls]


def previewed(rehearsals: Sequence[Rehearsal], n: int) -> Previewed:
    """The `n`-th paper of them, from 1; needs no session, for a typesetter takes its time."""
    papers = [
        (each.call, paper)
        for each in rehearsals
        if each.ready.step.papers is not None
        for paper in each.ready.step.papers(each.call, **each.ready.arguments)
    ]
    if not 1 <= n <= len(papers):
        told = _NO_SUCH.fill(n=n)
        raise Invalid([FieldProblem(("paper",), "no_paper", told)], told)
    call, paper = papers[n - 1]
    return Previewed(f"{call.case_code}-{paper['template']}-draft.pdf", drafted(call, paper))


def papers_that_follow(
    session: Session, case: Case, task: HumanTask, result: dict[str, Any]
) -> int:
    """How many papers would be set if `task` had that result."""
    return sum(each.step.sets for each in _calls(session, case, task, result))


def _decided(task: HumanTask, given: Completion) -> Completion:
    """Where no outcome is chosen yet, what is looked at is what would be approved."""
    chosen = given.outcome or given.answer.get("outcome")
    if chosen or not issubclass(form_named(task.form), Decision):
        return given
    return replace(given, outcome=Outcome.APPROVE.value)


def _calls(
    session: Session, case: Case, task: HumanTask, result: dict[str, Any]
) -> list[ReadyCall]:
    """The calls of steps that set papers, which the mission then comes to: at once, or in time."""
    record = imagined(session, case, task, result)
    known = set(record or ())
    for _wait in range(MOST_WAITS if record else 0):
        try:
            turn = replay(case, record or {})
        except (Exception, ProcedureChanged) as error:
            if in_trouble(error):
                raise
            return []  # what a mission raises here it raises when the task is finished
        found = [call for call in turn.calls if call.key not in known and call.step.papers]
        waits = [each for each in turn.openings if each.kind in {TIMER, LOOK_UP}]
        if found or not waits:
            return found
        for each in waits:
            (record or {})[each.key] = _over(session, case, each)
    return []


def _over(session: Session, case: Case, opening: Opening) -> Step:
    """A look-up as it is answered now, or a wait that is over: at its moment or, if past, now."""
    now = clock.now()
    step = Step(
        case_id=case.id,
        key=opening.key,
        kind=opening.kind,
        what=opening.what,
        state=StepState.DONE,
        opened_at=now,
        done_at=now,
    )
    if opening.kind == LOOK_UP:
        what, arguments = opening.body
        step.result = what(session, case.office_id, **arguments)
    else:
        step.due_at = falls_on(session, case.office_id, opening.body, now) or now
        step.done_at = max(step.due_at, now)
    return step


def _call(case: Case, key: str, to_come: tuple[Document, ...]) -> ServiceCall:
    return ServiceCall(
        case_id=case.id,
        case_code=case.code,
        office_id=case.office_id,
        step_key=key,
        attempt=0,
        secret=case.is_secret,
        to_come=to_come,
    )


def _to_come(session: Session, case: Case, forms: Sequence[Form]) -> tuple[Document, ...]:
    """The files that were brought and would lie in the case's file by then; never to be kept."""
    named = {found.upload.removeprefix("sha256:") for form in forms for found in form.attached()}
    uploads = [upload_of(session, sha256, office_id=case.office_id) for sha256 in sorted(named)]
    return tuple(
        Document(
            case_id=case.id,
            n=0,
            kind=ATTACHMENT,
            title_th=each.filename,
            title_en=each.filename,
            filename=each.filename,
            sha256=each.sha256,
            media_type=each.media_type,
            size=each.size,
            created_at=each.at,
        )
        for each in uploads
        if each is not None
    )
