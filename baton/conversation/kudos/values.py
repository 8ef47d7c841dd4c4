"""How the values are called that kudos stand for."""

from baton.domain.lines import Line


def value_name(value: str) -> Line:
    """What a value is called where it is shown."""
    return Line(f"kudos-value-{value}")
