"""Whether the office advises: accepted, declined, referred, asked once for more (handbook 3.0)."""

from __future__ import annotations

import pytest

from forms.consultation import ScreeningAndMatch
from forms.supplement import SupplementOnPaper
from models.errors import Invalid
from tests.cast import task_of
from tests.forms.filled import NOW
from tests.outbox import last_letter
from tests.story import later, the_clock_goes_round
from tests.workflows.consulting import ACCEPTED, ASKS, Consultation, told


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


def test_what_is_missing_is_asked_for_once_and_amends_the_request(asked: Consultation) -> None:
    """All of it in one letter (handbook 3.0); the second screening cannot ask again."""
    story = asked.opens(mode="paper")
    story.does("prc-head-1", "screen", ASKS)
    story.machines_run()
    letter = last_letter(story)
    assert "1. แผนสื่อเดิม" in letter
    assert "2. งบประมาณ" in letter
    told(story, "supplement", {"supplement": "งบ 150,000 บาท แผนแนบทางอีเมล"})
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
