"""From *wants the engine* to the service step done, through a real Prefect (to come)."""

from __future__ import annotations
