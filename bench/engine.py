"""From *wants the engine* to the service step done, through a real Prefect; and who waits there.

Runs in the booth of `bench.prasan_in_process`: people are called in process, machines are a Prefect
server and a ``prasan worker`` of their own, the web serves as it would.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from bench import figures, resources
from bench.bare import Bare, bare
from bench.contender import APPROVERS, FORM
from bench.drive import ACTORS
from bench.prasan_in_process import PrasanSeat
from bench.prasan_parts import Machinery, Web

if TYPE_CHECKING:
    from bench.contender import Place
    from bench.figures import Figures

PATIENCE = 180.0
"""How long a case may take before the engine is called broken, in seconds."""

LOOK = 0.002
"""Between two looks into the database, in seconds."""

AT_REST = 10.0
"""How long all processes are left alone before their memory is read, in seconds."""

A_BATCH = 100


def measured(place: Place, cases: int, waiting: int, rounds: int) -> Figures:
    """Latency of single cases and of eight at once, Prefect's bytes, and `waiting` cases' cost.

    Latencies are medians of `rounds`, of `cases` each.
    """
    web, machinery = Web(place), Machinery(place)
    try:
        _driven_to_service(place)  # the first case waits for the worker to come up
        heavy = machinery.prefect_bytes()
        found = figures.medians([_one_round(place, cases) for _ in range(rounds)])
        grown = machinery.prefect_bytes() - heavy
        found["prefect_bytes_per_case"] = round(grown / (rounds * (cases + ACTORS)))
        found["waiting"] = _waiting((web.served.pid, *machinery.pids), waiting)
    finally:
        machinery.stop()
        web.served.stop()
    return found


def _one_round(place: Place, cases: int) -> Figures:
    return {
        "service_step": figures.milliseconds([_driven_to_service(place) for _ in range(cases)]),
        "service_step_eight_at_once": figures.milliseconds(_together(place)),
    }


def _driven_to_service(place: Place) -> float:
    """Seconds from the director's approval, which wants the engine, to the service step done."""
    seat, database = PrasanSeat(), bare(place)
    case = seat.open_case()
    _until(database, "NOT wants_engine", case)  # its flow run is there, and suspended
    for person in APPROVERS:
        seat.approve(person, case, seat.waiting_for(person)[case])
    began = time.perf_counter()
    _until(
        database,
        "EXISTS (SELECT 1 FROM step s WHERE s.case_id = c.id AND s.key = 'serve'"
        " AND s.state = 'done')",
        case,
    )
    return time.perf_counter() - began


def _together(place: Place) -> list[float]:
    with ThreadPoolExecutor(ACTORS) as threads:
        return list(threads.map(lambda _: _driven_to_service(place), range(ACTORS)))


def _until(database: Bare, condition: str, case: str) -> None:
    question = f"SELECT 1 FROM cases c WHERE c.code = {database.mark} AND {condition}"  # noqa: S608
    until = time.monotonic() + PATIENCE
    while not database.ask(question, [case]):
        if time.monotonic() > until:
            raise TimeoutError(f"{case}: not {condition}")
        time.sleep(LOOK)


def _waiting(pids: tuple[int, ...], cases: int) -> Figures:
    """What all processes of a Prasan take before and after `cases` come to wait in it."""
    time.sleep(AT_REST)
    before = resources.of(pids)
    for _ in range(0, cases, A_BATCH):
        _open_waiting(min(A_BATCH, cases))
    time.sleep(AT_REST)
    after = resources.of(pids)
    return {
        "cases": cases,
        "before": before,
        "after": after,
        "more_resident_mib": round(after["resident_mib"] - before["resident_mib"], 1),
        "more_processes": after["processes"] - before["processes"],
        "more_threads": after["threads"] - before["threads"],
    }


def _open_waiting(cases: int) -> None:
    """Cases as they stand once Prefect has their suspended run and was told their story.

    Making ten thousand flow runs would take Prefect's server an hour and is no part of waiting;
    what a run weighs in its database is measured apart.
    """
    from sqlmodel import update  # noqa: PLC0415

    from bench.prasan_mission import KEY  # noqa: PLC0415 - not before the office is up
    from models.database import write  # noqa: PLC0415
    from models.event import Event  # noqa: PLC0415
    from models.person import by_handle  # noqa: PLC0415
    from workflows.opening import open_case  # noqa: PLC0415

    with write() as session:
        staff: Any = by_handle(session, "staff")
        for _ in range(cases):
            case = open_case(session, KEY, FORM, by=staff)
            case.wants_engine, case.flow_run_id, case.flow_runs = False, f"bench-{case.id}", 1
        session.flush()
        session.execute(update(Event).values(in_timeline=True))
