"""May this person act on this task, now, in what capacity, by which order."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from forms.field import field
from forms.form import Form
from forms.numbers import Money
from models.acting_form import ActingForm
from models.database import read, write
from models.errors import NotAllowed
from models.inbox import how_many, queue
from models.person import holders
from models.role import Role
from models.wording import _
from tests import cast
from tests.acting import MONDAY, away, day, order_of, revoked
from tests.statements import executed

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")

LATER: dict[str, Any] = {"first": 19, "last": 20}


class Expense(Form):
    """Something that costs money."""

    title = _("ค่าใช้จ่าย", "Expense")
    amount: Money = field("จำนวนเงิน", "Amount")


def decides(role: Role, verb: str = "approve", amount: int | None = None) -> Any:
    def procedure(case: CaseRun, request: Any) -> Outcome:
        content = request if amount is None else Expense(amount=Decimal(amount))
        step = {"register": "orders"} if verb == "sign" else {}
        getattr(case, verb)("decide", content, of=role, **step)
        return case.closes("done")

    return procedure


def a_case(role: Role = Role.DIRECTOR, verb: str = "approve", amount: int | None = None) -> str:
    return cast.opened(decides(role, verb, amount), by="news1")


def decided_by(handle: str, code: str) -> dict[str, Any]:
    """The person decides; in what capacity, as the record has it."""
    cast.completes(handle, code, "decide", outcome="approve")
    kept: dict[str, Any] = cast.record_of(code)["decide"].result["capacity"]
    return kept


def found_by(handle: str) -> set[str]:
    """What they find in their queue, which the number beside it agrees with."""
    with read() as session:
        person = cast.person(session, handle)
        found = queue(session, person)
        assert how_many(session, person)[1] == len(found)
        return {case.code for _task, case in found}


def is_refused(handle: str, code: str) -> str:
    """The person may not decide, finds nothing, and is told why in Thai."""
    assert code not in found_by(handle)
    with cast.nothing_changes(), pytest.raises(NotAllowed) as refused:
        cast.completes(handle, code, "decide", outcome="approve")
    return refused.value.text.th


def test_the_own_post_decides_in_its_own_name() -> None:
    with cast.clock_at(MONDAY):
        kept = decided_by("director", a_case())
    assert kept == {
        "post": {"th": "director", "en": "director"},
        "acting": {"th": "", "en": ""},
        "orders": [],
    }


def test_who_acts_for_the_head_has_the_heads_power_and_says_so() -> None:
    with cast.clock_at(MONDAY):
        code = a_case()
        assert is_refused("deputy", code)
        order_of("deputy", "director")
        assert code in found_by("deputy")
        kept = decided_by("deputy", code)
    assert kept["post"]["th"] == "deputy"
    assert kept["acting"]["th"] == "รักษาราชการแทนdirector"
    assert [each["number"] for each in kept["orders"]] == ["12/2569"]
    told = cast.events_of(code)[-2].data
    assert told["capacity"] == kept


def test_authority_is_judged_when_it_is_used() -> None:
    with cast.clock_at(MONDAY):
        code = a_case()
        order_of("deputy", "director")
        cast.acts("deputy", code, "decide", "claim")
    with cast.clock_at(day(19)):
        why = is_refused("deputy", code)
    assert "คำสั่งที่ 12/2569 สิ้นสุดแล้วเมื่อ 19/11/2569" in why


def test_the_last_moment_of_an_order_still_counts_and_the_next_does_not() -> None:
    with cast.clock_at(MONDAY):
        order_of("deputy", "director")
        codes = [a_case(), a_case()]
    with cast.clock_at(day(19) - timedelta(microseconds=1)):
        decided_by("deputy", codes[0])
    with cast.clock_at(day(19)):
        assert "สิ้นสุดแล้ว" in is_refused("deputy", codes[1])


def test_an_order_to_come_gives_nothing_yet() -> None:
    with cast.clock_at(MONDAY):
        code = a_case()
        order_of("deputy", "director", **LATER)
        assert "มีผลตั้งแต่ 19/11/2569" in is_refused("deputy", code)


def test_what_was_signed_stays_when_the_order_is_revoked() -> None:
    with cast.clock_at(MONDAY):
        number, code = order_of("deputy", "director"), a_case(verb="sign")
        kept = decided_by("deputy", code)
        later = a_case()
        revoked(number)
        assert "ถูกเพิกถอน" in is_refused("deputy", later)
    assert cast.record_of(code)["decide"].result["capacity"] == kept
    assert cast.case_of(code).state == "closed"


def test_delegated_authority_reaches_its_matters_and_no_further() -> None:
    with cast.clock_at(MONDAY):
        cast.plays(decides(Role.DIRECTOR), "other")
        ours, other = a_case(), cast.opened(key="other", by="news1")
        order_of("clerk", "director", form=ActingForm.ON_BEHALF, missions=("test",))
        assert found_by("clerk") == {ours}
        assert "อยู่นอกขอบเขตของคำสั่งที่ 12/2569" in is_refused("clerk", other)
        assert decided_by("clerk", ours)["acting"]["th"] == "ปฏิบัติราชการแทนdirector"


@pytest.mark.parametrize(("amount", "within"), [(50_000, True), (50_001, False), (None, True)])
def test_delegated_authority_ends_at_its_limit_of_money(
    amount: int | None,
    within: bool,  # noqa: FBT001 - a parameter
) -> None:
    with cast.clock_at(MONDAY):
        limited: dict[str, Any] = {"missions": ("test",), "limit": 50_000_00}
        order_of("clerk", "director", form=ActingForm.ON_BEHALF, **limited)
        code = a_case(amount=amount)
        if within:
            assert code in found_by("clerk")
            decided_by("clerk", code)
        else:
            assert "วงเงินของเรื่องนี้เกิน" in is_refused("clerk", code)


def test_who_acts_for_a_head_who_acts_for_another_has_both_powers() -> None:
    with cast.clock_at(MONDAY):
        order_of("prc_head", "director", by="deputy", number="13/2569")
        order_of("liaison", "prc_head", number="14/2569")
        code = a_case()
        assert code in found_by("liaison")
        kept = decided_by("liaison", code)
    assert kept["acting"]["th"] == "รักษาราชการแทนprc_head รักษาราชการแทนdirector"
    assert [each["number"] for each in kept["orders"]] == ["14/2569", "13/2569"]


def test_delegated_authority_is_not_passed_on() -> None:
    with cast.clock_at(MONDAY):
        delegated: dict[str, Any] = {"form": ActingForm.ON_BEHALF, "missions": ("test",)}
        order_of("prc_head", "director", by="deputy", **delegated)
        order_of("liaison", "prc_head", number="14/2569")
        assert is_refused("liaison", a_case())


def test_four_eyes_bar_who_acts_as_they_bar_who_holds() -> None:
    with cast.clock_at(MONDAY):
        order_of("deputy", "director")
        code = cast.opened(decides(Role.DIRECTOR), by="deputy")
        assert is_refused("deputy", code)
        decided_by("director", code)


def test_a_vacant_post_with_an_order_is_no_dead_end() -> None:
    """The head of the group has left; who acts in the post is offered its work."""
    with cast.clock_at(MONDAY):
        with write() as session:
            cast.person(session, "prc_head").active = False
        order_of("news1", "prc_head")
        code = cast.opened(decides(Role.PRC_HEAD), by="clerk")
        assert "skipped" not in cast.task_of(code, "decide").detail
        assert decided_by("news1", code)["acting"]["th"] == "รักษาราชการแทนprc_head"


def test_what_was_offered_to_the_head_by_name_reaches_who_acts() -> None:
    """It went up a rung to the director, by name; then the director travels."""
    with cast.clock_at(MONDAY):
        code = cast.opened(decides(Role.PRC_HEAD), by="prc_head")
        assert cast.task_of(code, "decide").detail["skipped"]["reason"] == "self"
        order_of("deputy", "director")
        assert code in found_by("deputy")
        decided_by("deputy", code)


@pytest.mark.parametrize("verb", ["review", "acknowledge"])
def test_a_substitute_reviews_while_everybody_who_holds_the_post_is_away(verb: str) -> None:
    with cast.clock_at(MONDAY):
        names_substitute("prc_head", "news2")
        code = a_case(Role.PRC_HEAD, verb)
        assert is_refused("news2", code), "the head is there"
        away("prc_head")
        assert code in found_by("news2")
        answer = (
            {"answer": {"acknowledged": True}} if verb == "acknowledge" else {"outcome": "approve"}
        )
        cast.completes("news2", code, "decide", **answer)
    kept = cast.record_of(code)["decide"].result["capacity"]
    assert kept["acting"]["th"] == "ตรวจงานแทนprc_head"


@pytest.mark.parametrize("verb", ["approve", "sign"])
def test_a_substitute_never_approves_or_signs(verb: str) -> None:
    with cast.clock_at(MONDAY):
        names_substitute("director", "deputy")
        code = a_case(verb=verb)
        away("director")
        assert "ไม่มีอำนาจอนุมัติหรือลงนาม" in is_refused("deputy", code)


def test_an_order_takes_the_place_of_the_substitute() -> None:
    with cast.clock_at(MONDAY):
        names_substitute("prc_head", "news2")
        away("prc_head")
        code = a_case(Role.PRC_HEAD, "review")
        assert code in found_by("news2")
        order_of("liaison", "prc_head")
        assert is_refused("news2", code)
        decided_by("liaison", code)


def test_who_acts_leads_as_the_head_does() -> None:
    with cast.clock_at(MONDAY):
        order_of("clerk", "prc_head")
        order_of("liaison", "director", number="13/2569")
        with read() as session:
            clerk, news = cast.person(session, "clerk"), cast.person(session, "news1")
            ours = clerk.office_id
            assert clerk.leads(news.id)
            named = [each.handle for each in holders(session, ours, Role.DIRECTOR)]
            assert named == ["director", "liaison"]
            assert cast.person(session, "liaison").leads_office


def test_who_no_longer_works_here_acts_for_nobody() -> None:
    with cast.clock_at(MONDAY):
        order_of("deputy", "director")
        code = a_case()
        with write() as session:
            cast.person(session, "deputy").has_account = False
        assert code not in found_by("deputy")


def test_it_is_read_in_one_statement_beside_the_posts() -> None:
    with cast.clock_at(MONDAY):
        order_of("deputy", "director")
        with read() as session:
            deputy = cast.person(session, "deputy")
            with executed(session) as found:
                assert deputy.leads_office
                assert deputy.roles == {Role.DIRECTOR, Role.DEPUTY_DIRECTOR}
                assert deputy.standing.stand_ins[0].capacity.order_ids
            assert len(found) == 2, "the posts and the orders, sent together"


def names_substitute(post: str, substitute: str) -> None:
    with write() as session:
        held = cast.person(session, post).posts()[0]
        held.default_substitute_id = cast.person(session, substitute).posts()[0].id
