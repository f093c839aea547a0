"""What the tests of this folder stand in."""

from tests.office import kept_postgres, office

__all__ = ["kept_postgres", "office"]
