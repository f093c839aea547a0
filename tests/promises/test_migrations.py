"""A database that was migrated has the shape that the code expects, on both kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, column, inspect, table
from sqlmodel import SQLModel, col, select

from models import migrate, tables
from models.database import bare, engine, read, write
from models.document import Document, document_of, documents_of
from models.office import Office
from models.register_entry import RegisterEntry
from models.role import Role
from models.wording import Text
from tests import cast
from tests.signing import signed
from tests.tasks.sending import opened_case

if TYPE_CHECKING:
    from tests.databases import FreshDatabase


def test_head_is_the_newest_revision(database: FreshDatabase) -> None:
    """`HEAD` is said in the code so that most starts need not ask Alembic; it must not lie."""
    with engine().connect() as connection:
        scripts = ScriptDirectory.from_config(migrate.config(connection))
    assert scripts.get_heads() == [migrate.HEAD]
    assert migrate.current() == migrate.HEAD


def test_a_migrated_database_equals_the_metadata(database: FreshDatabase) -> None:
    with engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_partial_indexes_are_partial_in_the_database(database: FreshDatabase) -> None:
    """Alembic does not compare them; without its WHERE the index of what waits would hold all."""
    with engine().connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            there = {index["name"]: index for index in inspect(connection).get_indexes(table.name)}
            for index in table.indexes:
                where = index.dialect_options[connection.dialect.name]["where"]
                options: Any = there[index.name].get("dialect_options", {})
                kept = options.get(f"{connection.dialect.name}_where")
                assert (kept is not None) == (where is not None), index.name


def test_every_table_is_listed() -> None:
    listed = {table.__tablename__ for table in tables.TABLES}
    assert listed == set(SQLModel.metadata.tables)


def test_an_office_that_is_there_gets_an_empty_letterhead(database: FreshDatabase) -> None:
    """Who runs the first release upgrades with the data in place, and may go back."""
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0001")
    assert migrate.current() == "0001"
    old = {"key": "a", "name_th": "ก", "name_en": "A", "province_th": "ก", "province_en": "A"}
    old |= {"case_prefix": "", "timezone": "Asia/Bangkok"}
    office = table("office", *(column(name) for name in old))
    with bare() as connection:
        connection.execute(office.insert().values(old))
    migrate.upgrade()
    with read() as session:
        found = session.exec(select(Office)).one()
    assert (found.name_th, found.letter_code, found.phone) == ("ก", "", "")


def test_numbers_given_before_there_was_a_register_stand_in_it(database: FreshDatabase) -> None:
    """The signature's own record tells what was given; a letter that only speaks of it does not."""
    cast.move_in()
    signed(2)
    code = cast.opened(lambda case, _request: speaks_of_it(case))
    cast.completes("news1", code, "letter", {"words": "registered"})
    before = registered()
    assert [(entry["count"], entry["number"]) for entry in before] == [(1, "1/2569"), (2, "2/2569")]
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0003")
    migrate.upgrade()
    assert registered() == before


def test_to_whom_letters_went_is_filled_in_from_who_asked(database: FreshDatabase) -> None:
    cast.move_in()
    signed(2)
    known = [entry["case_id"] for entry in registered()]
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0004")
        cases = table("cases", column("id"), column("request", JSON))
        request = {"org_name": "ชมรมคนรักเล", "contact_name": "ก"}
        connection.execute(cases.update().where(cases.c.id == known[0]).values(request=request))
    migrate.upgrade()
    assert [entry["to_whom"] for entry in registered()] == ["ชมรมคนรักเล", ""]


def speaks_of_it(case: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def registered() -> list[dict[str, Any]]:
    with read() as session:
        found = session.exec(select(RegisterEntry).order_by(col(RegisterEntry.count)))
        return [entry.model_dump(exclude={"id"}) for entry in found]


def test_documents_from_before_there_were_versions_are_their_first(database: FreshDatabase) -> None:
    """And who goes back keeps every version as a document of its own."""
    case_id = opened_case().case_id
    with write() as session:
        old = document_of(session, case_id, 1)
        told: dict[str, Any] = {"kind": "attachment", "title": Text("ก", "A"), "filename": "b.pdf"}
        bytes_of: dict[str, Any] = {"sha256": "b" * 64, "media_type": "application/pdf", "size": 1}
        Document.file(session, case_id, **told, **bytes_of, replaces=old)
    with bare() as connection:
        command.downgrade(migrate.config(connection), "0004")
    migrate.upgrade()
    with read() as session:
        found = documents_of(session, case_id)
    assert [(each.n, each.version, each.replaces) for each in found] == [(1, 1, None), (2, 1, None)]


def test_migrating_again_does_nothing(database: FreshDatabase) -> None:
    migrate.upgrade()
    assert migrate.current() == migrate.HEAD
