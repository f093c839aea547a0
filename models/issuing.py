"""Issuing an acting order: what it needs, and what it must not run into (handbook 2.6).

Everything that stands against an order is told at once, each problem at its field.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import Session, col, or_, select

from models import clock
from models.acting import ActingOrder, may_appoint
from models.acting_form import ActingForm
from models.errors import FieldProblem, Invalid, NotAllowed
from models.one_at_a_time import Doing, one_at_a_time
from models.post import Incumbency, Post, held_between, posts_at
from models.said import day_said
from models.stretch import Stretch
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from models.person import Person

T = TypeVar("T", ActingOrder, Incumbency)


@dataclass(frozen=True)
class OrderGiven:
    """What an order says. `until` is exclusive, `limit` in satang, `missions` keys of missions."""

    form: ActingForm
    post: Post
    person: Person
    number: str
    ordered_on: date
    since: datetime
    until: datetime | None = None
    missions: tuple[str, ...] = ()
    conditions: str = ""
    limit: int | None = None


def issue(session: Session, given: OrderGiven, *, by: Person) -> ActingOrder:
    """Write an order down; `Invalid` names whatever it runs into."""
    if not may_appoint(by):
        raise NotAllowed(_NOT_YOURS)
    one_at_a_time(session, by.office_id, Doing.RULES)
    problems = [*_of_its_words(given, by)]
    problems += dates_wrong(given.form, given.ordered_on, given.since, given.until)
    fields = {each.path for each in problems}
    if fields.isdisjoint({("post",), ("person",), ("last",)}):
        problems += [each for each in _of_its_people(session, given) if each.path not in fields]
    if problems:
        raise Invalid(problems)
    order = _written(session, given, by)
    session.add(order)
    session.flush()
    return order


def _written(session: Session, given: OrderGiven, by: Person) -> ActingOrder:
    own = _own_post(session, given)
    if own is None:
        raise Invalid([FieldProblem(("person",), "no_post", _HOLDS_NOTHING)])
    return ActingOrder(
        office_id=by.office_id,
        form=given.form,
        for_post_id=given.post.id,
        person_id=given.person.id,
        own_post_id=own.id,
        number=given.number,
        ordered_on=given.ordered_on,
        missions=list(given.missions),
        conditions=given.conditions,
        limit_satang=given.limit,
        since=given.since,
        until=given.until,
        issued_at=clock.now(),
        issued_by_id=by.id,
    )


def _of_its_words(given: OrderGiven, by: Person) -> Iterator[FieldProblem]:
    person = given.person
    if not given.number:
        yield FieldProblem(("number",), "no_order", _NO_NUMBER)
    if person.office_id != by.office_id or not (person.active and person.has_account):
        yield FieldProblem(("person",), "no_account", _NO_ACCOUNT)
    elif person.id == by.id:
        yield FieldProblem(("person",), "oneself", _BY_ONESELF)
    if given.post.office_id != by.office_id:
        yield FieldProblem(("post",), "unknown_post", _NO_POST)
    yield from scope_wrong(given.form, given.missions, given.limit)


def scope_wrong(
    form: ActingForm | None, missions: Sequence[str], limit: object
) -> Iterator[FieldProblem]:
    """What the form of acting does not bear; nothing where the form is not known."""
    if form is ActingForm.ON_BEHALF and not missions:
        yield FieldProblem(("missions",), "no_scope", _NO_SCOPE)
    if form is ActingForm.ACTING_FOR and (missions or limit is not None):
        field = "missions" if missions else "amount"
        yield FieldProblem((field,), "full_power", _FULL_POWER)


def dates_wrong(
    form: ActingForm | None,
    ordered_on: date | None,
    since: datetime | None,
    until: datetime | None,
) -> Iterator[FieldProblem]:
    """What is wrong with the dates of an order, as far as they are known."""
    if until is None:
        if form not in {None, ActingForm.IN_POST}:
            yield FieldProblem(("last",), "no_end", _NO_END)
    elif since is not None and until <= since:
        yield FieldProblem(("last",), "wrong_way", _WRONG_WAY)
    elif until <= clock.now():
        yield FieldProblem(("last",), "over", _OVER)
    if ordered_on is not None and ordered_on > clock.in_bangkok(clock.now()).date():
        yield FieldProblem(("ordered_on",), "in_future", _NOT_SIGNED_YET)


def _of_its_people(session: Session, given: OrderGiven) -> Iterator[FieldProblem]:
    """What it runs into: the posts that people hold, and the orders that stand."""
    stretch = Stretch(given.since, given.until)
    holders = _overlapping(held_between(session, [given.post.id]), stretch)
    if any(each.person_id == given.person.id for each in holders):
        yield FieldProblem(("person",), "oneself", _FOR_ONESELF)
        return
    if given.form is ActingForm.IN_POST and holders:
        yield FieldProblem(("form",), "not_vacant", _NOT_VACANT)
    if given.form is ActingForm.ACTING_FOR and not _is_a_head(session, given.post):
        yield FieldProblem(("form",), "no_head", _NO_HEAD)
    standing = _standing(session, given.post.office_id, stretch)
    yield from _doubled(given, standing)
    if _closes_a_circle(session, given, standing, stretch):
        yield FieldProblem(("person",), "circle", _CIRCLE)


def _own_post(session: Session, given: OrderGiven) -> Post | None:
    """The person's own post when the order begins, else now; the first of the chart."""
    then = posts_at(session, given.person.id, given.since)
    return next(iter(then or posts_at(session, given.person.id, clock.now())), None)


def _is_a_head(session: Session, post: Post) -> bool:
    found = select(Post.id).where(Post.reports_to_id == post.id).limit(1)
    return session.exec(found).first() is not None


def _standing(session: Session, office_id: int, stretch: Stretch) -> list[ActingOrder]:
    """The orders of the office, not revoked, that share a moment with the stretch."""
    found = select(ActingOrder).where(
        ActingOrder.office_id == office_id,
        col(ActingOrder.revoked_at).is_(None),
        or_(col(ActingOrder.until).is_(None), col(ActingOrder.until) > stretch.since),
    )
    return _overlapping(session.exec(found.order_by(col(ActingOrder.id))).all(), stretch)


def _overlapping(rows: Sequence[T], stretch: Stretch) -> list[T]:
    return [each for each in rows if stretch.shared(each.since, each.until)]


def _doubled(given: OrderGiven, standing: list[ActingOrder]) -> Iterator[FieldProblem]:
    for each in standing:
        same = each.for_post_id == given.post.id and each.form == given.form
        one_is_whole = not (each.missions and given.missions)
        if same and (one_is_whole or not set(each.missions).isdisjoint(given.missions)):
            yield FieldProblem(("first",), "overlap", _overlap(each), _DAYS)
            return


def _overlap(order: ActingOrder) -> Text:
    """With which order it overlaps, of what days, and what can be done about it."""
    first = day_said(clock.in_bangkok(order.since).date())
    if order.until is None:
        return _DOUBLE_OPEN.fill(number=order.number, first=first)
    last = day_said(clock.in_bangkok(order.until - timedelta(microseconds=1)).date())
    return _DOUBLE.fill(number=order.number, first=first, last=last)


def _closes_a_circle(
    session: Session, given: OrderGiven, standing: list[ActingOrder], stretch: Stretch
) -> bool:
    """Whether at some moment the post would, through others, be acted for by itself."""
    people = [given.person.id, *(each.person_id for each in standing)]
    held = held_between(session, people=people)
    ways = [(given.post.id, stretch)]
    walked: set[tuple[int, Stretch]] = set()
    while ways:
        post_id, shared = ways.pop()
        if (post_id, shared) in walked:
            continue
        walked.add((post_id, shared))
        here = [each for each in _overlapping(held, shared) if each.post_id == post_id]
        if any(each.person_id == given.person.id for each in here):
            return True
        for incumbency in here:
            with_them = shared.shared(incumbency.since, incumbency.until)
            theirs = [each for each in standing if each.person_id == incumbency.person_id]
            for order in theirs:
                onward = with_them and with_them.shared(order.since, order.until)
                if onward is not None:
                    ways.append((order.for_post_id, onward))
    return False


_NOT_YOURS = _(
    "ผู้บันทึกคำสั่งได้แก่ ประชาสัมพันธ์จังหวัด ผู้ช่วยฯ และหัวหน้ากลุ่มงานอำนวยการ",
    "Orders are entered by the director, the assistant director and the head of administration.",
)
_NO_NUMBER = _("ต้องระบุเลขที่คำสั่ง", "The number of the order is needed.")
_NO_ACCOUNT = _(
    "ต้องเป็นเจ้าหน้าที่ของสำนักงานที่ยังปฏิบัติงานและมีบัญชีผู้ใช้",
    "It must be somebody of the office who works here and has an account.",
)
_BY_ONESELF = _(
    "บันทึกคำสั่งให้ตนเองไม่ได้ ให้ผู้มีหน้าที่คนอื่นบันทึก",
    "Nobody enters an order for themselves; somebody else has to.",
)
_FOR_ONESELF = _(
    "ผู้นี้ดำรงตำแหน่งนั้นอยู่แล้วในช่วงเวลานี้ แทนตนเองไม่ได้",
    "They hold that post themselves in this time; nobody acts for themselves.",
)
_NO_POST = _("ไม่มีตำแหน่งนี้ในสำนักงาน", "The office has no such post.")
_NO_SCOPE = _(
    "ปฏิบัติราชการแทนต้องระบุเรื่องที่มอบอำนาจ (ม.38)",
    "Delegated authority needs the matters it is for (s. 38).",
)
_FULL_POWER = _(
    "ผู้รักษาราชการแทนมีอำนาจเท่าผู้ที่ตนแทน (ม.48) จึงจำกัดเรื่องหรือวงเงินไม่ได้",
    "Who acts for a head has equal power (s. 48); it cannot be narrowed by matter or money.",
)
_NO_END = _(
    "ต้องระบุวันสุดท้าย (เว้นว่างได้เฉพาะรักษาการในตำแหน่ง)",
    "The last day is needed; only acting in a vacant post may have none.",
)
_WRONG_WAY = _("วันสุดท้ายต้องไม่ก่อนวันแรก", "The last day must not be before the first.")
_OVER = _("ช่วงเวลานี้ผ่านไปแล้ว", "This time has passed already.")
_NOT_SIGNED_YET = _("วันที่ลงนามคำสั่งต้องไม่เป็นวันในอนาคต", "The order's date must not be in the future.")
_HOLDS_NOTHING = _(
    "ผู้นี้ไม่มีตำแหน่งของตนเอง จึงไม่มีตำแหน่งที่จะพิมพ์ใต้ลายมือชื่อ",
    "They hold no post of their own to stand under a signature.",
)
_NOT_VACANT = _(
    "ตำแหน่งนี้มีผู้ดำรงอยู่ รักษาการในตำแหน่งใช้กับตำแหน่งที่ว่างเท่านั้น",
    "Somebody holds this post; this form is for vacant posts only.",
)
_NO_HEAD = _(
    "รักษาราชการแทนใช้กับตำแหน่งหัวหน้า ตำแหน่งอื่นที่ว่างใช้รักษาการในตำแหน่ง",
    "This form is for the post of a head; for another vacant post use “acting in the post”.",
)
_DAYS = _("ช่วงวันที่ของคำสั่ง", "Days of the order")
_DOUBLE: Text = _(
    "ซ้อนกับคำสั่งที่ {number} รูปแบบและตำแหน่งเดียวกัน มีผล {first} ถึง {last} เลือกวันอื่น หรือเพิกถอนคำสั่งนั้นก่อน",
    "They overlap with order {number}, of the same form for the same post, from {first} to {last}. "
    "Choose other days, or revoke that order first.",
)
_DOUBLE_OPEN: Text = _(
    "ซ้อนกับคำสั่งที่ {number} รูปแบบและตำแหน่งเดียวกัน มีผลตั้งแต่ {first} เป็นต้นไป เพิกถอนคำสั่งนั้นก่อน",
    "They overlap with order {number}, of the same form for the same post, in force since {first}. "
    "Revoke that order first.",
)
_CIRCLE = _(
    "คำสั่งนี้ทำให้แทนกันเป็นวงกลม เพราะในช่วงเวลานี้มีผู้แทนตำแหน่งของผู้นี้โยงกลับมาอยู่แล้ว",
    "This would close a circle: through other orders their own post is acted for from there.",
)
