"""The dictionaries: turns a line into a sentence of one language, spelled for one platform."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from babel import Locale
from babel.dates import format_datetime, format_skeleton
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from baton.domain.lines import Day, Line, Mention, Moment, Names, Value

LANGUAGES = ("en", "zh-Hans")
SENTENCES_KEPT = 4096  # most sentences are said again and again, word for word
DICTIONARIES = Path(__file__).parent.parent / "locales"
# Fluent refuses a value of more than 2,500 characters, and a text can grow fivefold when a platform escapes it.
# Inside a sentence nobody wants to read more anyway; a person's words as a whole are `verbatim` and never cut.
LONGEST_VALUE = 500
LONGEST_IN_LIST = 100
LONGEST_LIST = 1800
JOINING = 5  # characters, about, between two items of a list
CUT = "…"


class Spelling(Protocol):
    """How one platform writes text, people and instants. Escaping happens here and nowhere else."""

    def text(self, text: str) -> str: ...

    def mention(self, mention: Mention) -> str: ...

    def moment(self, at: datetime, written: str) -> str: ...


class PlainSpelling:
    """Plain text: buttons, titles, logs. Nothing is escaped and nobody is rung."""

    def text(self, text: str) -> str:
        return text

    def mention(self, mention: Mention) -> str:
        return f"#{mention.name}" if mention.kind == "channel" else mention.name

    def moment(self, at: datetime, written: str) -> str:
        return written


PLAIN = PlainSpelling()


class UnsaidLine(Exception):
    """A line has no words in a language, or its words do not fit its values: a bug of ours, never of a person."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One reader's way of hearing: language, time zone, and the platform's spelling."""

    language: str
    zone: tzinfo
    spelling: Spelling = PLAIN

    def say(self, line: Line) -> str:
        """The sentence for `line`. Raises UnsaidLine when the dictionaries cannot say it."""
        if line.id == "verbatim":
            return self.spelling.text(str(line.values["text"]))
        return _formatted(
            self.language, line.id, *((name, self._spelled(value)) for name, value in line.values.items())
        )

    def plain(self) -> "Voice":
        """The same reader, hearing plain text."""
        return self if self.spelling is PLAIN else Voice(self.language, self.zone)

    def _spelled(self, value: Value) -> str | int | float:
        match value:
            case str():
                return self.spelling.text(_cut(value))
            case Mention():
                return self.spelling.mention(replace(value, name=_cut(value.name)))
            case Line(id="verbatim", values={"text": text}):
                return self.spelling.text(_cut(str(text)))
            case Line():
                return self.say(value)
            case Day(date=day, with_year=with_year):
                return written_day(day, self.language, with_year)
            case Moment(at=at):
                return self.spelling.moment(at, written_moment(at, self.language, self.zone))
            case Names(items=items, either=either):
                listed, locale = self._listed(items), babel_locale(self.language)
                return format_list(listed, "or", locale) if either else format_list(listed, locale=locale)
            case _:
                return value

    def _listed(self, items: Sequence[Value]) -> list[str]:
        """As many items as a sentence bears; an ellipsis stands for the others."""
        listed: list[str] = []
        room = LONGEST_LIST
        for item in items:
            spelled = str(self._spelled(_cut(item, LONGEST_IN_LIST) if isinstance(item, str) else item))
            room -= len(spelled) + JOINING
            if room < 0 and listed:
                return [*listed, CUT]
            listed.append(spelled)
        return listed


def _cut(text: str, longest: int = LONGEST_VALUE) -> str:
    return text if len(text) <= longest else text[: longest - 1] + CUT


def written_day(day: date, language: str, with_year: bool = False) -> str:
    """Fri, Nov 27 / 11月27日周五; with the year Fri, Nov 27, 2026 / 2026年11月27日周五."""
    skeleton = "yMMMEd" if with_year else "MMMEd"
    return format_skeleton(skeleton, datetime.combine(day, time(), UTC), locale=babel_locale(language))


def written_moment(at: datetime, language: str, zone: tzinfo) -> str:
    """A date with the time of day in `zone`."""
    return format_datetime(at, "MMM d, HH:mm" if language == "en" else "M月d日 HH:mm", zone, babel_locale(language))


@cache
def babel_locale(language: str) -> Locale:
    """Babel's locale for one of our languages."""
    return Locale.parse(language.replace("-", "_"))


@cache
def dictionary(language: str) -> FluentBundle:
    """All messages of a language, from every noun's file."""
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((DICTIONARIES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@lru_cache(maxsize=SENTENCES_KEPT)
def _formatted(language: str, id: str, *values: tuple[str, str | int | float]) -> str:
    bundle = dictionary(language)
    if not bundle.has_message(id):
        raise UnsaidLine(f"{language} has no words for {id}")
    pattern = bundle.get_message(id).value
    if pattern is None:
        raise UnsaidLine(f"{id} has no value in {language}")
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise UnsaidLine(f"{language} cannot say {id}: {errors}")
    return str(text)
