"""When nobody may sign for the office, and when an order stands beside a holder who is there (2.6).

Both are remarked on, never refused: an order may follow its absence, and an absence its order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, or_, select

from models import clock
from models.absence import Absence
from models.acting import ActingOrder
from models.acting_form import ActingForm
from models.post import held_between, posts_with
from models.role import Role
from models.stretch import Stretch
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.post import Incumbency, Post


def unsigned(session: Session, absence: Absence) -> Text | None:
    """What is remarked where, while this one is away, nobody may sign for the office."""
    if absence.cancelled_at is not None:
        return None
    whole = Stretch(max(absence.since, clock.now()), absence.until)
    for post in posts_with(session, absence.office_id, {Role.DIRECTOR}):
        held = held_between(session, [post.id])
        theirs = [each for each in held if each.person_id == absence.person_id]
        for each in theirs:
            away = whole.shared(each.since, each.until)
            if away is not None and _is_left(session, post, away, held):
                return _NOBODY_SIGNS.fill(post=post.title)
    return None


def needless(session: Session, order: ActingOrder) -> Text | None:
    """What is remarked of acting for a head who is not known to be away all the while.

    The law knows it only where the post is vacant or its holder is unable (section 48).
    """
    if order.form != ActingForm.ACTING_FOR or order.revoked_at is not None:
        return None
    stretch = Stretch(max(order.since, clock.now()), order.until)
    for each in held_between(session, [order.for_post_id]):
        shared = stretch.shared(each.since, each.until)
        if shared is not None and not _covered(shared, _away(session, each.person_id)):
            return _HOLDER_IS_THERE
    return None


def _is_left(session: Session, post: Post, away: Stretch, held: list[Incumbency]) -> bool:
    """Whether at some moment nobody who holds the post is there and no order gives its power."""
    found = select(ActingOrder).where(
        ActingOrder.for_post_id == post.id,
        ActingOrder.form != ActingForm.ON_BEHALF,
        col(ActingOrder.revoked_at).is_(None),
        or_(col(ActingOrder.until).is_(None), col(ActingOrder.until) > away.since),
    )
    there = [Stretch(each.since, each.until) for each in session.exec(found)]
    for each in held:
        shared = away.shared(each.since, each.until)
        if shared is not None:
            there += _gaps(shared, _away(session, each.person_id))
    return not _covered(away, there)


def _away(session: Session, person_id: int) -> list[Stretch]:
    found = select(Absence).where(
        Absence.person_id == person_id, col(Absence.cancelled_at).is_(None)
    )
    return [Stretch(each.since, each.until) for each in session.exec(found)]


def _covered(whole: Stretch, parts: Iterable[Stretch]) -> bool:
    return not _gaps(whole, parts)


def _gaps(whole: Stretch, parts: Iterable[Stretch]) -> list[Stretch]:
    """What of the whole lies in none of the parts, in order."""
    gaps, at = [], whole.since
    shared = [each for part in parts if (each := whole.shared(part.since, part.until))]
    for part in sorted(shared, key=lambda each: each.since):
        if part.since > at:
            gaps.append(Stretch(at, part.since))
        if part.until is None:
            return gaps
        at = max(at, part.until)
    if whole.until is not None and at >= whole.until:
        return gaps
    return [*gaps, Stretch(at, whole.until)]


_NOBODY_SIGNS = _(
    "ช่วงนี้ไม่มีผู้มีอำนาจลงนามแทน{post}: ออกคำสั่งรักษาราชการแทน",
    "Nobody may sign for the {post} meanwhile: issue an order on who acts.",
)
_HOLDER_IS_THERE = _(
    "ยังไม่มีบันทึกว่าผู้ดำรงตำแหน่งไม่อยู่ตลอดช่วงนี้ รักษาราชการแทนใช้เมื่อตำแหน่งว่าง"
    "หรือผู้ดำรงตำแหน่งปฏิบัติราชการไม่ได้ (มาตรา 48): บันทึกการไม่อยู่ด้วย",
    "The holder is not entered as away all that time. Acting for a head is for a vacant post, or a "
    "holder who is unable (section 48): enter the absence too.",
)
