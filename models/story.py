"""The story of a case: every event told as a sentence, in Thai and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col, select

from models.event import Event
from models.human_task import HumanTask
from models.person import Person
from models.step import Step
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Sequence


class Called(NamedTuple):
    """What the service steps and the messages of a mission are called, by their names in code."""

    steps: Mapping[str, Text] = MappingProxyType({})
    messages: Mapping[str, Text] = MappingProxyType({})


class Names(NamedTuple):
    """What people are called (by id and handle), tasks (by id), steps (by key), messages.

    `outside` is whose word a clerk entered, and how it came (``"telephone"`` …), by task.
    """

    people: Mapping[int | str, Text]
    tasks: Mapping[int, Text]
    steps: Mapping[str, Text] = MappingProxyType({})
    messages: Mapping[str, Text] = MappingProxyType({})
    outside: Mapping[int, tuple[str, str]] = MappingProxyType({})


def newest_of(session: Session, case_id: int, *, limit: int) -> list[Event]:
    """The last that happened to a case, newest first."""
    told = select(Event).where(Event.case_id == case_id)
    return list(session.exec(told.order_by(col(Event.id).desc()).limit(limit)))


def events_of(session: Session, case_id: int, *, after: int = 0, limit: int = 500) -> list[Event]:
    """What happened to a case, oldest first, after the event of that id."""
    told = select(Event).where(Event.case_id == case_id, col(Event.id) > after)
    return list(session.exec(told.order_by(col(Event.id)).limit(limit)))


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
    return Names(people, titles, steps, called.messages, outside)


def _steps(session: Session, events: Sequence[Event], called: Called) -> dict[str, Text]:
    """The steps that machines do, by their keys, as far as the mission has a name for them."""
    keys = {event.data["key"] for event in events if event.data.get("key")}
    if not keys or not called.steps:
        return {}
    cases = {event.case_id for event in events}
    asked = select(Step.key, Step.what).where(col(Step.case_id).in_(cases), Step.kind == "run")
    found = session.exec(asked.where(col(Step.key).in_(keys)))
    return {key: called.steps[what] for key, what in found if what in called.steps}


def _outside(session: Session, events: Sequence[Event]) -> dict[int, tuple[str, str]]:
    """Whose word somebody of the office entered, and how it came, by the task of that."""
    ids = {event.human_task_id for event in events if event.kind == _COMPLETED}
    of_task = (col(Step.case_id) == HumanTask.case_id) & (col(Step.key) == HumanTask.key)
    asked = select(HumanTask.id, Step.result).join(Step, of_task)
    found = session.exec(asked.where(col(HumanTask.id).in_(ids), HumanTask.kind == "record"))
    answers = [(task_id or 0, result["answer"]) for task_id, result in found if result]
    whose = [(task_id, _whose(answer), answer.get("how")) for task_id, answer in answers]
    return {task_id: (name, how) for task_id, name, how in whose if name and how}


def _whose(answer: Mapping[str, Any]) -> str | None:
    """Who outside decided or confirmed, as the form of that has it."""
    return answer.get("decided_by_name") or answer.get("answered_by")


def sentence(event: Event, names: Names) -> Text:
    """What happened, by whom, in words; an event of a kind unknown here still says its kind."""
    whose, how = names.outside.get(event.human_task_id or 0, ("", ""))
    entered = whose and event.kind == _COMPLETED
    told = _ENTERED if entered else SENTENCES.get(event.kind, _UNKNOWN)
    return told.fill(
        kind=event.kind,
        who=names.people.get(event.actor_id or 0, _PRASAN),
        task=names.tasks.get(event.human_task_id or 0) or str(event.data.get("key", "")),
        to=names.people.get(event.data.get("to", ""), str(event.data.get("to", ""))),
        outcome=outcome_in_words(event.data.get("outcome")),
        why=_why(event.data),
        numbered=_numbered(event.data),
        whose=whose,
        how=HOW_IT_CAME.get(how, how),
        **_plain(event.data),
        **_called(event.data, names),
    )


def outcome_in_words(outcome: str | None) -> Text:
    """How a step or a case ended; an outcome that only its mission knows is told as it is."""
    return OUTCOMES.get(outcome or "", Text(outcome or "", outcome or ""))


OUTCOMES: dict[str, Text] = {
    "approve": _("เห็นชอบ/อนุมัติ", "approved"),
    "approve_with_edit": _("อนุมัติโดยแก้ไขถ้อยคำ", "approved with edits"),
    "return": _("ส่งกลับแก้ไข", "returned for changes"),
    "reject": _("ไม่อนุมัติ", "rejected"),
    "acknowledged": _("รับทราบ", "acknowledged"),
    "done": _("ทำเสร็จ", "done"),
    "withdrawn": _("ถอนเรื่อง", "withdrawn"),
    "cancelled": _("ยกเลิก", "cancelled"),
    "held": _("จัดแถลงข่าวแล้ว", "held"),
    "not-needed": _("ไม่ต้องแถลงข่าว", "not needed"),
    "called-off": _("ยกเลิกการแถลงข่าว", "called off"),
    "declined": _("ไม่รับดำเนินการ", "declined"),
    "referred": _("ส่งต่อหน่วยงานอื่น", "referred"),
    "no-answer": _("ผู้ขอไม่ตอบภายในกำหนด", "no answer in time"),
    "speaker-declined": _("ไม่สามารถจัดวิทยากรได้", "no speaker could be lent"),
    "published": _("เผยแพร่แล้ว", "published"),
    "corrected": _("เผยแพร่แล้ว มีการแก้ไขข่าว", "published and corrected"),
    "retracted": _("ถอนข่าวแล้ว", "retracted"),
    "rejected": _("ไม่อนุมัติให้เผยแพร่", "not approved"),
    "advised": _("ให้คำปรึกษาแล้ว", "advised"),
    "advised-no-answer": _(
        "ให้คำปรึกษาแล้ว ไม่มีคำตอบผลการนำไปใช้", "advised; no answer what became of it"
    ),
}

REASONS: dict[str, Text] = {
    "lost": _("มีผู้ตอบทางอื่นแล้ว", "another branch was quicker"),
    "by-hand": _("ผู้บังคับบัญชายกเลิก", "a leader cancelled it"),
    "ended": _("เรื่องปิดแล้ว", "the case has ended"),
    "withdrawn": _("มีการถอนเรื่อง", "the case was withdrawn"),
}
"""Why a human task was taken away by itself (`tasks.signals`)."""

SENTENCES: dict[str, Text] = {
    "case.opened": _("{who} เปิดเรื่อง", "{who} opened the case."),
    "case.commented": _("{who}: “{words}”", "{who}: “{words}”"),
    "case.withdrawal-asked": _(
        "{who} ขอถอนเรื่อง{why}", "{who} asked for the case to be withdrawn{why}."
    ),
    "case.withdrawn": _("เรื่องถูกถอนแล้ว", "The case was withdrawn."),
    "case.closed": _("ปิดเรื่อง: {outcome}", "The case was closed: {outcome}."),
    "document.attached": _("{who} แนบไฟล์ “{filename}”", "{who} attached “{filename}”."),
    "human-task.claimed": _("{who} รับงาน “{task}”", "{who} took “{task}”."),
    "human-task.released": _("{who} คืนงาน “{task}” เข้ากองกลาง", "{who} put “{task}” back."),
    "human-task.delegated": _(
        "{who} มอบงาน “{task}” ให้ {to} ทำแทน{why}", "{who} delegated “{task}” to {to}{why}."
    ),
    "human-task.handed-back": _(
        "{who} ส่งงาน “{task}” คืนผู้มอบ{why}", "{who} handed “{task}” back{why}."
    ),
    "human-task.reassigned": _(
        "{who} โอนงาน “{task}” ให้ {to}{why}", "{who} reassigned “{task}” to {to}{why}."
    ),
    "human-task.completed": _(
        "{who} ดำเนินการ “{task}”: {outcome}{numbered}{why}",
        "{who} finished “{task}”: {outcome}{numbered}{why}.",
    ),
    "human-task.cancelled": _("ยกเลิกงาน “{task}”{why}", "“{task}” was cancelled{why}."),
    "service-step.done": _("ระบบทำขั้นตอน “{key}” เสร็จ", "The machine step “{key}” was done."),
    "message.received": _(
        "ได้รับข้อความ “{name}” จาก {sender}", "The message “{name}” came from {sender}."
    ),
    "register.number-cancelled": _(
        "{who} ยกเลิกเลขที่ {number}{why}", "{who} cancelled the number {number}{why}."
    ),
    "incident.raised": _("ติดขัด{at_step}: {message}", "Something broke{at_step}: {message}"),
    "incident.retried": _("{who} สั่งให้ลองใหม่", "{who} had it tried again."),
    "incident.settled": _("เหตุติดขัดหมดไปแล้ว", "What was broken works again."),
}

HOW_IT_CAME: dict[str, Text] = {
    "paper": _("ทางเอกสาร", "on paper"),
    "telephone": _("ทางโทรศัพท์", "by telephone"),
    "meeting": _("ในที่ประชุม", "in a meeting"),
}
"""How the office was told what somebody outside had decided."""

_COMPLETED = "human-task.completed"
_ENTERED = _(
    "{who} บันทึกผล “{task}” ของ{whose} ({how}): {outcome}{why}",
    "{who} entered “{task}” for {whose} ({how}): {outcome}{why}.",
)
_UNKNOWN = _("{who}: {kind}", "{who}: {kind}")
_NUMBERED = _(" ออกเลขที่ {number}", ", which gave it the number {number}")
_PRASAN = _("ระบบประสาน", "Prasan")
_BECAUSE = _(" ({reason})", " ({reason})")
_AT_STEP = _("ที่ขั้นตอน “{key}”", " at “{key}”")
_BY_LINK = _("ผู้ที่ได้รับลิงก์", "whoever holds the link")
_HANDLES = frozenset({"to", "sender"})
_NAMED_HERE = frozenset(
    {"kind", "who", "task", "to", "outcome", "why", "at_step", "key", "name", "sender"}
    | {"whose", "how"}
)


def _why(data: Mapping[str, Any]) -> Text:
    said = next((data[name] for name in ("reason", "note", "comment") if data.get(name)), None)
    if said is None:
        return Text("", "")
    return _BECAUSE.fill(reason=REASONS.get(str(said), str(said)))


def _numbered(data: Mapping[str, Any]) -> Text:
    """The number that a register gave in the same act."""
    number = data.get("number")
    return _NUMBERED.fill(number=number) if number else Text("", "")


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


def _plain(data: Mapping[str, Any]) -> dict[str, object]:
    """The rest of what the event holds, and what its sentence may name but an old event lacks."""
    lacking: dict[str, object] = dict.fromkeys(("words", "filename", "message", "number"), "")
    return lacking | {name: data[name] for name in data if name not in _NAMED_HERE}
