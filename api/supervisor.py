"""Keeps the parts of one Prasan alive, and takes every one of them along when it ends.

It imports next to nothing: it lives as long as Prasan does, and the first page waits for it.
"""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    from api.child_process import ChildProcess

GRACE = 10.0
"""Seconds that a part may take to finish what it is doing."""

IN_A_HURRY = 130
"""The exit code after a second Ctrl-C, as shells count it."""

STOPPING = _("กำลังหยุด… (กด Ctrl-C อีกครั้งเพื่อหยุดทันที)", "Stopping… (Ctrl-C again stops at once)")
FELL = _(
    "{name} หยุดทำงาน (รหัส {code}) จะเริ่มใหม่ใน {pause:.0f} วินาที ดู {log}",
    "{name} ended with code {code}; starting it again in {pause:.0f} s, see {log}",
)
NEVER_STARTED = _(
    "{name} เริ่มทำงานไม่ได้ ท้ายบันทึก {log}:\n{words}",
    "{name} could not start. The end of {log}:\n{words}",
)


@dataclass
class Supervisor:
    """Runs `first` until it `is_answering`, then `others` beside it, until told to stop.

    `welcome` is called once, when the first part answers; `say` tells the console.
    """

    first: ChildProcess
    others: Sequence[ChildProcess]
    is_answering: Callable[[], bool]
    welcome: Callable[[], None]
    say: Callable[[Text], None]
    _signals: SimpleQueue[int] = field(default_factory=SimpleQueue)
    _due: dict[str, float] = field(default_factory=dict)

    def run(self) -> int:
        """The exit code: 0 when asked to stop, 1 when the first part never answered, else 130."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, self._note)
        try:
            return self._watch()
        finally:
            for part in (*self.others, self.first):
                part.kill()

    def _note(self, number: int, _frame: FrameType | None) -> None:
        # SimpleQueue.put is the one that the standard library promises to be safe in here.
        self._signals.put(number)

    def _watch(self) -> int:
        self.first.start()
        while not self.is_answering():
            if self._asked_to_stop(within=0.05):
                return self._stop()
            if not self.first.is_running:
                return self._give_up()
        for part in self.others:
            part.start()
        self.welcome()
        while not self._asked_to_stop(within=self._until_next_start()):
            self._mend()
        return self._stop()

    def _asked_to_stop(self, *, within: float) -> bool:
        """Whether a signal to stop came within so many seconds; a child's end cuts the wait."""
        try:
            return self._signals.get(timeout=within) != signal.SIGCHLD
        except Empty:
            return False

    def _until_next_start(self) -> float:
        return max(0.0, min(self._due.values(), default=time.monotonic() + 60) - time.monotonic())

    def _mend(self) -> None:
        for part in (self.first, *self.others):
            if part.is_running:
                continue
            if part.name not in self._due:
                self._put_off(part)
            elif self._due[part.name] <= time.monotonic():
                del self._due[part.name]
                part.start()

    def _put_off(self, part: ChildProcess) -> None:
        code, pause = part.exit_code, part.pause()
        self._due[part.name] = time.monotonic() + pause
        self.say(FELL.fill(name=part.name, code=code, pause=pause, log=part.log))

    def _stop(self) -> int:
        self.say(STOPPING)
        # The web goes last: people are served for as long as anything runs.
        for group in (self.others, (self.first,)):
            for part in group:
                part.ask_to_stop()
            deadline = time.monotonic() + GRACE
            while any(part.is_running for part in group) and time.monotonic() < deadline:
                if self._asked_to_stop(within=0.1):
                    return IN_A_HURRY
        return 0

    def _give_up(self) -> int:
        words = self.first.last_words()
        self.say(NEVER_STARTED.fill(name=self.first.name, log=self.first.log, words=words))
        return 1
