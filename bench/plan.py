"""What a run measures, and how much of it: the command line."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = ("steps", "waiting", "engine")


@dataclass(frozen=True)
class Plan:
    """How many cases go where; `alone` by one actor, `together` by eight."""

    contenders: frozenset[str]
    databases: tuple[str, ...]
    doors: frozenset[str]
    parts: frozenset[str]
    repeat: int
    alone: int = 40
    together: int = 120
    waiting: int = 10_000
    engine: int = 24
    strict: bool = False

    @property
    def compares(self) -> bool:
        """Whether contenders are measured beside each other."""
        return bool(self.parts & {"steps", "waiting"})

    def entries(self, kind: str) -> list[catalogue.Entry]:
        """The contenders that this plan measures on that database."""
        return [
            entry
            for entry in catalogue.ENTRIES
            if entry.name in self.contenders
            and entry.door in self.doors
            and kind in entry.databases
        ]


def asked(arguments: Sequence[str] | None = None) -> Plan:
    """The plan that the command line asks for."""
    names = sorted({entry.name for entry in catalogue.ENTRIES})
    doors = (catalogue.IN_PROCESS, catalogue.OVER_HTTP)
    parser = ArgumentParser(prog="python -m bench.steps", description="Prasan against its peers.")
    parser.add_argument("--quick", action="store_true", help="a few cases each, for CI")
    parser.add_argument("--strict", action="store_true", help="exit 1 where something falls short")
    parser.add_argument("--repeat", type=int, help="rounds, of which medians are printed (3)")
    _choice(parser, "--only", names)
    _choice(parser, "--databases", catalogue.BOTH)
    _choice(parser, "--doors", doors)
    _choice(parser, "--parts", PARTS)
    given = parser.parse_args(arguments)
    plan = Plan(
        contenders=frozenset(given.only),
        databases=tuple(given.databases),
        doors=frozenset(given.doors),
        parts=frozenset(given.parts),
        repeat=given.repeat or (1 if given.quick else 3),
        strict=given.strict,
    )
    if given.quick:
        return replace(plan, alone=3, together=8, waiting=100, engine=3)
    return plan


def _choice(parser: ArgumentParser, option: str, known: Sequence[str]) -> None:
    parser.add_argument(option, nargs="+", choices=known, default=list(known))
