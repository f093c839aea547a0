"""How Prasan stands to the others: above 1 is better for Prasan, but for the floor below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import figures

if TYPE_CHECKING:
    from bench.figures import Figures

CROWDS = ("one_actor", "8_actors")


def of(found: Figures) -> Figures:
    """Per door of one database: how much dearer than the floor, how much faster than a peer."""
    return {
        door: {crowd: _among(found[door], crowd) for crowd in CROWDS}
        for door in ("in_process", "over_http")
        if "prasan" in found.get(door, {})
    }


def _among(contenders: Figures, crowd: str) -> Figures:
    hand_off = ("hand_off", "p50_ms")
    pace = ("steps_per_s",)
    ours = contenders["prasan"][crowd]
    compared: Figures = {}
    for name, figures_of in contenders.items():
        theirs = figures_of[crowd]
        if name == "floor":
            compared["prasan_over_floor"] = {
                "hand_off": figures.ratio(
                    figures.at(ours, *hand_off), figures.at(theirs, *hand_off)
                ),
                "completion": figures.ratio(
                    figures.at(ours, "completion", "p50_ms"),
                    figures.at(theirs, "completion", "p50_ms"),
                ),
            }
        elif name != "prasan":
            compared[f"faster_than_{name}"] = {
                "hand_off": figures.ratio(
                    figures.at(theirs, *hand_off), figures.at(ours, *hand_off)
                ),
                "steps_per_s": figures.ratio(figures.at(ours, *pace), figures.at(theirs, *pace)),
            }
    return compared
