"""Choosing a language in a form."""

from baton.conversation.asks import Ask
from baton.conversation.forms import ChoiceField, Option
from baton.conversation.words import LANGUAGES
from baton.domain.lines import Line, Refusal
from baton.domain.people import language_named


def language_field(key: str, label: Line, language: str) -> ChoiceField:
    """Our languages, each called as its own readers call it."""
    options = tuple(Option(each, language_name(each)) for each in LANGUAGES)
    return ChoiceField(key, label, options, value=(language,))


def language_chosen(ask: Ask, key: str = "language") -> str:
    """The language that was picked."""
    answer = ask.answers.get(key, "")
    language = language_named(str(answer[0] if isinstance(answer, tuple) and answer else answer))
    if language is None:
        raise Refusal(Line("people-which-language"), key)
    return language


def language_name(language: str) -> Line:
    """A language as its own readers call it."""
    return Line(f"people-language-{language}")
