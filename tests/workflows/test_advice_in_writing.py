"""The letter with the advice: its limit, its signature, what it encloses (handbook 3.8, 6)."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from forms.consultation import (
    Advice,
    SlotProposal,
    WrittenAdvice,
)
from models import clock
from models.case import CaseState
from models.clock import BANGKOK
from models.database import read, write
from models.document import Upload
from models.errors import Invalid
from models.paper_seal import SealStatus, sealed_by
from models.person import by_handle
from models.post import Incumbency
from models.register_entry import RegisterEntry
from tasks import enclosing
from tests.cast import record_of, task_of
from tests.forms.filled import NOW
from tests.outbox import attachments_of, last_letter, last_message
from tests.sealed import CODE, text_of
from tests.story import later
from tests.workflows.consulting import (
    ACCEPTED,
    NO,
    TUESDAY_AT_TEN,
    Consultation,
    signed_on_paper,
    told,
)


def test_written_advice_that_is_rejected_is_not_followed_up(asked: Consultation) -> None:
    """Nobody is asked thirty days later what became of advice that never came."""
    story = asked.opens(mode="paper", preferred_slots=[])
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    story.does("director-1", "sign-advice", NO, outcome="reject")
    story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "declined")
    assert "thirty-days" not in record_of(story.code)
    assert "ขออภัย" in last_letter(story)


def test_the_register_has_the_subject_and_the_addressee_of_the_letter_itself(
    asked: Consultation,
) -> None:
    """Whoever looks a number up has the letter before them, not the request that led to it."""
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    story.machines_run()
    letter = asked.answer(WrittenAdvice)
    with read() as session:
        entry = session.exec(select(RegisterEntry)).one()
    assert (entry.subject, entry.to_whom) == (letter["subject"], letter["addressee"])
    assert entry.subject != story.case.subject
    paper = asked.paper("advice")
    assert (paper["subject"], paper["to"]) == (entry.subject, entry.to_whom)


def test_whoever_signs_later_the_paper_names_who_signed(asked: Consultation) -> None:
    """The post's holder may change between the signature and the machines; the paper may not."""
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    with write() as session:
        signer = by_handle(session, "director-1")
        assert signer is not None
        signer.name_th = "นายสมชาย ใจดี"
        for held in session.exec(select(Incumbency).where(Incumbency.person_id == signer.id)):
            held.until = NOW + timedelta(minutes=1)
    with later(NOW, hours=1):
        story.machines_run()
    data = asked.paper("advice")
    assert data["signer"]["name"] == "นายสมชาย ใจดี"
    assert data["signer"]["post"].startswith("ประชาสัมพันธ์จังหวัด")
    assert data["doc_no"] == "สข 0031/1"
    assert data["office"]["phone"] == "0 7431 0000"
    assert data["owner_unit"] == "กลุ่มงานประชาสัมพันธ์และสื่อสารองค์กร"


def test_the_letter_that_leaves_can_be_checked_by_the_code_on_it(asked: Consultation) -> None:
    """What is mailed is the very file that the code vouches for."""
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    story.machines_run()
    (mailed, _enclosure) = last_message(story).iter_attachments()
    pdf = mailed.get_payload(decode=True)
    assert isinstance(pdf, bytes)
    (code,) = CODE.findall(text_of(pdf))
    with read() as session:
        found = sealed_by(session, code)
        assert found.seal.is_of(hashlib.sha256(pdf).hexdigest())
        assert (found.seal.number, found.status) == ("สข 0031/1", SealStatus.VALID)
        assert found.seal.subject == asked.paper("advice")["subject"]
        assert found.seal.signer_lines[0].startswith("ประชาสัมพันธ์จังหวัด")


def test_what_a_letter_encloses_is_listed_and_comes_with_it(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    story.machines_run()
    assert asked.paper("advice")["enclosures"] == ["letter จำนวน 1 ชุด"]
    assert attachments_of(last_message(story)) == [f"{story.code}-advice.pdf", "letter.pdf"]


def test_a_letter_lists_just_what_one_mail_brings(
    asked: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enclosing, "LARGEST_MAIL", 1)
    story = asked.opens(mode="paper")
    signed_on_paper(story, asked)
    story.machines_run()
    assert asked.paper("advice")["enclosures"] == []
    assert attachments_of(last_message(story)) == [f"{story.code}-advice.pdf"]


def test_who_writes_a_letter_is_told_when_one_mail_cannot_hold_it(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    with write() as session:
        writer = by_handle(session, "pr-officer-1")
        assert writer is not None
        sent = [
            Upload(
                sha256=letter * 64,
                by_id=writer.id,
                filename=f"{letter}.pdf",
                media_type="application/pdf",
                size=6 * 1024 * 1024,
                at=NOW,
            )
            for letter in "ab"
        ]
        session.add_all(sent)
    letter = asked.answer(WrittenAdvice, attachments=[each.reference for each in sent])
    with pytest.raises(Invalid) as refusal:
        story.does("pr-officer-1", "written-advice", letter)
    assert [each.slug for each in refusal.value.problems] == ["files_too_large"]


def test_the_letter_s_row_has_one_limit_for_writing_and_signing(asked: Consultation) -> None:
    """Three working days in all (handbook 3.8, 6): who signs has what the writer left."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    limit = task_of(story.code, "written-advice").due_at
    with later(NOW, days=2):
        story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    assert limit is not None
    assert task_of(story.code, "sign-advice").due_at == limit
    assert clock.in_bangkok(limit).date() == date(2026, 11, 26)


def test_advice_is_ready_on_the_eve_and_the_session_is_written_down_after_it(
    asked: Consultation,
) -> None:
    """Three working days, but not later than the day before; the record is due after the hour."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal, slots=[TUESDAY_AT_TEN]))
    told(story, "slot", {"chosen": TUESDAY_AT_TEN})
    due = task_of(story.code, "prepare-advice").due_at
    assert due is not None
    assert clock.in_bangkok(due).date() == date(2026, 11, 23)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    due = task_of(story.code, "session").due_at
    assert due is not None
    assert clock.in_bangkok(due) == datetime(2026, 11, 25, 16, 30, tzinfo=BANGKOK)
