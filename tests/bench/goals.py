"""Goals of speed and what was measured of them, printed as it is measured."""

import os
from collections.abc import Callable
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Goals:
    """The table of a run, told line by line: a run that is cut short has told what it measured."""

    tell_line: Callable[[str], None]

    def note(
        self,
        what: str,
        measured: float,
        *,
        goal: float,
        unit: str = "",
        floor: float | None = None,
        why: str = "",
    ) -> None:
        """Tell a figure; smaller is better, and the goal is the most that is hoped for.

        Args:
            what: Of what.
            measured: The figure.
            goal: What it should be at most.
            unit: Of both.
            floor: The same of something that does the least possible, measured in this run.
            why: What stands between the figure and the goal; printed where it is missed.
        """
        verdict = "met" if measured <= goal else f"missed by {measured / goal - 1:.0%}"
        self.tell_line(f"  {what:64} {measured:9.2f} ≤ {goal:g} {unit:4} {verdict}")
        if measured > goal and (why or floor is not None):
            least = "" if floor is None else f"; the floor: {floor:.2f}"
            self.tell_line(f"      {why}{least}")

    def tell(self, what: str, measured: float, unit: str = "") -> None:
        """Tell a figure that has no goal of its own."""
        self.tell_line(f"  {what:64} {measured:9.2f}   {unit}")

    def head(self, title: str) -> None:
        """Begin a part of the table; how busy the machine is tells how far to trust it."""
        self.tell_line(f"\n{title} (load {os.getloadavg()[0]:.1f} on {psutil.cpu_count()} cores)")
