"""Goals of speed and what was measured of them, printed as one table at the end of a run."""

import os
from dataclasses import dataclass, field

import psutil


@dataclass
class Goals:
    """The lines of the table, in the order in which they were measured."""

    lines: list[str] = field(default_factory=list)

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
        """Add a figure; smaller is better, and the goal is the most that is hoped for.

        Args:
            what: Of what.
            measured: The figure.
            goal: What it should be at most.
            unit: Of both.
            floor: The same of something that does the least possible, measured in this run.
            why: What stands between the figure and the goal; printed where it is missed.
        """
        verdict = "met" if measured <= goal else f"missed by {measured / goal - 1:.0%}"
        self.lines.append(f"  {what:64} {measured:9.2f} ≤ {goal:g} {unit:4} {verdict}")
        if measured > goal and (why or floor is not None):
            least = "" if floor is None else f"; the floor: {floor:.2f}"
            self.lines.append(f"      {why}{least}")

    def tell(self, what: str, measured: float, unit: str = "") -> None:
        """Add a figure that has no goal of its own."""
        self.lines.append(f"  {what:64} {measured:9.2f}   {unit}")

    def head(self, title: str) -> None:
        """Begin a part of the table; how busy the machine is tells how far to trust it."""
        self.lines.append(
            f"\n{title} (load {os.getloadavg()[0]:.1f} on {psutil.cpu_count()} cores)"
        )
