"""What happened before there was a chain is chained, as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from sqlalchemy import text
from sqlmodel import col, select

from models import file_store, migrate
from models.audit.finding import Sums
from models.audit.verify import verify
from models.case import Case
from models.database import bare, read, steady, write
from models.document import Document, document_of
from models.event import Event
from models.register import calendar_year
from models.register_entry import held_entry
from models.wording import Text
from tests import cast
from tests.promises.before import as_of_0004, upgraded_and_whole
from tests.signing import signed

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_what_happened_before_there_was_a_chain_is_chained(database: FreshDatabase) -> None:
    """As it would have been told: seals, heads and all, on the database as it stands."""
    cast.move_in()
    signed(3)
    before = chained()
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0004")
    migrate.upgrade()
    assert chained() == before
    with steady() as session:
        assert list(verify(session, Sums())) == []


def test_what_was_struck_out_or_filed_before_is_no_false_alarm(database: FreshDatabase) -> None:
    """Neither its moment, a breath before its event, nor a document of which nothing was told."""
    office = cast.move_in()
    codes = signed(3)
    filed(codes[0], "attachment", "brought.pdf")
    filed(codes[1], "paper", "set.pdf")
    with write() as session:
        entry = held_entry(session, office, "outgoing", calendar_year(cast.TUESDAY), 2)
        entry.cancel(by=cast.person(session, "clerk"), reason="พิมพ์ผิด")
    as_of_0004(no_document_told=True)
    assert not [kind for kind in kinds() if kind.startswith("document.")]
    sums = upgraded_and_whole()
    assert (sums.entries, sums.documents) == (3, 2)
    assert kinds().count("document.set") == kinds().count("document.attached") == 1
    with bare() as connection:
        connection.execute(text("UPDATE document SET filename = 'x' WHERE filename = 'set.pdf'"))
    with steady() as session:
        assert [each.table for each in verify(session, Sums())] == ["document"]


def test_a_document_that_was_put_in_is_found(database: FreshDatabase) -> None:
    """Whatever is filed is told; what nothing tells of was put into the table by hand."""
    cast.move_in()
    (code,) = signed(1)
    filed(code, "paper", "set.pdf")
    with bare() as connection:
        connection.execute(text("UPDATE document SET n = 7"))
    with steady() as session:
        found = [each for each in verify(session, Sums()) if each.table == "document"]
    assert len(found) == 2, "one that is missing, and one that nothing tells of"


def test_a_file_attached_by_hand_before_is_held_fast_by_its_own_event(
    database: FreshDatabase,
) -> None:
    cast.move_in()
    (code,) = signed(1)
    filed(code, "attachment", "brought.pdf")
    as_of_0004(no_document_told=False)
    upgraded_and_whole()
    (told,) = [each for each in cast.events_of(code) if each.kind == "document.attached"]
    with read() as session:
        assert told.data["sha256"] == document_of(session, cast.case_of(code).id, 1).sha256


def filed(code: str, kind: str, filename: str) -> None:
    words: dict[str, Any] = {"kind": kind, "title": Text("ก", "A"), "filename": filename}
    with write() as session:
        case, content = cast.locked(session, code), filename.encode()
        sha256 = file_store.put(content)
        bytes_of: dict[str, Any] = {"sha256": sha256, "media_type": "x/y", "size": len(content)}
        Document.file(session, case.id, **words, **bytes_of)


def kinds() -> list[str]:
    with bare() as connection:
        return list(connection.execute(text("SELECT kind FROM event")).scalars())


def chained() -> list[Any]:
    with read() as session:
        events = session.exec(select(Event).order_by(col(Event.id)))
        cases = session.exec(select(Case).order_by(col(Case.id)))
        return [
            *(each.model_dump() for each in events),
            *((each.told, each.seal) for each in cases),
        ]
