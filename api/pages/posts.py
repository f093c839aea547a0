"""Posts as a page: who holds them, who acts, who is away; and the forms that change it.

The address of each form, with dashes (``acting-orders-7-revocation``), is the name of its move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import select

from api import absences, acting_orders, posts, substitutes
from api.absences import AbsenceGiven
from api.acting_orders import ActingOrderGiven, ActingOrders, RevocationGiven
from api.answers import Cursor, RowId
from api.desk import Desk
from api.doors import Doors
from api.pages.choosable import Option
from api.pages.handed_in import looking
from api.pages.judged import JUDGED
from api.pages.moving import NOT_MOVING, Moving
from api.pages.not_taken import SIGNED_IN_AGAIN
from api.pages.page import AnyPage, Page
from api.pages.words import given, typed
from api.post_told import PostTold
from api.post_told import told as post_told
from api.posts import EndingGiven, IncumbentGiven, PostKey, RolesGiven
from api.problem import status_of
from api.substitutes import SubstituteGiven
from api.visitor import KnownVisitor, Visitor
from models.absence import may_record
from models.absence_kind import AbsenceKind
from models.acting_form import STATES, ActingForm
from models.chart import Chart, chart_of
from models.database import read, write
from models.errors import Invalid, NotAllowed, WrongMoment
from models.group import Group
from models.role import Role
from models.wording import Text, _
from workflows.catalogue import MISSIONS

if TYPE_CHECKING:
    from pydantic import BaseModel

    from api.absence_told import AbsenceTold
    from api.acting_order_told import ActingOrderTold
    from models.errors import PrasanError

doors = Doors(include_in_schema=False)

Change = Annotated[str, Query(max_length=60)]
What = Annotated[str, Query(max_length=20)]

SAVED: dict[str, Text] = {
    "acting-orders": _("บันทึกคำสั่งแล้ว", "The order is entered."),
    "revocation": _("เพิกถอนคำสั่งแล้ว", "The order is revoked."),
    "paper": _("แนบไฟล์คำสั่งแล้ว", "The paper of the order is there."),
    "absences": _("บันทึกการไม่อยู่แล้ว", "The absence is entered."),
    "cancellation": _("ยกเลิกการไม่อยู่แล้ว", "The absence is taken back."),
    "incumbents": _("บันทึกผู้ดำรงตำแหน่งแล้ว", "Who holds the post is saved."),
    "ending": _("บันทึกวันสุดท้ายของผู้ดำรงตำแหน่งแล้ว", "The last day in the post is saved."),
    "roles": _("บันทึกบทบาทของตำแหน่งแล้ว", "The roles of the post are saved."),
    "substitute": _("บันทึกผู้แทนของตำแหน่งแล้ว", "The substitute of the post is saved."),
}
"""What is said when it was done, by the last word of the address of its form."""

ORDER_OF_STATES = ("in_force", "to_come", "ended", "revoked")

MODELS: dict[str, type[BaseModel]] = {
    "acting-orders": ActingOrderGiven,
    "revocation": RevocationGiven,
    "absences": AbsenceGiven,
    "incumbents": IncumbentGiven,
    "roles": RolesGiven,
    "ending": EndingGiven,
    "substitute": SubstituteGiven,
}
"""What is typed into a form, by the last word of its address."""

NEEDED: dict[str, Text] = {
    "form": _("กรุณาเลือกรูปแบบ", "Please choose the form of acting."),
    "post": _("กรุณาเลือกตำแหน่ง", "Please choose the post."),
    "person": _("กรุณาเลือกบุคคล", "Please choose the person."),
    "number": _("ต้องระบุเลขที่คำสั่ง", "The number of the order is needed."),
    "ordered_on": _("ต้องระบุวันที่ลงนามคำสั่ง", "The date of the order is needed."),
    "kind": _("กรุณาเลือกประเภทการไม่อยู่", "Please choose why."),
    "first": _("ต้องระบุวันแรก", "The first day is needed."),
    "last": _("ต้องระบุวันสุดท้าย", "The last day is needed."),
    "reason": _("กรุณาบอกเหตุผลที่เพิกถอน", "Please say why the order is revoked."),
    "roles": _("เลือกอย่างน้อยหนึ่งบทบาท", "Choose one role at the least."),
}


@doors.get("/posts")
def look(
    desk: Desk, page: AnyPage, change: Change = "", saved: What = "", n: Cursor = 0
) -> HTMLResponse:
    """The posts of the office by group, who acts and who is away; the forms of one to `change`.

    `saved` is what was just done, to the `n`-th order or absence.
    """
    return _shown(desk, page, change=change, saved=(saved, n))


@doors.post("/posts/{key}/incumbents")
def take_up(visitor: KnownVisitor, page: AnyPage, key: PostKey) -> Response:
    """Appoint somebody to a post."""
    verb = _on(posts.take_up, key=key)
    return done(visitor, page, f"posts/{key}/incumbents", verb, of_post=key)


@doors.post("/posts/{key}/roles")
def change_roles(visitor: KnownVisitor, page: AnyPage, key: PostKey) -> Response:
    """Give a post other roles."""
    verb = _on(posts.change_roles, key=key)
    return done(visitor, page, f"posts/{key}/roles", verb, of_post=key)


@doors.post("/posts/{key}/substitute")
def change_substitute(visitor: KnownVisitor, page: AnyPage, key: PostKey) -> Response:
    """Say who stands in for a post by default."""
    verb = _on(substitutes.change_substitute, key=key)
    return done(visitor, page, f"posts/{key}/substitute", verb, of_post=key)


@doors.post("/incumbencies/{n}/ending")
def give_up(visitor: KnownVisitor, page: AnyPage, n: RowId) -> Response:
    """Say until when somebody holds a post."""
    return done(visitor, page, f"incumbencies/{n}/ending", _on(posts.give_up, n=n))


@doors.post("/acting-orders")
def enter_order(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Enter an acting order."""
    return done(visitor, page, "acting-orders", _on(acting_orders.enter))


@doors.post("/acting-orders/{n}/revocation")
def revoke(visitor: KnownVisitor, page: AnyPage, n: RowId) -> Response:
    """Revoke an acting order."""
    return done(visitor, page, f"acting-orders/{n}/revocation", _on(acting_orders.revoke, n=n))


@doors.post("/absences")
def enter_absence(visitor: KnownVisitor, page: AnyPage) -> Response:
    """Enter that somebody is away."""
    return done(visitor, page, "absences", _on(absences.enter))


@doors.post("/absences/{n}/cancellation")
def cancel_absence(visitor: KnownVisitor, page: AnyPage, n: RowId) -> Response:
    """Take an absence back."""
    place = f"absences/{n}/cancellation"
    return done(visitor, page, place, lambda desk, _model: absences.cancel(desk, n))


def drawn_again(visitor: Visitor, page: Page, place: str) -> Response:
    """What was typed (``acting-orders/7/revocation``) before its session ended."""
    moving = Moving(move_of(place), _words(visitor, place), told=SIGNED_IN_AGAIN)
    with read() as session:
        return _shown(Desk(session, visitor), page, moving)


def move_of(place: str) -> str:
    """The name of the move whose form goes to that address."""
    return place.replace("/", "-")


Verb = Callable[[Desk, Any], object]


def _on(door: Callable[..., object], **which: object) -> Verb:
    """What a JSON door does, with the words of a form."""
    return lambda desk, words: door(desk, **which, given=words)


def done(visitor: Visitor, page: Page, place: str, verb: Verb, of_post: str = "") -> Response:
    """What was pressed at that address; refused, the page stands as it was typed."""
    model = MODELS.get(place.rpartition("/")[2])
    try:
        with write() as session:
            desk = Desk(session, visitor)
            told = verb(
                desk, given(visitor, model, NEEDED, judged=JUDGED.get(model)) if model else None
            )
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return again(visitor, page, place, refusal)
    saved = f"saved={place.rpartition('/')[2]}"
    if of_post:
        return RedirectResponse(f"/posts?change={of_post}&{saved}#post-{of_post}", 303)
    return RedirectResponse(f"/posts?{saved}&n={getattr(told, 'n', 0)}#saved", 303)


def again(visitor: Visitor, page: Page, place: str, refusal: PrasanError) -> HTMLResponse:
    """The page with what was typed and why it was refused."""
    moving = Moving.refused(move_of(place), _words(visitor, place), refusal)
    with read() as session:
        return _shown(Desk(session, looking(visitor)), page, moving, status_of(refusal))


def _words(visitor: Visitor, place: str) -> dict[str, str]:
    model = MODELS.get(place.rpartition("/")[2])
    return typed(visitor, model) if model else {}


def _shown(
    desk: Desk,
    page: Page,
    moving: Moving = NOT_MOVING,
    status: int = 200,
    *,
    change: str = "",
    saved: tuple[str, int] = ("", 0),
) -> HTMLResponse:
    office = chart_of(desk.session, desk.me.office_id)
    told = [post_told(each, office) for each in office.posts]
    orders, away = acting_orders.orders(desk), absences.absences(desk).items
    drawn = _moves(told, orders)
    return page.show(
        "posts.html",
        desk,
        status=status,
        groups=_by_group(desk, told),
        orders=sorted(orders.items, key=lambda each: ORDER_OF_STATES.index(each.state)),
        saved=SAVED.get(saved[0]),
        remark=_remark(saved, orders.items, away),
        absences=away,
        may_appoint=orders.may_issue,
        people=[Option(each.handle, each.name) for each in office.people.values() if each.active],
        mine_to_enter=_mine_to_enter(desk, office),
        changing=next((each.key for each in told if moving.move in _of(each)), change),
        posts=[Option(each.key, Text(*each.title)) for each in told],
        titles={each.key: Text(*each.title) for each in told},
        forms=[Option(form, form.label) for form in ActingForm],
        kinds_of_absence={kind.value: kind.label for kind in AbsenceKind},
        kinds=[Option(kind, kind.label) for kind in AbsenceKind],
        missions=[Option(each.key, each.title) for each in MISSIONS],
        every_role=[Option(role, role.label) for role in Role],
        states=STATES,
        moving=moving,
        too_late="" if moving.move in drawn else " ".join(filter(None, moving.data.values())),
        problems=moving.told_problems(page.locale),
    )


def _remark(
    saved: tuple[str, int], orders: list[ActingOrderTold], away: list[AbsenceTold]
) -> Text | None:
    """What is to be remarked of what was just entered."""
    what, n = saved
    remarks = {("acting-orders", each.n): each.remark for each in orders}
    remarks |= {("absences", each.n): each.remark for each in away}
    return remarks.get((what, n))


def _moves(told: list[PostTold], orders: ActingOrders) -> set[str]:
    """The moves whose forms can stand on the page; who changes nothing has that of an absence."""
    if not orders.may_issue:
        return {"absences"}
    revoking = {f"acting-orders-{each.n}-revocation" for each in orders.items if each.may_revoke}
    bringing = {f"acting-orders-{each.n}-paper" for each in orders.items if not each.paper}
    return {"absences", "acting-orders"}.union(revoking, bringing, *(_of(each) for each in told))


def _of(post: PostTold) -> set[str]:
    """The moves of one post and of who holds it."""
    endings = {f"incumbencies-{one.n}-ending" for one in post.incumbents}
    moves = {f"posts-{post.key}-{what}" for what in ("incumbents", "roles", "substitute")}
    return moves | endings


def _mine_to_enter(desk: Desk, office: Chart) -> list[Option]:
    """Whose absence I may enter, myself first."""
    found = [each for each in office.people.values() if each.active and may_record(desk.me, each)]
    found.sort(key=lambda each: each.id != desk.me.id)
    return [Option(each.handle, each.name) for each in found]


def _by_group(desk: Desk, told: list[PostTold]) -> list[tuple[Text, list[PostTold]]]:
    names = {
        group.code: Text(group.name_th, group.name_en)
        for group in desk.session.exec(select(Group).where(Group.office_id == desk.me.office_id))
    }
    groups: dict[str, list[PostTold]] = defaultdict(list)
    for each in told:
        groups[each.group].append(each)
    return [(names.get(code, Text(code, code)), several) for code, several in groups.items()]
