"""The web process."""

import gc
from typing import Any

import uvicorn

from api.preparation import prepare
from models.settings import settings


def serve(*, migrate: bool, demo: bool) -> None:
    """Serve pages and API until told to stop, preparing the database first where asked."""
    if migrate or demo:
        prepare(demo=demo)
    # What is imported stays: to look through it again and again takes a fifth of a start.
    gc.disable()
    from api.app import app  # noqa: PLC0415 - not before the database is prepared

    gc.collect()
    gc.freeze()
    gc.enable()
    uvicorn.run(app, **server_options())


def server_options() -> dict[str, Any]:
    """How uvicorn is to serve."""
    chosen = settings()
    return {
        "host": chosen.host,
        "port": chosen.port,
        # The events of a case are the log that people read; a line per request costs more than
        # many a request.
        "access_log": False,
        "server_header": False,
        # Else anybody at this machine could say to be anybody else, and guess without end.
        "proxy_headers": bool(chosen.trusted_proxies),
        "forwarded_allow_ips": chosen.trusted_proxies,
        # A page that listens for news never ends by itself.
        "timeout_graceful_shutdown": 2,
    }
