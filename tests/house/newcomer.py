"""What a newcomer does, with Python 3.11, git and make and nothing else: clone, ``make run``.

``python3.11 -m tests.house.newcomer`` clones this repository, brings it up from what `make run`
itself installs, and asks of it what the README promises: the address and the accounts on the
console, a page within three seconds at every later start, and no process left after Ctrl-C.
It needs the package index, so `.ci/run` runs it and `make test` does not.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from tests.house.processes import descendants, left_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ALL_THERE_IS = ("python3.11", "git", "make", "sh", "echo", "touch")
"""The commands on a newcomer's PATH; the last three are in every POSIX system."""

INSTALLED_WITHIN = 600.0
PROMISED = 3.0
"""Seconds to the first page at a second start; the best of `STARTS` counts on a busy machine."""

STARTS = 3


def main() -> None:
    """Say what was seen; fail with what was not as promised."""
    with tempfile.TemporaryDirectory(prefix="newcomer-") as folder:
        home = Path(folder)
        run(["git", "clone", "--quiet", str(ROOT), str(home / "prasan")], environment(home))
        first, _ = one_start(home, within=INSTALLED_WITHIN)
        say(f"clone to first page, installation included: {first:.0f} s")
        later = [one_start(home, within=60) for _ in range(STARTS)]
        say("later starts, first page after " + ", ".join(f"{took:.2f} s" for took, _ in later))
        assert min(took for took, _ in later) <= PROMISED, later
        assert not any(prefect for _, prefect in later), "the first page waited for Prefect"


def one_start(home: Path, *, within: float) -> tuple[float, bool | None]:
    """`make run` to its first page, then Ctrl-C; how long that took, and whether Prefect was up."""
    with made_to_run(home) as (running, address, begun):
        answer(f"{address}/", running, within=within)
        took = time.perf_counter() - begun
        prefect = json.loads(answer(f"{address}/api/health", running, within=5))["prefect"]
        time.sleep(1)  # the other parts have only just been started
        parts = descendants(running.pid)
        # A terminal sends Ctrl-C to everything in the foreground: make, and Prasan below it.
        os.killpg(running.pid, signal.SIGINT)
        console, _ = running.communicate(timeout=60)
        assert not left_of(parts), f"still alive after Ctrl-C: {left_of(parts)}\n{console}"
        kept = [each.name for each in (home / "prasan" / "data").glob("prasan.db*")]
        assert kept == ["prasan.db"], f"not whole in its one file after Ctrl-C: {kept}"
        for promised in (address, "director-1", "open sesame"):
            assert promised in console, f"{promised!r} was not printed\n{console}"
    return took, prefect


@contextmanager
def made_to_run(home: Path) -> Iterator[tuple[subprocess.Popen[str], str, float]]:
    """`make run` in a session of its own, as a terminal has it."""
    port, prefect = free_port(), free_port()
    settings = {"PRASAN_PORT": str(port), "PRASAN_PREFECT_PORT": str(prefect)}
    begun = time.perf_counter()
    with subprocess.Popen(
        ["make", "run"],  # noqa: S607 - from the newcomer's PATH, not from ours
        cwd=home / "prasan",
        env=environment(home) | settings | {"PRASAN_DEMO_PASSWORD": "open sesame"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        try:
            yield running, f"http://127.0.0.1:{port}", begun
        finally:
            for left in (*descendants(running.pid), running.pid):
                if left_of({left}, within=0):
                    os.kill(left, signal.SIGKILL)


def environment(home: Path) -> dict[str, str]:
    """A newcomer's: pip's own settings, nothing of ours, and only what they are said to need."""
    commands = home / "bin"
    commands.mkdir(exist_ok=True)
    for name in ALL_THERE_IS:
        found = shutil.which(name)
        assert found, f"{name} is not on this machine"
        if not (commands / name).exists():
            (commands / name).symlink_to(found)
    pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return pip | {"PATH": str(commands), "HOME": os.environ["HOME"], "LANG": "C.UTF-8"}


def answer(url: str, running: subprocess.Popen[str], *, within: float) -> Any:
    """What stands at `url`, asked until it answers 200; nothing here goes through a proxy."""
    opener = build_opener(ProxyHandler({}))
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        assert running.poll() is None, running.communicate()[0]
        try:
            with opener.open(url, timeout=10) as response:
                if response.status == HTTPStatus.OK:
                    return response.read()
        except URLError:
            time.sleep(0.02)
    raise TimeoutError(url)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def run(command: list[str], env: dict[str, str]) -> None:
    """Run it to its end."""
    subprocess.run(command, env=env, check=True)


def say(words: str) -> None:
    """To the console, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
