"""Which time zone somebody means: an IANA name, or a city as it is called in either language."""

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from babel import Locale
from babel.core import get_global

from baton.conversation.words import LANGUAGES, babel_locale
from baton.domain.lines import Line, Names, Refusal
from baton.domain.people import zone_called, zones

# Cities of China that share Shanghai's clock and are no zone of their own.
ON_SHANGHAI_TIME = ("beijing", "北京", "shenzhen", "深圳", "guangzhou", "广州", "hangzhou", "杭州", "chengdu", "成都")
LONGEST_ZONE = 64
MOST_GUESSES = 3
LIKE_ENOUGH = 0.75  # of difflib's ratio
AREAS_WITHOUT_CITIES = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/")


def zone_meant(text: str, field: str | None = "zone") -> str:
    """The IANA name of the zone called `text`. Refuses what is no zone, with the nearest names.

    >>> zone_meant("上海"), zone_meant("new york"), zone_meant("europe/berlin")
    ('Asia/Shanghai', 'America/New_York', 'Europe/Berlin')
    """
    zone = zone_called(text) or _cities().get(_key(text))
    if zone is not None:
        return zone
    shown = " ".join(text.split())[:LONGEST_ZONE]
    near = get_close_matches(_key(shown), _cities(), n=MOST_GUESSES, cutoff=LIKE_ENOUGH)
    if near:
        names = tuple(dict.fromkeys(_cities()[city] for city in near))
        raise Refusal(Line("zone-unknown-like", name=shown, zones=Names(names, either=True)), field)
    raise Refusal(Line("zone-unknown", name=shown), field)


@cache
def _cities() -> dict[str, str]:
    """Zones by city, as CLDR and the IANA database name them; where several share a city, the one CLDR goes by."""
    preferred = get_global("zone_territories")
    found: dict[str, str] = {}
    for zone in sorted(zones().values(), key=lambda zone: (zone not in preferred, len(zone), zone)):
        for city in _names_of(zone):
            found.setdefault(_key(city), zone)
    return found | {_key(city): "Asia/Shanghai" for city in ON_SHANGHAI_TIME}


def _names_of(zone: str) -> Iterator[str]:
    if zone.startswith(AREAS_WITHOUT_CITIES) or "/" not in zone:
        return
    yield zone.rsplit("/", 1)[-1]
    for language in LANGUAGES:
        locale: Locale = babel_locale(language)
        if city := locale.time_zones.get(zone, {}).get("city"):
            yield city


def _key(text: str) -> str:
    # Taken apart into letters and accents, of which only the letters count: São Paulo is Sao_Paulo.
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())
