"""How exactly a number may be told: rounded, in bands, and never so finely that one person can be seen."""

from collections.abc import Collection, Sequence

from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.statistics.epochs import Band

FEWEST_FOR_BARS = 10
FEWEST_IN_BAR = 2
_LEVELS_OF: dict[Band, tuple[int, int]] = {"high": (4, 5), "low": (1, 2)}

Bar = tuple[int, int, int]  # lowest level, highest level, how many people


def size_band(raters: int) -> str:
    """How many people, as it may be said: never the exact count. `raters` is at least five, else ValueError.

    >>> size_band(5), size_band(19), size_band(20)
    ('5–9', '10–19', '20+')
    """
    if raters < SMALLEST_GROUP:
        raise ValueError("a number of fewer than five raters has no band: it is not shown")
    return "5–9" if raters < 10 else "10–19" if raters < 20 else "20+"


def told_mean(mean: float) -> float:
    """A mean in points, to one decimal: more would tell how many raters there were."""
    return round(mean, 1)


def told_score(score: float) -> int:
    """A score from 0 to 100, to a whole point."""
    return round(score)


def told_bars(counts: Sequence[int], bands: Collection[Band] = ()) -> tuple[Bar, ...] | None:
    """How many people said each level, from the counts (>= 0) of levels 1 to 5; None for fewer than ten people.

    A bar of fewer than two people would show one person among the others (four against one): it is joined to its
    smaller neighbour. `bands`: those of epochs inside that were released only as bands; their levels stay together.

    >>> told_bars([1, 0, 2, 9, 4])
    ((1, 3, 3), (4, 4, 9), (5, 5, 4))
    """
    if sum(counts) < FEWEST_FOR_BARS:
        return None
    bars: list[Bar] = [(level, level, count) for level, count in enumerate(counts, start=1)]
    for band in bands:
        low, high = _LEVELS_OF[band]
        place = next(place for place, bar in enumerate(bars) if bar[0] <= low <= bar[1])
        if bars[place][1] < high:
            _join(bars, place)
    while len(bars) > 1 and (small := [place for place, bar in enumerate(bars) if bar[2] < FEWEST_IN_BAR]):
        place = small[0]
        after = place + 1 < len(bars) and (place == 0 or bars[place + 1][2] <= bars[place - 1][2])
        _join(bars, place if after else place - 1)
    return tuple(bars)


def _join(bars: list[Bar], place: int) -> None:
    """Make one bar of two neighbours."""
    (low, _, one), (_, high, other) = bars[place], bars[place + 1]
    bars[place : place + 2] = [(low, high, one + other)]
