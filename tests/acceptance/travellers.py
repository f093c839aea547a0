"""Cases that travel to their end, each with people who ask again until they are answered."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any

from tests.acceptance.letters import OUTLETS, REQUESTER
from tests.acceptance.prefect_api import soon
from tests.acceptance.record import is_waiting_for_time, time_passes
from tests.acceptance.scripts import (
    FOLLOWED_UP,
    ON_PAPER,
    ON_PAPER_UNTIL_THE_LETTER,
    PRESS,
    PRESS_TO_THE_END,
    THIRTY_DAYS,
    WRONG,
    Act,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House
    from tests.acceptance.people import Clerk
    from tests.acceptance.scripts import Opening

PATIENCE = 600.0
"""Seconds until the next task must stand; machines may be down for much of that."""

LONGEST_PAUSE = 3.0
"""Seconds that somebody takes their time at most, beside waiting for their moment."""


@dataclass(frozen=True)
class Journey:
    """A mission to go through: an opening and acts, `THIRTY_DAYS` where time must pass.

    `end` is the state and the outcome in which it must end; `letters` are the keys of letters that
    must leave on the way, without the case's code.
    """

    opening: Opening
    acts: Sequence[Act | str]
    end: tuple[str, str]
    letters: frozenset[str]

    @property
    def moves(self) -> int:
        """The opening; each act begun and finished."""
        return 1 + 2 * len(self.acts)


JOURNEYS = (
    Journey(
        PRESS,
        PRESS_TO_THE_END,
        ("closed", "held"),
        frozenset(
            f"/{step}/{outlet}"
            for step in (
                "conference/invite/send-invitations",
                "conference/release/send-release",
                f"{WRONG}/mail/send-correction",
            )
            for outlet in OUTLETS
        )
        | {f"/acknowledge-request/{REQUESTER}"},
    ),
    Journey(
        ON_PAPER,
        (*ON_PAPER_UNTIL_THE_LETTER, THIRTY_DAYS, FOLLOWED_UP),
        ("closed", "advised"),
        frozenset({f"/acknowledge-request/{REQUESTER}", f"/send-advice/{REQUESTER}"}),
    ),
)


@dataclass(frozen=True)
class Answered:
    """An act that somebody was told was done: what they had handed in, what they were told."""

    act: Act
    given: dict[str, Any]
    told: dict[str, Any]


@dataclass
class Pace:
    """How people take their time: each move waits until so much has `happened`, and a moment."""

    happened: Callable[[], int]
    after: Sequence[int]
    pauses: Sequence[float]
    _awaited: int = 0

    @property
    def is_holding(self) -> bool:
        """Whether too little has happened for the move that is to come."""
        return self.happened() < self._awaited

    @classmethod
    def in_peace(cls, moves: int) -> Pace:
        """Nobody waits for anything."""
        return cls(lambda: 0, [0] * moves, [0.0] * moves)

    @classmethod
    def among(
        cls, happened: Callable[[], int], end: int, moves: int, random: Random, *, lasts: bool
    ) -> Pace:
        """Moves at random among `end` events; one that `lasts` begins before, ends after all."""
        after = sorted(random.randint(0, end) for _ in range(moves))
        if lasts:
            after[0], after[-1] = 0, end
        return cls(happened, after, [random.uniform(0, LONGEST_PAUSE) for _ in after])

    def wait(self, move: int) -> None:
        """Until it is time for the `move`-th move."""
        self._awaited = self.after[move]
        while self.is_holding:
            time.sleep(0.05)
        self._awaited = 0
        time.sleep(self.pauses[move])


@dataclass(eq=False)
class Traveller(Thread):
    """One case, driven by people who know nothing of what happens to the machines.

    `traveller` names them, and so their Idempotency-Keys; `pace` is how they take their time.
    They take each task, draft the answer, and at some leave a note or a paper, before they finish.
    """

    house: House
    answers: Answers
    journey: Journey
    traveller: str
    pace: Pace
    code: str = ""
    answered: list[Answered] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    papers: dict[str, bytes] = field(default_factory=dict)
    """File name → content."""
    error: BaseException | None = None

    def __post_init__(self) -> None:
        super().__init__(name=self.traveller, daemon=True)

    @property
    def is_under_way(self) -> bool:
        """Whether the case is open and its people have not done all they have to."""
        return bool(self.code) and self.is_alive()

    @property
    def is_moving(self) -> bool:
        """Whether its people are at something, or wait for what machines and others do."""
        return self.is_alive() and not self.pace.is_holding

    def run(self) -> None:
        """Go from the opening to the end."""
        try:
            self.pace.wait(0)
            key = f"{self.traveller}/opening"
            self.code = self.journey.opening.play(self.house, self.answers, key=key)
            for n, step in enumerate(self.journey.acts):
                self._take(n, step)
        except BaseException as error:  # noqa: BLE001 - raised again by `arrives`
            self.error = error

    def arrives(self) -> str:
        """Wait for the end of the journey; returns the case's code."""
        self.join()
        if self.error is not None:
            raise self.error
        return self.code

    def _take(self, n: int, step: Act | str) -> None:
        self.pace.wait(1 + 2 * n)
        if isinstance(step, str):
            soon(lambda: is_waiting_for_time(self.code, step), within=PATIENCE, why=lambda: step)
            time_passes(self.code, step)
            return
        person, given = self.house.person(step.who), step.given(self.answers)
        task = person.task(self.code, step.step, within=PATIENCE)
        person.claims(task)
        if step.form is not None:
            person.drafts(task, given["answer"])
        self._add(n, person)
        self.pace.wait(2 + 2 * n)
        if step.form is not None:
            assert person.sees(f"/human-tasks/{task}")["draft"] == given["answer"]
        told = person.completes(task, key=f"{self.traveller}/{step.step}", **given)
        self.answered.append(Answered(step, given, told))

    def _add(self, n: int, person: Clerk) -> None:
        """A note at every second act, a paper at every third."""
        words, name = f"บันทึก {n} note", f"paper-{n}.pdf"
        key = f"{self.traveller}/{n}"
        if n % 2 == 0:
            path = f"/cases/{self.code}/comments"
            person.posts(path, key=f"{key}/note", json={"words": words})
            self.notes.append(words)
        if n % 3 == 0:
            content = f"%PDF-1.4\n% {self.code} {n}\n%%EOF\n".encode()
            file = {"file": (name, content, "application/pdf")}
            person.posts(f"/cases/{self.code}/attachments", key=f"{key}/paper", files=file)
            self.papers[name] = content
