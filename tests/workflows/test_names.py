"""Whom a form names, the office has to know: its people, agencies and invitation lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.consultation import ConsultationRequest
from forms.contact import Key
from forms.field import field
from forms.form import Form
from forms.media_coordination import MediaRequest
from forms.press_conference import PressConferenceRequest
from models import clock
from models.database import read, write
from models.errors import Invalid
from models.media import outlets_of
from models.office import Office
from models.wording import _
from tasks.named import problems_of_names
from tests.cast import person
from tests.forms.filled import ANSWERS, NOW
from tests.statements import executed
from tests.story import Story, furnish, with_upload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import FreshDatabase

OFFICE = ("key", "name_th", "name_en", "province_th", "province_en", "case_prefix")


@pytest.fixture
def upload(database: FreshDatabase) -> Iterator[str]:
    """The demo office on Sunday 22 November 2026, with a letter that was sent."""
    with clock.moved_to(NOW):
        yield furnish(NOW)


def refused(doing: Any) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(Invalid) as refusal:
        doing()
    return [(problem.path, problem.slug) for problem in refusal.value.problems]


@pytest.mark.parametrize(
    ("name", "value", "slug"),
    [
        ("invite_list_id", "songkhla-all", "unknown_invite_list"),
        ("org_id", "org-nowhere", "unknown_requester"),
    ],
)
def test_an_unknown_list_or_agency_is_refused_at_its_field(
    upload: str, name: str, value: str, slug: str
) -> None:
    request = with_upload(ANSWERS[PressConferenceRequest], upload) | {name: value}
    assert refused(lambda: Story("press-conference", request, by="prc-head-1")) == [((name,), slug)]


def test_an_unknown_newsroom_is_refused_in_its_place(upload: str) -> None:
    keys = ["songkhla-daily", "nowhere-times"]
    request = with_upload(ANSWERS[MediaRequest], upload) | {"target_media": keys}
    found = refused(lambda: Story("media-coordination", request, by="reg-clerk-1"))
    assert found == [(("target_media", 1), "unknown_outlet")]


@pytest.mark.parametrize("handle", ["nobody", "governor-1", "pr-officer-1"])
def test_an_adviser_is_somebody_who_works_here(upload: str, handle: str) -> None:
    """Not who never was, who has no account, or who has left: nobody would see the task."""
    with write() as session:
        person(session, "pr-officer-1").active = False
    story = Story(
        "consultation", with_upload(ANSWERS[ConsultationRequest], upload), by="reg-clerk-1"
    )
    answer = {"decision": "accept", "adviser": handle, "sensitive": "false"}
    doing = lambda: story.does("prc-head-1", "screen", answer)  # noqa: E731 - said twice else
    assert refused(doing) == [(("adviser",), "unknown_person")]


class CastRota(Form):
    """What names many people."""

    title = _("เวรทดสอบ", "Test rota")
    people: tuple[Key, ...] = field("ผู้อยู่เวร", "People", widget="person")


def test_many_people_are_looked_up_at_once(upload: str) -> None:
    assert upload
    handles = ["director-1", "nobody", "pr-officer-1", "reg-clerk-1", "ghost"]
    rota = CastRota.read({"people": handles})
    with read() as session:
        office = person(session, "director-1").office_id
        with executed(session) as asked:
            problems = problems_of_names(session, rota, office_id=office)
    assert [each.path for each in problems] == [("people", 1), ("people", 4)]
    assert len(asked) == 1


def test_a_list_is_the_offices_own(upload: str) -> None:
    with write() as session:
        ours = person(session, "prc-head-1").office_id
        other = Office.model_validate(dict.fromkeys(OFFICE, "x"))
        session.add(other)
        session.flush()
        elsewhere = other.id
    key = ANSWERS[PressConferenceRequest]["invite_list_id"]
    with read() as session:
        assert outlets_of(session, ours, key)
        assert outlets_of(session, elsewhere, key) == []
