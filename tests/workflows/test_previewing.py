"""What is seen before it is signed is what is set after, but for number, seal and the draft's mark.

Every paper of every mission: before anybody in a story finishes a task, what would follow is
looked at; whatever the machines then set must have been seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.information_request import Objection
from forms.media_coordination import MediaAnswer
from forms.news import NewsCorrection
from forms.papers import set_paper
from models.database import read
from models.errors import Invalid, NotAllowed
from models.human_task import HumanTask
from models.person import by_handle
from tasks import papers
from tasks.sealing import OPEN
from tests import cast, story
from tests.cast import nothing_changes, task_of
from tests.story import Story, the_clock_goes_round
from tests.workflows.complaint_story import OURS
from tests.workflows.consulting import Consultation, signed_on_paper, to_the_letter
from tests.workflows.information_story import OFFICER, WORK
from tests.workflows.media_story import INFORMATION, LIAISON
from tests.workflows.news_story import NEWS
from tests.workflows.test_information_objection import ENTER, noticed
from workflows.completing import Completion
from workflows.previewing import previewed, rehearsed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.complaint_story import ComplaintStory
    from tests.workflows.information_story import InformationStory
    from tests.workflows.media_story import MediaStory
    from tests.workflows.news_story import NewsStory
    from tests.workflows.press_story import PressStory
    from workflows.previewing import Previewed

WRONG: dict[str, Any] = {"is_wrong": True, "what_is_wrong": "จำนวนผู้เข้าร่วมผิด"}
DIFFERS = {"verify", "draft"}
NUMBERS = ("doc_no", "number")


def preview(who: str, task_id: int, given: Completion, n: int = 1) -> Previewed:
    """What `who` sees of the task of that id."""
    with read() as session:
        task = session.get_one(HumanTask, task_id)
        person = by_handle(session, who)
        assert person is not None
        found = rehearsed(session, task.case, task, by=person, given=given)
    return previewed(found, n)


class Seen:
    """The data of the papers that were seen as drafts, and of those that were set."""

    def __init__(self) -> None:
        self.drafts: list[tuple[str, dict[str, Any]]] = []
        self.set: list[tuple[str, dict[str, Any]]] = []
        self.completes = cast.completes

    def sets(self, template: str, data: dict[str, Any]) -> bytes:
        """Set it, and remember what stands in it."""
        kept = self.drafts if data.get("draft") else self.set
        kept.append((template, data))
        return set_paper(template, data)

    def looks_first(
        self, who: str, code: str, key: str, answer: dict[str, Any] | None = None, **given: Any
    ) -> HumanTask:
        """Whoever finishes a task looks first at the papers that would follow."""
        done = Completion(answer or {}, **given)
        task_id = task_of(code, key).id or 0
        with nothing_changes():
            for n in (1, 2):
                try:
                    preview(who, task_id, done, n)
                except Invalid:
                    break
        return self.completes(who, code, key, answer, **given)

    def unseen(self) -> list[str]:
        """The papers that were set and not seen so before."""
        drafts = [(template, plain(data)) for template, data in self.drafts]
        return [each for each, data in self.set if (each, plain(data)) not in drafts]


def plain(data: dict[str, Any]) -> dict[str, Any]:
    """What stands in a paper but for its number, and its seal or the mark of a draft."""
    number = next((data[name] for name in NUMBERS if data.get(name)), None)
    kept = {name: value for name, value in data.items() if name not in DIFFERS}
    return {name: "no." if value == number else value for name, value in kept.items()}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Everybody in the story looks first."""
    made = Seen()
    monkeypatch.setattr(story, "completes", made.looks_first)
    return made


def test_every_paper_of_a_consultation(
    asked: Consultation, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    to_the_letter(asked.opens(), asked)
    assert {each for each, _data in seen.set} == {"session-record", "advice"}
    assert seen.unseen() == []


def test_every_paper_of_news_and_of_its_correction(
    news: Callable[..., NewsStory], seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    one = news()
    one.released()
    one.measured(**WRONG)
    one.fills("pr-officer-1", f"{NEWS}/corrections/round/1/correct", NewsCorrection)
    one.does("prc-head-1", f"{NEWS}/corrections/round/1/approve", outcome="approve")
    one.machines_run()
    # The dispatch note of a correction follows by itself: nobody is asked before it.
    of_itself = seen.set.pop()
    assert of_itself[0] == "news-dispatch"
    assert [each for each, _data in seen.set] == ["news", "news-dispatch", "news-correction"]
    assert seen.unseen() == []


def test_every_paper_of_a_press_conference(
    press: Callable[..., PressStory], seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    one = press()
    one.machines_run()
    (memo,) = seen.set  # of the request itself, before anybody has a task
    seen.set.remove(memo)
    one.decided()
    one.prepared()
    one.cleared()
    one.machines_run()
    one.held()
    one.published()
    one.machines_run()
    kinds = [each for each, _data in seen.set]
    assert kinds == ["invitation", "press-kit", "talking-points", "press-release"]
    assert seen.unseen() == []


def test_every_paper_of_an_information_request(
    information: Callable[..., InformationStory], seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    one = information()
    noticed(one)
    one.fills(OFFICER, ENTER, Objection)
    one.ordered()
    one.does("director-1", f"{WORK}/decide", outcome="approve")
    one.machines_run()
    subjects = [data["subject"] for _each, data in seen.set]
    assert [subject.partition("ข้อมูล")[0] for subject in subjects] == [
        "แจ้งสิทธิคัดค้านการเปิดเผย", "แจ้งคำสั่งเกี่ยวกับคำขอ",
    ]  # fmt: skip
    assert seen.unseen() == []


def test_every_paper_of_media_coordination(
    media: Callable[..., MediaStory], seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    media().invited()
    answered = media(**INFORMATION)
    answered.planned()
    answered.fills(LIAISON, "answer", MediaAnswer)
    answered.does("director-1", "sign-answer", outcome="approve")
    answered.machines_run()
    assert [each for each, _data in seen.set] == ["media-invitation", "outside-letter"]
    assert seen.unseen() == []


def test_every_paper_of_a_complaint(
    complain: Callable[..., ComplaintStory], seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    one, other = complain(**OURS), complain()
    for each in (one, other):
        each.machines_run()
    seen.set.clear()  # the receipts, before anybody has a task
    one.decided()
    one.replied()
    other.forwarded()
    kinds = [each for each, _data in seen.set]
    assert kinds == ["memo", "outside-letter", "outside-letter"]
    assert seen.unseen() == []


def test_news_under_embargo_is_seen_with_the_day_on_which_it_goes_out(
    news: Callable[..., NewsStory], seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    one = news(embargo_until="2026-11-24T10:00")
    one.to_the_approval()
    one.approved()
    ((template, data),) = seen.drafts
    assert (template, str(data["issued_on"])) == ("news", "2026-11-24")


def test_a_draft_takes_no_number_and_says_that_it_is_one(
    asked: Consultation, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "set_paper", seen.sets)
    signed_on_paper(asked.opens(mode="paper"), asked)
    data = seen.drafts[-1][1]
    assert data["draft"] == "ร่าง – ยังไม่มีเลข · Draft – no number yet"
    assert data["doc_no"] == f"สข 0031/{OPEN}"
    assert not any("1" in row for row in data["verify"].qr), "nothing to scan yet"
    assert cast.record_of("CONS-2570-0001")["sign-advice"].result["number"] == "สข 0031/1"


def test_whoever_may_not_sign_sees_no_draft_and_bad_input_is_told_as_ever(
    asked: Consultation,
) -> None:
    one = asked.opens(mode="paper")
    letter = to_be_signed(one, asked)
    with pytest.raises(NotAllowed):
        preview("pr-officer-2", letter, Completion())
    with pytest.raises(Invalid) as refused:
        preview("director-1", letter, Completion({"edited": {"subject": "-"}}, "approve_with_edit"))
    with pytest.raises(Invalid) as as_ever:
        one.does("director-1", "sign-advice", {"edited": {"subject": "-"}}, outcome=EDIT)
    assert refused.value.problems == as_ever.value.problems
    with pytest.raises(Invalid) as nothing:
        preview("director-1", letter, Completion({"comment": "แก้"}, "return"))
    assert [each.slug for each in nothing.value.problems] == ["no_paper"]


EDIT = "approve_with_edit"


def to_be_signed(one: Story, asked: Consultation) -> int:
    """The letter of advice lies before the director."""
    from forms.consultation import Advice, WrittenAdvice  # noqa: PLC0415 - of this step only
    from tests.workflows.consulting import ACCEPTED  # noqa: PLC0415

    one.does("prc-head-1", "screen", ACCEPTED)
    one.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    one.does("prc-head-1", "review-advice", outcome="approve")
    one.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    the_clock_goes_round()
    return task_of(one.code, "sign-advice").id or 0
