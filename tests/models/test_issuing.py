"""Issuing an acting order: everything it can run into, and two laws of whatever was issued."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from models.acting import ActingOrder
from models.acting_form import ActingForm
from models.authority import capacity_of
from models.capacity import NEVER_BY_SUBSTITUTE
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.establishment import appoint, end, give_roles
from models.offer import Offer
from models.person import by_handle, stand_ins_in
from models.post import Incumbency, Post, held_between
from models.role import Role
from tests import cast
from tests.acting import MONDAY, away, day, order_of, revoked
from tests.models.bare_rows import a_task
from tests.office import empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.capacity import StandIn

ON_BEHALF: dict[str, Any] = {"form": ActingForm.ON_BEHALF, "missions": ("test",)}


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def refused(*order: Any, **more: Any) -> set[tuple[str, str]]:
    """The fields and slugs with which an order is refused; nothing of it is left."""
    with cast.nothing_changes(), pytest.raises(Invalid) as told:
        order_of(*order, **more)
    assert all(each.text.th != each.text.en for each in told.value.problems)
    return {(str(each.path[0]), each.slug) for each in told.value.problems}


def test_everything_that_is_wrong_is_told_at_once() -> None:
    more: dict[str, Any] = {"number": "", "last": None, "ordered_on": date(2026, 11, 17)}
    assert refused("governor", "director", **more) == {
        ("number", "no_order"),
        ("person", "no_account"),
        ("last", "no_end"),
        ("ordered_on", "in_future"),
    }
    assert refused("deputy", "director", first=18, last=16) == {("last", "wrong_way")}
    assert refused("deputy", "director", first=2, last=3) == {("last", "over")}
    assert refused("stranger", "director") == {("person", "no_account")}


def test_nobody_acts_for_themselves_or_enters_their_own_order() -> None:
    assert refused("prc_head", "prc_head") == {("person", "oneself")}
    assert refused("deputy", "director", by="deputy") == {("person", "oneself")}


@pytest.mark.parametrize("who", ["prc_head", "clerk", "admin"])
def test_orders_are_entered_by_those_who_keep_them(who: str) -> None:
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        order_of("deputy", "director", by=who)
    number = order_of("deputy", "director")
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        revoked(number, by=who)


def test_each_form_has_its_own_conditions() -> None:
    assert refused("deputy", "news1") == {("form", "no_head")}
    assert refused("deputy", "prc_head", form=ActingForm.IN_POST) == {("form", "not_vacant")}
    assert refused("clerk", "director", form=ActingForm.ON_BEHALF) == {("missions", "no_scope")}
    assert refused("deputy", "director", missions=("test",)) == {("missions", "full_power")}
    assert refused("deputy", "director", limit=1) == {("amount", "full_power")}
    with write() as session:
        (held,) = held_between(session, people=[cast.person(session, "news2").id])
        end(held, until=day(1), by=cast.person(session, "director"))
    assert order_of("news1", "news2", form=ActingForm.IN_POST, last=None)


def test_two_people_do_not_act_for_one_post_at_once() -> None:
    order_of("deputy", "director", number="9/2569")
    for first, last in ((16, 16), (18, 30), (10, 30)):
        found = refused("prc_head", "director", by="director", first=first, last=last)
        assert found == {("first", "overlap")}
    assert order_of("prc_head", "director", first=19, last=20)
    assert order_of("clerk", "director", **ON_BEHALF), "another form stands beside it"
    assert refused("news1", "director", **ON_BEHALF) == {("first", "overlap")}
    other: dict[str, Any] = ON_BEHALF | {"missions": ("other",)}
    assert order_of("news1", "director", **other)


def test_orders_do_not_close_a_circle() -> None:
    order_of("prc_head", "director", number="9/2569")
    assert refused("director", "prc_head", by="deputy") == {("person", "circle")}
    assert order_of("director", "prc_head", by="deputy", first=19, last=20)
    order_of("news1", "prc_head", number="10/2569")
    news = refused("director", "news1", by="deputy", **ON_BEHALF)
    assert news == {("person", "circle")}, "through two orders"


def test_a_circle_needs_a_shared_moment_along_the_whole_way() -> None:
    order_of("prc_head", "director", first=16, last=17)
    order_of("news1", "prc_head", first=18, last=20)
    assert order_of("director", "news1", by="deputy", first=16, last=20, **ON_BEHALF)


def test_an_order_is_revoked_once() -> None:
    number = order_of("deputy", "director")
    revoked(number)
    with cast.nothing_changes(), pytest.raises(WrongMoment):
        revoked(number)
    assert order_of("prc_head", "director"), "the time is free again"


def test_of_two_orders_entered_at_once_for_one_post_one_stands() -> None:
    def enters(who: str) -> bool:
        with cast.clock_at(MONDAY):
            try:
                order_of(who, "director")
            except Invalid:
                return False
            return True

    people = ["deputy", "prc_head", "news1", "clerk"]
    with ThreadPoolExecutor(len(people)) as pool:
        assert sorted(pool.map(enters, people)) == [False, False, False, True]


def test_who_holds_which_post_changes_from_a_day_on() -> None:
    with write() as session:
        director, clerk = cast.person(session, "director"), cast.person(session, "clerk")
        liaison = session.exec(select(Post).where(Post.key == "liaison")).one()
        held = appoint(session, liaison, clerk, since=day(17), by=director)
        with pytest.raises(Invalid) as told:
            appoint(session, liaison, clerk, since=day(20), by=director)
        assert [each.slug for each in told.value.problems] == ["overlap"]
        with pytest.raises(Invalid) as told:
            appoint(session, liaison, director, since=day(20), by=director)
        assert [each.slug for each in told.value.problems] == ["oneself"]
        with pytest.raises(Invalid):
            end(held, until=day(17), by=director)
        end(held, until=day(18), by=director)
        again = appoint(session, liaison, clerk, since=day(18), by=director)
        assert again.until is None
    assert roles_on(17) == {Role.REG_CLERK, Role.MEDIA_LIAISON}
    assert roles_on(15) == {Role.REG_CLERK}


def roles_on(of_november: int) -> frozenset[str]:
    with cast.clock_at(day(of_november)), read() as session:
        return cast.person(session, "clerk").roles


def test_nobody_changes_the_roles_of_their_own_post() -> None:
    with write() as session:
        director = cast.person(session, "director")
        posts = {post.key: post for post in session.exec(select(Post)).all()}
        with pytest.raises(NotAllowed):
            give_roles(session, posts["director"], [Role.SYS_ADMIN], by=director)
        with pytest.raises(NotAllowed):
            give_roles(session, posts["clerk"], [Role.DIRECTOR], by=cast.person(session, "admin"))
        with pytest.raises(Invalid):
            give_roles(session, posts["clerk"], ["king"], by=director)
        give_roles(session, posts["clerk"], [Role.REG_CLERK, Role.NEWS_EDITOR], by=director)
        assert cast.person(session, "clerk").roles == {Role.REG_CLERK, Role.NEWS_EDITOR}


# -- laws -----------------------------------------------------------------------------------------

PEOPLE = ["director", "deputy", "prc_head", "news1", "clerk"]
DAYS = st.integers(16, 20)
ORDERS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(["director", "prc_head", "deputy", "news1", "clerk"]),
        st.sampled_from(list(ActingForm)),
        DAYS,
        DAYS,
    ),
    max_size=8,
)
LAWFUL = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def issued(orders: list[tuple[str, str, ActingForm, int, int]]) -> None:
    """As many of these orders as can be entered, in an office of their own."""
    empty()
    cast.move_in()
    for n, (person, post, form, first, last) in enumerate(orders):
        by = "director" if person != "director" else "deputy"
        scope: dict[str, Any] = {"missions": ("test",)} if form is ActingForm.ON_BEHALF else {}
        scope |= {"first": first, "last": last, "number": f"{n}"}
        with contextlib.suppress(Invalid):
            order_of(person, post, form=form, by=by, **scope)


@LAWFUL
@given(orders=ORDERS)
def test_no_set_of_issued_orders_yields_a_circle(orders: Any) -> None:
    issued(orders)
    with read() as session:
        held = session.exec(select(Incumbency)).all()
        standing = session.exec(select(ActingOrder)).all()
    for moment in (day(each) for each in range(16, 21)):
        ways: dict[int, set[int]] = {}
        for order in standing:
            if order.is_in_force(moment):
                for each in held:
                    if each.person_id == order.person_id:
                        ways.setdefault(each.post_id, set()).add(order.for_post_id)
        assert not any(post in reached(ways, post) for post in ways)


def reached(ways: dict[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    standing = list(ways.get(start, ()))
    while standing:
        post = standing.pop()
        if post not in found:
            found.add(post)
            standing += ways.get(post, ())
    return found


@LAWFUL
@given(orders=ORDERS, hours=st.integers(0, 24 * 6))
def test_a_capacity_never_outlives_an_order(orders: Any, hours: int) -> None:
    issued(orders)
    moment = day(16) + timedelta(hours=hours)
    for stand_in in standing_at(moment):
        assert stand_in.links
        for link in stand_in.links:
            assert link.until is not None
            assert moment < link.until


@LAWFUL
@given(
    kind=st.sampled_from(["ask", "review", "approve", "sign", "acknowledge", "record"]),
    names=st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=6),
    gone=st.sets(st.sampled_from(PEOPLE)),
)
def test_a_substitute_never_signs(kind: str, names: Any, gone: set[str]) -> None:
    empty()
    office = cast.move_in()
    for post, substitute in names:
        names_substitute(post, substitute)
    for person in sorted(gone):
        away(person)
    with read() as session:
        for role in (Role.DIRECTOR, Role.PRC_HEAD, Role.REG_CLERK):
            task = a_task(0, office, "decide")
            task.kind = kind
            task.__dict__["_offers"] = [Offer(role=role)]
            for handle in PEOPLE:
                capacity = capacity_of(task, cast.person(session, handle))
                if capacity is not None and not capacity.is_own:
                    assert kind not in NEVER_BY_SUBSTITUTE
                    assert handle not in {each for each in PEOPLE if role in own_roles(each)}


def own_roles(handle: str) -> frozenset[str]:
    with read() as session:
        return cast.person(session, handle).standing.own_roles


def standing_at(moment: Any) -> list[StandIn]:
    with cast.clock_at(moment), read() as session:
        director = by_handle(session, "director")
        assert director is not None
        found = stand_ins_in(session, director.office_id)
        return [each for several in found.values() for each in several]


def names_substitute(post: str, substitute: str) -> None:
    with write() as session:
        held = cast.person(session, post).posts()[0]
        held.default_substitute_id = cast.person(session, substitute).posts()[0].id
