"""Decision receipts: what was seen and decided, signed, to be verified by anybody without Prasan.

A receipt is a JSON Web Signature (RFC 7515, flattened JSON, EdDSA by RFC 8037) over canonical JSON
(`models.chain`); beside the three members of the standard stands ``receipt``, the same content to
be read. What is in it is what the handbook wants kept (7).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from sqlmodel import Session, col, select

from models.case import Case
from models.chain import canonical, written
from models.errors import NotAllowed, NotFound, PrasanError, WrongMoment
from models.event import Event
from models.evidence import pinned, version
from models.human_task import HumanTask
from models.office import Office
from models.person import Person
from models.post import posts_at
from models.register_entry import RegisterEntry
from models.signing_key import padded, unpadded, verifies
from models.step import Step
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from models.signing_key import Signer

COMPLETED = "human-task.completed"
TYPE = "prasan-decision-receipt+json"
_FILE = re.compile(r"sha256:([0-9a-f]{64})")


class ReceiptRefused(PrasanError):
    """A receipt that was changed, or that no known key has signed."""

    slug = "receipt-refused"
    text = _("หลักฐานการพิจารณานี้ถูกแก้ไข หรืออ่านไม่ได้", "This receipt was changed, or cannot be read.")


class EvidenceBroken(WrongMoment):
    """The record no longer agrees with what was decided."""

    slug = "evidence-broken"
    text = _(
        "ข้อมูลของการพิจารณานี้ไม่ตรงกับหลักฐานขณะตัดสินใจ จึงออกหลักฐานการพิจารณาไม่ได้ สั่ง prasan audit verify",
        "The record does not agree with the evidence of this decision, so no receipt is given:"
        " run prasan audit verify.",
    )


_UNKNOWN_KEY = _("ไม่รู้จักกุญแจที่ลงนาม: {kid}", "The key that signed it is not known: {kid}.")
_WRONG_SIGNATURE = _("ลายเซ็นไม่ตรงกับเนื้อหา", "The signature does not fit the content.")


class Decision(NamedTuple):
    """A decision that was made: its event, its task, and the result that its step recalls."""

    event: Event
    task: HumanTask
    result: Any


def decisions(session: Session, case: Case, n: int | None = None) -> list[Decision]:
    """The decisions and signatures of a case (the one told by its `n`-th event), oldest first."""
    asked = (
        select(Event, HumanTask, Step.result)
        .join(HumanTask, col(HumanTask.id) == col(Event.human_task_id))
        .join(Step, (col(Step.case_id) == HumanTask.case_id) & (col(Step.key) == HumanTask.key))
        .where(Event.case_id == case.id, Event.kind == COMPLETED, HumanTask.kind != "ask")
        .order_by(col(Event.n))
    )
    asked = asked if n is None else asked.where(Event.n == n)
    return [Decision(*row) for row in session.exec(asked)]


def decision_tasks(session: Session, events: Sequence[Event]) -> set[int]:
    """The ids of the tasks among these events that were completed and decide something."""
    ids = {event.human_task_id for event in events if event.kind == COMPLETED}
    asked = select(HumanTask.id).where(col(HumanTask.id).in_(ids), HumanTask.kind != "ask")
    return set(session.exec(asked))


def may_have_receipt(person: Person, event: Event) -> bool:
    """Who decided, and who answers for the office or its system: it says from where it was done."""
    return event.kind == COMPLETED and (
        person.id == event.actor_id or person.leads_office or person.administers
    )


def receipt(session: Session, case: Case, n: int, *, to: Person) -> dict[str, Any]:
    """What was seen and decided at the `n`-th event of the case, not yet signed.

    Raises:
        NotFound: that event is no decision.
        NotAllowed: it is not for this person.
        EvidenceBroken: the record does not agree with the event any more.
    """
    found = decisions(session, case, n)
    if not found:
        raise NotFound
    decision = found[0]
    if not may_have_receipt(to, decision.event):
        raise NotAllowed
    told = decision.event.data
    holds = pinned(decision.task.detail, decision.result, told.get("documents", ()))
    if told.get("sha256") != holds:
        raise EvidenceBroken
    return _told(session, case, decision)


def _told(session: Session, case: Case, decision: Decision) -> dict[str, Any]:
    event, task, result = decision
    data = event.data
    seen = [each for each in (task.detail.get("shows"), *task.detail.get("beside", ())) if each]
    return {
        "office": session.get_one(Office, case.office_id).key,
        "case": {"code": case.code, "mission": case.mission, "subject": case.subject},
        "step": {"key": task.key, "kind": task.kind, "title": task.title._asdict()},
        "version": version(task.detail),
        "seen": [{"form": each["form"], "content": each["content"]} for each in seen],
        "documents": data.get("documents", []),
        "unseen_documents": data.get("unseen", []),
        "files": sorted({sha256 for part in (seen, result) for sha256 in _files(part)}),
        "decided_by": _decider(session, event),
        "capacity": data.get("capacity"),
        "known_by": data.get("witness"),
        "at": written(event.at),
        "outcome": data["outcome"],
        "comment": data.get("comment"),
        "result": result,
        "register": _registered(session, task),
        "evidence": data["sha256"],
        "event": {"n": event.n, "seal": event.seal},
    }


def _decider(session: Session, event: Event) -> dict[str, Any]:
    """The account, and the posts that it held at that moment."""
    person = session.get_one(Person, event.actor_id)
    held = posts_at(session, person.id, event.at)
    posts = [{"key": post.key, "title": post.title._asdict()} for post in held]
    return {"account": person.handle, "name": person.name._asdict(), "posts": posts}


def _registered(session: Session, task: HumanTask) -> dict[str, Any] | None:
    """The number that the signature took."""
    asked = select(RegisterEntry).where(
        RegisterEntry.case_id == task.case_id, RegisterEntry.human_task_id == task.id
    )
    entry = session.exec(asked).first()
    if entry is None:
        return None
    return {"register": entry.register_name, "year": entry.year, "number": entry.number}


def _files(part: Any) -> Iterator[str]:
    """The SHA-256 of every file that `part` names, wherever in it."""
    if isinstance(part, dict):
        for each in part.values():
            yield from _files(each)
    elif isinstance(part, list):
        for each in part:
            yield from _files(each)
    elif isinstance(part, str) and (named := _FILE.fullmatch(part)):
        yield named[1]


def signed(told: Mapping[str, Any], signer: Signer) -> dict[str, Any]:
    """The receipt under the office's signature; the same one whenever it is asked for."""
    header = {"alg": "EdDSA", "kid": signer.kid, "typ": TYPE}
    protected, payload = (unpadded(canonical(part).encode()) for part in (header, told))
    signature = signer.sign(f"{protected}.{payload}".encode())
    return {
        "payload": payload,
        "protected": protected,
        "receipt": dict(told),
        "signature": signature,
    }


def verified(content: bytes, keys: Mapping[str, Any]) -> dict[str, Any]:
    """What a receipt says, if one of `keys` (a JWK Set, RFC 7517) signed just that.

    Needs no database. Raises `ReceiptRefused`.
    """
    try:
        given = _read(content)
        signing = f"{given['protected']}.{given['payload']}".encode()
        header, told = (_canonically(padded(given[each])) for each in ("protected", "payload"))
        signature = padded(given["signature"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReceiptRefused from error
    if given["receipt"] != told or (header.get("alg"), header.get("typ")) != ("EdDSA", TYPE):
        raise ReceiptRefused
    known = {key.get("kid"): key for key in keys.get("keys", ())}
    if header.get("kid") not in known:
        raise ReceiptRefused(_UNKNOWN_KEY.fill(kid=header.get("kid")))
    try:
        verifies(known[header["kid"]], signing, signature)
    except (InvalidSignature, ValueError, KeyError) as error:
        raise ReceiptRefused(_WRONG_SIGNATURE) from error
    return dict(told)


_MEMBERS = {"payload", "protected", "receipt", "signature"}


def _read(content: bytes) -> dict[str, Any]:
    given = json.loads(content)
    if not isinstance(given, dict) or given.keys() != _MEMBERS:
        raise ValueError("not the members of a receipt")
    return given


def _canonically(content: bytes) -> dict[str, Any]:
    """JSON that is written in the one way in which Prasan writes it."""
    told = json.loads(content)
    if canonical(told).encode() != content or not isinstance(told, dict):
        raise ValueError("not canonical")
    return told
