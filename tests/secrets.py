"""A secret case of the cast, full of words that must not slip out, and who keeps the secrets.

::

    registrar   keeps the office's secrets
    adm_head    keeps its calendar, and sees nothing of the case
    prc_head    opened the case, a press matter that turned out secret; reads it
    news1       wrote the letter and reads on
    news2, liaison, clerk, admin, stranger   see nothing of it
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import select

from forms.outside_decision import OutsideDecision
from models import file_store
from models.database import write
from models.deadline import bd
from models.document import Upload
from models.incident import raise_incident
from models.office import Office
from models.person import Person
from models.post import Incumbency, Post
from models.reader_list import admit
from models.register_name import RegisterName
from models.requester import Requester
from models.role import Role
from tasks.attaching import attach_by_hand
from tests import cast
from tests.sealed import set_for
from tests.story import PDF
from workflows.classifying import classify
from workflows.opening import open_case

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

KEY = "hush"
SUBJECT = "ปลาวาฬสีน้ำเงิน"
ASKER = "มูลนิธิหอยทาก"
CONTENT = "ม้าลายหกตัว"
REMARK = "ยีราฟคอยาว"
FILE = "penguin.pdf"
BROKEN = "ostrich broke the machine"
DECIDER = "รองผู้ว่าฯ นกฮูก"
UNSAID = (SUBJECT, ASKER, CONTENT, REMARK, FILE, BROKEN, DECIDER)
"""What stands in the case; nobody who is not to see it may find any of it anywhere."""

READERS = ("prc_head", "news1")
KEEPERS = ("director", "deputy", "registrar")
OUTSIDERS = ("news2", "liaison", "clerk", "adm_head", "admin", "stranger")
WHY = "พบว่าเป็นเรื่องลับ"
WORD = {
    "outcome": "approve",
    "decided_by_role": "vice_governor",
    "decided_by_name": DECIDER,
    "how": "telephone",
    "decided_at": "2026-11-24T08:55",
}
"""What the clerk entered while the case was nobody's secret."""


class SecretCase(NamedTuple):
    """The case, its open task, the done one, what is broken on it, and the file that it has.

    `seal` is the code that is printed on its letter.
    """

    code: str
    task: int
    done: int
    incident: int
    upload: str
    seal: str


def hush(case: CaseRun, _request: object) -> Outcome:
    """A letter is written, signed and answered; somebody outside decides, by telephone."""
    written = case.ask("write", cast.CastLetter, of=Role.NEWS_OFFICER)
    case.sign("sign", written, of=Role.PRC_HEAD, register=RegisterName.OUTGOING)
    case.all(
        more=lambda: case.ask(
            "more", cast.CastPaper, of=Role.NEWS_OFFICER, shows=written, due=bd(2)
        ),
        word=lambda: case.record("word", OutsideDecision, of=Role.REG_CLERK, shows=written),
        reply=lambda: case.wait_for("reply", cast.CastAnswer),
    )
    return case.closes("sent")


def registrar_moves_in() -> None:
    """The office gets its registrar of secrets."""
    _moves_in("registrar", Role.SECRET_REGISTRAR, "นายทะเบียน", "Reg")


def _moves_in(handle: str, role: Role, *called: str) -> None:
    name_th, name_en = called
    with write() as session:
        office = session.exec(select(Office).where(Office.key == "songkhla")).one()
        post = Post(
            office_id=office.id,
            key=handle,
            group_code="X",
            title_th=handle,
            title_en=handle,
            roles=[role],
        )
        person = Person(office_id=office.id, handle=handle, name_th=name_th, name_en=name_en)
        session.add_all([post, person])
        session.flush()
        session.add(Incumbency(post_id=post.id, person_id=person.id, since=cast.LONG_AGO))


def opened(**more: Any) -> str:
    """A case of that mission, from an asker, opened by the head."""
    cast.plays(hush, KEY, messages={"reply": cast.CastAnswer})
    with write() as session:
        head = cast.person(session, "prc_head")
        names: dict[str, Any] = {"office_id": head.office_id, "key": "snail", "kind": "ngo"}
        asker = session.exec(select(Requester).where(Requester.key == "snail")).first()
        if asker is None:
            asker = Requester(name_th=ASKER, name_en=ASKER, district_th="", **names)
            session.add(asker)
            session.flush()
        given = {"subject": SUBJECT}
        return open_case(session, KEY, given, by=head, requester_id=asker.id, **more).code


def uploaded(by: str) -> str:
    """A file that somebody sent; its reference."""
    with write() as session:
        sha256, kind = file_store.put(PDF), "application/pdf"
        about: dict[str, Any] = {
            "filename": FILE,
            "media_type": kind,
            "size": len(PDF),
            "at": cast.TUESDAY,
        }
        upload = session.merge(Upload(sha256=sha256, by_id=cast.person(session, by).id, **about))
        return upload.reference


def a_secret_case() -> SecretCase:
    """Everything that a case can have, and secret since."""
    registrar_moves_in()
    _moves_in("adm_head", Role.ADM_HEAD, "หัวหน้า", "Head")
    with cast.clock_at(cast.TUESDAY):
        code = opened()
        cast.completes("news2", code, "write", {"words": CONTENT})
        cast.completes("prc_head", code, "sign", outcome="approve")
        cast.completes("clerk", code, "word/word", WORD)
        upload = uploaded("prc_head")
        with write() as session:
            case, head = cast.locked(session, code), cast.person(session, "prc_head")
            sent = session.get_one(Upload, (upload.removeprefix("sha256:"), head.id))
            attach_by_hand(session, case, sent, by=head)
            case.comment(by=head, words=REMARK)
            broke = {"kind": "mission", "message": BROKEN, "traceback": BROKEN}
            incident = raise_incident(session, case, **broke)
            session.flush()
            incident_id = incident.id
        seal = set_for(code, "paper", subject=SUBJECT).code
        with write() as session:
            head = cast.person(session, "prc_head")
            classify(session, code, "secret", by=head, reason=WHY)
        reads(code, "news1")
    task, done = (cast.task_of(code, key).id for key in ("more/more", "write"))
    return SecretCase(code, task, done, incident_id, upload, seal)


def reads(code: str, handle: str, by: str = "registrar") -> None:
    """Somebody is put on the list."""
    with write() as session:
        case = cast.locked(session, code)
        admit(case, cast.person(session, handle), by=cast.person(session, by))
