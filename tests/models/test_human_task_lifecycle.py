"""Anybody tries anything at any moment: what happens is what the model says, or it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlmodel import select

from models import clock
from models.database import read, write
from models.errors import NotAllowed, PrasanError, WrongMoment
from models.held import held
from models.moves import actions_for
from models.post import Incumbency
from models.role import Role
from tests import cast
from tests.cast import HELLO, CastLetter, completes, kinds_of, opened, task_of
from tests.models.life_of_a_task import FROM, PEOPLE, Task
from workflows.completing import Completion, complete
from workflows.moving import cancel_task

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")
FEW = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
ENDS = frozenset({"complete", "cancel"})
LONG_ENOUGH = 8
"""Moves that a task makes before it may end."""

WORDS: dict[str, dict[str, Any]] = {
    "save_draft": {"answer": {"words": "ครึ่งหนึ่ง"}},
    "reassign": {"reason": "ลา"},
    "cancel": {"reason": "ไม่ต้องแล้ว"},
}


def work(case: CaseRun, _request: Any) -> Outcome:
    case.ask("work", CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def decision(case: CaseRun, _request: Any) -> Outcome:
    letter = case.ask("letter", CastLetter, of=Role.NEWS_OFFICER)
    case.approve("work", letter, of=(Role.NEWS_OFFICER, Role.PRC_HEAD))
    return case.closes("done")


class Lifecycle(RuleBasedStateMachine):
    """One human task, tried by everybody."""

    @initialize(decides=st.booleans())
    def is_offered(self, *, decides: bool) -> None:
        self.code = opened(decision if decides else work)
        if decides:
            completes("news1", self.code, "letter", HELLO)
        candidates = {"news2", "prc_head"} if decides else {"news1", "news2"}
        self.moved = 0
        barred = frozenset({"news1"} if decides else ())
        self.model = Task(decides, frozenset(candidates), barred)
        with read() as session:
            self.names: dict[int | None, str] = {
                cast.person(session, handle).id: handle for handle in PEOPLE
            }

    @rule(
        verb=st.sampled_from(sorted(set(FROM) - ENDS)),
        who=st.sampled_from(PEOPLE),
        to=st.sampled_from(PEOPLE),
    )
    def is_tried(self, verb: str, who: str, to: str) -> None:
        self.tries(verb, who, to)

    @rule(verb=st.sampled_from(sorted(ENDS)), who=st.sampled_from(PEOPLE))
    def is_tried_to_end(self, verb: str, who: str) -> None:
        if self.moved > LONG_ENOUGH or not self.is_right(verb, who, who):
            self.tries(verb, who, who)

    @rule(data=st.data())
    def is_done_right(self, data: st.DataObject) -> None:
        """Most of what anybody tries at random is refused; this keeps the task moving."""
        right = {
            verb: [(who, to) for who in PEOPLE for to in PEOPLE if self.is_right(verb, who, to)]
            for verb in FROM
            if verb not in ENDS or self.moved > LONG_ENOUGH
        }
        if verbs := sorted(verb for verb, pairs in right.items() if pairs):
            verb = data.draw(st.sampled_from(verbs))
            self.tries(verb, *data.draw(st.sampled_from(right[verb])))
            self.moved += 1

    def is_right(self, verb: str, who: str, to: str) -> bool:
        return self.model.right_moment(verb) and self.model.right_person(verb, who, to)

    def tries(self, verb: str, who: str, to: str) -> None:
        before, rows, told = task_of(self.code, "work"), cast.dump(), self.told()
        refusal = self.refusal_of(verb, who, to, before.id or 0)
        after = task_of(self.code, "work")
        if not self.model.right_moment(verb):
            assert isinstance(refusal, WrongMoment)
        elif not self.model.right_person(verb, who, to):
            assert isinstance(refusal, NotAllowed | WrongMoment)
            second = verb in {"claim", "complete"} and who in self.model.candidates
            assert isinstance(refusal, NotAllowed) or second, "wrong person, not wrong moment"
        else:
            assert refusal is None
            self.model = self.model.after(verb, who, to)
            assert after.version == before.version + 1
            assert self.told() == told + (verb != "save_draft")
        assert refusal is None or cast.dump() == rows
        self.is_as_the_model_says()

    def refusal_of(self, verb: str, who: str, to: str, task_id: int) -> PrasanError | None:
        try:
            with write() as session:
                by = cast.person(session, who)
                if verb == "complete":
                    complete(session, task_id, by=by, given=self.answer())
                elif verb == "cancel":
                    cancel_task(session, task_id, by=by, **WORDS["cancel"])
                else:
                    words = dict(WORDS.get(verb, {}))
                    if verb in {"delegate", "reassign"}:
                        words["to"] = cast.person(session, to)
                    getattr(held(session, task_id)[1], verb)(by=by, **words)
        except PrasanError as refusal:
            return refusal
        return None

    def answer(self) -> Completion:
        return Completion(outcome="approve") if self.model.decides else Completion(answer=HELLO)

    def told(self) -> int:
        return len([k for k in kinds_of(self.code) if k.startswith("human-task.")])

    def is_as_the_model_says(self) -> None:
        with read() as session:
            task = session.merge(task_of(self.code, "work"), load=False)
            holder, owner = self.names.get(task.assignee_id), self.names.get(task.owner_id)
            assert (task.state, holder, owner) == (
                self.model.state,
                self.model.holder,
                self.model.owner,
            )
            for handle in PEOPLE:
                offered = {move.value for move in actions_for(task, cast.person(session, handle))}
                assert offered == {self.button(verb) for verb in FROM if self.may(verb, handle)}

    def may(self, verb: str, who: str) -> bool:
        """Whether the button is there: whom it may then be given to is asked later."""
        if not self.model.right_moment(verb):
            return False
        return any(self.model.right_person(verb, who, to) for to in PEOPLE)

    @staticmethod
    def button(verb: str) -> str:
        return "draft" if verb == "save_draft" else verb


def test_every_verb_does_what_the_model_says_or_is_refused() -> None:
    """Wrong person or wrong moment, never a third thing; a refusal leaves everything as it was."""
    run_state_machine_as_test(Lifecycle, settings=FEW)


def test_a_decision_is_reassigned_only_to_one_who_could_have_taken_it() -> None:
    code = opened(decision)
    completes("news1", code, "letter", HELLO)
    for to in ("news1", "clerk", "stranger"):
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            cast.acts("director", code, "work", "reassign", to=to, reason="ลา")
    cast.acts("director", code, "work", "reassign", to="news2", reason="ลา")
    assert task_of(code, "work").assignee_id is not None


def test_a_delegate_does_the_work_but_does_not_decide() -> None:
    """Authority does not travel with it: the decision comes back to who was entitled to it."""
    code = opened(decision)
    completes("news1", code, "letter", HELLO)
    cast.acts("prc_head", code, "work", "claim")
    cast.acts("prc_head", code, "work", "delegate", to="news2", note="ดูให้หน่อย")
    for handle in ("news2", "prc_head"):
        with cast.nothing_changes(), pytest.raises((NotAllowed, WrongMoment)):
            completes(handle, code, "work", outcome="approve")
    cast.acts("news2", code, "work", "hand_back", note="เรียบร้อย")
    completes("prc_head", code, "work", outcome="approve")


def test_a_delegate_cannot_give_away_what_was_lent() -> None:
    code = opened(work)
    cast.acts("news1", code, "work", "claim")
    cast.acts("news1", code, "work", "delegate", to="clerk", note="ช่วยพิมพ์")
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        cast.acts("clerk", code, "work", "reassign", to="news2", reason="ไม่ว่าง")
    cast.acts("news1", code, "work", "reassign", to="news2", reason="ลา")
    assert task_of(code, "work").owner_id is None


def test_who_left_the_post_since_decides_nothing() -> None:
    """Entitlement is judged when it is decided, not when the task was taken (handbook 2.6)."""
    code = opened(decision)
    completes("news1", code, "letter", HELLO)
    cast.acts("prc_head", code, "work", "claim")
    with write() as session:
        head = cast.person(session, "prc_head")
        held_now = session.exec(select(Incumbency).where(Incumbency.person_id == head.id)).all()
        for incumbency in held_now:
            incumbency.until = clock.now()
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        completes("prc_head", code, "work", outcome="approve")


def test_a_colleague_who_left_gets_no_work() -> None:
    code = opened(work)
    cast.acts("news1", code, "work", "claim")
    with write() as session:
        cast.person(session, "news2").active = False
    for verb, words in (("delegate", {}), ("reassign", {"reason": "ลา"})):
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            cast.acts("news1", code, "work", verb, to="news2", **words)


def test_a_draft_is_kept_and_gone_when_the_task_is_done() -> None:
    code = opened(work)
    cast.acts("news1", code, "work", "claim")
    cast.acts("news1", code, "work", "save_draft", answer={"words": "ครึ่ง"})
    assert task_of(code, "work").draft == {"words": "ครึ่ง"}
    completes("news1", code, "work", HELLO)
    assert task_of(code, "work").draft is None


def test_nobody_finds_a_task_that_is_not_there() -> None:
    from models.errors import NotFound  # noqa: PLC0415 - one test's word

    with pytest.raises(NotFound), write() as session:
        held(session, 999)
