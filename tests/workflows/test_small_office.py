"""An office of six, where one post has many roles (handbook 0.1, 5): never a dead end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from forms.consultation import ScreeningAndMatch
from forms.information_request import InformationRegistration
from forms.named import form_named
from forms.outside_decision import ProvinceDecision
from forms.press_conference import FactVerification, SpeakerBrief
from models.database import read, write
from models.establishment import give_roles, post_named
from models.moves import Move, actions_for
from models.person import Person, by_handle
from models.role import Role
from tests import cast
from tests.workflows.consulting import ACCEPTED
from tests.workflows.information_story import WORK
from tests.workflows.press_story import BY_TELEPHONE, CONFIRMED, PressStory

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.form import Form
    from tests.story import Story
    from tests.workflows.consulting import Consultation
    from tests.workflows.information_story import InformationStory

SIX: dict[str, list[Role]] = {
    "director-1": [Role.DIRECTOR, Role.SPOKESPERSON],
    "adm-head-1": [Role.ADM_HEAD, Role.REG_CLERK, Role.INFO_OFFICER, Role.FINANCE_OFFICER],
    "prc-head-1": [Role.PRC_HEAD, Role.NEWS_EDITOR, Role.NEWS_OFFICER, Role.MEDIA_LIAISON],
    "pr-officer-1": [Role.NEWS_OFFICER, Role.WEB_PUBLISHER, Role.DUTY_OFFICER, Role.MEDIA_MONITOR],
    "photo-officer-1": [Role.PHOTO_OFFICER, Role.VIDEO_OFFICER, Role.GRAPHIC_OFFICER],
    "eva-head-1": [Role.EVA_HEAD, Role.EVAL_OFFICER, Role.COMPLAINT_OFFICER],
}
"""The posts that are filled, and what each entitles to."""
GOES_WELL: dict[type[Form], dict[str, Any]] = {
    ScreeningAndMatch: ACCEPTED | {"sensitive": "true"},
    ProvinceDecision: BY_TELEPHONE | {"outcome": "approve"},
}
CHANGES: dict[type[Form], dict[str, Any]] = {
    SpeakerBrief: {"changes_wished": None},
    FactVerification: CONFIRMED,
    InformationRegistration: {"done_by": None},
}


def becomes_small() -> None:
    """Everybody but the six leaves, and the office gives its posts the roles of those who left."""
    with write() as session:
        people = session.exec(select(Person).where(col(Person.handle).not_in(SIX)))
        for each in people:
            each.active = False
    with write() as session:
        director, head = by_handle(session, "director-1"), by_handle(session, "adm-head-1")
        assert director is not None
        assert head is not None
        for key, roles in SIX.items():
            by = head if key == "director-1" else director
            give_roles(session, post_named(session, by.office_id, key), roles, by=by)


def able(code: str, key: str) -> list[str]:
    """Who of the six may do the task at `key`; somebody always may."""
    task = cast.task_of(code, key)
    with read() as session:
        attached = session.merge(task, load=False)
        people = [cast.person(session, handle) for handle in SIX]
        found = [each.handle for each in people if Move.COMPLETE in actions_for(attached, each)]
    assert found, f"a dead end at {key}"
    return found


def goes_on(story: Story, answer: Callable[..., dict[str, Any]], until: str) -> None:
    """Whoever may does whatever waits, until the task at `until` is done."""
    for _turn in range(30):
        for key in sorted(story.waits_for):
            who, task = able(story.code, key), cast.task_of(story.code, key)
            if task.kind in {"review", "approve", "sign"}:
                story.does(who[0], key, outcome="approve")
            else:
                story.does(who[-1], key, filled(answer, task.form))
            if key == until:
                return
        story.machines_run()
    raise AssertionError(f"{until} was never done; {story.waits_for} wait")


def filled(answer: Callable[..., dict[str, Any]], form: str) -> dict[str, Any]:
    """The sample answer, so that nothing comes back."""
    if form_named(form) in GOES_WELL:
        return GOES_WELL[form_named(form)]
    return answer(form_named(form), **CHANGES.get(form_named(form), {}))


@pytest.mark.parametrize("opener", ["adm-head-1", "prc-head-1", "pr-officer-1", "director-1"])
def test_a_consultation_is_advised_and_signed_whoever_opened_it(
    asked: Consultation, opener: str
) -> None:
    becomes_small()
    story = asked.opens(mode="paper", by=opener)
    goes_on(story, asked.answer, "sign-advice")
    assert cast.record_of(story.code)["sign-advice"].result["outcome"] == "approve"


@pytest.mark.parametrize("opener", ["prc-head-1", "pr-officer-1", "director-1"])
def test_a_press_conference_is_decided_and_cleared_whoever_asked(
    press: Callable[..., PressStory], opener: str
) -> None:
    story = press(by=opener)
    becomes_small()
    goes_on(story, story.answer, "conference/message/clear")
    cleared = cast.record_of(story.code)["conference/message/clear"].result
    assert cleared["outcome"] == "approve"
    assert cleared["capacity"]["orders"] == []


@pytest.mark.parametrize("opener", ["adm-head-1", "director-1"])
def test_information_is_ordered_and_checked_by_a_second_person_whoever_opened_it(
    information: Callable[..., InformationStory], opener: str
) -> None:
    """The head of administration is the information officer too: what they wrote goes past them."""
    story = information(by=opener)
    becomes_small()
    goes_on(story, story.answer, f"{WORK}/check")
    record = cast.record_of(story.code)
    assert record[f"{WORK}/decide"].result["outcome"] == "approve"
    assert record[f"{WORK}/check"].result["by"] != record[f"{WORK}/redact"].result["by"]
