"""A step that goes as high as the office's ladder says, as the ladder stands when it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.ladder import change
from models.matter import PRESS_MESSAGE
from models.rung import Band, Rung
from tasks.turn import UpTo
from tests import cast
from tests.cast import HELLO, CastLetter, completes, opened, task_of

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


def decided(case: CaseRun, _request: Any) -> Outcome:
    letter = case.ask("letter", CastLetter, of="news1")
    word = case.approve("decision", letter, of=UpTo(PRESS_MESSAGE))
    return case.closes("outside" if word.goes_outside else "inside")


def rules(rung: Rung, matter: str = PRESS_MESSAGE, *bands: Band) -> None:
    with write() as session:
        director = cast.person(session, "director")
        whole = [*bands, Band(None, rung)]
        change(session, matter, whole, by=director, why="ลองดู", source="คำสั่ง")


def asked() -> str:
    code = opened(decided)
    completes("news1", code, "letter", HELLO)
    return code


def offered_to(code: str) -> set[str | None]:
    with write() as session:
        return {offer.role for offer in session.merge(task_of(code, "decision")).offers()}


@pytest.mark.parametrize(
    ("rung", "role", "who", "ends"),
    [
        (Rung.GROUP_HEAD, "prc_head", "prc_head", "inside"),
        (Rung.DEPUTY_DIRECTOR, "deputy_director", "deputy", "inside"),
        (Rung.DIRECTOR, "director", "director", "inside"),
        (Rung.VICE_GOVERNOR, "director", "director", "outside"),
        (Rung.GOVERNOR, "director", "director", "outside"),
    ],
)
def test_it_is_offered_to_the_last_rung_within_the_office(
    rung: Rung, role: str, who: str, ends: str
) -> None:
    rules(rung)
    code = asked()
    assert offered_to(code) == {role}
    assert task_of(code, "decision").detail["ladder"] == {"matter": PRESS_MESSAGE, "rung": rung}
    completes(who, code, "decision", outcome="approve")
    assert cast.case_of(code).outcome == ends


def test_what_was_not_approved_goes_no_higher() -> None:
    rules(Rung.GOVERNOR)
    code = asked()
    completes("director", code, "decision", cast.NO, outcome="reject")
    assert cast.case_of(code).outcome == "inside"


def test_a_rule_changed_later_disturbs_nothing_under_way() -> None:
    """Neither a task that stands nor what was decided: the record says what the rule was."""
    rules(Rung.VICE_GOVERNOR)
    standing, done = asked(), asked()
    completes("director", done, "decision", outcome="approve")
    rules(Rung.GROUP_HEAD)
    assert offered_to(standing) == {"director"}
    completes("director", standing, "decision", outcome="approve")
    assert [cast.case_of(code).outcome for code in (standing, done)] == ["outside", "outside"]
    assert offered_to(asked()) == {"prc_head"}


def test_how_much_money_it_is_says_how_high_it_goes() -> None:
    def buys(baht: int) -> str:
        def procedure(case: CaseRun, _request: Any) -> Outcome:
            case.approve("decision", of=UpTo("procurement", baht))
            return case.closes("done")

        return opened(procedure)

    rules(Rung.GOVERNOR, "procurement", Band(1_000, Rung.GROUP_HEAD), Band(9_000, Rung.DIRECTOR))
    rungs = [
        task_of(buys(baht), "decision").detail["ladder"]["rung"] for baht in (1_000, 1_001, 9_001)
    ]
    assert rungs == ["group_head", "director", "governor"]
