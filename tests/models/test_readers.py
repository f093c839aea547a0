"""The law of readers: a secret case is there for who is listed and who keeps secrets; no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from models.case import Case
from models.database import read, write
from models.errors import PrasanError, WrongMoment
from models.inbox import how_many, queue
from models.reader_list import admit, dismiss
from models.role import Role
from models.search import CasesSought, cases
from models.secrecy import Secrecy
from tests import cast, secrets
from tests.cast import STAFF
from workflows.classifying import classify

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")
EVERYBODY = (*STAFF, "registrar", "stranger")
people = st.sampled_from(("news1", "news2", "liaison", "clerk", "admin", "prc_head"))
moves = st.lists(st.tuples(st.sampled_from((admit, dismiss)), people), max_size=12)


def secret_case() -> str:
    code = secrets.opened()
    with write() as session:
        classify(session, code, "secret", by=cast.person(session, "director"), reason="x")
    return code


def seen_by(session: Session, code: str, handle: str) -> set[bool]:
    """What every way of looking says of one person; they must all say the same."""
    case = session.merge(cast.case_of(code), load=False)
    person = cast.person(session, handle)
    found = cases(session, person, CasesSought(words=code))
    return {case.is_seen_by(person), [each.code for each in found] == [code]}


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(moves)
def test_who_is_listed_sees_it_and_nobody_else(changes: list[tuple[object, str]]) -> None:
    move_in_once()
    code, listed = secret_case(), {"prc_head", "director"}
    for verb, handle in changes:
        belongs = (handle in listed) is (verb is dismiss)
        assert makes(code, verb, handle) is belongs
        listed = listed | {handle} if verb is admit else listed - {handle}
    with read() as session:
        for handle in EVERYBODY:
            expected = handle in listed | set(secrets.KEEPERS)
            assert seen_by(session, code, handle) == {expected}, handle


def move_in_once() -> None:
    with read() as session:
        known = session.connection().exec_driver_sql(
            "SELECT count(*) FROM person WHERE handle = 'registrar'"
        )
        there = known.scalar()
    if not there:
        secrets.registrar_moves_in()


def makes(code: str, verb: object, handle: str) -> bool:
    """Whether the list was changed so."""
    try:
        with write() as session:
            case = cast.locked(session, code)
            verb(case, cast.person(session, handle), by=cast.person(session, "registrar"))  # type: ignore[operator]
    except WrongMoment:
        return False
    return True


def test_a_queue_and_its_count_leave_out_the_same() -> None:
    secrets.registrar_moves_in()
    code = secret_case()
    secrets.reads(code, "news1")
    with read() as session:
        for handle, expected in (("news1", 1), ("news2", 0)):
            person = cast.person(session, handle)
            assert len(queue(session, person)) == how_many(session, person)[1] == expected


@pytest.mark.parametrize("who", ["news1", "clerk", "admin", "prc_head", "stranger"])
def test_only_who_keeps_secrets_changes_the_list(who: str) -> None:
    secrets.registrar_moves_in()
    code = secret_case()
    with cast.nothing_changes(), pytest.raises(PrasanError):
        secrets.reads(code, "liaison", by=who)


def opens_a_child(case: CaseRun, _request: object) -> Outcome:
    case.ask("write", cast.CastLetter, of=Role.NEWS_OFFICER)
    case.open("child", "child", cast.CastRequest(subject=secrets.SUBJECT), subject="ลูก")
    return case.closes("done")


def test_a_child_of_a_secret_case_is_read_by_the_same() -> None:
    cast.plays(lambda case, _request: case.closes("done"), "child")
    code = cast.opened(opens_a_child, by="prc_head")
    with write() as session:
        classify(session, code, "secret", by=cast.person(session, "director"), reason="x")
    with write() as session:
        admit(
            cast.locked(session, code),
            cast.person(session, "news1"),
            by=cast.person(session, "director"),
        )
    cast.completes("news1", code, "write", cast.HELLO)
    with read() as session:
        of_us = select(Case).where(Case.mission == "child")
        child = session.exec(of_us).one()
        seen = {each: child.is_seen_by(cast.person(session, each)) for each in STAFF}
    assert {each for each, sees in seen.items() if sees} == {
        *("prc_head", "news1", "director", "deputy")
    }


def test_who_reads_on_when_it_becomes_secret() -> None:
    code = secret_case()
    with read() as session:
        case: Case = session.merge(cast.case_of(code), load=False)
        listed = {each.person_id for each in case.readers()}
        assert case.secrecy == Secrecy.SECRET
        assert listed == {cast.person(session, each).id for each in ("prc_head", "director")}
