"""What was measured: ratios against the stock app, and limits that are kept or not."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


class Failed(Exception):
    """What was measured is not what was promised: an answer was wrong, or something got lost."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One number of Baton's own, and the most it may be."""

    what: str
    value: float
    most: float
    unit: str

    @property
    def kept(self) -> bool:
        return self.value < self.most

    @property
    def cells(self) -> tuple[str, ...]:
        """As a row of a table."""
        mark = "✓" if self.kept else "✗"
        return self.what, f"{self.value:.3g} {self.unit}", f"under {self.most:g} {self.unit}", mark


@dataclass(frozen=True, slots=True)
class Ratio:
    """Baton divided by the stock app, in each round. `least` and `most` bound the median; none means no bar."""

    what: str
    baton: Sequence[float]
    stock: Sequence[float]
    least: float | None = None
    most: float | None = None

    @property
    def each(self) -> list[float]:
        return [ours / theirs for ours, theirs in zip(self.baton, self.stock, strict=True)]

    @property
    def median(self) -> float:
        return statistics.median(self.each)

    @property
    def kept(self) -> bool:
        return (self.least is None or self.median >= self.least) and (self.most is None or self.median <= self.most)

    @property
    def cells(self) -> tuple[str, ...]:
        """As a row of a table: the ratio, its range, both medians, the bar."""
        bar = f"at least {self.least}" if self.least else f"at most {self.most}" if self.most else "–"
        mark = ("✓" if self.kept else "✗") if self.least or self.most else ""
        ours, theirs = statistics.median(self.baton), statistics.median(self.stock)
        between = f"{min(self.each):.2f} – {max(self.each):.2f}"
        return self.what, f"**{self.median:.2f}**", between, f"{ours:.4g} : {theirs:.4g}", bar, mark
