"""Prefect's server as a child process: the embedded default, with its data beside Prasan's.

This module never imports Prefect: the web and `prasan up` use it. Whatever the user says with
``PREFECT_*`` wins over what stands here; with ``PREFECT_API_URL`` set the server is somebody
else's and none is started.

Whoever may create a deployment may have a worker run any command, and a page in the browser of
somebody at this machine reaches 127.0.0.1 too. So our server answers to nobody without the secret
of the data folder, and to no page but its own.
"""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from contextlib import suppress
from http import HTTPStatus
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

from models.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

SERVER_AUTH = "PREFECT_SERVER_API_AUTH_STRING"

NOT_NEEDED = {
    "SCHEDULER": "Prefect's own schedules; the office's timed work stands in our database",
    "LATE_RUNS": "marks runs that no worker took; our own loop takes them, or says why not",
    "PAUSE_EXPIRATIONS": "fails pauses that time out; we never give one a time limit",
    "CANCELLATION_CLEANUP": "cancels subflows and their tasks; missions have no subflows",
    "REPOSSESSOR": "takes back concurrency slots; we set no concurrency limits in Prefect",
    "CLEANUP_RECONCILER": "hands infrastructure to clean up to workers; ours has none",
    "TRIGGERS": "automations, which the embedded default has none of",
}
"""The server's services that are off, each with its reason: every loop of theirs is one more writer
on a database that takes one at a time.

What stays on: the event persister and the task run recorder (timeline, task runs), the event
stream (the UI follows it), the vacuum of old events, and the foreman (which workers are there).
"""


def is_ours() -> bool:
    """Whether Prefect's server is ours to start, or one that the user named."""
    return not os.environ.get("PREFECT_API_URL")


def api_url() -> str:
    """The address of Prefect's API."""
    return os.environ.get("PREFECT_API_URL") or f"{ui_url()}/api"


def ui_url() -> str:
    """The address of our own server's pages, and the only origin that its API answers to."""
    return f"http://127.0.0.1:{_port()}"


def settle_on_port() -> None:
    """Write down beside its secret where our server is about to listen, for who looks for it."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    _kept_port().write_text(f"{settings().prefect_port}\n", encoding="ascii")


def auth() -> str:
    """The ``name:secret`` that Prefect's API asks for; empty when it is the user's own affair."""
    given = (os.environ.get(name) for name in ("PREFECT_API_AUTH_STRING", SERVER_AUTH))
    return next(filter(None, given), settings().prefect_auth if is_ours() else "")


def command() -> list[str]:
    """What starts the server; it stays in the foreground and ends on SIGTERM and SIGINT."""
    return [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(_port()),
    ]


def server_environment() -> dict[str, str]:
    """The environment of the server's process."""
    quiet = {
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "PREFECT_CLI_COLORS": "false",
        # The timeline of a case is read for years in ours; in Prefect it may go after a year.
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P365D",
        # People who look at a run want to see what just happened, not what happened 5 s ago.
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL": "1",
        # Clients keep connections for 25 s; a server that drops one sooner cuts off a request.
        "PREFECT_SERVER_API_KEEPALIVE_TIMEOUT": "60",
        # Better wait for another writer than answer with an error.
        "PREFECT_SERVER_DATABASE_TIMEOUT": "60",
    }
    guarded = {SERVER_AUTH: auth(), "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ui_url()}
    off = {f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in NOT_NEEDED}
    return client_environment() | quiet | guarded | off | dict(os.environ)


def client_environment() -> dict[str, str]:
    """What every process of ours that speaks to Prefect needs, without what is set already."""
    wanted = {
        "PREFECT_HOME": str(settings().data_dir / "prefect"),
        "PREFECT_API_URL": api_url(),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
        "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
        "DO_NOT_TRACK": "1",
    }
    if secret := auth():
        wanted["PREFECT_API_AUTH_STRING"] = secret
    return {name: value for name, value in wanted.items() if name not in os.environ}


def worker_environment() -> dict[str, str]:
    """What the worker's process needs besides, without what is set already."""
    wanted = {
        # The runs' own log lines go to Prefect; the worker's console is for what concerns it.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "ERROR",
        # While the server is away its clients complain of every line that they cannot deliver.
        "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    }
    if is_ours():  # our own server asks for no such tokens: one request less per leg
        wanted["PREFECT_CLIENT_CSRF_SUPPORT_ENABLED"] = "false"
    unset = {name: value for name, value in wanted.items() if name not in os.environ}
    return client_environment() | unset


def is_healthy(timeout: float = 0.5) -> bool:
    """Whether Prefect's server answers; `timeout` in seconds."""
    return _answers("health", timeout)


def lets_us_in(timeout: float = 5) -> bool:
    """Whether Prefect's server answers to the secret that we know; `timeout` in seconds."""
    return _answers("admin/version", timeout)


def _port() -> int:
    """As this process is told; else where the server of this data folder was last started."""
    chosen = settings()
    if "prefect_port" not in chosen.model_fields_set:
        with suppress(FileNotFoundError, ValueError):
            return int(_kept_port().read_text(encoding="ascii"))
    return chosen.prefect_port


def _kept_port() -> Path:
    return settings().data_dir / "prefect-port"


def _answers(path: str, timeout: float) -> bool:
    # The server is near; a proxy of the environment is for the world outside.
    opener = build_opener(ProxyHandler({})) if is_ours() else build_opener()
    request = Request(f"{api_url()}/{path}")  # noqa: S310 - the scheme is the user's, or http
    if secret := auth():
        request.add_header("Authorization", f"Basic {b64encode(secret.encode()).decode()}")
    try:
        with opener.open(request, timeout=timeout) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except (URLError, OSError, ValueError):
        return False


def wait_until_healthy(seconds: float) -> bool:
    """Wait until the server answers; False when it did not within `seconds`."""
    until = monotonic() + seconds
    while not is_healthy():
        if monotonic() > until:
            return False
        sleep(0.1)
    return True
