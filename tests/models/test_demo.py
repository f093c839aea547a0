"""The demo office: everybody of `sample_cases.json` is there, once, and can sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import SQLModel, col, func, select

from models.access import hasher
from models.booking_limit import limits_of
from models.database import read, write
from models.demo import accounts, seed
from models.group import Group
from models.media import MediaOutlet
from models.office import Office
from models.person import Person
from models.post import Incumbency, Post
from models.requester import Requester
from models.resource import Resource, resources_of
from models.resource_kind import ResourceKind
from tests.cast import nothing_changes

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from tests.databases import FreshDatabase

STAFF, WITH_ACCOUNT, REPORTING, SUBSTITUTED, REQUESTERS = 27, 22, 25, 21, 29
"""As they stand in the sample; a row lost on the way here would be missed by nobody else."""


@pytest.fixture
def demo(database: FreshDatabase) -> str:
    """The demo office, and its password."""
    with write() as session:
        seed(session, password="ประสาน-2570")
    return "ประสาน-2570"


def count(table: type[SQLModel], *which: ColumnElement[bool]) -> int:
    with read() as session:
        return session.exec(select(func.count()).select_from(table).where(*which)).one()


def test_everybody_of_the_chart_is_there(demo: str) -> None:
    for table in (Person, Post, Incumbency):
        assert count(table) == STAFF
    assert count(Post, col(Post.reports_to_id).is_not(None)) == REPORTING
    assert count(Requester) == REQUESTERS
    assert (count(Office), count(Group), count(MediaOutlet)) == (1, 5, 8)


def test_the_office_shares_its_people_vehicles_rooms_and_equipment(demo: str) -> None:
    with read() as session:
        office = session.exec(select(Office)).one().id
        several = {kind: len(resources_of(session, office, kind)) for kind in ResourceKind}
        limits = limits_of(session, office)
    assert several == {
        "mc": 3, "photographer": 2, "videographer": 1, "driver": 1,
        "vehicle": 2, "room": 2, "equipment": 5,
    }  # fmt: skip
    assert count(Resource, col(Resource.person_id).is_not(None)) == 6
    minutes = [limit.total_seconds() / 60 for limit in (limits.travel, limits.travel_across)]
    assert (minutes, limits.rest.total_seconds() / 3600, limits.a_day) == ([60, 90], 8, 1)


def test_an_office_that_came_before_gets_its_substitutes_once(demo: str) -> None:
    """What the office changed since is left as it is."""
    assert count(Post, col(Post.default_substitute_id).is_not(None)) == SUBSTITUTED
    with write() as session:
        for post in session.exec(select(Post)):
            post.default_substitute_id = None
    with write() as session:
        seed(session, password=demo)
    assert count(Post, col(Post.default_substitute_id).is_not(None)) == SUBSTITUTED
    with write() as session:
        session.exec(
            select(Post).where(Post.key == "director-1")
        ).one().default_substitute_id = None
        seed(session, password=demo)
    assert count(Post, col(Post.default_substitute_id).is_not(None)) == SUBSTITUTED - 1


def test_seeding_twice_changes_nothing(demo: str) -> None:
    with nothing_changes(), write() as session:
        seed(session, password=demo)


def test_a_new_password_is_everybodys(demo: str) -> None:
    with write() as session:
        seed(session, password="another")
    with read() as session:
        kept = {person.password_hash for person in accounts(session)}
    assert [hasher().verify("another", each) for each in kept] == [True]
    assert count(Person) == STAFF


def test_of_a_password_only_its_argon2id_hash_is_kept(demo: str) -> None:
    """Those who have no account have no hash that could be guessed at."""
    with read() as session:
        people = session.exec(select(Person)).all()
    with_account = [person for person in people if person.has_account]
    assert len(with_account) == WITH_ACCOUNT
    assert all(person.password_hash.startswith("$argon2id$") for person in with_account)
    assert all(hasher().verify(demo, person.password_hash) for person in with_account[:1])
    assert {person.password_hash for person in people if not person.has_account} == {""}
