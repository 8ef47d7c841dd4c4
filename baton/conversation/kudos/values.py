"""How the values are called that kudos stand for."""

from baton.domain.kudos import VALUES, spelled, value_of
from baton.domain.lines import Line


def value_name(key: str) -> Line:
    """What a value is called where it is shown, also one that is no longer offered; `key` is what kudos keep."""
    if key in VALUES:
        return Line(f"kudos-value-{key}")
    value = value_of(key)
    return Line("kudos-value-own", english=value.english, chinese=value.chinese)


def values_with(word: str) -> tuple[str, ...]:
    """Suggested values in one of whose names, in either language, a word stands (a company's own are named by keys)."""
    wanted = spelled(word)
    return tuple(key for key, value in VALUES.items() if wanted and any(wanted in each for each in value.spellings))
