"""Completing a human task: read what was handed in, decide the step, advance the case.

All of it is one transaction: when the request of who approved returns, the next person has the
task.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from forms.decision import Acknowledgement, Decision
from forms.named import form_named
from forms.rules import Bounds
from models import clock
from models.acting import must_stand
from models.authority import capacity_of
from models.case import Case
from models.errors import FieldProblem, Invalid
from models.evidence import pinned
from models.human_task import HumanTask
from models.moves import Move, gate
from models.office import Office
from models.on_paper import must_hold_no_file
from models.register import calendar_year, next_number
from models.register_entry import RegisterEntry
from models.register_name import RegisterName
from models.wording import _
from tasks import record as records
from tasks.attaching import attach
from tasks.reading import check_what_is_named, read_form
from workflows.advance import advance
from workflows.witnessing import believed, came_since, lay_there, testified

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from forms.form import Form
    from models.person import Person

_NOTHING_TO_EDIT = _("ขั้นตอนนี้ไม่มีเนื้อหาให้แก้ไข", "There is nothing here to edit.")


@dataclass(frozen=True)
class Completion:
    """What somebody hands in to finish a task.

    `answer` fills in the task's form; `outcome` and `comment` may stand beside it for a decision.
    `version` is the version of the task that was read, None to skip the check; `read_at` is when it
    was, if that is known. `witness` is kept as evidence with the event (how the person was known,
    from where).
    """

    answer: Mapping[str, Any] = field(default_factory=dict)
    outcome: str | None = None
    comment: str | None = None
    version: int | None = None
    read_at: datetime | None = None
    witness: Mapping[str, Any] = field(default_factory=dict)


def complete(session: Session, task_id: int, *, by: Person, given: Completion) -> HumanTask:
    """Finish a task and let the case go on."""
    case, task, record, file = records.held_with_file(session, task_id)
    read = read_answer(session, case, task, by=by, given=given)
    result = read.result
    if takes_number(task, read):
        result |= _numbered(session, task.office_id, task.detail["register"])
    records.finish(record[task.key], result)
    told = _evidence(case, task, file, result, given)
    task.complete(by=by, outcome=result["outcome"], told=told)
    if "registered" in result:
        session.add(_entry(task, result, told, by))
    for form in read.forms:
        attach(session, case, form, by=by)
    advance(session, case, record)
    return task


@dataclass(frozen=True)
class Read:
    """What was handed in, found sound: its forms, an edited content last.

    `result` is what the step recalls on every replay (`tasks.run`), but for a number.
    """

    forms: tuple[Form, ...]
    result: dict[str, Any]


def read_answer(
    session: Session, case: Case, task: HumanTask, *, by: Person, given: Completion
) -> Read:
    """Everything that is asked before a task is finished; nothing is written.

    Raises what stands against it: `Invalid`, `NotAllowed`, `WrongMoment`, `StaleVersion`.
    """
    must_hold_no_file(case.secrecy, given.answer, "answer")
    case.must_be_open()
    task.must_be_version(given.version)
    gate(task, Move.COMPLETE, by)
    capacity = capacity_of(task, by) or by.standing.as_holder(frozenset())
    must_stand(session, capacity.order_ids)
    form = read_form(
        session,
        form_named(task.form),
        _data(given),
        office_id=case.office_id,
        asked_at=case.opened_at,
        bounds=Bounds.recalled(task.detail.get("bounds")),
    )
    if task.kind == "record" and "shows" in task.detail:
        form.must_fit(_shown(task.detail["shows"]))
    edited = _edited(session, task, form) if isinstance(form, Decision) else None
    result = _result(task, form, by, edited) | {"capacity": capacity.record()}
    return Read((form,) if edited is None else (form, edited), result)


def _shown(shown: Mapping[str, Any]) -> Form:
    return form_named(shown["form"]).recall(shown["content"])


def takes_number(task: HumanTask, read: Read) -> bool:
    """Whether finishing it so takes the next number of a register."""
    form = read.forms[0]
    return "register" in task.detail and isinstance(form, Decision) and form.approved


def _data(given: Completion) -> dict[str, Any]:
    beside = {"outcome": given.outcome, "comment": given.comment}
    return {**given.answer, **{name: value for name, value in beside.items() if value is not None}}


def _result(task: HumanTask, form: Form, by: Person, edited: Form | None) -> dict[str, Any]:
    if isinstance(form, Decision) and task.kind != "record":
        return _decision(task, form, by, edited)
    return {"by": by.id, "outcome": _outcome(form), "answer": form.record()}


def _outcome(form: Form) -> str:
    if isinstance(form, Decision):
        return form.outcome.value
    return "acknowledged" if isinstance(form, Acknowledgement) else "done"


def _edited(session: Session, task: HumanTask, form: Decision) -> Form | None:
    """What was decided on as it now reads, if it was edited; the edit's problems by field."""
    shown = task.detail.get("shows")
    if form.edited and shown is None:
        raise Invalid([FieldProblem(("edited",), "nothing_to_edit", _NOTHING_TO_EDIT)])
    edited = form.edited_as(form_named(shown["form"])) if shown is not None else None
    if edited is not None:
        check_what_is_named(session, edited, office_id=task.office_id, within=("edited",))
        files = [found.upload for found in edited.attached()]
        must_hold_no_file(task.case.secrecy, files, "attachments")
    return edited


def _decision(task: HumanTask, form: Decision, by: Person, edited: Form | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "by": by.id,
        "outcome": form.outcome.value,
        "comment": form.comment,
        "reasons": dict(form.reasons),
        "edited": edited.record() if edited is not None else None,
        "words_for_requester": form.words_for_requester,
    }
    if "ladder" in task.detail:
        result["rung"] = task.detail["ladder"]["rung"]
    return result


def _numbered(session: Session, office_id: int, register: str) -> dict[str, Any]:
    """The next number of a register, as the paper bears it and as a program counts it."""
    year = calendar_year(clock.now())
    count = next_number(session, office_id, register, year)
    return {
        "number": number_of(session.get_one(Office, office_id), register, count, year),
        "registered": {"register": register, "year": year, "count": count},
    }


def number_of(office: Office, register: str, count: int | str, year: int) -> str:
    """A number as the paper bears it; `count` may be what stands where none is taken yet."""
    # Letters are numbered after the office's code, circulars apart; all else is ``1/2569``.
    numbers = {
        RegisterName.OUTGOING: office.letter_number,
        RegisterName.CIRCULARS: office.circular_number,
    }
    number = numbers.get(RegisterName(register))
    return number(count, year) if number else f"{count}/{year}"


def _entry(
    task: HumanTask, result: Mapping[str, Any], told: Mapping[str, Any], by: Person
) -> RegisterEntry:
    """Into the register, in the transaction of the signature, at its moment, as it is told."""
    given = result["registered"]
    return RegisterEntry(
        register_name=given["register"],
        year=given["year"],
        count=given["count"],
        number=result["number"],
        office_id=task.office_id,
        subject=told["subject"],
        to_whom=told["to_whom"],
        case_id=task.case_id,
        human_task_id=task.id,
        signed_at=task.completed_at or clock.now(),
        signed_by_id=by.id,
    )


def _on_the_paper(case: Case, task: HumanTask, result: Mapping[str, Any]) -> tuple[str, str]:
    """เรื่อง and เรียน of the paper as it was decided, else what the mission said of them.

    Where neither says what it is about, it is the case's own subject.
    """
    detail, content = task.detail, None
    if shown := detail.get("shows"):
        content = form_named(shown["form"]).recall(result.get("edited") or shown["content"])
    subject = content.paper_subject() if content is not None else ""
    to_whom = content.paper_addressee() if content is not None else ""
    return subject or detail.get("about") or case.subject, to_whom or detail.get("to_whom", "")


def _evidence(
    case: Case,
    task: HumanTask,
    file: Sequence[records.Filed],
    result: dict[str, Any],
    given: Completion,
) -> dict[str, Any]:
    """What is kept of how it was decided (handbook 7): the hash, words, capacity, the witness.

    The papers and attachments that lay in the case's file are pinned by their sums.
    """
    read_at = believed(task, given.read_at)
    documents = lay_there(file, read_at)
    told: dict[str, Any] = {"sha256": pinned(task.detail, result, documents)}
    told["capacity"] = result["capacity"]
    if documents:
        told["documents"] = documents
    if unseen := came_since(file, read_at):
        told["unseen"] = unseen
    if result.get("comment"):
        told["comment"] = result["comment"]
    if result.get("number"):
        subject, to_whom = _on_the_paper(case, task, result)
        told |= {"number": result["number"], "subject": subject, "to_whom": to_whom}
    if witness := testified(given.witness, read_at):
        told["witness"] = witness
    return told
