"""A consultation as a story: CONS-2570-0001 (handbook 3.8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from forms.consultation import (
    Advice,
    ConsultationRequest,
    FollowUp,
    ScreeningAndMatch,
    SessionRecord,
    SlotAnswer,
    SlotProposal,
    SpeakerLetter,
    SupplementOnPaper,
    WrittenAdvice,
)
from forms.locale import long_moment
from forms.papers import set_paper
from forms.sheets import SHEETS
from models import clock
from models.answer_link import answer_link, read_token
from models.case import CaseState
from models.clock import BANGKOK
from models.database import write
from models.errors import Invalid, WrongMoment
from models.person import by_handle
from models.post import Incumbency
from tasks import papers
from tests.cast import record_of, task_of
from tests.forms.filled import ANSWERS, NOW
from tests.outbox import attachments_of, last_letter, last_message
from tests.story import Story, furnish, later, the_clock_goes_round, with_upload
from workflows.moving import deliver, withdraw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.form import Form
    from tests.databases import FreshDatabase

ACCEPTED = {"decision": "accept", "adviser": "pr-officer-1", "sensitive": "false"}
SENSITIVE = ACCEPTED | {"sensitive": "true"}
ASKS = {"decision": "ask_once", "sensitive": "false", "missing": ["แผนสื่อเดิม", "งบประมาณ"]}
NO = {"comment": "ไม่ใช่บทบาทของสำนักงาน", "words_for_requester": "ขออภัยที่ไม่อาจให้คำปรึกษาได้"}
TUESDAY_AT_TEN = "2026-11-24T10:00"


class Consultation:
    """The sample answers, with an upload that exists, and what was set as papers."""

    def __init__(self, upload: str) -> None:
        self.upload = upload
        self.papers: dict[str, dict[str, Any]] = {}

    def paper(self, template: str) -> dict[str, Any]:
        """The data of the paper of that template, as the machines set it last."""
        return self.papers[template]

    def sets(self, template: str, data: dict[str, Any]) -> bytes:
        """Set a paper, and keep what stands in it: Thai cannot be read out of a PDF."""
        self.papers[template] = data
        return set_paper(template, data)

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """A complete answer to `form`."""
        return {**with_upload(ANSWERS[form], self.upload), **changes}

    def opens(self, **changes: Any) -> Story:
        """The request has come in."""
        request = self.answer(ConsultationRequest, **changes)
        return Story("consultation", request, by="reg-clerk-1")


@pytest.fixture
def asked(database: FreshDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Consultation]:
    """The demo office on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        consultation = Consultation(furnish(NOW))
        monkeypatch.setattr(papers, "set_paper", consultation.sets)
        yield consultation


def _told(story: Story, name: str, payload: dict[str, Any], asked_by: str = "") -> None:
    link = read_token(answer_link(story.code, name, asked_by).rpartition("/")[2])
    with write() as session:
        deliver(
            session,
            link.code,
            link.name,
            payload,
            sender="org-rid16",
            once=True,
            asked_by=link.asked_by,
        )


def _to_the_letter(story: Story, asked: Consultation) -> None:
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    story.machines_run()
    _told(story, "slot", {"chosen": "2026-11-30T10:00"})
    _advised(story, asked)
    story.machines_run()


def _advised(story: Story, asked: Consultation) -> None:
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "session", asked.answer(SessionRecord))
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    story.does("director-1", "sign-advice", outcome="approve")


def _signed_on_paper(story: Story, asked: Consultation) -> None:
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    story.does("director-1", "sign-advice", outcome="approve")


def test_a_consultation_goes_from_request_to_follow_up(asked: Consultation) -> None:
    """Screened, a time chosen by the requester's own link, advised, signed, followed up."""
    story = asked.opens()
    _to_the_letter(story, asked)
    assert record_of(story.code)["sign-advice"].result["number"] == "สข 0031/1"
    assert story.waits_for == set()
    with later(NOW, days=31):
        assert the_clock_goes_round() == 1
        story.machines_run()
        _told(story, "follow-up", {"use": "used", "satisfaction": "๕"})
        story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "advised")
    assert {paper.what for paper in story.documents() if paper.kind == "paper"} == {
        "advice",
        "session-record",
    }
    assert len(story.letters()) == 4


def test_a_time_that_was_not_offered_is_refused_at_the_link(asked: Consultation) -> None:
    """Whichever door it comes through; others are proposed as such."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    with pytest.raises(Invalid) as refused:
        _told(story, "slot", {"chosen": "2026-11-30T11:07"})
    assert [each.slug for each in refused.value.problems] == ["not_offered"]


def test_the_first_letter_does_not_answer_the_second(asked: Consultation) -> None:
    """Its link is still in the requester's post when new times were proposed."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    _told(story, "slot", {"new_slots": ["2026-12-01T10:00"]}, "propose-slots")
    story.does("pr-officer-1", "propose-slot~2", asked.answer(SlotProposal))
    assert {"propose-slots", "propose-slots~2"} <= record_of(story.code).keys()
    with pytest.raises(WrongMoment, match="asked anew"):
        _told(story, "slot", {"chosen": "2026-11-30T10:00"}, "propose-slots")
    _told(story, "slot", {"chosen": "2026-11-30T10:00"}, "propose-slots~2")
    assert story.waits_for == {"prepare-advice"}


def test_a_declined_request_ends_with_words_for_the_requester(asked: Consultation) -> None:
    """Declining is an answer too, in Thai and in English."""
    story = asked.opens()
    given = asked.answer(ScreeningAndMatch, decision="decline", words_for_requester="เกินภารกิจ")
    story.does("prc-head-1", "screen", given)
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())
    thai, english = last_letter(story).split("——————")
    assert "เกินภารกิจ" in thai
    assert "เกินภารกิจ" in english


def test_a_referred_request_reaches_whom_it_is_referred_to(asked: Consultation) -> None:
    """With who asks and what about; the requester is told where it went."""
    story = asked.opens()
    story.does("prc-head-1", "screen", asked.answer(ScreeningAndMatch))
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("referred", set())
    assert [each.recipient for each in story.letters()] == [
        "org-ddpm@example.invalid", "org-ddpm@example.invalid", "prd6@example.invalid",
    ]  # fmt: skip
    assert "ประชาชนไม่ทราบแผนบริหารจัดการน้ำ" in last_letter(story)


def test_silence_closes_the_matter_and_says_so(asked: Consultation) -> None:
    """Nobody answered for ten working days: the clerk's task goes too."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    with later(NOW, days=30):
        the_clock_goes_round()
        story.machines_run()
    assert story.case.outcome == "no-answer"
    assert story.waits_for == set()


def test_an_adviser_is_not_promised_twice_at_one_hour(asked: Consultation) -> None:
    """What collides comes back with its reason; what was not chosen elsewhere is free again."""
    first, second = asked.opens(), asked.opens()
    for story in (first, second):
        story.does("prc-head-1", "screen", ACCEPTED)
    first.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    again = ["2026-11-30T10:30", "2026-12-01T13:30"]
    second.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal, slots=again))
    assert second.waits_for == {"propose-slot~2"}
    assert set(task_of(second.code, "propose-slot~2").detail["reasons"]) == {"slots.0"}
    _told(first, "slot", {"chosen": "2026-12-01T10:00"})
    second.does("pr-officer-1", "propose-slot~2", asked.answer(SlotProposal, slots=again))
    assert second.waits_for == {"slot-answer/by_clerk/answer"}


def test_another_adviser_is_free_at_that_hour(asked: Consultation) -> None:
    first, second = asked.opens(), asked.opens()
    first.does("prc-head-1", "screen", ACCEPTED)
    first.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    second.does("prc-head-1", "screen", ACCEPTED | {"adviser": "pr-officer-2"})
    second.does("pr-officer-2", "propose-slot", asked.answer(SlotProposal))
    assert second.waits_for == {"slot-answer/by_clerk/answer"}


def test_after_two_rounds_they_telephone(asked: Consultation) -> None:
    """The adviser settles what letters could not."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    for again in ("", "~2"):
        story.does("pr-officer-1", f"propose-slot{again}", asked.answer(SlotProposal))
        story.does("reg-clerk-1", f"slot-answer{again}/by_clerk/answer", asked.answer(SlotAnswer))
    assert story.waits_for == {"settle-slot"}


def test_advice_on_paper_needs_no_appointment(asked: Consultation) -> None:
    """From screening straight to the advice."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED)
    assert story.waits_for == {"prepare-advice"}


def test_a_sensitive_matter_is_approved_by_the_director_too(asked: Consultation) -> None:
    """And comes back to the adviser with the director's reasons."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", SENSITIVE)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("director-1", "approve-advice", outcome="return", comment="ระวังถ้อยคำ")
    assert story.waits_for == {"prepare-advice~2"}
    story.does("pr-officer-1", "prepare-advice~2", asked.answer(Advice))
    story.does("prc-head-1", "review-advice~2", outcome="approve")
    story.does("director-1", "approve-advice~2", outcome="approve")
    assert story.waits_for == {"written-advice"}


def test_the_head_who_reviews_cannot_reject(asked: Consultation) -> None:
    """A review approves, edits or returns; declining is for the screening or the director."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    with pytest.raises(Invalid) as refusal:
        story.does("prc-head-1", "review-advice", NO, outcome="reject")
    assert [each.path for each in refusal.value.problems] == [("outcome",)]
    assert story.waits_for == {"review-advice"}


def test_the_director_declines_sensitive_advice_for_good(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", SENSITIVE)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("director-1", "approve-advice", NO, outcome="reject")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())
    assert "ขออภัย" in last_letter(story)


def test_written_advice_that_is_rejected_is_not_followed_up(asked: Consultation) -> None:
    """Nobody is asked thirty days later what became of advice that never came."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    story.does("director-1", "sign-advice", NO, outcome="reject")
    story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "declined")
    assert "thirty-days" not in record_of(story.code)
    assert "ขออภัย" in last_letter(story)


def test_whoever_signs_later_the_paper_names_who_signed(asked: Consultation) -> None:
    """The post's holder may change between the signature and the machines; the paper may not."""
    story = asked.opens(mode="paper")
    _signed_on_paper(story, asked)
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


def test_what_a_letter_encloses_is_listed_and_comes_with_it(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    _signed_on_paper(story, asked)
    story.machines_run()
    assert asked.paper("advice")["enclosures"] == ["letter จำนวน 1 ชุด"]
    assert attachments_of(last_message(story)) == [f"{story.code}-advice.pdf", "letter.pdf"]


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
    _told(story, "slot", {"chosen": TUESDAY_AT_TEN})
    due = task_of(story.code, "prepare-advice").due_at
    assert due is not None
    assert clock.in_bangkok(due).date() == date(2026, 11, 23)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    due = task_of(story.code, "session").due_at
    assert due is not None
    assert clock.in_bangkok(due) == datetime(2026, 11, 25, 16, 30, tzinfo=BANGKOK)


def _as_speaker(asked: Consultation, **letter: Any) -> Story:
    story = asked.opens(mode="speaker")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    _told(story, "slot", {"chosen": "2026-11-30T10:00"})
    story.does("pr-officer-1", "speaker-letter", asked.answer(SpeakerLetter, **letter))
    return story


def test_a_speaker_s_letter_names_who_speaks_on_what_when_and_where(asked: Consultation) -> None:
    story = _as_speaker(asked)
    story.does("director-1", "sign-speaker-letter", outcome="approve")
    story.machines_run()
    assert story.waits_for == {"prepare-advice"}
    said = SHEETS["speaker-letter"].model_validate(asked.paper("speaker-letter")).sentences()
    assert (
        "สำนักงานประชาสัมพันธ์จังหวัดสงขลาพิจารณาแล้ว ยินดีให้ นักประชาสัมพันธ์ชำนาญการ (ข่าว) เป็นวิทยากร "
        "หัวข้อ “การเขียนข่าว” ในวันที่ 1 ธันวาคม 2569 เวลา 09.00–12.00 น. ณ หาดใหญ่" in said["answer"]
    )
    mail = last_letter(story)
    assert "ตอบรับเป็นวิทยากร" in last_message(story)["subject"]
    assert "1 ธันวาคม 2569 เวลา 09.00 น." in mail
    assert "คำแนะนำเป็นลายลักษณ์อักษร" not in mail


def test_a_speaker_who_cannot_come_ends_the_matter(asked: Consultation) -> None:
    """No session is held, nothing is advised, nobody asks what became of it."""
    story = _as_speaker(asked, reply="decline", speaker=None, words="ติดภารกิจรัฐพิธี")
    story.does("director-1", "sign-speaker-letter", outcome="approve")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("speaker-declined", set())
    said = SHEETS["speaker-letter"].model_validate(asked.paper("speaker-letter")).sentences()
    assert said["answer"] == (
        "สำนักงานประชาสัมพันธ์จังหวัดสงขลาพิจารณาแล้ว ขออภัยที่ไม่สามารถจัดวิทยากรได้ เนื่องจากติดภารกิจรัฐพิธี"
    )
    assert "ขออภัยที่ไม่สามารถจัดวิทยากร" in last_letter(story)


def test_a_speaker_s_letter_comes_back_and_is_signed_the_second_time(asked: Consultation) -> None:
    story = _as_speaker(asked)
    story.does("director-1", "sign-speaker-letter", outcome="return", comment="ระบุห้อง")
    assert story.waits_for == {"speaker-letter~2"}
    story.does("reg-clerk-1", "speaker-letter~2", asked.answer(SpeakerLetter))
    story.does("director-1", "sign-speaker-letter~2", outcome="approve")
    assert record_of(story.code)["sign-speaker-letter~2"].result["registered"] == {
        "register": "outgoing", "year": 2569, "count": 1,
    }  # fmt: skip


def test_a_speaker_whom_the_director_rejects_is_refused_in_words(asked: Consultation) -> None:
    story = _as_speaker(asked)
    story.does("director-1", "sign-speaker-letter", NO, outcome="reject")
    story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("declined", set())
    assert "ขออภัย" in last_letter(story)


def test_what_is_missing_is_asked_for_once_and_amends_the_request(asked: Consultation) -> None:
    """All of it in one letter (handbook 3.0); the second screening cannot ask again."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ASKS)
    story.machines_run()
    letter = last_letter(story)
    assert "1. แผนสื่อเดิม" in letter
    assert "2. งบประมาณ" in letter
    _told(story, "supplement", {"supplement": "งบ 150,000 บาท แผนแนบทางอีเมล"})
    with pytest.raises(Invalid) as refusal:
        story.does("prc-head-1", "screen-again", ASKS)
    assert [each.path for each in refusal.value.problems] == [("decision",)]
    story.does("prc-head-1", "screen-again", ACCEPTED)
    shown = task_of(story.code, "prepare-advice").detail["shows"]
    assert shown["content"]["supplement"] == "งบ 150,000 บาท แผนแนบทางอีเมล"


def test_a_clerk_enters_what_was_missing_with_its_files(asked: Consultation) -> None:
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ASKS)
    given = asked.answer(SupplementOnPaper, letter_no="กษ 0332/15")
    story.does("reg-clerk-2", "supplement-answer/by_clerk/enter-supplement", given)
    shown = task_of(story.code, "screen-again").detail["shows"]["content"]
    assert (shown["letter_no"], shown["supplement_files"]) == ("กษ 0332/15", [asked.upload])


def test_who_does_not_say_what_was_missing_is_told_that_it_is_closed(asked: Consultation) -> None:
    """With the day on which the office asked, not the day on which it gave up."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ASKS)
    with later(NOW, days=20):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.outcome, story.waits_for) == ("no-answer", set())
    assert "เมื่อวันที่ 22 พฤศจิกายน 2569" in last_letter(story)


def test_the_letter_says_by_when_to_choose_a_time(asked: Consultation) -> None:
    """Ten working days: 5 to 7 and 10 December are days off."""
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    story.machines_run()
    due = record_of(story.code)["slot-answer/silence/ten-days"].due_at
    assert due is not None
    assert f"ภายใน {long_moment(due).th}" in last_letter(story)


def test_a_withdrawn_request_is_confirmed_to_its_requester(asked: Consultation) -> None:
    story = asked.opens()
    story.does("prc-head-1", "screen", ACCEPTED)
    with write() as session:
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        withdraw(session, story.code, by=clerk, reason="ผู้ขอยกเลิก")
    story.machines_run()
    assert (story.case.state, story.waits_for) == (CaseState.WITHDRAWN, set())
    assert "ยกเลิกเรื่อง" in last_message(story)["subject"]


def test_who_has_no_e_mail_is_telephoned(asked: Consultation) -> None:
    """With the times, with the letter; nobody is left without an answer."""
    story = asked.opens(contact_email=None)
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    call = task_of(story.code, "call-about-times")
    assert "074311222" in call.detail["note"]
    story.does("reg-clerk-1", "call-about-times", {"acknowledged": True})
    given = {"chosen": "2026-11-30T10:00"}
    story.does("reg-clerk-1", "slot-answer/by_clerk/answer", given)
    _advised(story, asked)
    story.machines_run()
    story.does("reg-clerk-1", "call-about-advice", {"acknowledged": True})
    assert story.letters() == []
    assert story.case.is_open


def test_a_refusal_is_told_by_telephone_where_there_is_no_e_mail(asked: Consultation) -> None:
    story = asked.opens(contact_email=None)
    story.does("prc-head-1", "screen", asked.answer(ScreeningAndMatch, decision="decline"))
    call = task_of(story.code, "call-about-refusal")
    assert "ขอส่งต่อ สปข.6" in call.detail["note"]
    story.does("reg-clerk-1", "call-about-refusal", {"acknowledged": True})
    assert story.case.outcome == "declined"


def test_a_referral_without_an_address_is_passed_on_by_hand(asked: Consultation) -> None:
    story = asked.opens()
    story.does("prc-head-1", "screen", asked.answer(ScreeningAndMatch, refer_email=None))
    assert "สปข.6" in task_of(story.code, "pass-on-by-hand").detail["note"]
    story.does("reg-clerk-1", "pass-on-by-hand", {"acknowledged": True})
    assert story.case.outcome == "referred"


def test_a_follow_up_that_nobody_answers_ends_too(asked: Consultation) -> None:
    """Neither the requester nor the adviser: after ten working days it is left at that."""
    story = asked.opens()
    _to_the_letter(story, asked)
    with later(NOW, days=31):
        the_clock_goes_round()
    with later(NOW, days=60):
        the_clock_goes_round()
        story.machines_run()
    assert (story.case.state, story.case.outcome) == (CaseState.CLOSED, "advised-no-answer")
    assert story.waits_for == set()


def test_a_follow_up_asked_by_telephone_ends_it_too(asked: Consultation) -> None:
    """Whichever comes first: the requester's own answer or the adviser's call."""
    story = asked.opens()
    _to_the_letter(story, asked)
    with later(NOW, days=31):
        the_clock_goes_round()
        story.does(
            "pr-officer-1",
            "what-became-of-it/by_adviser/follow-up-by-phone",
            asked.answer(FollowUp),
        )
    assert story.case.outcome == "advised"
