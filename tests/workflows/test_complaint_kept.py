"""A complaint about a person never reaches that person, and who complained is kept (3.11; 9, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from forms.complaint import (
    Classification,
    ComplaintProposal,
    ComplaintRegistration,
    FinderNamed,
    ProvinceReply,
)
from models.case import Case
from models.case_by_code import lock_by_code
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.inbox import inbox, queue
from models.person import Person, by_handle
from models.reader_list import admit
from models.search import CasesSought, cases
from models.secrecy import Secrecy
from tests.cast import case_of, kinds_of, nothing_changes, task_of
from tests.workflows.complaint_story import (
    DIRECTOR,
    FINDER,
    HEAD,
    OFFICER,
    OURS,
    WORK,
    ComplaintStory,
    subjects_of,
)  # fmt: skip
from workflows.classifying import classify
from workflows.opening import open_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    Complain = Callable[..., ComplaintStory]

ABOUT_THE_DIRECTOR: dict[str, Any] = OURS | {
    "about_staff": [{"person": "director-1"}, {"person": "pr-officer-1"}],
}
BY_VICE_GOVERNOR: dict[str, Any] = {
    "outcome": "approve", "decided_by_role": "vice_governor", "decided_by_name": "รองผู้ว่าฯ",
    "how": "telephone", "decided_at": "2026-11-22T07:05", "evidence": None,
}  # fmt: skip


def person(session: Session, handle: str) -> Person:
    found = by_handle(session, handle)
    assert found is not None, handle
    return found


def sees(handle: str, code: str) -> bool:
    """Whether the case is there for somebody, looked for and taken in hand."""
    with read() as session:
        who = person(session, handle)
        found = code in {each.code for each in cases(session, who, CasesSought())}
        case = session.exec(select(Case).where(Case.code == code)).one()
        assert case.is_seen_by(who) == found, handle
        return found


def work_of(handle: str) -> set[str]:
    """The keys of what somebody has or could take."""
    with read() as session:
        who = person(session, handle)
        return {task.key for task, _case in [*inbox(session, who), *queue(session, who)]}


def test_only_who_handles_complaints_and_who_received_it_sees_it(complain: Complain) -> None:
    story = complain(**OURS)
    others = (
        "reg-clerk-2", FINDER, "prc-head-1", "pr-officer-2", "adm-head-1", "sysadmin-1",
    )  # fmt: skip
    readers = {OFFICER, HEAD, DIRECTOR, "deputy-director-1", "reg-clerk-1"}
    seen_by = {handle for handle in (*sorted(readers), *others) if sees(handle, story.code)}
    assert seen_by == readers


def test_who_is_given_work_in_it_by_name_sees_it_from_then_on(complain: Complain) -> None:
    story = complain(**OURS)
    assert not sees(FINDER, story.code)
    story.classified()
    assert sees(FINDER, story.code)
    assert "case.reader-admitted" in kinds_of(story.code)
    assert work_of(FINDER) == {f"{WORK}/finding/facts", f"{WORK}/hearing/hear"}


def test_neither_whom_it_is_about_nor_their_superior_looks_into_it(complain: Complain) -> None:
    """A conflict of interest bars by itself: it is asked again, and says why."""
    story = complain(**OURS)
    story.classified(finder="pr-officer-2")
    story.fills(HEAD, "classify~2", Classification, finder="prc-head-1")
    again = task_of(story.code, "classify~3").detail
    assert "ผู้บังคับบัญชาโดยตรง" in again["reasons"]["finder"]
    assert again["starts_from"]["finder"] == "prc-head-1"
    assert not sees("pr-officer-2", story.code)
    story.fills(HEAD, "classify~3", Classification)
    assert work_of(FINDER) == {f"{WORK}/finding/facts", f"{WORK}/hearing/hear"}


def test_a_complaint_about_the_director_goes_to_the_vice_governor(complain: Complain) -> None:
    """Scene 7 of chapter 9: neither the director nor the subordinate concerned sees the case."""
    story = complain(**ABOUT_THE_DIRECTOR)
    story.classified()
    story.found()
    story.proposed()
    assert not sees(DIRECTOR, story.code)
    assert not sees("pr-officer-1", story.code)
    assert work_of(DIRECTOR) == set()
    story.does(OFFICER, f"{WORK}/decide-by-province", BY_VICE_GOVERNOR)
    story.machines_run()
    story.fills(OFFICER, f"{WORK}/province-reply", ProvinceReply)
    story.machines_run()
    assert f"แจ้งผลเรื่องร้องเรียน เลขที่ {story.code}" in " ".join(subjects_of(story))
    assert not any(each.recipient.startswith("director-1") for each in story.letters())
    assert work_of(DIRECTOR) == set()


def test_what_the_vice_governor_returns_is_looked_into_again(complain: Complain) -> None:
    story = complain(**ABOUT_THE_DIRECTOR)
    story.classified()
    story.found()
    story.proposed()
    back = BY_VICE_GOVERNOR | {"outcome": "return", "comment": "ขาดพยานบุคคล"}
    story.does(OFFICER, f"{WORK}/decide-by-province", back)
    assert f"{WORK}/facts" in story.waits_for


def test_nobody_can_let_in_whom_it_is_about(complain: Complain) -> None:
    story = complain(**OURS)
    with nothing_changes(), write() as session, pytest.raises(WrongMoment):
        admit(
            lock_by_code(session, story.code),
            person(session, "pr-officer-2"),
            by=person(session, HEAD),
        )


def test_who_is_on_the_list_and_leads_lets_others_in(complain: Complain) -> None:
    story = complain(**OURS)
    with write() as session:
        admit(
            lock_by_code(session, story.code),
            person(session, "adm-head-1"),
            by=person(session, HEAD),
        )
    assert sees("adm-head-1", story.code)
    with nothing_changes(), write() as session, pytest.raises(NotAllowed):
        admit(
            lock_by_code(session, story.code), person(session, FINDER), by=person(session, OFFICER)
        )


def test_it_stays_confined(complain: Complain) -> None:
    """Made secret, it would be open to all who keep the office's secrets; made normal, to all."""
    story = complain(**OURS)
    for secrecy in (Secrecy.NORMAL, Secrecy.SECRET, Secrecy.VERY_SECRET, Secrecy.CONFINED):
        with nothing_changes(), write() as session, pytest.raises((NotAllowed, WrongMoment)):
            classify(session, story.code, secrecy, by=person(session, DIRECTOR), reason="x")


@pytest.mark.parametrize("secrecy", [Secrecy.SECRET, Secrecy.CONFINED])
def test_no_class_of_secrecy_is_chosen_for_it(complain: Complain, secrecy: Secrecy) -> None:
    story = complain(**OURS)
    request = case_of(story.code).request
    with nothing_changes(), write() as session, pytest.raises(Invalid) as refusal:
        open_case(session, "complaint", request, by=person(session, HEAD), secrecy=secrecy)
    (problem,) = refusal.value.problems
    assert (problem.path, problem.slug) == (("secrecy",), "not_to_choose")


def test_whom_it_is_about_does_not_receive_it(complain: Complain) -> None:
    story = complain(**OURS)
    request = case_of(story.code).request
    with nothing_changes(), write() as session, pytest.raises(Invalid) as refusal:
        open_case(session, "complaint", request, by=person(session, "pr-officer-2"))
    (problem,) = refusal.value.problems
    assert "ผู้ถูกร้อง" in problem.text.th
    assert "about you" in problem.text.en


def test_where_the_complaint_officer_is_concerned_the_head_registers_it(
    complain: Complain,
) -> None:
    """And nobody passes their own work: what the head proposes goes up (handbook 1.5)."""
    story = complain(**OURS | {"about_staff": [{"person": OFFICER}]})
    assert work_of(OFFICER) == set()
    story.fills(HEAD, "register", ComplaintRegistration)
    story.fills(HEAD, "classify", Classification, finder="adm-head-1")
    story.found(by="adm-head-1")
    story.fills(HEAD, f"{WORK}/propose", ComplaintProposal)
    assert task_of(story.code, f"{WORK}/review").detail["skipped"]["reason"] == "self"
    assert not sees(OFFICER, story.code)


def test_where_the_head_is_concerned_somebody_above_classifies(complain: Complain) -> None:
    story = complain(**OURS | {"about_staff": [{"person": HEAD}]})
    story.fills(OFFICER, "register", ComplaintRegistration)
    assert work_of(HEAD) == set()
    story.fills("deputy-director-1", "classify", Classification, finder="adm-head-1")


def test_corruption_is_the_director_s_alone(complain: Complain) -> None:
    """The special channel of step 3: who looks into it the director says, and nobody reviews."""
    story = complain(**OURS | {"category": "corruption"})
    story.classified(route="special", finder=None)
    assert work_of(HEAD) == set()
    story.fills(DIRECTOR, f"{WORK}/name-finder", FinderNamed)
    story.found()
    story.fills(OFFICER, f"{WORK}/propose", ComplaintProposal)
    assert f"{WORK}/decide" in story.waits_for
    story.does(DIRECTOR, f"{WORK}/decide", outcome="approve")
