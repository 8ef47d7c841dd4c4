"""The dictionaries: turns a line into a sentence of one language, spelled for one platform."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, Protocol

from babel import Locale
from babel.dates import format_datetime, format_skeleton
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from baton.domain.lines import Country, Day, Line, Mention, Moment, Names, Value, Week, Zone

LANGUAGES = ("en", "zh-Hans")
SENTENCES_KEPT = 4096  # most sentences are said again and again, word for word
CHINESE = "zh-Hans"
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

# Chinese is set with a space next to Latin letters and digits. Inside our sentences that is done by hand; next to the
# values that are filled in it is done here: 向李娜点赞, but 向 Ana 点赞. While a sentence is put together, Fluent's
# isolation marks show where a value begins and ends, and noncharacters, which no text may contain, say what is in it.
_BEGIN, _END = "\u2068", "\u2069"
_TYPED_BEGIN, _TYPED_END = "\ufdd0", "\ufdd1"  # the same two marks when a person typed them
_LATIN_MARK = "\ufdd2"  # here the reader sees a Latin letter, though a platform's code for a person stands there
_DAY_MARK = "\ufdd3"  # days are written as one word: 请在11月27日周五前
_HAN = "[\u3400-\u9fff]"
_LATIN = r"[^\W_\u2e80-\u9fff\uf900-\ufaff]"
_MARKS = re.compile(f"[{_BEGIN}{_END}{_LATIN_MARK}{_DAY_MARK}]")
_BEFORE = re.compile(f"({_HAN})(?={_BEGIN}+(?:{_LATIN}|{_LATIN_MARK}))")
_AFTER = re.compile(f"((?:{_LATIN}|{_LATIN_MARK}){_END}+)(?={_HAN})")
_GUARDED = {ord(_BEGIN): _TYPED_BEGIN, ord(_END): _TYPED_END} | dict.fromkeys(range(0xFDD0, 0xFDD4))
_FREED = {ord(_TYPED_BEGIN): _BEGIN, ord(_TYPED_END): _END}


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
        values = ((name, self._spelled(value)) for name, value in line.values.items())
        said = _formatted(self.language, line.id, *values)
        return _MARKS.sub("", _spaced(said)).translate(_FREED) if self.language == CHINESE else said

    def plain(self) -> "Voice":
        """The same reader, hearing plain text."""
        return self if self.spelling is PLAIN else Voice(self.language, self.zone)

    def _spelled(self, value: Value) -> str | int | float:
        match value:
            case str():
                return self._guarded(self.spelling.text(_cut(value)))
            case Mention():
                short = value if len(value.name) <= LONGEST_VALUE else replace(value, name=_cut(value.name))
                return self._marked(self.spelling.mention(short), value)
            case Line(id="verbatim", values={"text": text}):
                return self._guarded(self.spelling.text(_cut(str(text))))
            case Line():
                return self._guarded(self.say(value))
            case Day(date=day, with_year=with_year):
                written = written_day(day, self.language, with_year=with_year)
                return f"{_DAY_MARK}{written}" if self.language == CHINESE else written
            case Week(iso=iso):
                return written_week(iso, self.language)
            case Zone(name=name):
                return self._guarded(self.spelling.text(written_zone(name, self.language)))
            case Country(code=code):
                return self._guarded(self.spelling.text(babel_locale(self.language).territories.get(code, code)))
            case Moment(at=at):
                spelled = self.spelling.moment(at, written_moment(at, self.language, self.zone))
                return f"{_DAY_MARK}{spelled}{_LATIN_MARK}" if self.language == CHINESE else spelled
            case Names(items=items, either=either):
                return self._joined(self._listed(items), "or" if either else "standard")
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

    def _guarded(self, text: str) -> str:
        """`text` without marks of ours; those a person typed come back when the sentence is done."""
        return text.translate(_GUARDED) if self.language == CHINESE else text

    def _marked(self, spelled: str, mention: Mention) -> str:
        """A mention, with marks where the name that the reader sees begins or ends in Latin letters."""
        if self.language != CHINESE:
            return spelled
        name = mention.name or mention.id
        before = _LATIN_MARK if mention.kind == "channel" or re.match(_LATIN, name) else ""
        after = _LATIN_MARK if mention.kind == "channel" or re.match(_LATIN, name[-1:]) else ""
        return f"{before}{self._guarded(spelled)}{after}"

    def _joined(self, items: list[str], style: Literal["standard", "or"]) -> str:
        locale = babel_locale(self.language)
        if self.language != CHINESE:
            return format_list(items, style, locale)
        joined = format_list([f"{_BEGIN}{item}{_END}" for item in items], style, locale)
        return _spaced(joined).replace(_BEGIN, "").replace(_END, "")


def _cut(text: str, longest: int = LONGEST_VALUE) -> str:
    return text if len(text) <= longest else text[: longest - 1] + CUT


def _spaced(text: str) -> str:
    """Chinese `text` with a space between a character and a Latin value beside it."""
    return _AFTER.sub(r"\1 ", _BEFORE.sub(r"\1 ", text))


def written_day(day: date, language: str, *, with_year: bool = False) -> str:
    """Fri, Nov 27 / 11月27日周五; with the year Fri, Nov 27, 2026 / 2026年11月27日周五."""
    skeleton = "yMMMEd" if with_year else "MMMEd"
    return format_skeleton(skeleton, datetime.combine(day, time(), UTC), locale=babel_locale(language))


def written_week(iso: str, language: str) -> str:
    """2026-W47 / 2026 年第 47 周."""
    year, _, week = iso.partition("-W")
    return f"{year} 年第 {int(week)} 周" if language == CHINESE and week.isdecimal() else iso


def written_zone(name: str, language: str) -> str:
    """Asia/Shanghai / 上海."""
    city: str | None = babel_locale(language).time_zones.get(name, {}).get("city") if language == CHINESE else None
    return city or name


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
    bundle = FluentBundle([language], use_isolating=language == CHINESE)
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
