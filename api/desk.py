"""One request at work: a person who is known, and one transaction.

Everything they may see is loaded through it; what is not for their eyes is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from api.visitor import SAFE
from models.access import person_of
from models.answered import answer_to, remember
from models.case import Case
from models.case_by_code import lock_by_code
from models.errors import NotAllowed, NotFound
from models.held import held
from models.human_task import HumanTask
from models.on_paper import NOT_SHOWN
from models.reading import note_reading
from models.rows import Rows
from models.statement import Statement
from models.visible import hidden, who_looks

if TYPE_CHECKING:
    from api.visitor import Visitor
    from models.access import Access
    from models.answered import Answered
    from models.person import Person


class Desk:
    """Who asks (`me`), through which door (`access`), in which transaction (`session`)."""

    def __init__(self, session: Session, visitor: Visitor) -> None:
        self.session = session
        self.visitor = visitor
        me, access = person_of(session, visitor.secret)
        visitor.must_carry_csrf(access.csrf)
        self.me: Person = me
        self.access: Access = access

    @property
    def my_id(self) -> int:
        """The id of who asks."""
        return self.me.id or 0

    def task(self, task_id: int) -> HumanTask:
        """A human task of my office, to look at."""
        found = _TASK.all(self.session, {"task_id": task_id})
        if not found or not found[0][1].is_seen_by(self.me):
            raise NotFound
        task, case = found[0]
        self._must_be_shown(case)
        self.reads(case)
        return task

    def held_task(self, task_id: int) -> HumanTask:
        """A human task of my office, its case held against every other writer."""
        self.must_see_task(task_id)
        return held(self.session, task_id)[1]

    def must_see_task(self, task_id: int) -> None:
        """`NotFound` for a task that is not mine to see, before a verb loads it by its id."""
        self._must_see(_OF_TASK, {"task_id": task_id})

    def case(self, code: str) -> Case:
        """A case of my office, to look at what is in it."""
        found = self._found(code)
        self._must_be_shown(found)
        self.reads(found)
        return found

    def known_case(self, code: str) -> Case:
        """A case of my office, of which may be told no more than where its paper lies."""
        found = self._found(code)
        self.reads(found)
        return found

    def _found(self, code: str) -> Case:
        found: Case | None = _CASE.first(self.session, {"code": code})
        if found is None or not found.is_seen_by(self.me):
            raise NotFound
        return found

    def held_case(self, code: str) -> Case:
        """A case of my office, held against every other writer."""
        self.must_see_case(code)
        return lock_by_code(self.session, code)

    def must_see_case(self, code: str) -> None:
        """`NotFound` for a case that is not mine to see, before a verb loads it by its code."""
        self._must_see(_OF_CASE, {"code": code})

    def _must_see(self, statement: Statement, which: dict[str, Any]) -> None:
        found = statement.execute(self.session.connection(), which | who_looks(self.me)).rows()
        if not found or found[0][0] != self.me.office_id or found[0][1]:
            raise NotFound

    def _must_be_shown(self, case: Case) -> None:
        """Of what lies on paper only, nothing is looked at here by anybody (handbook 2.4)."""
        if case.on_paper_only and self.visitor.method in SAFE:
            raise NotAllowed(NOT_SHOWN)

    def shows(self, case: Case) -> None:
        """Of a case whose content is shown in answer to what was posted, that is a reading too."""
        if case.on_paper_only:
            raise NotAllowed(NOT_SHOWN)
        if case.is_secret and self.visitor.method not in SAFE:
            visitor = self.visitor
            note_reading(self.session, case, self.me, visitor.target, visitor.address)

    def reads(self, case: Case) -> None:
        """What is secret is read by nobody unseen; who brings something reads nothing by that."""
        visitor = self.visitor
        if case.is_secret and visitor.method in SAFE:
            note_reading(self.session, case, self.me, visitor.target, visitor.address)

    def answered(self) -> Answered | None:
        """What this Idempotency-Key was answered before."""
        if not self.visitor.key:
            return None
        return answer_to(self.session, self.my_id, self.visitor.key, self.visitor.fingerprint())

    def remember(self, status: int, body: str) -> None:
        """Keep the answer for the next time this Idempotency-Key comes, in the same transaction."""
        if self.visitor.key:
            key, fingerprint = self.visitor.key, self.visitor.fingerprint()
            remember(
                self.session, self.my_id, key, fingerprint=fingerprint, status=status, body=body
            )


_TASK: Rows[tuple[HumanTask, Case]] = Rows(
    select(HumanTask, Case)
    .join(Case, col(Case.id) == col(HumanTask.case_id))
    .where(col(HumanTask.id) == bindparam("task_id"))
)
_OF_TASK = Statement(
    select(HumanTask.office_id, hidden(col(HumanTask.case_id))).where(
        col(HumanTask.id) == bindparam("task_id")
    )
)
_CASE: Rows[tuple[Case]] = Rows(select(Case).where(col(Case.code) == bindparam("code")))
_OF_CASE = Statement(
    select(Case.office_id, hidden(col(Case.id))).where(col(Case.code) == bindparam("code"))
)
