"""Everything that the page of a human task shows, gathered once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, func, select

from api.human_task_told import done_as
from api.pages.case_view import asked_for, files_of
from api.pages.choosable import OfficeChoices, times_offered
from api.pages.control import Control, Filled, controls
from api.pages.deciding import OF_ITS_OWN, Possible, as_if, is_decision, possible
from api.pages.handed_in import HandedIn, answer_in
from api.pages.heirs import colleagues_but, heirs_but
from api.pages.kinds import told_by_field
from api.pages.moving import NOT_MOVING, Moving
from api.pages.paper import Paper, Reading, paper, papers
from api.pages.sections import Section, sections
from api.pages.standing_now import offered_to
from api.pages.taking_over import myself
from api.pages.told_problems import told_problems
from api.pages.unsent import edits, unsent
from api.pages.untouched import left_alone, mark_of
from api.pages.uploads import names_of, references_in
from forms.decision import Outcome
from forms.form import Form
from forms.named import form_named
from models import clock
from models.authority import capacity_of
from models.case import Case
from models.chain import written
from models.deliver_by import deliver_by
from models.document import documents_of, newest
from models.event import Event
from models.human_task import HumanTask, TaskState
from models.moves import Move, actions_for
from models.person import Person
from models.step import Step
from models.stranded import is_undecidable
from models.struck_out import struck_out
from models.why_not import lost
from workflows.catalogue import mission_of
from workflows.previewing import papers_that_follow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.desk import Desk
    from models.errors import FieldProblem
    from models.wording import Text


@dataclass(frozen=True)
class Typed:
    """What somebody has typed into the form, with what is wrong and the row they asked for.

    `told` is why it was not taken although nothing in it is wrong.
    """

    data: Mapping[str, Any] | None = None
    problems: Sequence[FieldProblem] = ()
    added: str = ""
    told: Text | None = None


@dataclass(frozen=True)
class Names:
    """What the files named on a page are called, by reference."""

    names: Mapping[str, str] = field(default_factory=dict)


def view(
    desk: Desk, task: HumanTask, typed: Typed, locale: str, moving: Moving = NOT_MOVING
) -> dict[str, Any]:
    """The context of ``human_task.html``."""
    case = desk.session.get_one(Case, task.case_id)
    form = form_named(task.form)
    typed = replace(typed, problems=told_by_field(form, typed.problems))
    data = _standing_in(desk, task) if typed.data is None else typed.data
    documents = documents_of(desk.session, case.id)
    reading = Reading(files_of(case, documents), OfficeChoices(desk.session, task.office_id))
    filled = Filled(data, typed.problems, locale=locale, added=typed.added)
    drawn = _drawn(desk, task, form, filled)
    return {
        **_about(desk, task, case),
        "form": form,
        "sections": sections(drawn.own),
        "problems": [
            *told_problems(typed.problems, drawn.every(), locale),
            *moving.told_problems(locale),
        ],
        "told": typed.told or moving.told,
        "moving": moving,
        "shows": _shown(task, reading),
        "answer": _answer(desk.session, task, reading),
        "beside": papers(task.detail.get("beside", ()), reading),
        "asked": None if _shows_request(task, case) else asked_for(case, reading),
        **_deciding(desk, case, task, form, drawn),
        "marks": dict(data.get("reasons") or {}),
        "drawn": "" if typed.data is not None else _mark(task, drawn),
        "in_file": newest(documents),
        "unsent": _unsent(desk, task, typed, reading),
        "cancelled": struck_out(desk.session, case.id),
        "files": Names(names_of(desk.session, references_in(data))),
    }


def last_event(session: Session, task: HumanTask) -> str:
    """The last thing that happened to a task; a draft is none, so it spoils no open page.

    A document of its case that was replaced is one: it is not what was read.
    """
    concerns_it = (col(Event.human_task_id) == task.id) | (col(Event.kind) == "document.replaced")
    found = select(func.max(Event.id)).where(Event.case_id == task.case_id, concerns_it)
    return str(session.exec(found).one() or 0)


@dataclass(frozen=True)
class Drawn:
    """The controls of a task's form: its own, those a decision places itself, those that edit."""

    own: tuple[Control, ...]
    placed: dict[str, Control] = field(default_factory=dict)
    edit: tuple[Control, ...] = ()

    def every(self) -> tuple[Control, ...]:
        """All of them."""
        return (*self.own, *self.placed.values(), *self.edit)


@dataclass(frozen=True)
class ToDecide:
    """What the page of a decision needs: outcomes, words, and the fields of the edited content."""

    possible: list[Possible]
    outcome: Control
    comment: Control
    words: Control | None
    edit: list[Section]


def _drawn(desk: Desk, task: HumanTask, form: type[Form], filled: Filled) -> Drawn:
    shows = task.detail.get("shows")
    offered = times_offered(shows) if task.form == "SlotAnswer" else {}
    choices = OfficeChoices(desk.session, task.office_id, offered)
    reasons = task.detail.get("reasons", {})
    filled = Filled(filled.data, filled.problems, reasons, choices, filled.added, filled.locale)
    every = controls(form, filled)
    if not is_decision(form):
        return Drawn(every)
    placed = {one.spec.name: one for one in every if one.spec.name in OF_ITS_OWN}
    own = tuple(one for one in every if one.spec.name not in OF_ITS_OWN)
    return Drawn(own, placed, edits(shows, filled, choices) if shows else ())


def _mark(task: HumanTask, drawn: Drawn) -> str:
    return mark_of(answer_in(task, HandedIn(tuple(left_alone(drawn.every())))))


def _deciding(
    desk: Desk, case: Case, task: HumanTask, form: type[Form], drawn: Drawn
) -> dict[str, Any]:
    return {
        "decision": _decision(desk, case, task, form, drawn),
        "previews": _previews(desk, case, task, form),
    }


def _decision(
    desk: Desk, case: Case, task: HumanTask, form: type[Form], drawn: Drawn
) -> ToDecide | None:
    if not is_decision(form) or not task.is_standing:
        return None
    return ToDecide(
        possible=possible(desk.session, case, task, form),
        outcome=drawn.placed["outcome"],
        comment=drawn.placed["comment"],
        words=drawn.placed.get("words_for_requester"),
        edit=sections(drawn.edit),
    )


def _previews(desk: Desk, case: Case, task: HumanTask, form: type[Form]) -> int:
    """How many papers can be seen before the task is finished."""
    if not task.is_standing or Move.COMPLETE not in actions_for(task, desk.me):
        return 0
    if not is_decision(form):
        return form.sets_papers
    approved = as_if(task, form, Outcome.APPROVE)
    return papers_that_follow(desk.session, case, task, approved)


def _about(desk: Desk, task: HumanTask, case: Case) -> dict[str, Any]:
    session = desk.session
    people = {key: session.get(Person, key) if key else None for key in _people(task)}
    return {
        "task": task,
        "case": case,
        "mission": mission_of(case.mission),
        "actions": actions_for(task, desk.me) if case.is_open else [],
        "found_in": _found_in(task, desk.me),
        "assignee": people.get(task.assignee_id),
        "owner": people.get(task.owner_id),
        "completed_by": people.get(task.completed_by_id),
        "offered": offered_to(session, task.offers()),
        "colleagues": colleagues_but(desk.me),
        "myself": myself(desk.me, task),
        "heirs": heirs_but(desk.me, task),
        "undecidable": is_undecidable(task),
        "drafted_by": people.get(task.drafted_by_id),
        "lost": _lost(task, desk.me) if case.is_open else None,
        "as_of": last_event(session, task),
        "read_at": written(clock.now()),
        "in_place": _in_place(task, desk.me),
        "done_as": done_as(task),
        "wanted_by": deliver_by(case),
    }


def _in_place(task: HumanTask, me: Person) -> Text | None:
    """In whose place I would act, said before I do; None in my own post."""
    capacity = capacity_of(task, me) if task.is_standing else None
    return None if capacity is None or capacity.is_own else capacity.label


def _lost(task: HumanTask, me: Person) -> Text | None:
    """Why I may not finish it although I could, by an order that has ended since."""
    may = not task.is_standing or Move.COMPLETE in actions_for(task, me)
    return None if may else lost(task, me)


def _unsent(desk: Desk, task: HumanTask, typed: Typed, reading: Reading) -> Paper | None:
    """What I typed, to be copied, where there is no form any more in which it could stand."""
    if not task.is_standing or Move.COMPLETE in actions_for(task, desk.me):
        return None
    mine = task.draft if task.drafted_by_id == desk.me.id and lost(task, desk.me) else None
    content = mine if typed.data is None else typed.data
    return unsent(task, content, reading) if content else None


def _found_in(task: HumanTask, me: Person) -> str:
    """The list in which I find the task: mine, mine to take, done by me, else those of its case."""
    if task.is_standing and me.id in {task.assignee_id, task.owner_id}:
        return "inbox"
    if task.completed_by_id == me.id:
        return "archive"
    return "queue" if Move.CLAIM in actions_for(task, me) else "cases"


def _people(task: HumanTask) -> tuple[int | None, ...]:
    return task.assignee_id, task.owner_id, task.completed_by_id, task.drafted_by_id


def _standing_in(desk: Desk, task: HumanTask) -> Mapping[str, Any]:
    """What stands in the form when it is opened: the draft, else what it starts from."""
    draft = task.draft_for(desk.me)
    return dict(task.detail.get("starts_from") or {}) if draft is None else draft


def _shown(task: HumanTask, reading: Reading) -> Paper | None:
    shows = task.detail.get("shows")
    return paper(shows, reading) if shows else None


def _answer(session: Session, task: HumanTask, reading: Reading) -> Paper | None:
    """What was handed in, once it was."""
    if task.state != TaskState.COMPLETED:
        return None
    of_task = select(Step).where(Step.case_id == task.case_id, Step.key == task.key)
    step = session.exec(of_task).one()
    about = (task.detail.get("shows") or {}).get("form", "")
    content = step.result.get("answer", step.result)
    return paper({"form": task.form, "content": content}, replace(reading, about=about))


def _shows_request(task: HumanTask, case: Case) -> bool:
    shown = [task.detail.get("shows"), *task.detail.get("beside", ())]
    return any(each and each["content"] == case.request for each in shown)
