"""How the values are called that kudos stand for."""

from baton.domain.kudos import VALUES, value_of
from baton.domain.lines import Line


def value_name(key: str) -> Line:
    """What a value is called where it is shown, also one that is no longer offered; `key` is what kudos keep."""
    if key in VALUES:
        return Line(f"kudos-value-{key}")
    value = value_of(key)
    return Line("kudos-value-own", english=value.english, chinese=value.chinese)
