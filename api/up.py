"""`prasan up`: web, worker and Prefect server on one machine, as children of one small process."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from api.child_process import ChildProcess
from api.supervisor import Supervisor
from models.settings import settings
from models.wording import Text, _
from workflows import prefect_server

if TYPE_CHECKING:
    from pathlib import Path

    from models.settings import Settings

IN_USE = _(
    "พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ (อาจเป็นประสานอีกชุดหนึ่ง) เลือกพอร์ตอื่นด้วย {name}",
    "Port {port} is in use by another program (another Prasan?). Choose another with {name}.",
)
NOT_OURS = _(
    "เปิด {host}:{port} ไม่ได้: {reason} เลือกใหม่ด้วย PRASAN_HOST และ {name}",
    "Cannot listen on {host}:{port}: {reason}. Choose others with PRASAN_HOST and {name}.",
)
READY = _("ประสานพร้อมใช้งานที่", "Prasan is ready at")
PREFECT = _("Prefect (เริ่มช้ากว่า)", "Prefect (takes longer)")
PREFECT_ASKS = _("รหัสเข้า Prefect ดูได้ด้วยคำสั่ง", "What it asks for, told by")
DATA = _("ข้อมูลทั้งหมดอยู่ใน", "All data are in")
STOP = _("หยุดทุกส่วน", "To stop everything")


def up(*, demo: bool) -> int:
    """Run every part until told to stop; the exit code. With `demo`, seed the demo office first."""
    chosen = settings()
    refusal = refused_port(chosen)
    if refusal:
        say(refusal)
        return 1
    return Supervisor(
        first=_part("web", "web", "--migrate", *(["--demo"] if demo else [])),
        others=_behind_the_web(),
        is_answering=lambda: _answers(chosen),
        welcome=lambda: _welcome(chosen, demo=demo),
        say=say,
    ).run()


def refused_port(chosen: Settings) -> Text | None:
    """Why one of the ports cannot be had; None when all are free."""
    wanted = [(chosen.host, chosen.port, "PRASAN_PORT")]
    if prefect_server.is_ours():
        wanted.append(("127.0.0.1", chosen.prefect_port, "PRASAN_PREFECT_PORT"))
    return next(filter(None, (_refusal(*one) for one in wanted)), None)


def say(text: Text) -> None:
    """Tell the console, with the time of day: Thai first."""
    now = time.strftime("%H:%M:%S")
    print(f"{now}  {text.th}\n{now}  {text.en}", flush=True)  # noqa: T201 - this is the console


def _refusal(host: str, port: int, name: str) -> Text | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        sentence = IN_USE if error.errno == errno.EADDRINUSE else NOT_OURS
        return sentence.fill(host=host, port=port, name=name, reason=os.strerror(error.errno or 0))
    return None


def _behind_the_web() -> list[ChildProcess]:
    worker = _part("worker", "worker")
    if not prefect_server.is_ours():
        return [worker]
    prefect_server.settle_on_port()
    server = prefect_server.command()
    log = _log("prefect")
    return [ChildProcess("prefect", server, log, prefect_server.server_environment()), worker]


def _part(name: str, *arguments: str) -> ChildProcess:
    return ChildProcess(name, _prasan(*arguments), _log(name))


def _prasan(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "api.cli", *arguments]


def _log(name: str) -> Path:
    return settings().data_dir / "logs" / f"{name}.log"


def _answers(chosen: Settings) -> bool:
    with suppress(OSError), socket.create_connection(_reach(chosen), timeout=1):
        return True
    return False


def _reach(chosen: Settings) -> tuple[str, int]:
    """Where to knock: an address that stands for all of them cannot be connected to everywhere."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound
    return everywhere.get(chosen.host, chosen.host), chosen.port


def _welcome(chosen: Settings, *, demo: bool) -> None:
    if demo:
        # Reading the accounts needs the database's libraries; this process stays small without.
        subprocess.run(_prasan("demo"), check=False, process_group=0)  # noqa: S603 - our own
    if prefect_server.is_ours():
        _point_out(PREFECT, prefect_server.ui_url())
        _point_out(PREFECT_ASKS, "prasan prefect")
    _point_out(DATA, str(chosen.data_dir))
    _point_out(STOP, "Ctrl-C")
    _point_out(READY, chosen.base_url)


def _point_out(what: Text, where: str) -> None:
    print(f"{what.th} · {what.en}:  {where}", flush=True)  # noqa: T201 - this is the console
