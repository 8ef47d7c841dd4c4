"""Chance for the sample company: pseudo-random and seeded, so that it is the same company every time."""

from random import Random  # noqa: TID251  (it makes up a company and guards nothing)

SEED = 20261124


def dice(seed: int | str = SEED) -> Random:
    """A source of chance that always says the same."""
    return Random(seed)  # noqa: S311  (as above)


__all__ = ["SEED", "Random", "dice"]
