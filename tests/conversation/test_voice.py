"""A sentence can always be said, however long the words somebody puts into it."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.conversation.words import LANGUAGES, LONGEST_VALUE, UnsaidLine, Voice
from baton.domain.lines import Line, Mention, Names, verbatim
from slackapp.spelling import SlackSpelling

ENGLISH = Voice("en", UTC, SlackSpelling())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["x" * 10_000, "&" * 10_000, "谢" * 10_000], ids=["x", "&", "谢"])
def test_long_words_inside_a_sentence_are_cut_where_the_reader_sees_it(language: str, text: str) -> None:
    voice = Voice(language, UTC, SlackSpelling())
    for value in (text, verbatim(text), Mention("U1", text, "group"), Names((text, "bob"))):
        assert "…" in voice.say(Line("name-unknown", name=value))


def test_words_that_fit_a_sentence_stand_in_it_whole() -> None:
    text = "x" * LONGEST_VALUE
    assert text in ENGLISH.say(Line("name-unknown", name=text))


def test_words_said_by_themselves_are_never_cut() -> None:
    text = "x" * 10_000
    assert ENGLISH.say(verbatim(text)) == text


def test_a_list_too_long_for_a_sentence_ends_with_an_ellipsis_and_tears_no_mention() -> None:
    said = ENGLISH.say(
        Line("name-ambiguous", name="li", people=Names(tuple(Mention(f"U{n}", "li") for n in range(900))))
    )
    assert "…" in said
    assert said.count("<@U") == said.count(">")
    assert "<@U0>, <@U1>" in said


@given(st.text(st.characters(codec=None)), st.integers(1, 400))
def test_no_list_of_words_is_unsayable(word: str, times: int) -> None:
    assert ENGLISH.say(Line("name-ambiguous", name=word * times, people=Names((word,) * times)))


def test_a_line_without_words_is_a_bug_of_ours() -> None:
    with pytest.raises(UnsaidLine):
        ENGLISH.say(Line("nobody-wrote-this"))
