"""Each contender works in a process of its own, its booth, told over a pipe what to do next.

So that one's memory, threads and imports are not another's, and runs can be interleaved. Parent:
:class:`Booth`. Child: ``python -m bench.booth NAME DOOR DATABASE FOLDER [CONNINFO]``, a JSON line
in, a JSON line out.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import catalogue, figures, resources, waiting
from bench.contender import Place
from bench.drive import ACTORS, Crew
from bench.served import ROOT

if TYPE_CHECKING:
    from typing import TextIO

    from bench.catalogue import Entry
    from bench.contender import Contender
    from bench.figures import Figures

WARM_UPS = 2
"""Cases per seat before anything is measured."""

PATIENCE = 20.0
"""How long a booth may take to close, in seconds."""


class Broken(RuntimeError):
    """The contender failed in its booth; the message is its traceback."""


class Booth:
    """The parent's end of the pipe."""

    def __init__(self, entry: Entry, place: Place) -> None:
        self.entry = entry
        self.place = place
        self._child = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "bench.booth", entry.name, entry.door, place.kind,
             str(place.folder), place.postgresql],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        self.name = f"{entry.name} {entry.door} on {place.kind}"
        self.facts = self._hear()

    def ask(self, order: str, **arguments: object) -> Figures:
        """Have it do something (:class:`Worker`'s method of that name); returns the figures."""
        pipe: TextIO = self._child.stdin  # type: ignore[assignment]
        pipe.write(json.dumps({"order": order, **arguments}) + "\n")
        pipe.flush()
        return self._hear()

    def close(self) -> None:
        """Send it home; where it is in the middle of something, it stops there."""
        self._child.stdin.close()  # type: ignore[union-attr]
        try:
            self._child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._child.terminate()
            self._child.wait()

    def _hear(self) -> Figures:
        line = self._child.stdout.readline()  # type: ignore[union-attr]
        if not line:
            raise Broken(f"{self.name}: its process died")
        answer: Figures = json.loads(line)
        if "broken" in answer:
            raise Broken(answer["broken"])
        return answer


class Worker:
    """The child's end: a method for each thing that can be asked."""

    def __init__(self, contender: Contender, place: Place) -> None:
        self._contender = contender
        self._place = place
        self._crew = Crew(contender)
        self._serving = contender.processes() or (os.getpid(),)

    def facts(self) -> Figures:
        """What is true of the contender before any work."""
        return {
            "durability": dict(self._contender.durability()),
            "steps_per_case": self._contender.steps_per_case,
        }

    def warm_up(self) -> Figures:
        """Let every seat be taken and every cache filled."""
        self._crew.drive(1, WARM_UPS)
        self._crew.drive(ACTORS, WARM_UPS * ACTORS)
        return {}

    def drive(self, actors: int, cases: int) -> Figures:
        """The workload."""
        began = resources.processor_seconds(self._serving)
        work = self._crew.drive(actors, cases)
        spent = resources.processor_seconds(self._serving) - began
        return figures.of_work(work, self._contender.steps_per_case, spent)

    def let_wait(self, cases: int) -> Figures:
        """Open cases that nobody takes up, and say what they cost."""
        return waiting.cost(self._contender, self._place, self._serving, cases)

    def engine(self, cases: int, waiting: int, rounds: int) -> Figures:
        """Prasan with its machines: `bench.engine`."""
        from bench import engine  # noqa: PLC0415 - in the booth of Prasan only

        return engine.measured(self._place, cases, waiting, rounds)

    def close(self) -> None:
        """Stop everything."""
        self._crew.close()
        self._contender.close()


def main(name: str, door: str, kind: str, folder: str, conninfo: str) -> None:
    """Serve orders until the pipe closes; on a signal too, stop what the contender started."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    answers, sys.stdout = sys.stdout, sys.stderr  # what a contender prints must not be an answer
    place = Place(kind, Path(folder), conninfo)  # type: ignore[arg-type]
    worker: Worker | None = None
    try:
        worker = Worker(catalogue.entry(name, door).make(place), place)
        _say(answers, worker.facts())
        for line in sys.stdin:
            order: dict[str, Any] = json.loads(line)
            _say(answers, getattr(worker, order.pop("order"))(**order))
    except Exception:  # noqa: BLE001 - whatever it is, the parent shall read it
        _say(answers, {"broken": traceback.format_exc()})
    finally:
        if worker is not None:
            worker.close()


def _say(answers: TextIO, figures: Figures) -> None:
    answers.write(json.dumps(figures) + "\n")
    answers.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
