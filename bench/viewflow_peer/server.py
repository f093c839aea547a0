"""viewflow behind waitress: ``python -m bench.viewflow_peer.server PORT``, one process."""

from __future__ import annotations

import sys

from django.core.wsgi import get_wsgi_application
from waitress import serve

application = get_wsgi_application()

THREADS = 8

if __name__ == "__main__":
    serve(application, host="127.0.0.1", port=int(sys.argv[1]), threads=THREADS, ident="viewflow")
