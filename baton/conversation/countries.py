"""Which country somebody means: a code of two letters, or its name in either language."""

from functools import cache

import holidays

from baton.conversation.words import LANGUAGES, babel_locale
from baton.domain.lines import Line, Refusal

LONGEST_NAME = 60


def country_meant(text: str, field: str | None = "holidays") -> str:
    """The code of a country whose public holidays are known. Refuses what is none.

    >>> country_meant("Germany"), country_meant("中国"), country_meant("us")
    ('DE', 'CN', 'US')
    """
    wanted = text.strip().casefold()
    code = wanted.upper() if wanted.upper() in holidays.list_supported_countries() else _names().get(wanted)
    if code is None:
        raise Refusal(Line("country-unknown", name=" ".join(text.split())[:LONGEST_NAME]), field)
    return code


@cache
def _names() -> dict[str, str]:
    """Every country whose holidays are known, by its names in our languages."""
    known = holidays.list_supported_countries()
    return {
        name.casefold(): code
        for language in LANGUAGES
        for code, name in babel_locale(language).territories.items()
        if code in known
    }
