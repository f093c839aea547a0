"""`prasan check`: can this installation do its work?"""

from __future__ import annotations

import os
import smtplib
from typing import TYPE_CHECKING

from rich.console import Console

from models import migrate
from models.settings import settings
from models.wording import Text, _
from workflows import prefect_server
from workflows.catalogue import MISSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

Check = tuple[Text, "Callable[[], str]"]


class Amiss(Exception):
    """What was found does not do."""


def checkup() -> int:
    """Print one line for each check; the exit code, 0 when all is well."""
    console, amiss = Console(), 0
    for what, look in CHECKS:
        try:
            found = look()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
            console.print(f"[red]✗[/red] {what.th} · {what.en}: {error}", highlight=False)
            amiss = 1
        else:
            console.print(f"[green]✓[/green] {what.th} · {what.en}: {found}", highlight=False)
    return amiss


def _data_folder() -> str:
    folder = settings().data_dir
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Amiss(f"{folder} is not writable")
    return str(folder)


def _database() -> str:
    revision = migrate.current()
    if revision != migrate.HEAD:
        raise Amiss(f"revision {revision}, not {migrate.HEAD}: prasan migrate")
    return f"revision {revision}"


def _missions() -> str:
    return ", ".join(mission.code for mission in MISSIONS)


def _prefect() -> str:
    if not prefect_server.is_healthy(timeout=5):
        if prefect_server.is_ours():
            return "not running; prasan up starts it"
        raise Amiss(f"no answer from {prefect_server.api_url()}")
    if prefect_server.is_ours() and not prefect_server.lets_us_in():
        raise Amiss(f"{prefect_server.api_url()} does not take what prasan prefect tells")
    return prefect_server.api_url()


def _mail() -> str:
    chosen = settings()
    if not chosen.smtp_host:
        return "not set (PRASAN_SMTP_HOST): letters are kept in the folder outbox, and none leaves"
    with smtplib.SMTP(chosen.smtp_host, chosen.smtp_port, timeout=5) as server:
        server.noop()
    return f"{chosen.smtp_host}:{chosen.smtp_port}"


CHECKS: tuple[Check, ...] = (
    (_("โฟลเดอร์ข้อมูล", "Data folder"), _data_folder),
    (_("ฐานข้อมูล", "Database"), _database),
    (_("ภารกิจ", "Missions"), _missions),
    (_("เซิร์ฟเวอร์ Prefect", "Prefect server"), _prefect),
    (_("เซิร์ฟเวอร์อีเมล", "Mail server"), _mail),
)
