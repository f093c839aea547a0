"""Every event can tell itself as a sentence, in Thai and in English."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from forms.outside_decision import How
from models.event import Event
from models.event_words import HOW_IT_CAME, OUTCOMES, REASONS, SENTENCES
from models.story import Names, sentence
from models.wording import Text

NAMES = Names(
    {1: Text("สมใจ", "Somjai"), "wichai": Text("วิชัย", "Wichai")}, {7: Text("ร่างข่าว", "Draft")}
)
MOMENT = datetime(2026, 11, 24, tzinfo=UTC)
EVERYTHING: dict[str, object] = {
    "to": "wichai",
    "outcome": "approve",
    "reason": "ลา",
    "words": "รอเอกสาร",
    "filename": "หนังสือ.pdf",
    "key": "write",
    "name": "reply",
    "sender": "link",
    "message": "KeyError: 'x'",
    "kind": "service",
    "n": 1,
    "number": "สข 0031/1",
    "parent": "PRES-2570-0001",
    "mission": "press-conference",
    "was": "2026-12-09T16:30:00+07:00",
    "due": "2026-12-08T16:30:00+07:00",
    "shorter": True,
}


def event(kind: str, /, **data: object) -> Event:
    return Event(id=1, case_id=1, at=MOMENT, kind=kind, actor_id=1, human_task_id=7, data=data)


@pytest.mark.parametrize("kind", SENTENCES)
def test_an_event_tells_itself_in_both_languages(kind: str) -> None:
    told = sentence(event(kind, **EVERYTHING), NAMES)
    assert "{" not in told.th + told.en
    assert any("\u0e00" <= sign <= "\u0e7f" for sign in told.th)
    assert told.th != told.en or kind == "case.commented"


@pytest.mark.parametrize("kind", SENTENCES)
def test_an_event_from_long_ago_lacks_data_and_is_told_all_the_same(kind: str) -> None:
    bare = Event(id=1, case_id=1, at=MOMENT, kind=kind, data={})
    assert sentence(bare, Names({}, {})).th


def test_a_moved_deadline_says_from_when_to_when_and_which_way() -> None:
    moved = {name: EVERYTHING[name] for name in ("was", "due", "shorter")}
    told = sentence(event("human-task.due-moved", reason="ประกาศจังหวัด", **moved), NAMES)
    assert told == Text(
        "สมใจ เปลี่ยนวันหยุด กำหนดของ “ร่างข่าว” เร็วขึ้น (เวลาสั้นลง)"
        " จาก 9/12/2569 16.30 น. เป็น 8/12/2569 16.30 น. (ประกาศจังหวัด)",
        "Somjai changed a day off; “Draft” is due sooner,"
        " from 9/12/2026 16:30 to 8/12/2026 16:30 (ประกาศจังหวัด).",
    )


def test_people_tasks_and_reasons_are_named() -> None:
    told = sentence(event("human-task.delegated", to="wichai", note="ช่วยที"), NAMES)
    assert told == Text(
        "สมใจ มอบงาน “ร่างข่าว” ให้ วิชัย ทำแทน (ช่วยที)",
        "Somjai delegated “Draft” to Wichai (ช่วยที).",
    )
    lost = sentence(event("human-task.cancelled", reason="lost"), NAMES)
    assert lost.en == "“Draft” was cancelled (another branch was quicker)."


@pytest.mark.parametrize("how", [each.value for each in How])
def test_who_decided_outside_is_named_beside_who_entered_it(how: str) -> None:
    names = NAMES._replace(outside={7: ("รองผู้ว่าฯ วิชัย", how, None)})
    told = sentence(event("human-task.completed", outcome="approve"), names)
    words = HOW_IT_CAME[how]
    assert told == Text(
        f"สมใจ บันทึกผล “ร่างข่าว” ของรองผู้ว่าฯ วิชัย ({words.th}): เห็นชอบ/อนุมัติ",
        f"Somjai entered “Draft” for รองผู้ว่าฯ วิชัย ({words.en}): approved.",
    )
    assert "วิชัย" not in sentence(event("human-task.claimed"), names).th


def test_a_kind_unknown_today_still_says_its_kind() -> None:
    assert "moon.landed" in sentence(event("moon.landed"), NAMES).en


def test_words_with_braces_are_left_as_they_are() -> None:
    assert "{who}" in sentence(event("case.commented", words="{who}"), NAMES).th


@pytest.mark.parametrize("text", [*OUTCOMES.values(), *REASONS.values()])
def test_outcomes_and_reasons_are_in_both_languages(text: Text) -> None:
    assert text.th
    assert text.en.isascii()
