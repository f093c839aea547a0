"""A supervisor over parts that do nothing, run as a process of its own by `test_supervisor`.

``python household.py FOLDER BEHAVIOUR`` where the behaviour is that of the first part.
"""

from __future__ import annotations

import sys
from pathlib import Path

from api.child_process import ChildProcess
from api.supervisor import Supervisor

SLEEPS = "import time; time.sleep(600)"
ANNOUNCES = "import pathlib; pathlib.Path('first').touch()"
BEHAVIOURS = {
    "obeys": "",
    "is deaf": "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)",
    "fails": "raise SystemExit('no database today')",
    "has children": f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {SLEEPS!r}])",
}


def main(folder: Path, behaviour: str) -> int:
    """Run two parts until told to stop; the exit code."""
    lives = "\n".join((BEHAVIOURS[behaviour], ANNOUNCES, SLEEPS))
    first = ChildProcess("first", [sys.executable, "-c", lives], folder / "first.log")
    other = ChildProcess("other", [sys.executable, "-c", SLEEPS], folder / "other.log")
    return Supervisor(
        first=first,
        others=[other],
        is_answering=(folder / "first").exists,
        welcome=lambda: print("ready", flush=True),
        say=lambda text: print(text.en, flush=True),
    ).run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
