"""``python -m bench.prasan web`` or ``worker``: the `prasan` command that knows our mission too."""

from __future__ import annotations

from api.cli import main
from bench import prasan_mission

if __name__ == "__main__":
    prasan_mission.register()
    main()
