"""What the tests of this folder stand in."""

from tests.office import kept_postgres, office
from tests.workflows.stamping import nothing_seen, pool, slow

__all__ = ["kept_postgres", "nothing_seen", "office", "pool", "slow"]
