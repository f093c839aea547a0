"""What the papers of a press conference say, and what goes with the mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.press_conference import (
    Correction,
    InvitePlan,
    OfficialRelease,
    PressConferenceRequest,
    TalkingPoints,
)
from forms.sheets import SHEETS
from tasks import enclosing, press_sheets
from tasks.enclosing import press_kit
from tasks.service import ServiceCall
from tests.forms.filled import ANSWERS, SPEAKERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.workflows.press_story import PressStory

    Press = Callable[..., PressStory]

SECOND = SPEAKERS[0] | {"name": "หัวหน้า ปภ. จังหวัด", "position": "ผู้แถลงร่วม", "order": 2}
REQUEST = PressConferenceRequest.recall(
    ANSWERS[PressConferenceRequest]
    | {"speakers": [SPEAKERS[1] | {"order": 3}, SECOND, SPEAKERS[0]]}
)
RELEASE = OfficialRelease.recall(ANSWERS[OfficialRelease])
CORRECTION = Correction.recall(ANSWERS[Correction])


@pytest.fixture
def call(press: Press) -> ServiceCall:
    """A machine's step of a case that was just opened."""
    case = press().case
    return ServiceCall(case.id, case.code, case.office_id, "step", 1)


def _sheet(name: str, data: dict[str, Any]) -> Any:
    return SHEETS[name].model_validate(data)


def test_the_memo_proposes_what_is_to_be_approved(call: ServiceCall) -> None:
    """Day, time, place and speakers, to the director of this province (handbook 2.2)."""
    memo = _sheet("memo", press_sheets.memo(call, REQUEST))
    assert memo.to_title == "ประชาสัมพันธ์จังหวัดสงขลา"
    for said in (
        "๒๒ พฤศจิกายน ๒๕๖๙",
        "๑๐.๓๐ น.",
        REQUEST.venue,
        SPEAKERS[0]["name"],
        SECOND["name"],
    ):
        assert said in memo.proposal
    assert SPEAKERS[1]["position"] not in memo.proposal
    assert memo.sentences()["closing"] == "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"


def test_the_director_s_own_memo_goes_above(call: ServiceCall) -> None:
    memo = _sheet("memo", press_sheets.memo(call, REQUEST, by_director=True))
    assert memo.to_title == "รองผู้ว่าราชการจังหวัดสงขลา"
    assert "ประชาสัมพันธ์จังหวัด" in memo.signer.post


def test_the_notice_names_those_who_speak_in_their_order(call: ServiceCall) -> None:
    """Who stands in reserve is not announced."""
    plan = InvitePlan.recall(ANSWERS[InvitePlan])
    notice = _sheet("invitation", press_sheets.invitation(call, REQUEST, plan))
    assert notice.speakers == ("รองผู้ว่าราชการจังหวัด โฆษก", "หัวหน้า ปภ. จังหวัด ผู้แถลงร่วม")


def test_the_speakers_see_what_is_said_instead(call: ServiceCall) -> None:
    points = TalkingPoints.recall(ANSWERS[TalkingPoints])
    data = press_sheets.briefing(call, REQUEST, points, REQUEST.facts)
    (barred,) = _sheet("talking-points", data).shown()["not_to_answer"]
    assert "แพทย์" in barred["answer"].replace("\u200b", "")
    assert "not_to_answer" not in _sheet("press-kit", data).shown()


@pytest.mark.parametrize(
    ("release", "said"),
    [
        (RELEASE, "ข่าว ฉบับที่ 1 ลงวันที่ 22 พฤศจิกายน 2569 เรื่อง จังหวัดสงขลาแจ้งอพยพ"),
        (None, "การแถลงข่าว ลงวันที่ 22 พฤศจิกายน 2569 เรื่อง สถานการณ์อุทกภัย"),
    ],
)
def test_a_correction_cites_the_release_or_what_was_said(
    call: ServiceCall, release: OfficialRelease | None, said: str
) -> None:
    """The release is issue 1, the first correction issue 2 of the matter."""
    data = press_sheets.correction(call, REQUEST, CORRECTION, release, 1)
    paper = _sheet("correction", data)
    assert paper.issue_no == 2
    assert paper.sentences()["corrects"] == said
    assert paper.items[0].source == "ปภ.จังหวัดสงขลา"


def test_the_kit_goes_with_the_release_as_far_as_a_mail_holds_it(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paper first, then the files that belong to it; what is too large stays in the case."""
    story = press()
    story.decided()
    story.prepared()
    story.cleared()
    story.machines_run()
    case = story.case
    call = ServiceCall(case.id, case.code, case.office_id, "step", 1)
    what = {each.n: each.what or each.kind for each in story.documents()}
    assert [what[n] for n in press_kit(call, [story.upload])] == ["press-kit", "attachment"]
    kit = next(each for each in story.documents() if each.what == "press-kit")
    monkeypatch.setattr(enclosing, "LARGEST_MAIL", kit.size)
    assert [what[n] for n in press_kit(call, [story.upload])] == ["press-kit"]
