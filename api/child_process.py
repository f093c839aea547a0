"""One part of Prasan as a process of its own: started, started again when it falls, stopped."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FIRST_PAUSE = 1.0
"""Seconds before a fallen part is started again; doubled with each fall in a row."""

LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0
"""Seconds after which a part counts as having run well."""

LOG_LIMIT = 5_000_000
"""Bytes of a log that are kept before it is set aside as ``*.log.1``."""

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class ChildProcess:
    """A named command with its log.

    It leads a process group of its own, so that Ctrl-C in the terminal reaches only its parent,
    and on Linux the kernel kills it the moment the parent is gone, however the parent went.
    """

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None
    _begun: float = 0.0
    _pause: float = FIRST_PAUSE

    def start(self) -> None:
        """Start it; its output is added to the log."""
        self._set_full_log_aside()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own commands
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self.environment},
                process_group=0,
                preexec_fn=partial(die_with, os.getpid()),  # noqa: PLW1509 - one thread here
            )
        self._begun = time.monotonic()

    @property
    def pid(self) -> int | None:
        """The process id, once started."""
        return self._process.pid if self._process else None

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """How it ended; negative for the signal that killed it."""
        return self._process.poll() if self._process else None

    def pause(self) -> float:
        """Seconds to wait before starting a part that fell; longer with every fall in a row."""
        self.kill()
        if time.monotonic() - self._begun > STEADY_AFTER:
            self._pause = FIRST_PAUSE
        pause, self._pause = self._pause, min(self._pause * 2, LONGEST_PAUSE)
        return pause

    def ask_to_stop(self) -> None:
        """SIGTERM to it and to whatever it started."""
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL to it and to whatever is left of what it started; returns when it is gone."""
        self._send(signal.SIGKILL)
        if self._process:
            self._process.wait()
            # Once it is reaped its number may become somebody else's: never signal it again.
            self._process = None

    def last_words(self, lines: int = 15) -> str:
        """The end of its log."""
        with suppress(FileNotFoundError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        return ""

    def _send(self, number: int) -> None:
        if self._process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)

    def _set_full_log_aside(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))


def die_with(parent: int) -> None:
    """Ask the kernel to kill this process together with `parent`; runs between fork and exec."""
    if hasattr(_libc, "prctl"):
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        # The parent may have died before the kernel was told.
        if os.getppid() != parent:
            os._exit(1)
