"""Scenario 16 of the handbook, and what leaves the office of a secret matter: its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models.database import read, write
from models.document import Document, Upload
from models.event import Event
from models.person import by_handle
from models.secret_entry import SecretEntry, SecretPaper
from models.settings import settings
from tests import cast
from tests.api.caller import Doors, problems
from tests.outbox import last_letter
from tests.pages.visit import Visit
from tests.workflows.consulting import ACCEPTED, Consultation
from workflows.classifying import classify
from workflows.prefect_event import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx import Response

    from tests.story import Story

PAPER = SecretPaper("very_secret", "ตู้นิรภัย ห้องผู้อำนวยการ", "ประชาสัมพันธ์จังหวัด")
FILE = {"file": ("plan.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF new\n")}


@pytest.fixture
def doors() -> Iterator[Doors]:
    """The application, open."""
    with Doors() as opened:
        yield opened


def classified(story: Story, secrecy: str, by: str = "director-1") -> None:
    with write() as session:
        person = by_handle(session, by)
        assert person is not None
        classify(session, story.code, secrecy, by=person, reason="x", paper=PAPER)


def kept() -> tuple[Any, ...]:
    """Everything of files that the office keeps: rows, and bytes in its store."""
    with read() as session:
        rows = [len(session.exec(select(table)).all()) for table in (Document, Upload)]
    folder = settings().data_dir
    return *rows, sorted(str(each) for each in folder.rglob("*") if "files" in each.parts)


def refuses(answer: Response, path: str) -> None:
    """With the sentence that leads to the secret register, in both languages."""
    assert answer.status_code == 422
    assert problems(answer) == {path: "on_paper_only"}
    (told,) = answer.json()["errors"]
    assert "นายทะเบียนข้อมูลข่าวสารลับ" in told["th"]
    assert "secret register" in told["en"]


def test_a_file_in_a_very_secret_matter_is_refused_at_every_door(
    asked: Consultation, doors: Doors
) -> None:
    """Scenario 16: แนบไฟล์ในเรื่อง "ลับมาก" → ระบบปฏิเสธและแนะนำทะเบียนลับ."""
    story = asked.opens()
    task = cast.task_of(story.code, "screen").id
    classified(story, "very_secret")
    before = kept()
    attached = doors.ask("director-1", "POST", f"/cases/{story.code}/attachments", files=FILE)
    refuses(attached, "file")
    versions = f"/cases/{story.code}/documents/1/versions"
    refuses(doors.ask("director-1", "POST", versions, files=FILE), "file")
    draft = {"answer": {"papers": [asked.upload]}}
    refuses(doors.ask("director-1", "PUT", f"/human-tasks/{task}/draft", draft), "answer.papers.0")
    finished = doors.ask("director-1", "POST", f"/human-tasks/{task}/completion", draft)
    refuses(finished, "answer.papers.0")
    browser = Visit(doors, "director-1")
    browser.open(f"/cases/{story.code}")
    csrf = dict(browser.page.form("/sign-out").pairs)["_csrf"]
    browser.post(f"/cases/{story.code}/attachments", [("_csrf", csrf)], files=FILE)
    assert browser.status == 422
    assert "โปรดลงทะเบียนกับนายทะเบียนข้อมูลข่าวสารลับ" in browser.page.text
    given = {"_file.letter_file": FILE["file"]}
    browser.post(f"/human-tasks/{task}/completion", [("_csrf", csrf)], files=given)
    assert browser.status == 403, "its task is not shown again either"
    assert "โปรดติดต่อนายทะเบียนข้อมูลข่าวสารลับ" in browser.page.text
    assert kept() == before


def test_a_very_secret_matter_goes_on_on_paper(asked: Consultation) -> None:
    """Its work ends here, its readers are taken off, and the register says where it lies."""
    story = asked.opens()
    classified(story, "secret")
    classified(story, "very_secret")
    assert (story.case.state, story.case.outcome) == ("closed", "secret-register")
    assert story.waits_for == set()
    with read() as session:
        (entry,) = session.exec(select(SecretEntry)).all()
        assert (entry.number, entry.case_id) == ("1/2569", story.case.id)
        assert (entry.place_kept, entry.may_open) == (PAPER.place_kept, PAPER.may_open)
        case = session.merge(story.case, load=False)
        seeing = {
            handle
            for handle in ("director-1", "reg-clerk-1", "reg-clerk-2", "prc-head-1")
            if case.is_seen_by(cast.person(session, handle))
        }
    assert seeing == {"director-1", "reg-clerk-1"}, "the first clerk is the registrar of secrets"
    story.machines_run()
    assert story.letters() == [], "nothing more goes out"


def test_nothing_of_substance_is_typed_into_it(asked: Consultation, doors: Doors) -> None:
    story = asked.opens()
    classified(story, "most_secret")
    path = f"/cases/{story.code}/comments"
    refuses(doors.ask("director-1", "POST", path, {"words": "เนื้อหา"}), "words")
    assert "comment" not in doors.get("director-1", f"/cases/{story.code}")["actions"]


def test_where_the_paper_lies_has_to_be_said(asked: Consultation, doors: Doors) -> None:
    story = asked.opens()
    path, given = f"/cases/{story.code}/secrecy", {"secrecy": "very_secret", "reason": "x"}
    doors.token("director-1")
    before = cast.dump()
    answer = doors.ask("director-1", "PUT", path, given)
    assert problems(answer) == {"place_kept": "required", "may_open": "required"}
    assert cast.dump() == before


def test_mail_of_a_secret_case_bears_its_number_only(asked: Consultation) -> None:
    """To the requester as to colleagues: whoever carries a letter may read it."""
    story = asked.opens()
    classified(story, "secret", by="prc-head-1")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.machines_run()
    letter = last_letter(story)
    assert story.code in letter
    assert story.case.subject not in letter
    assert [each.subject for each in story.letters()] == [f"[{story.code}]"]


def test_prefect_hears_the_number_only(asked: Consultation) -> None:
    story = asked.opens()
    classified(story, "secret")
    with read() as session:
        events = session.exec(select(Event).where(Event.case_id == story.case.id)).all()
        actor, task = by_handle(session, "director-1"), cast.task_of(story.code, "screen")
    for event in events:
        body = str(Told(event, story.case, task, actor).body(None))
        assert story.code in body
        assert story.case.subject not in body
        assert task.title_th not in body
        assert "director-1" not in body
