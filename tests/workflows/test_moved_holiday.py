"""The province announces Eid on another day: what is open moves, with its story (scenario 5)."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from models.clock import BANGKOK, in_bangkok
from models.database import read
from models.deadline import bd, before, bh, cd, earliest, hours, since
from models.errors import OutdatedPreview
from models.role import Role
from models.story import events_of, names_in, sentence
from tests import cast
from tests.cast import HELLO, CastLetter, case_of, completes, opened, record_of, task_of
from tests.models.changing import EID, changes, dues, estimated, moving, seen
from tests.workflows.march import MONDAY, THURSDAY, left_behind, one_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tasks.run import CaseRun
    from tasks.turn import Outcome

ROOT = Path(__file__).parents[2]
EVENT = datetime(2027, 3, 12, 10, tzinfo=BANGKOK)
LIMITS: dict[str, Any] = {
    "by-wednesday": bd(2),  # the tenth is off: the eleventh; once Eid is the eleventh, the tenth
    "by-hours": bh(17.5),
    "later": bd(3),
    "eve": before(EVENT, bd(1)),
    "shared": since(MONDAY, bd(2)),
    "first": earliest(bd(2), before(EVENT, bd(1))),
    "statute": cd(3),
    "on-the-wall": hours(60),
    "fixed": EVENT,
    "whenever": None,
}


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[int]:
    """Monday 8 March 2027, 09:00; Eid is estimated for Wednesday the tenth."""
    estimated(office)
    with cast.clock_at(MONDAY):
        yield office


def all_limits(case: CaseRun, _request: Any) -> Outcome:
    asked: dict[str, Callable[[], Any]] = {
        name: partial(case.ask, name, CastLetter, of=Role.NEWS_OFFICER, due=due)
        for name, due in LIMITS.items()
    }
    asked["wait"] = partial(case.wait_until, "wait", bd(2))
    case.all(**{name.replace("-", "_"): doing for name, doing in asked.items()})
    return case.closes("done")


def falls(code: str, name: str) -> tuple[str, str | None]:
    task = task_of(code, f"{name.replace('-', '_')}/{name}")
    assert task.due_at is not None
    inner = task.internal_due_at
    return shown(task.due_at), shown(inner) if inner else None


def shown(moment: datetime) -> str:
    return f"{in_bangkok(moment):%d %H:%M}"


def story(code: str) -> list[str]:
    with read() as session:
        events = events_of(session, case_of(code).id)
        names = names_in(session, events)
        return [sentence(each, names).th for each in events]


def test_eid_moves_by_a_day_and_every_open_deadline_with_it(in_march: int) -> None:
    code = opened(all_limits)
    was = {name: falls(code, name) for name in LIMITS if name != "whenever"}
    assert was["statute"] == ("11 16:30", "09 16:30")
    preview = changes(moving(THURSDAY))
    now = {name: falls(code, name) for name in was}
    moved = {name: (was[name][0], now[name][0]) for name in was if was[name][0] != now[name][0]}
    assert moved == {
        "by-wednesday": ("11 16:30", "10 16:30"),
        "by-hours": ("11 13:30", "10 13:30"),
        "eve": ("11 16:30", "10 16:30"),
        "shared": ("11 16:30", "10 16:30"),
        "first": ("11 16:30", "10 16:30"),
    }
    assert now["statute"] == ("11 16:30", "10 16:30"), "the statute's stays, the office's moves"
    wait = record_of(code)["wait/wait"].due_at
    assert wait is not None
    assert shown(wait) == "10 16:30"
    assert len(preview.moved) == len(moved) + 2


def test_every_deadline_that_moves_stands_in_the_story_with_the_reason() -> None:
    code = opened(all_limits)
    with cast.clock_at(MONDAY.replace(hour=10)):
        changes(moving(THURSDAY))
    told = story(code)
    kinds = cast.kinds_of(code)
    assert kinds.count("human-task.due-moved") == 5
    assert kinds.count("human-task.internal-due-moved") == 1
    assert kinds.count("case.wait-moved") == 1
    (inner,) = [each for each in told if "กำหนดภายใน" in each]
    assert "ช้าลง จาก 9/3/2570 16.30 น. เป็น 10/3/2570 16.30 น. (เห็นดวงจันทร์)" in inner
    assert any("เร็วขึ้น (เวลาสั้นลง) จาก 11/3/2570 16.30 น. เป็น 10/3/2570" in each for each in told)


def test_the_preview_shows_what_then_happens() -> None:
    opened(all_limits)
    before_it = dues()
    shown_first = seen(moving(THURSDAY)).moved
    assert dues() == before_it
    assert all(each.is_shorter != each.is_statutory for each in shown_first)
    changes(moving(THURSDAY))
    after = dues()
    assert {(each.case.id, each.held.key) for each in shown_first} == {
        key for key, due in after.items() if due != before_it[key]
    }
    for each in shown_first:
        assert after[each.case.id, each.held.key] == each.dates[:2]


def test_moved_and_moved_back_nothing_has_moved() -> None:
    opened(all_limits)
    before_it = dues()
    changes(moving(THURSDAY))
    assert dues() != before_it
    changes(moving(EID, THURSDAY))
    assert dues() == before_it


def test_an_answer_typed_meanwhile_is_not_refused() -> None:
    """The deadline is not what somebody answers to, so the version of the task stays."""
    code = opened(one_limit)
    seen_version = task_of(code, "one").version
    changes(moving(THURSDAY))
    assert completes("news1", code, "one", HELLO, version=seen_version).state == "completed"


def test_what_is_done_or_ended_stays_as_it_was() -> None:
    done, ended = opened(one_limit), opened(one_limit)
    completes("news1", done, "one", HELLO)
    for key in ("one", "two"):
        completes("news1", ended, key, HELLO)
    was = {key: due for key, due in dues().items() if key != (case_of(done).id, "two")}
    preview = changes(moving(THURSDAY))
    assert [each.held.key for each in preview.moved] == ["two"]
    assert {key: due for key, due in dues().items() if key in was} == was


def test_only_what_gets_shorter_has_to_be_seen_again() -> None:
    """In an office where a task opens every minute nothing could be confirmed otherwise."""
    cast.plays(one_limit)
    later = moving(date(2027, 3, 9))  # Tuesday instead of Wednesday: still the eleventh
    shown_first = seen(later).fingerprint
    opened()
    changes(later, fingerprint=shown_first)
    sooner = moving(date(2027, 3, 12), date(2027, 3, 9))
    shown_first = seen(sooner).fingerprint
    opened()
    with cast.nothing_changes(), pytest.raises(OutdatedPreview):
        changes(sooner, fingerprint=shown_first)


DIES = """
import os, sys
from datetime import date, datetime
from models import clock
from models.clock import BANGKOK
from models.database import write
from models.changed_calendar import carried_out
from tests import cast
from tests.models.changing import moving

with clock.moved_to(datetime(2027, 3, 8, 9, tzinfo=BANGKOK)), write() as session:
    by = cast.person(session, "director")
    carried_out(session, moving(date(2027, 3, 11)), by=by, fingerprint=sys.argv[1])
    session.flush()
    os._exit(7)
"""


def test_who_dies_in_the_middle_leaves_the_old_state_whole() -> None:
    opened(all_limits)
    fingerprint = seen(moving(THURSDAY)).fingerprint
    with cast.nothing_changes():
        died = subprocess.run(
            [sys.executable, "-c", DIES, fingerprint],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            check=False,
        )
        assert died.returncode == 7
    changes(moving(THURSDAY), fingerprint=fingerprint)
    assert left_behind() == []
