"""Who loses an order while the page is open reads why, keeps what was typed, and is led nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from forms.field import field
from forms.form import Form
from forms.written import Line
from models.acting_form import ActingForm
from models.database import write
from models.media import InviteList
from models.post import Incumbency
from models.role import Role
from models.wording import _
from tests import cast
from tests.acting import MONDAY, day, order_of, revoked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


class Invitation(Form):
    """Whom to invite."""

    title = _("เชิญสื่อ", "Invitation")
    invite_list_id: Line = field("บัญชีสื่อ", "List", max_length=40)
    note: Line | None = field("หมายเหตุ", "Note", default=None, max_length=80)


ANSWER = {
    "heading": "ระวังน้ำหลาก",
    "kind": "flood",
    "colour": True,
    "places": [{"place": "ตลาดกิมหยง", "copies": 20, "at": "2026-11-30T09:00"}],
}
TYPED = {"outcome": "return", "comment": "แผนที่ยังไม่ชัด", "_reason.heading": "สั้นไป"}
WHY = "คำสั่งที่ 12/2569 ถูกเพิกถอนเมื่อ 16/11/2569 09.00 น. โดย deputy"
WHY_EN = "Order 12/2569 was revoked by deputy at 16/11/2026 09:00"
ENDED = "คำสั่งที่ 12/2569 สิ้นสุดแล้วเมื่อ 19/11/2569 00.00 น."
REASSIGN = "โอนให้ผู้อื่นรับผิดชอบ"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """Monday 16 November 2569, 09:00."""
    with cast.clock_at(MONDAY):
        yield


@pytest.fixture
def order(office: int) -> int:
    """The clerk acts for the head until Wednesday."""
    return order_of("clerk", "prc_head")


@pytest.fixture
def decision(order: int, code: str) -> str:
    """What the head, and so the clerk, has to decide."""
    cast.completes("news1", code, "write", ANSWER)
    return f"/human-tasks/{cast.task_of(code, 'approve').id}"


def test_a_decision_sent_too_late_says_by_whom_the_order_was_revoked(
    visit: Visiting, order: int, decision: str
) -> None:
    clerk = visit("clerk")
    clerk.open(decision)
    revoked(order, by="deputy")
    page = clerk.press(f"{decision}/completion", TYPED)
    assert clerk.status == 403
    assert WHY in page.text
    assert "แผนที่ยังไม่ชัด" in page.text
    assert REASSIGN not in page.text


@pytest.mark.parametrize(("language", "why"), [("", WHY), ("en", WHY_EN)], ids=["th", "en"])
def test_the_page_says_why_its_form_is_gone(
    visit: Visiting, order: int, decision: str, language: str, why: str
) -> None:
    clerk = visit("clerk", language)
    assert "lost" not in clerk.open(decision).ids
    revoked(order, by="deputy")
    page = clerk.open(decision)
    assert f"{decision}/completion" not in page.actions()
    assert why in page.text
    assert REASSIGN not in page.text
    for handle in ("news2", "prc_head", "deputy"):
        assert why not in visit(handle, language).open(decision).text


def test_what_was_kept_of_a_task_that_was_taken_is_still_to_be_read(
    visit: Visiting, order: int, decision: str
) -> None:
    """It may be put back, and given to who decides now."""
    clerk = visit("clerk")
    clerk.open(decision)
    clerk.press(f"{decision}/claim")
    clerk.open(decision)
    clerk.press(f"{decision}/completion", TYPED, button=("_do", "draft"))
    with cast.clock_at(day(19)):
        page = visit("clerk").open(decision)
        assert ENDED in page.text
        assert "แผนที่ยังไม่ชัด" in page.text
        assert f"{decision}/release" in page.actions()
        assert "แผนที่ยังไม่ชัด" not in visit("news2").open(decision).text


def test_a_move_from_the_old_page_loses_nothing_either(
    visit: Visiting, order: int, decision: str
) -> None:
    clerk = visit("clerk")
    clerk.open(decision)
    revoked(order, by="deputy")
    pairs = [*clerk.page.form(f"{decision}/completion").pairs, ("comment", "แผนที่ยังไม่ชัด")]
    clerk.post(f"{decision}/claim", pairs)
    assert clerk.status == 403
    assert clerk.page.text.count(WHY) == 1
    assert "แผนที่ยังไม่ชัด" in clerk.page.text


def test_an_order_of_long_ago_is_told_to_nobody(visit: Visiting, order: int, code: str) -> None:
    with cast.clock_at(day(20)):
        cast.completes("news1", code, "write", ANSWER)
        page = visit("clerk").open(f"/human-tasks/{cast.task_of(code, 'approve').id}")
        assert "สิ้นสุดแล้ว" not in page.text


@pytest.mark.parametrize(
    ("mission", "told"), [("leaflets", [WHY]), ("test", [])], ids=["ours", "another"]
)
def test_an_order_for_another_matter_is_not_told_as_lost(
    visit: Visiting, code: str, mission: str, told: list[str]
) -> None:
    order = order_of("clerk", "prc_head", form=ActingForm.ON_BEHALF, missions=(mission,))
    cast.completes("news1", code, "write", ANSWER)
    decision = f"/human-tasks/{cast.task_of(code, 'approve').id}"
    revoked(order, by="deputy")
    page = visit("clerk").open(decision)
    assert [each for each in (WHY,) if each in page.text] == told


def test_an_order_revoked_before_it_began_is_told_to_nobody(visit: Visiting, code: str) -> None:
    order = order_of("clerk", "prc_head", first=17)
    cast.completes("news1", code, "write", ANSWER)
    revoked(order, by="deputy")
    assert WHY not in visit("clerk").open(f"/human-tasks/{cast.task_of(code, 'approve').id}").text


def test_who_took_it_in_a_post_of_their_own_did_not_lose_it_with_an_old_order(
    visit: Visiting, order: int, code: str
) -> None:
    with cast.clock_at(day(20)):
        cast.completes("news1", code, "write", ANSWER)
        with write() as session:
            clerk = cast.person(session, "clerk")
            (post,) = cast.person(session, "prc_head").posts()
            session.add(Incumbency(post_id=post.id, person_id=clerk.id, since=day(19)))
        cast.acts("clerk", code, "approve", "claim")
    with cast.clock_at(day(21)):
        with write() as session:
            by = cast.person(session, "clerk").id
            of_the_head = select(Incumbency).where(Incumbency.person_id == by)
            newest = session.exec(of_the_head.order_by(col(Incumbency.id).desc())).first()
            assert newest is not None
            newest.until = day(21)
        page = visit("clerk").open(f"/human-tasks/{cast.task_of(code, 'approve').id}")
        assert "completion" not in " ".join(page.actions())
        assert "สิ้นสุดแล้ว" not in page.text


def test_where_nobody_else_could_take_it_reassigning_is_not_offered(
    visit: Visiting, order: int, decision: str
) -> None:
    """To whom it was offered is away for good: it can only be put back."""
    clerk = visit("clerk")
    clerk.open(decision)
    clerk.press(f"{decision}/claim")
    assert REASSIGN in clerk.open(decision).text
    with cast.clock_at(day(19)):
        with write() as session:
            cast.person(session, "prc_head").active = False
        page = visit("clerk").open(decision)
        assert REASSIGN not in page.text
        assert f"{decision}/release" in page.actions()


EDITED = "เนื้อหาที่แก้ไขแล้ว"


def test_what_was_typed_is_shown_and_not_what_was_there_anyway(
    visit: Visiting, order: int, decision: str
) -> None:
    clerk = visit("clerk")
    clerk.open(decision)
    revoked(order, by="deputy")
    page = clerk.press(f"{decision}/completion", TYPED | {"outcome": "approve"})
    assert "แผนที่ยังไม่ชัด" in page.text
    assert EDITED not in page.text
    assert "ตลาดกิมหยง" not in page.text


def test_content_that_was_changed_is_shown_whatever_was_chosen(
    visit: Visiting, order: int, decision: str
) -> None:
    clerk = visit("clerk")
    clerk.open(decision)
    revoked(order, by="deputy")
    changed = TYPED | {"outcome": "approve", "edited.heading": "ระวังน้ำท่วมฉับพลัน"}
    page = clerk.press(f"{decision}/completion", changed)
    assert EDITED in page.text
    assert "ระวังน้ำท่วมฉับพลัน" in page.text


@pytest.mark.parametrize("lies", ["with me", "with nobody"])
def test_the_refusal_says_what_to_do_next(
    visit: Visiting, order: int, decision: str, lies: str
) -> None:
    clerk = visit("clerk")
    clerk.open(decision)
    if lies == "with me":
        clerk.press(f"{decision}/claim")
    revoked(order, by="deputy")
    page = clerk.press(f"{decision}/completion", TYPED)
    assert clerk.status == 403
    said = "แล้วกด “คืนงาน” เพื่อให้" if lies == "with me" else "งานนี้ยังรออยู่ ผู้ที่ทำต่อได้คือ"
    assert f"{said} {Role.PRC_HEAD.label.th}" in page.text


def test_a_second_tab_says_that_nothing_is_left_to_do(visit: Visiting, decision: str) -> None:
    first, second = visit("prc_head"), visit("prc_head")
    first.open(decision)
    second.open(decision)
    first.press(f"{decision}/completion", {"outcome": "approve"})
    page = second.press(f"{decision}/completion", {"outcome": "approve"})
    assert second.status == 409
    assert "ไม่ต้องส่งอีก" in page.text
    assert EDITED not in page.text


def test_a_list_of_the_office_is_named_and_not_its_key(
    visit: Visiting, order: int, office: int
) -> None:
    def asks(case: Any, _request: Any) -> Any:
        case.approve("approve", Invitation(invite_list_id="all-media"), of=Role.PRC_HEAD)
        return case.closes("done")

    with write() as session:
        every = InviteList(
            office_id=office, key="all-media", name_th="สื่อทั้งหมด", name_en="All media"
        )
        session.add(every)
    task = f"/human-tasks/{cast.task_of(cast.opened(asks), 'approve').id}"
    clerk = visit("clerk")
    clerk.open(task)
    revoked(order, by="deputy")
    page = clerk.press(f"{task}/completion", {"outcome": "approve", "edited.note": "เชิญด้วย"})
    assert "สื่อทั้งหมด" in page.text
    assert "all-media" not in page.text
