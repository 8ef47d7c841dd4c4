"""What kudos may stand for: the values we suggest, and those a company writes itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from baton.domain.lines import Line

LONGEST_VALUE = 40  # characters, in each language
ALIKE = 0.5  # a ratio of difflib: half of two short Chinese words, as 响应迅速 for 迅速响应


@dataclass(frozen=True, slots=True)
class Value:
    """Something that kudos stand for. `key` is kept with them, so that they keep its name when the list changes.

    The names are what people may type after #, with or without the spaces; so are the other `words`.
    """

    key: str
    english: str
    chinese: str
    words: frozenset[str] = frozenset()

    @property
    def spellings(self) -> frozenset[str]:
        """Every way to type it, as `spelled` has it."""
        return frozenset(map(spelled, (self.english, self.chinese, *self.words)))


def spelled(word: str) -> str:
    """A value's name as it is compared: without case, spaces and hyphens.

    >>> spelled("Customer First"), spelled("customer-first")
    ('customerfirst', 'customerfirst')
    """
    return "".join(word.casefold().replace("-", " ").replace("_", " ").split())


# The courses' three weapons and four behaviours.
VALUES: dict[str, Value] = {
    value.key: value
    for value in (
        Value("smile", "smile", "微笑"),
        Value("praise", "praise", "赞美"),
        Value("question", "question", "质疑"),
        Value("fast", "fast", "迅速响应", frozenset({"迅速"})),
        Value("consistent", "consistent", "始终如一"),
        Value("in-my-place", "in-my-place", "设身处地", frozenset({"empathy"})),
        Value("personal", "personal", "个性化服务", frozenset({"个性化"})),
    )
}


def own_value(line: str) -> Value:
    """A company's own value as an admin writes it, "English | 中文"; one name does for both.

    >>> own_value("Customer first|客户第一").key, own_value("诚信").key
    ('Customer first | 客户第一', '诚信 | 诚信')
    """
    names = [" ".join(name.split()) for name in line.replace("\uff5c", "|").split("|", 1)]
    english, chinese = (names[0] or names[-1], names[-1] or names[0])
    return Value(f"{english} | {chinese}", english, chinese)


def value_of(key: str) -> Value:
    """The value that kudos keep as `key`, whether or not it is still offered."""
    return VALUES.get(key) or own_value(key)


def value_named(word: str, offered: Iterable[Value] = tuple(VALUES.values())) -> Value | None:
    """The value somebody means by #word, in either language."""
    wanted = spelled(word)
    return next((value for value in offered if wanted in value.spellings), None)


def closest_value(word: str, offered: Iterable[Value]) -> Value | None:
    """The value whose name, in either language, looks most like a #word that is none; None when none does.

    >>> found = closest_value("fats", VALUES.values())
    >>> found.key if found else None
    'fast'
    """
    meant = {spelling: value for value in offered for spelling in value.spellings}
    found = get_close_matches(spelled(word), sorted(meant), n=1, cutoff=ALIKE)
    return meant[found[0]] if found else None


def tag(value: Value) -> Line:
    """What to type for a value, in the reader's language."""
    english, chinese = ("#" + "-".join(name.split()) for name in (value.english.lower(), value.chinese))
    return Line("kudos-value-own", english=english, chinese=chinese)
