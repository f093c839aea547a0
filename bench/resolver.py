"""How long it takes to say who may act on a task: an office of 40 people, 20 orders in force.

``python -m bench.resolver`` prints one JSON object: reading a person's standing from the database
(what a request does once, beside the posts), and asking it about a task.
"""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date, timedelta
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench.figures import milliseconds
from bench.promises import stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from models.human_task import HumanTask
    from models.person import Person

PEOPLE, ORDERS, SAMPLES = 40, 20, 2_000
AT_MOST_MS = 1.0
"""What is promised of reading who somebody acts for and asking it about a task, p50."""


def main() -> None:
    """Measure in a SQLite database of its own, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRASAN_DATA_DIR"] = folder
        print(json.dumps(measured(), ensure_ascii=False, indent=2))


def measured(samples: int = SAMPLES) -> dict[str, Any]:
    """The figures of `samples` askings, beside the promise; furnishes the office first."""
    from models import migrate  # noqa: PLC0415 - not before the settings are there
    from models.authority import capacity_of  # noqa: PLC0415
    from models.database import read, write  # noqa: PLC0415

    migrate.upgrade()
    with write() as session:
        _furnish(session)
    with read() as session:
        people, task = _people(session), _a_task()
        standing = _timed(samples, lambda n: _afresh(people[n % PEOPLE]))
        asked = _timed(samples, lambda n: capacity_of(task, people[n % PEOPLE]))
        both = _timed(samples, lambda n: capacity_of(task, _afresh(people[n % PEOPLE])))
    together = milliseconds(both)
    return {
        "people": PEOPLE,
        "orders": ORDERS,
        "standing_read": milliseconds(standing),
        "capacity_of": milliseconds(asked),
        "read_and_asked": together,
        "promise": stated("who may act, p50 ms", AT_MOST_MS, together["p50_ms"]),
    }


def _timed(samples: int, does: Callable[[int], object]) -> list[float]:
    taken = []
    for n in range(samples):
        begun = perf_counter()
        does(n)
        taken.append(perf_counter() - begun)
    return taken


def _afresh(person: Person) -> Person:
    """The person as a request finds them: their standing has to be read."""
    person.__dict__.pop("_standing", None)
    _ = person.standing
    return person


def _a_task() -> HumanTask:
    """Something for the director to sign, held in hand as the gate holds it."""
    from models import clock  # noqa: PLC0415
    from models.human_task import HumanTask  # noqa: PLC0415
    from models.offer import Offer  # noqa: PLC0415

    task = HumanTask(
        office_id=1,
        case_id=1,
        key="sign",
        kind="sign",
        title_th="ลงนาม",
        title_en="Sign",
        form="Approval",
        opened_at=clock.now(),
    )
    task.__dict__["_offers"] = [Offer(role="director")]
    return task


def _people(session: Session) -> list[Person]:
    from sqlmodel import select  # noqa: PLC0415

    from models.person import Person  # noqa: PLC0415

    return list(session.exec(select(Person)))


def _furnish(session: Session) -> None:
    """Posts in a row, each the substitute of the next; twenty people act for the post before."""
    from models import clock  # noqa: PLC0415
    from models.acting import ActingOrder  # noqa: PLC0415
    from models.office import Office  # noqa: PLC0415

    office = Office(key="a", name_th="ก", name_en="A", province_th="ก", province_en="A")
    session.add(office)
    session.flush()
    posts = [_post(session, office.id, n) for n in range(PEOPLE)]
    for post, before in zip(posts[1:], posts, strict=False):
        post.reports_to_id, post.default_substitute_id = posts[0].id, before.id
    now = clock.now()
    for n in range(ORDERS):
        session.add(
            ActingOrder(
                office_id=office.id,
                form="acting_for" if n < 2 else "on_behalf",  # noqa: PLR2004 - a chain of two
                for_post_id=posts[n].id,
                person_id=posts[n + 1].id,
                own_post_id=posts[n + 1].id,
                number=f"{n}/2569",
                ordered_on=date(2026, 1, 1),
                missions=[] if n < 2 else ["consultation"],  # noqa: PLR2004 - as above
                since=now - timedelta(days=1),
                until=now + timedelta(days=1),
                issued_at=now,
                issued_by_id=posts[0].id,
            )
        )


def _post(session: Session, office_id: int, n: int) -> Any:
    """The `n`-th post, its person, and who holds it; their numbers are the same."""
    from models import clock  # noqa: PLC0415
    from models.person import Person  # noqa: PLC0415
    from models.post import Incumbency, Post  # noqa: PLC0415

    name = f"p{n}"
    roles = ["director" if n == 0 else "news_officer"]
    post = Post(
        office_id=office_id, key=name, group_code="X", title_th=name, title_en=name, roles=roles
    )
    person = Person(office_id=office_id, handle=name, name_th=name, name_en=name)
    session.add_all([post, person])
    session.flush()
    since = clock.now() - timedelta(days=9)
    session.add(Incumbency(post_id=post.id, person_id=person.id, since=since))
    return post


if __name__ == "__main__":
    main()
