"""An interval says where a number may well lie."""

from typing import NamedTuple


class Interval(NamedTuple):
    """A closed interval in the unit of the number it belongs to."""

    low: float
    high: float

    def within(self, lowest: float, highest: float) -> "Interval":
        """No wider than the scale the number is on.

        >>> Interval(3.5, 5.4).within(1, 5)
        Interval(low=3.5, high=5)
        """
        return Interval(min(max(self.low, lowest), highest), max(min(self.high, highest), lowest))


def about(middle: float, half_width: float) -> Interval:
    """The same distance to both sides. `half_width` is at least 0."""
    return Interval(middle - half_width, middle + half_width)
