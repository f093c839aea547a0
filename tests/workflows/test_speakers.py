"""Lending a speaker, or not: the letter that the director signs (handbook 3.8)."""

from __future__ import annotations

from typing import Any

from forms.consultation import (
    SlotProposal,
    SpeakerLetter,
)
from forms.sheets import SHEETS
from tests.cast import record_of, task_of
from tests.outbox import last_letter, last_message
from tests.story import Story
from tests.workflows.consulting import ACCEPTED, NO, Consultation, told


def _as_speaker(asked: Consultation, **letter: Any) -> Story:
    story = asked.opens(mode="speaker")
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    told(story, "slot", {"chosen": "2026-11-30T10:00"})
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


def test_who_writes_and_who_signs_is_told_the_time_that_was_agreed(asked: Consultation) -> None:
    story = _as_speaker(asked)
    agreed = "เวลานัดที่ตกลงกับผู้ขอไว้แล้ว: 30 พฤศจิกายน 2569 เวลา 10.00 น."
    for key in ("speaker-letter", "sign-speaker-letter"):
        assert task_of(story.code, key).detail["note"] == agreed


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
