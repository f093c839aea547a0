"""A human task: what is asked of a person at one step of a case.

The verbs live here, one gate in front of each (`models.moves`); every verb leaves its event in the
same transaction.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint, bindparam, text
from sqlmodel import Field, col, select

from models import clock
from models.authority import capacity_of
from models.case import LOCKED_CASE, Case, hold
from models.errors import NotAllowed, StaleVersion
from models.event import Event
from models.in_place import moved_in_place
from models.moves import Move, actions_for, gate
from models.offer import OFFERS, Offer
from models.on_paper import must_hold_no_file
from models.person import Person
from models.record import Row
from models.rows import Rows, all_of
from models.types import Json, Moment
from models.wording import Text, _


class TaskState(StrEnum):
    """Where a human task stands; *overdue* and *escalated* are questions, not states."""

    READY = "ready"
    CLAIMED = "claimed"
    DELEGATED = "delegated"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


_NOT_A_READER = _(
    "ผู้นี้ไม่อยู่ในรายชื่อผู้อ่านเรื่องลับ ให้นายทะเบียนข้อมูลข่าวสารลับหรือผู้บริหารเพิ่มชื่อก่อน",
    "This person is not among the readers of this secret case. Its keepers must list them first.",
)
STANDING = (TaskState.READY, TaskState.CLAIMED, TaskState.DELEGATED)


class HumanTask(Row, table=True):
    """What is asked of a person.

    `kind` is the verb of the mission (``ask``, ``review``, ``approve``, ``sign``, ``acknowledge``,
    ``record``), `form` the name of the form that is filled in, `detail` what it shows and is bound
    to: ``{"shows": {"form", "content"}, "starts_from", "reasons", "barred": [person ids],
    "register", "to_whom", "ladder": {"matter", "rung"}, "confirms": [step keys], "beside": [as
    "shows"], "note", "amount": satang, "bounds": as `forms.rules.Bounds` keeps them}``;
    ``skipped``, ``four_eyes`` and ``no_reader`` say why it came to somebody else than usual, or to
    nobody yet (`tasks.came_up`). `version` counts every change; `owner_id` is who
    delegated and gets it back. `due_rule` is how `due_at` is counted from `opened_at`
    (`models.due_rule`), None where no calendar can move it; `internal_due_at` is the office's own
    limit before a statute's.
    `due_at` is the earliest of the mission's own limit (`mission_due_at`), that of the case's class
    of urgency (`class_rule`, as `models.urgency_target` has it) and the moment by which the case
    must be delivered (`models.deliver_by`); `take_by` is until when
    somebody must have taken it, where the class says so. `hastened_at` is when a change of the
    office's calendar left less time than before, None where none did.
    """

    __tablename__ = "human_task"
    __table_args__ = (
        UniqueConstraint("case_id", "key"),
        Index("ix_human_task_standing", "office_id", "state", "due_at", "id"),
        Index("ix_human_task_assignee", "assignee_id", "state"),
        Index("ix_human_task_done", "completed_by_id", "completed_at"),
        Index(
            "ix_human_task_owner",
            "owner_id",
            sqlite_where=text("owner_id IS NOT NULL"),
            postgresql_where=text("owner_id IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    key: str = Field(max_length=200)
    kind: str = Field(max_length=20)
    title_th: str
    title_en: str
    form: str = Field(max_length=80)
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    state: str = Field(default=TaskState.READY, max_length=12)
    version: int = 1
    opened_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    due_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    internal_due_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    due_rule: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    mission_due_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    class_rule: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    take_by: datetime | None = Field(default=None, sa_column=Column(Moment))
    hastened_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    assignee_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    owner_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    draft: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    drafted_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    completed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    completed_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    outcome: str | None = Field(default=None, max_length=40)

    @property
    def title(self) -> Text:
        """What is to be done, in a few words."""
        return Text(self.title_th, self.title_en)

    @property
    def is_standing(self) -> bool:
        """Whether it still waits for somebody."""
        return self.state in STANDING

    @property
    def is_decision(self) -> bool:
        """Whether completing it decides something, which a colleague's delegate may not do."""
        return self.kind != "ask"

    @property
    def is_overdue(self) -> bool:
        """Whether its time has passed while it still waits."""
        return self.is_standing and self.due_at is not None and self.due_at < clock.now()

    @property
    def is_untaken_too_long(self) -> bool:
        """Whether nobody has taken it by the time that the class of urgency gives."""
        waits = self.state == TaskState.READY and self.take_by is not None
        return waits and cast("datetime", self.take_by) < clock.now()

    @property
    def barred(self) -> list[int]:
        """Who may not take this step because the work in it is theirs (four eyes)."""
        return list(self.detail.get("barred", ()))

    def offers(self) -> list[Offer]:
        """To whom it was offered; read once for as long as this row is in hand."""
        known = self.__dict__.get("_offers")
        if known is None:
            known = OFFERS.each(self.session, {"task_id": self.id})
            self.__dict__["_offers"] = known
        return cast("list[Offer]", known)

    @property
    def amount(self) -> int | None:
        """How much money is decided on here, in satang; None where it is not about money."""
        return cast("int | None", self.detail.get("amount"))

    def is_offered_to(self, person: Person) -> bool:
        """Whether `person` may take it today, in whatever capacity; never whom four eyes bar."""
        return self.case.is_seen_by(person) and capacity_of(self, person) is not None

    @property
    def case(self) -> Case:
        """The case that it belongs to; read once for as long as this row is in hand."""
        if "_case" not in self.__dict__:
            self.__dict__["_case"] = self.session.get_one(Case, self.case_id)
        return cast("Case", self.__dict__["_case"])

    def claim(self, *, by: Person) -> None:
        """Take it. When two do so at once the database lets one win; the other is told."""
        cases, _task = all_of(self.session, {"case_id": self.case_id, "task_id": self.id}, *_HELD)
        cases[0][0].note_held()
        gate(self, Move.CLAIM, by)
        self._becomes(TaskState.CLAIMED, assignee_id=by.id)
        self._tell("claimed", by)

    def release(self, *, by: Person) -> None:
        """Put it back for everybody it was offered to."""
        gate(self, Move.RELEASE, by)
        self._becomes(TaskState.READY, assignee_id=None, owner_id=None)
        self._tell("released", by)

    def free(self, *, by: Person | None, **why: str) -> None:
        """Put it back because who has it may not go on with it any more (`models.stranded`)."""
        self._becomes(TaskState.READY, assignee_id=None, owner_id=None)
        self._tell("released", by, **why)

    def delegate(self, *, by: Person, to: Person, note: str = "") -> None:
        """Have a colleague do the work; it comes back (authority does not travel with it)."""
        gate(self, Move.DELEGATE, by)
        self._must_be_a_colleague(to)
        self._becomes(TaskState.DELEGATED, assignee_id=to.id, owner_id=by.id)
        self._tell("delegated", by, to=to.handle, note=note)

    def hand_back(self, *, by: Person, note: str = "") -> None:
        """Give it back to who delegated it; the owner may also take it back."""
        gate(self, Move.HAND_BACK, by)
        self._becomes(TaskState.CLAIMED, assignee_id=self.owner_id, owner_id=None)
        self._tell("handed-back", by, note=note)

    def reassign(self, *, by: Person, to: Person, reason: str) -> None:
        """Give it to somebody else for good; a decision only to one it could be offered to."""
        gate(self, Move.REASSIGN, by)
        self._must_be_a_colleague(to)
        if self.is_decision and not self.is_offered_to(to):
            raise NotAllowed
        acting = moved_in_place(by, self.owner_id or self.assignee_id)
        self._becomes(TaskState.CLAIMED, assignee_id=to.id, owner_id=None)
        self._tell("reassigned", by, to=to.handle, reason=reason, **acting)

    def draft_for(self, person: Person) -> dict[str, Any] | None:
        """The draft, for whoever may finish the task now: it is theirs to go on with."""
        if self.draft is None or Move.COMPLETE not in actions_for(self, person):
            return None
        return self.draft_read_by(person)

    def draft_read_by(self, person: Person) -> dict[str, Any] | None:
        """The draft as `person` goes on with it: nobody decides by an outcome another chose."""
        if self.draft is None or not self.is_decision or self.drafted_by_id == person.id:
            return self.draft
        return {name: value for name, value in self.draft.items() if name != "outcome"}

    def save_draft(self, *, by: Person, answer: dict[str, Any]) -> None:
        """Keep what has been typed so far, finished or not."""
        must_hold_no_file(self.case.secrecy, answer, "answer")
        gate(self, Move.DRAFT, by)
        self.draft, self.drafted_by_id = answer, by.id
        self.version += 1
        # No event: a draft decides nothing, and one is saved every few seconds.

    def complete(self, *, by: Person, outcome: str, told: dict[str, Any]) -> None:
        """Finish it with an outcome; whoever completes a ready task thereby takes it."""
        gate(self, Move.COMPLETE, by)
        self._becomes(TaskState.COMPLETED, assignee_id=by.id)
        done = self._tell("completed", by, outcome=outcome, **told)
        self.completed_at, self.completed_by_id = done.at, by.id
        self.outcome, self.draft, self.drafted_by_id = outcome, None, None

    def cancel(self, *, by: Person | None, reason: str) -> None:
        """Take it away from everybody: its branch lost, the case ended, or a leader said so."""
        if by is not None:
            gate(self, Move.CANCEL, by)
        self._becomes(TaskState.CANCELLED)
        self._tell("cancelled", by, reason=reason)

    def must_be_version(self, seen: int | None) -> None:
        """Refuse to act on what has changed since it was read; None does not ask."""
        if seen is not None and seen != self.version:
            raise StaleVersion

    def _becomes(self, state: TaskState, **columns: object) -> None:
        self.state = state
        self.version += 1
        for name, value in columns.items():
            setattr(self, name, value)

    def _must_be_a_colleague(self, person: Person) -> None:
        if not (person.active and person.has_account) or person.office_id != self.office_id:
            raise NotAllowed
        if not self.case.is_seen_by(person):
            raise NotAllowed(_NOT_A_READER)

    def _tell(self, verb: str, by: Person | None, **data: object) -> Event:
        case = hold(self.session, self.case_id)
        return case.tell(f"human-task.{verb}", by=by, human_task_id=self.id, key=self.key, **data)


_HELD: tuple[Rows[Any], ...] = (
    LOCKED_CASE,
    Rows(
        select(HumanTask)
        .where(col(HumanTask.id) == bindparam("task_id"))
        .with_for_update(key_share=True),
        fresh=True,
    ),
)
"""``case_id`` and its ``task_id`` under their locks, as they are now."""
