"""What a secret case opened is as secret as it is, and read by the same people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from models.case import Case
from models.database import read, write
from models.reader_list import admit
from models.role import Role
from models.secret_entry import SecretPaper
from tests import cast
from workflows.classifying import classify
from workflows.opening import open_case

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")
_BY_NUMBER = select(Case).order_by(col(Case.id))


def parents(case: CaseRun, _request: Any) -> Outcome:
    child = case.open("child", "middle", cast.CastRequest(subject="ลูก"), subject="ลูก")
    case.outcome_of("child-end", child)
    return case.closes("done")


def middle(case: CaseRun, _request: Any) -> Outcome:
    child = case.open("child", "last", cast.CastRequest(subject="หลาน"), subject="หลาน")
    case.outcome_of("child-end", child)
    return case.closes("done")


def last(case: CaseRun, _request: Any) -> Outcome:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


@pytest.fixture
def missions() -> None:
    """Three, each of which opens the next."""
    for key, procedure in (("test", parents), ("middle", middle), ("last", last)):
        cast.plays(procedure, key)


def classified(code: str, secrecy: str) -> None:
    with write() as session:
        director = cast.person(session, "director")
        paper = SecretPaper(secrecy, "ตู้นิรภัย", "ผู้อำนวยการ")
        classify(session, code, secrecy, by=director, reason="x", paper=paper)


def all_cases() -> list[Case]:
    with read() as session:
        return list(session.exec(_BY_NUMBER))


def read_by(handle: str) -> list[bool]:
    """Whether somebody sees each of the cases."""
    with read() as session:
        person = cast.person(session, handle)
        return [each.is_seen_by(person) for each in session.exec(_BY_NUMBER)]


@pytest.mark.usefixtures("missions")
@pytest.mark.parametrize("secrecy", ["secret", "very_secret"])
def test_making_a_case_secret_makes_what_it_opened_secret(secrecy: str) -> None:
    code = cast.opened(by="prc_head")
    classified(code, secrecy)
    assert sorted(each.secrecy for each in all_cases()) == sorted([secrecy, "secret", "secret"])
    assert not any(read_by("news2"))
    assert all(read_by("director"))
    assert read_by("prc_head") == [secrecy == "secret", True, True], "who opened them reads on"


@pytest.mark.usefixtures("missions")
def test_who_read_the_case_reads_on_in_what_it_opened() -> None:
    """One that was put back goes the way of its parent; who has left the office does not read."""
    code = cast.opened(by="prc_head")
    classified(code, "secret")
    with write() as session:
        director, case = cast.person(session, "director"), cast.locked(session, code)
        for handle in ("news1", "news2"):
            admit(case, cast.person(session, handle), by=director)
    child = next(each.code for each in all_cases() if each.mission == "middle")
    classified(child, "normal")
    with write() as session:
        cast.person(session, "news2").active = False
    classified(code, "very_secret")
    assert read_by("news1") == [False, True, False]
    assert read_by("news2") == [False, False, False]


@pytest.mark.usefixtures("missions")
def test_a_child_that_opens_with_a_secret_case_has_its_readers() -> None:
    """The list may have been made in this very transaction."""
    with write() as session:
        head, news1 = (cast.person(session, handle) for handle in ("prc_head", "news1"))
        asked = {"subject": "ทดสอบ"}
        open_case(session, "test", asked, by=head, secrecy="secret", readers=[news1])
    assert {each.secrecy for each in all_cases()} == {"secret"}
    assert all(read_by("news1"))
    assert not any(read_by("news2"))
