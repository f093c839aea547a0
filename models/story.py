"""The story of a case: every event told as a sentence, in Thai and in English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col, select

from models.booking_told import booked_in_words
from models.capacity import label_of
from models.event import Event
from models.event_words import HOW_IT_CAME, OUTCOMES, REASONS, SENTENCES, VERDICTS
from models.human_task import HumanTask
from models.person import Person
from models.role import Role
from models.said import moment_said
from models.secrecy import ALL_SECRECIES
from models.step import Step
from models.urgency import URGENCIES
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Called(NamedTuple):
    """What the service steps and the messages of a mission are called, by their names in code."""

    steps: Mapping[str, Text] = MappingProxyType({})
    messages: Mapping[str, Text] = MappingProxyType({})


class Names(NamedTuple):
    """What people are called (by id and handle), tasks (by id), steps (by key), messages.

    `outside` is whose word a clerk entered, how it came (``"telephone"`` …) and, of a fact, what
    they said of it, by task. `unsent` are the steps whose letters went out to nobody.
    """

    people: Mapping[int | str, Text]
    tasks: Mapping[int, Text]
    steps: Mapping[str, Text] = MappingProxyType({})
    messages: Mapping[str, Text] = MappingProxyType({})
    outside: Mapping[int, tuple[str, str, str | None]] = MappingProxyType({})
    unsent: frozenset[str] = frozenset()


def newest_of(session: Session, case_id: int, *, limit: int) -> list[Event]:
    """The last that happened to a case, newest first."""
    told = select(Event).where(Event.case_id == case_id)
    return list(session.exec(told.order_by(col(Event.n).desc()).limit(limit)))


def events_of(session: Session, case_id: int, *, after: int = 0, limit: int = 500) -> list[Event]:
    """What happened to a case, oldest first, after the event of that id."""
    told = select(Event).where(Event.case_id == case_id, col(Event.id) > after)
    return list(session.exec(told.order_by(col(Event.n)).limit(limit)))


def names_in(session: Session, events: Sequence[Event], called: Called | None = None) -> Names:
    """All the names that these events need, looked up at once; `called` is what code names."""
    ids = {event.actor_id for event in events} - {None}
    handles = {event.data[name] for event in events for name in _HANDLES & event.data.keys()}
    people: dict[int | str, Text] = {}
    wanted = col(Person.id).in_(ids) | col(Person.handle).in_(handles)
    for person in session.exec(select(Person).where(wanted)):
        people[person.id or 0] = people[person.handle] = person.name
    task_ids = {event.human_task_id for event in events} - {None}
    asked = select(HumanTask.id, HumanTask.title_th, HumanTask.title_en)
    tasks = session.exec(asked.where(col(HumanTask.id).in_(task_ids)))
    titles = {task_id or 0: Text(th, en) for task_id, th, en in tasks}
    called = called or Called()
    steps, outside = _steps(session, events, called), _outside(session, events)
    return Names(people, titles, steps, called.messages, outside, _unsent(session, events))


def _steps(session: Session, events: Sequence[Event], called: Called) -> dict[str, Text]:
    """The steps that machines do, by their keys, as far as the mission has a name for them."""
    keys = {event.data["key"] for event in events if event.data.get("key")}
    if not keys or not called.steps:
        return {}
    cases = {event.case_id for event in events}
    asked = select(Step.key, Step.what).where(col(Step.case_id).in_(cases), Step.kind == "run")
    found = session.exec(asked.where(col(Step.key).in_(keys)))
    return {key: called.steps[what] for key, what in found if what in called.steps}


def _unsent(session: Session, events: Sequence[Event]) -> frozenset[str]:
    """The keys of the steps that were to send letters, and had nobody to send them to."""
    keys = {event.data["key"] for event in events if event.kind == _STEP_DONE}
    cases = {event.case_id for event in events}
    asked = select(Step.key, Step.result).where(col(Step.case_id).in_(cases), Step.kind == "run")
    found = session.exec(asked.where(col(Step.key).in_(keys))) if keys else ()
    return frozenset(key for key, result in found if _went_to_nobody(result))


def _went_to_nobody(result: object) -> bool:
    """Whether that came of sending letters (`tasks.mail`), and none was taken."""
    if not isinstance(result, dict) or "sent" not in result:
        return False
    return not result["sent"] and not result.get("already")


def _outside(session: Session, events: Sequence[Event]) -> dict[int, tuple[str, str, str | None]]:
    """Whose word somebody of the office entered, how it came, its verdict, by the task of that."""
    ids = {event.human_task_id for event in events if event.kind == _COMPLETED}
    of_task = (col(Step.case_id) == HumanTask.case_id) & (col(Step.key) == HumanTask.key)
    asked = select(HumanTask.id, Step.result).join(Step, of_task)
    found = session.exec(asked.where(col(HumanTask.id).in_(ids), HumanTask.kind == "record"))
    answers = [(task_id or 0, result["answer"]) for task_id, result in found if result]
    return {
        task_id: (name, answer["how"], answer.get("verdict"))
        for task_id, answer in answers
        if (name := _whose(answer)) and answer.get("how")
    }


def _whose(answer: Mapping[str, Any]) -> str | None:
    """Who outside decided or confirmed, as the form of that has it."""
    return answer.get("decided_by_name") or answer.get("answered_by")


def sentence(event: Event, names: Names) -> Text:
    """What happened, by whom, in words; an event of a kind unknown here still says its kind."""
    whose, how, verdict = names.outside.get(event.human_task_id or 0, ("", "", None))
    entered = whose and event.kind == _COMPLETED
    told = _ENTERED if entered else SENTENCES.get(event.kind, _UNKNOWN)
    if event.kind == _STEP_DONE and event.data.get("key") in names.unsent:
        told = _UNSENT
    return told.fill(
        kind=event.kind,
        who=names.people.get(event.actor_id or 0, _PRASAN),
        task=names.tasks.get(event.human_task_id or 0) or str(event.data.get("key", "")),
        to=names.people.get(event.data.get("to", ""), str(event.data.get("to", ""))),
        outcome=verdict_in_words(event.data.get("outcome"), verdict if entered else None),
        why=_why(event.data),
        as_whom=_as_whom(event.data.get("capacity")),
        numbered=_numbered(event.data),
        sent=_sent(event.data),
        whose=whose,
        how=HOW_IT_CAME.get(how, how),
        rungs=rungs_in_words(event.data.get("from", ())),
        **(_classes if event.kind in _OF_CLASSES else _moved)(event.data),
        **booked_in_words(event.data),
        **_plain(event.data),
        **_called(event.data, names),
    )


def outcome_in_words(outcome: str | None) -> Text:
    """How a step or a case ended; an outcome that only its mission knows is told as it is."""
    return OUTCOMES.get(outcome or "", Text(outcome or "", outcome or ""))


def verdict_in_words(outcome: str | None, verdict: str | None) -> Text:
    """What somebody outside said: of a fact their verdict, else how they decided."""
    return VERDICTS.get(verdict or "") or outcome_in_words(outcome)


def rungs_in_words(of: Iterable[str]) -> Text:
    """To whom something is offered: roles by their names, people by their handles."""
    found = [Role(each).label if each in _ROLES else Text(each, each) for each in of]
    return Text(" / ".join(each.th for each in found), " / ".join(each.en for each in found))


_COMPLETED, _STEP_DONE = "human-task.completed", "service-step.done"
_UNSENT = _(
    "ขั้นตอน “{key}” ไม่ได้ส่งถึงผู้ใด เพราะไม่มีอีเมลที่ส่งได้",
    "“{key}” went out to nobody: there is no e-mail address that takes it.",
)
_ENTERED = _(
    "{who} บันทึกผล “{task}” ของ{whose} ({how}){as_whom}: {outcome}{why}",
    "{who} entered “{task}” for {whose} ({how}){as_whom}: {outcome}{why}.",
)
_UNKNOWN = _("{who}: {kind}", "{who}: {kind}")
_NUMBERED = _(" ออกเลขที่ {number}", ", which gave it the number {number}")
_SENT = _(" หลังจากส่งหนังสือถึง {people} ไปแล้ว", ", after its letter had gone out to {people}")
_PRASAN = _("ระบบประสาน", "Prasan")
_BECAUSE = _(" ({reason})", " ({reason})")
_AS_WHOM = _(" ในฐานะ{capacity}", " as {capacity}")
_AT_STEP = _("ที่ขั้นตอน “{key}”", " at “{key}”")
_BY_LINK = _("ผู้ที่ได้รับลิงก์", "whoever holds the link")
_OF_CLASSES = frozenset({"case.urgency-changed", "case.classified"})
_CLASSES = frozenset({"urgency", "secrecy"})
_ROLES = frozenset(Role)
_HANDLES = frozenset({"to", "sender"})
_NAMED_HERE = frozenset(
    {"kind", "who", "task", "to", "outcome", "why", "at_step", "key", "name", "sender"}
    | {"whose", "how", "rungs", "from", "was", "due", "shifts", "cause"}
    | {"as_whom", "capacity", "urgency", "secrecy"}
    | {"resource", "instead", "since", "until", "when"}
)
_SOONER = _("เร็วขึ้น (เวลาสั้นลง)", "is due sooner")
_A_DAY_OFF = _("วันหยุด", "a day off")
_CAUSES = {
    "urgency": _("ชั้นความเร็ว", "the urgency"),
    "hours": _("วันเวลาทำการ", "the working hours"),
}
_LATER = _("ช้าลง", "is due later")


def _why(data: Mapping[str, Any]) -> Text:
    said = next((data[name] for name in ("reason", "note", "comment") if data.get(name)), None)
    if said is None:
        return Text("", "")
    return _BECAUSE.fill(reason=REASONS.get(str(said), str(said)))


def _moved(data: Mapping[str, Any]) -> dict[str, object]:
    """A deadline's old moment and its new one, which way it went and by what."""
    was, due = (_moment(data.get(name)) for name in ("was", "due"))
    cause = _CAUSES.get(data.get("cause", ""), _A_DAY_OFF)
    shifts = _SOONER if data.get("shorter") else _LATER
    return {"was": was, "due": due, "shifts": shifts, "cause": cause}


def _moment(kept: object) -> Text:
    """A moment that an event keeps as ISO 8601; a dash for none."""
    try:
        return moment_said(datetime.fromisoformat(str(kept)))
    except ValueError:
        return Text("–", "–")


def _numbered(data: Mapping[str, Any]) -> Text:
    """The number that a register gave in the same act."""
    number = data.get("number")
    return _NUMBERED.fill(number=number) if number else Text("", "")


def _sent(data: Mapping[str, Any]) -> Text:
    """To whom a letter had gone out before its number was struck out."""
    people = ", ".join(data.get("sent_to", ()))
    return _SENT.fill(people=people) if people else Text("", "")


def _as_whom(capacity: Mapping[str, Any] | None) -> Text:
    """In whose place, by which order; nothing of the own post, which goes without saying."""
    if not capacity or not capacity["orders"]:
        return Text("", "")
    return _AS_WHOM.fill(capacity=label_of(capacity))


def _called(data: Mapping[str, Any], names: Names) -> dict[str, object]:
    """A step, a message and its sender by what people call them."""
    key, name, sender = (str(data.get(each) or "") for each in ("key", "name", "sender"))
    step = names.steps.get(key, Text(key, key))
    return {
        "key": step,
        "at_step": _AT_STEP.fill(key=step) if key else Text("", ""),
        "name": names.messages.get(name, name),
        "sender": _BY_LINK if sender == "link" else names.people.get(sender, sender),
    }


def _classes(data: Mapping[str, Any]) -> dict[str, object]:
    """The classes of urgency and of secrecy that the event names, as people call them."""
    words = ALL_SECRECIES if "secrecy" in data else URGENCIES
    return {name: words.get(str(data.get(name)), "") for name in (*_CLASSES, "was")}


def _plain(data: Mapping[str, Any]) -> dict[str, object]:
    """The rest of what the event holds, and what its sentence may name but an old event lacks."""
    lacking: dict[str, object] = dict.fromkeys(
        ("words", "filename", "old", "message", "number"), ""
    )
    return lacking | {name: data[name] for name in data if name not in _NAMED_HERE}
