"""Where nobody touched anything, nothing is found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from models import file_store
from models.case import Case
from models.database import write
from models.document import Upload
from models.human_task import HumanTask
from models.person import by_handle
from models.reader_list import make_secret
from models.register import calendar_year
from models.register_entry import held_entry
from models.role import Role
from tasks.attaching import attach_by_hand
from tasks.versions import replace_by_hand
from tests import cast
from tests.audit.looked import looked_at
from tests.signing import signed
from tests.story import PDF
from tests.workflows.at_once import at_once
from tests.workflows.consulting import Consultation, signed_on_paper
from workflows.moving import cancel_task, withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from models.person import Person
    from tests.workflows.press_story import PressStory


def test_a_press_conference_from_request_to_close(press: Callable[..., PressStory]) -> None:
    """Machines' papers, words by telephone, attachments, remarks."""
    story = press()
    story.decided()
    story.prepared()
    story.cleared()
    story.held()
    story.published()
    story.reported()
    story.put_right()
    story.closed()
    story.papers_came()
    with write() as session:
        somebody = by_handle(session, "director-1")
        assert somebody is not None
        cast.locked(session, story.code).comment(by=somebody, words="ขอบคุณทุกคน")
    sums = looked_at()
    assert sums.cases == 1
    assert sums.events > 40
    assert sums.documents > 5


def test_one_that_is_withdrawn(press: Callable[..., PressStory]) -> None:
    story = press()
    story.decided()
    story.invited()
    with write() as session:
        director = by_handle(session, "director-1")
        assert director is not None
        withdraw(session, story.code, by=director, reason="น้ำลดแล้ว")
    story.machines_run()
    assert looked_at().events > 10


def test_a_consultation_with_its_letter_and_its_numbers(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    story.machines_run()
    sums = looked_at()
    assert (sums.entries, sums.documents) == (1, 2)


def asks(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def breaks(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    raise ZeroDivisionError("โปรแกรมผิด")


def test_every_move_of_a_task(office: int) -> None:
    code = cast.opened(asks)
    cast.acts("news1", code, "letter", "claim")
    cast.acts("news1", code, "letter", "delegate", to="news2", note="ช่วยที")
    cast.acts("news2", code, "letter", "hand_back")
    cast.acts("news1", code, "letter", "release")
    cast.acts("director", code, "letter", "reassign", to="news2", reason="ลา")
    with write() as session:
        director = cast.person(session, "director")
        task_id = cast.task_of(code, "letter").id
        cancel_task(session, task_id, by=director, reason="ไม่จำเป็น")
    assert looked_at().events == len(cast.events_of(code)) == 8


def test_an_incident_and_its_mend(office: int) -> None:
    code = cast.opened(breaks)
    cast.completes("news1", code, "letter", cast.HELLO)
    assert "incident.raised" in cast.kinds_of(code)
    looked_at()


def test_a_number_that_is_struck_out(office: int) -> None:
    signed(3)
    with write() as session:
        entry = held_entry(session, office, "outgoing", calendar_year(cast.TUESDAY), 2)
        entry.cancel(by=cast.person(session, "clerk"), reason="พิมพ์ผิด")
    assert looked_at().entries == 3


def test_many_hands_at_once_make_one_chain(office: int) -> None:
    """Remarks, a claim and a completion, none of which asks for the case's lock beforehand."""

    def remark(code: str) -> None:
        with write() as session:
            by = cast.person(session, "news2")
            session.exec(select(Case).where(Case.code == code)).one().comment(by=by, words="เร็ว")

    def claim(code: str) -> None:
        task_id = cast.task_of(code, "letter").id
        with write() as session:
            session.get_one(HumanTask, task_id).claim(by=cast.person(session, "news1"))

    for _time in range(10):
        code = cast.opened(asks)
        finish = partial(cast.completes, "news1", code, "letter", cast.HELLO)
        refusals = at_once(partial(claim, code), finish, *[partial(remark, code)] * 6)
        assert refusals[1:] == [None] * 7
    assert looked_at().cases == 10


def test_newer_versions_and_changed_classes(office: int) -> None:
    code = cast.opened(asks)
    with write() as session:
        director, case = cast.person(session, "director"), cast.locked(session, code)
        first, second = (uploaded(session, director, content) for content in (PDF, PDF + b"%"))
        filed = attach_by_hand(session, case, first, by=director)
        replace_by_hand(session, case, filed, second, by=director)
        case.change_urgency("urgent", by=director, reason="น้ำมาเร็ว")
        make_secret(case, by=director, reason="ชื่อผู้เสียหาย")
    sums = looked_at()
    assert (sums.documents, sums.events) == (2, len(cast.events_of(code)))


def uploaded(session: Session, by: Person, content: bytes) -> Upload:
    """A file that somebody sent."""
    named = {"filename": "a.pdf", "media_type": "application/pdf", "at": cast.TUESDAY}
    upload = Upload(sha256=file_store.put(content), by_id=by.id, size=len(content), **named)
    session.add(upload)
    session.flush()
    return upload
