"""How the values are called that kudos stand for, and which one is meant by a #word."""

from collections.abc import Sequence

from baton.conversation.typed import AFTER_A_NAME, Token
from baton.domain.kudos import VALUES, KudosSettings, closest_value, spelled, tag, value_named, value_of
from baton.domain.lines import Line

HASH = "#\uff03"


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


def value_typed(rest: Sequence[Token], settings: KudosSettings) -> tuple[str | None, Sequence[Token]]:
    """A #value at the end, and the words before it; in Chinese it may be glued to them.

    An unknown one stays words where values are optional; where one is needed it comes back as it was typed.
    """
    named, kept = _tagged(rest)
    value = value_named(named, settings.values) if named else None
    if value is None and not (named and settings.value_required):
        return None, rest
    return value.key if value else f"#{named}", kept


def value_missed(words: Sequence[Token], settings: KudosSettings) -> Line | None:
    """What to say of a #word that stayed in the words because it is no value; a number, as of a ticket, means none."""
    named, _ = _tagged(words)
    if not settings.values or not any(map(str.isalpha, named)):
        return None
    closest = closest_value(named, settings.values)
    if closest is None:
        return Line("kudos-value-none-like", name=f"#{named}")
    return Line("kudos-value-closest", name=f"#{named}", value=tag(closest))


def _tagged(rest: Sequence[Token]) -> tuple[str, Sequence[Token]]:
    """The word after a # at the end (empty where there is none), and what stands before it."""
    if not rest or rest[-1].mention is not None:
        return "", rest
    *before, last = rest
    words, sign, named = last.text.replace(HASH[1], HASH[0]).rpartition(HASH[0])
    named = named.rstrip(AFTER_A_NAME)
    if not sign or not named or (words and words.isascii()):
        return "", rest
    return named, (*before, Token(last.text[: len(words)], last.before, None, last.start)) if words else before
