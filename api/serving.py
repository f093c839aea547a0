"""The web process."""

import uvicorn

from api.preparation import prepare
from models.settings import settings


def serve(*, migrate: bool, demo: bool) -> None:
    """Serve pages and API until told to stop, preparing the database first where asked."""
    if migrate or demo:
        prepare(demo=demo)
    chosen = settings()
    uvicorn.run(
        "api.app:app",
        host=chosen.host,
        port=chosen.port,
        # The events of a case are the log that people read; a line per request costs more than
        # many a request.
        access_log=False,
        server_header=False,
        # A page that listens for news never ends by itself.
        timeout_graceful_shutdown=2,
    )
