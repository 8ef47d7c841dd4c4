"""How the values are called that kudos stand for."""

from baton.domain.kudos import VALUES
from baton.domain.lines import Line


def value_name(value: str) -> Line:
    """What a value is called where it is shown."""
    return Line(f"kudos-value-{value}")


def values_with(word: str) -> tuple[str, ...]:
    """The values in one of whose names, in either language, a word stands."""
    wanted = word.casefold()
    return tuple(value for value, words in VALUES.items() if wanted and any(wanted in each for each in words))
