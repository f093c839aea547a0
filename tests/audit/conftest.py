"""What the tests of this folder stand in."""

from tests.office import kept_postgres, office
from tests.workflows.conftest import press
from tests.workflows.consulting import asked

__all__ = ["asked", "kept_postgres", "office", "press"]
