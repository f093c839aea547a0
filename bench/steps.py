"""``python -m bench.steps``: the whole comparison as one JSON object on standard output.

What is going on is told on standard error, loudly where a contender is missing. ``--quick`` takes
a few cases each, for CI; ``--help`` tells the rest. PostgreSQL is the server that
``PRASAN_BENCH_POSTGRES_URL`` names. With ``--strict`` a contender that is missing, or a promise
that is not kept, ends it with exit code 1.
"""

from __future__ import annotations

import json
import signal
import sys
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from bench import catalogue, databases, machine, plan, promises, ratios
from bench.booth import Booth, Broken
from bench.rounds import Rounds, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.figures import Figures
    from bench.plan import Plan

WORKLOAD = (
    "staff fills in a form of five fields → the manager approves → the director approves"
    " → one service step"
)


NOTES = (
    "over HTTP Prasan speaks JSON and counts three steps a case: machines do the fourth (engine)",
    "over HTTP viewflow draws its pages, and runs its function in the director's request",
    "the posts carry no Idempotency-Key; with one, each keeps a row more",
    "viewflow's people take a task before they approve it, outside the hand-off",
    "viewflow_given's people are given it; completing a task of Prasan's takes it",
    "the engine's waiting cases have suspended runs that Prefect never saw",
    "what a run weighs there is prefect_bytes_per_case",
)
"""What has to be known to read the figures."""


def run(asked: Plan) -> Figures:
    """Carry the plan out; returns everything that was found."""
    missing: list[str] = []
    kinds = list(_reachable(asked, missing))
    report: Figures = {
        "workload": WORKLOAD,
        "notes": NOTES,
        "plan": {
            "rounds": asked.repeat,
            "cases_of_one_actor": asked.alone,
            "cases_of_eight": asked.together,
        },
        "machine": machine.described(postgresql="postgresql" in kinds),
        "missing": missing,
    }
    with tempfile.TemporaryDirectory(prefix="prasan-bench-") as folder:
        for kind in kinds:
            report[kind] = _on(kind, asked, Path(folder), missing)
    report["machine"]["load_average_at_the_end"] = machine.load()
    report["promises"] = promises.of(report)
    return report


def _reachable(asked: Plan, missing: list[str]) -> Iterator[str]:
    for kind in asked.databases:
        if kind == "postgresql" and not databases.postgresql_answers():
            missing.append("PostgreSQL does not answer: nothing is measured on it")
            tell(f"MISSING: {missing[-1]}")
        else:
            yield kind


def _on(kind: str, asked: Plan, folder: Path, missing: list[str]) -> Figures:
    tell(f"on {kind}")
    found = _compared(kind, asked, folder, missing) if asked.compares else {}
    if "engine" in asked.parts and "prasan" in asked.contenders:
        found["engine"] = _engine(kind, asked, folder, missing)
    return found


def _compared(kind: str, asked: Plan, folder: Path, missing: list[str]) -> Figures:
    found: Figures = {}
    with ExitStack() as stack:
        booths = list(_booths(kind, asked, folder, missing, stack))
        found["durability"] = _durability(booths)
        rounds = Rounds(booths, missing)
        if "steps" in asked.parts:
            found |= rounds.steps(asked)
            found["ratios"] = ratios.of(found)
        if "waiting" in asked.parts:
            found["waiting"] = rounds.waiting(asked.waiting)
    return found


def _booths(
    kind: str, asked: Plan, folder: Path, missing: list[str], stack: ExitStack
) -> Iterator[Booth]:
    for entry in asked.entries(kind):
        name = f"{entry.name}_{entry.door}"
        if entry.missing:
            missing.append(f"{name}: {', '.join(entry.missing)} not installed (group bench)")
            tell(f"MISSING: {missing[-1]}")
            continue
        try:
            place = stack.enter_context(databases.fresh(kind, name, folder / kind / name))
            yield stack.enter_context(closing(Booth(entry, place)))
        except Broken as broken:
            missing.append(f"{name} on {kind}: {str(broken).strip().splitlines()[-1]}")
            tell(f"BROKEN: {name} on {kind}\n{broken}")


def _durability(booths: list[Booth]) -> Figures:
    """What every contender's connection said, and whether it was the same for all."""
    said = {booth.name: booth.facts["durability"] for booth in booths}
    equal = len({json.dumps(each, sort_keys=True) for each in said.values()}) <= 1
    if not equal:
        tell(f"NOT EQUAL in durability: {said}")
    return {"equal": equal, **said}


def _engine(kind: str, asked: Plan, folder: Path, missing: list[str]) -> Figures | None:
    try:
        with databases.fresh(kind, "engine", folder / kind / "engine") as place:
            prasan = catalogue.entry("prasan", catalogue.IN_PROCESS)
            with closing(Booth(prasan, place)) as booth:
                return booth.ask(
                    "engine", cases=asked.engine, waiting=asked.waiting, rounds=asked.repeat
                )
    except Broken as broken:
        missing.append(f"engine on {kind}: {str(broken).strip().splitlines()[-1]}")
        tell(f"BROKEN: engine on {kind}\n{broken}")
        return None


def _falls_short(report: Figures) -> bool:
    """Whether something was not measured, or not as promised."""
    return bool(report["missing"]) or any(not each["kept"] for each in report["promises"])


def main() -> int:
    """Measure and print; the exit code."""
    asked = plan.asked()
    report = run(asked)
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return 1 if asked.strict and _falls_short(report) else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that every booth is closed
    sys.exit(main())
