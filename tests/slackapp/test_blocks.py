"""Whatever is in a card or a form, Slack takes it and the reader sees all of it."""

import itertools
import re
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baton.conversation import cards
from baton.conversation.words import LANGUAGES, Voice
from baton.domain.lines import Line, Mention, Moment, verbatim
from slackapp import limits
from slackapp.blocks import (
    Capabilities,
    Post,
    Unrenderable,
    render_card,
    render_result_view,
    render_view_body,
)
from slackapp.rendering.texts import visible
from slackapp.spelling import SlackSpelling, escape, unescape
from tests.slackapp.limits_check import (
    assert_accepted_by_the_sdk,
    assert_view_body_within_limits,
    assert_within_limits,
    shown_texts,
)
from tests.slackapp.strategies import any_cards, voices, words_of

EVERYTHING = [Capabilities(*each) for each in itertools.product((True, False), repeat=3)]
TEXT_ONLY = Capabilities(charts=False, tables=False, rich_text=False)
ENGLISH = Voice("en", UTC, SlackSpelling())
LI = Mention("U1", "李娜")
# When a property fails, its long counterexample is worth more than a complaint about its length.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
fast = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def card(*parts: cards.Part, title: str | None = None) -> cards.Card:
    return cards.Card(verbatim("summary"), parts, verbatim(title) if title else None)


def said(text: str) -> cards.Paragraph:
    return cards.Paragraph(verbatim(text))


def told(posts: list[Post]) -> str:
    """All that a reader sees, both as it is written and as Slack shows it."""
    raw = "\n".join(text for post in posts for text in (post.text, *shown_texts(post.blocks)))
    return f"{raw}\n{unescape(raw)}".replace("\u200b", "")


def is_told(word: str, text: str) -> bool:
    """A word stands there whole; one wider than the narrowest column may go on in the next line."""
    bare = word.replace("\u200b", "")
    if not visible(bare) or bare in text:
        return True
    rest = iter(text)
    return len(bare) > 3 and all(char in rest for char in bare)


@given(any_cards, voices, st.sampled_from(EVERYTHING))
@settings(fast, max_examples=200)
def test_any_card_stays_within_limits_and_loses_no_word(shown: cards.Card, voice: Voice, can: Capabilities) -> None:
    posts = render_card(shown, voice, can)
    text = told(posts)
    for post in posts:
        assert 0 < len(post.text) <= limits.MESSAGE_TEXT
        assert_within_limits(post.blocks)
        assert_accepted_by_the_sdk(post.blocks)
    assert [word for word in dict.fromkeys(words_of(shown)) if not is_told(word, text)] == []


@given(any_cards, voices, st.sampled_from(EVERYTHING))
@fast
def test_any_card_fits_app_home_and_a_modal(shown: cards.Card, voice: Voice, can: Capabilities) -> None:
    assert_view_body_within_limits(render_view_body(shown, voice, can))
    assert_within_limits(render_result_view(shown, voice, can))


@pytest.mark.parametrize("can", EVERYTHING, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_with_every_part_renders_everywhere_in_every_language(language: str, can: Capabilities) -> None:
    line = Line("more-not-shown", count=3)
    chart = cards.Chart(line, "line", (verbatim("W1"), verbatim("W2")), (cards.Series(line, (3.4, None)),), top=5)
    table = cards.Table(line, (line, line), ((line, verbatim("1")),) * 150, frozenset({1}))
    every = card(
        cards.Heading(line),
        cards.Paragraph(line),
        cards.facts((line, line)),
        cards.Note(line),
        cards.Quote(line),
        cards.Divider(),
        table,
        chart,
        cards.buttons(cards.Button(line, "open"), cards.Link(line, "https://a.example")),
        title="Weekly",
    )
    for post in render_card(every, Voice(language, UTC, SlackSpelling()), can):
        assert_within_limits(post.blocks)


def test_a_usual_card_is_one_post_with_the_parts_in_order() -> None:
    (post,) = render_card(card(cards.Heading(verbatim("Now")), said("Hi"), cards.Divider(), title="Week"), ENGLISH)
    assert [block["type"] for block in post.blocks] == ["header", "section", "section", "divider"]
    assert post.blocks[1]["text"]["text"] == "*Now*"


def test_a_card_of_a_summary_alone_says_the_summary() -> None:
    (post,) = render_card(card(), ENGLISH)
    assert post.blocks[0]["text"]["text"] == post.text == "summary"


def test_people_cannot_call_a_channel_or_a_person_through_their_words() -> None:
    hostile = "<!channel> <@U9> <https://evil.example|safe> @here"
    (post,) = render_card(card(said(hostile), cards.Note(verbatim(hostile))), ENGLISH, TEXT_ONLY)
    for block in post.blocks:
        text = block["text"] if "text" in block else block["elements"][0]
        assert text["text"] == escape(hostile)
        assert text["verbatim"] is True


def test_the_notification_text_is_escaped_once_and_rings_nobody() -> None:
    shown = cards.Card(Line("name-unknown", name=LI), (said("x"),))
    (post,) = render_card(shown, ENGLISH)
    assert "李娜" in post.text
    assert "<@" not in post.text
    (other,) = render_card(cards.Card(verbatim("R&D <b>")), ENGLISH)
    assert other.text == "R&amp;D &lt;b&gt;"


def test_a_too_long_notification_ends_with_an_ellipsis_and_not_inside_an_entity() -> None:
    (post,) = render_card(cards.Card(verbatim("&" * 4000), (said("x"),)), ENGLISH)
    assert len(post.text) <= limits.MESSAGE_TEXT
    assert re.fullmatch("(&amp;)+…", post.text)


def test_a_mention_rings_in_an_answer_and_is_a_name_on_a_board() -> None:
    shown = cards.Card.saying(Line("name-unknown", name=LI))
    (answer,) = render_card(shown, ENGLISH)
    (board,) = render_card(shown, Voice("en", UTC, SlackSpelling(ring=False)))
    assert "<@U1>" in answer.blocks[0]["text"]["text"]
    assert "李娜" in board.blocks[0]["text"]["text"]
    assert "<@" not in board.blocks[0]["text"]["text"]


def test_mentions_with_unsound_ids_and_groups_are_only_names() -> None:
    spelling = SlackSpelling()
    assert spelling.mention(Mention("U1> <!channel", "<x>")) == "&lt;x&gt;"
    assert spelling.mention(Mention("S1", "@payroll", "group")) == "@payroll"
    assert spelling.mention(Mention("C1", "general", "channel")) == "<#C1>"
    assert spelling.mention(Mention("U1", "")) == "<@U1>"
    assert SlackSpelling(ring=False).mention(Mention("U1", "")) == "U1"


def test_a_voice_without_slacks_spelling_is_escaped_all_the_same() -> None:
    (post,) = render_card(card(said("<!here>")), Voice("en", UTC))
    assert post.blocks[0]["text"]["text"] == "&lt;!here&gt;"


def test_a_moment_in_chinese_stands_like_a_day_with_a_space_after_its_digits() -> None:
    line = Line("mvp-next", at=Moment(datetime(2026, 12, 1, 9, tzinfo=UTC)))
    spoken = Voice("zh-Hans", UTC, SlackSpelling()).say(line)
    assert spoken.endswith("下一轮将于<!date^1796115600^{date_short_pretty} {time}|12月1日 09:00> 开始")
    assert Voice("zh-Hans", UTC).say(line).endswith("下一轮将于12月1日 09:00 开始")


def test_a_moment_is_shown_in_each_readers_own_time_also_inside_a_quote() -> None:
    at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    line = Line("name-ambiguous", name=Moment(at), people=LI)
    (post,) = render_card(card(cards.Paragraph(line), cards.Quote(line)), ENGLISH)
    assert (
        f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|Nov 24, 09:00>" in post.blocks[0]["text"]["text"]
    )
    quoted = post.blocks[1]["elements"][0]["elements"]
    assert [each["type"] for each in quoted] == ["date", "text", "user", "text"]
    assert quoted[0]["fallback"] == "Nov 24, 09:00"


def test_a_quote_gives_the_words_back_exactly() -> None:
    words = "a < b & c\n\n<@U1> ```x"
    (post,) = render_card(card(cards.Quote(verbatim(words))), ENGLISH)
    assert post.blocks[0]["elements"][0]["elements"] == [{"type": "text", "text": words}]


def test_a_quote_without_rich_text_marks_every_line() -> None:
    posts = render_card(card(cards.Quote(verbatim("one\n\ntwo " * 900))), ENGLISH, TEXT_ONLY)
    lines = [line for post in posts for block in post.blocks for line in block["text"]["text"].split("\n")]
    assert len(lines) > 1800
    assert all(line.startswith("> ") for line in lines)


def test_a_long_paragraph_breaks_at_lines_then_words_then_characters() -> None:
    posts = render_card(card(said("\n".join(["a line of words"] * 400)), said("w " * 2000), said("x" * 3500)), ENGLISH)
    texts = [block["text"]["text"] for post in posts for block in post.blocks]
    assert set("\n".join(texts[:3]).split("\n")) == {"a line of words"}
    assert set(" ".join(texts[3:5]).split(" ")) == {"w"}
    assert "".join(texts[5:]) == "x" * 3500


def test_a_break_never_falls_inside_an_entity_a_mention_or_a_letter_with_its_accent() -> None:
    posts = render_card(card(said("&" * 1000), said("e\u0301" * 2000), said("👍🏽" * 1600)), ENGLISH)
    texts = [block["text"]["text"] for post in posts for block in post.blocks]
    assert all(re.fullmatch("(&amp;)+|(e\u0301)+|(👍🏽)+", text) for text in texts)


def test_a_long_card_goes_on_in_further_posts() -> None:
    shown = card(*[part for at in range(80) for part in (said(f"entry {at}"), cards.Divider())])
    posts = render_card(shown, ENGLISH)
    assert len(posts) > 1
    assert all(post.blocks[0]["type"] != "divider" for post in posts)
    assert {f"entry {at}" for at in range(80)} <= set(told(posts).split("\n"))


def test_a_heading_goes_to_the_next_post_with_what_it_heads() -> None:
    fill = [said("x" * 2900)] * 3
    posts = render_card(card(*fill, cards.Heading(verbatim("Late")), said("y" * 2900)), ENGLISH)
    assert [len(post.blocks) for post in posts] == [3, 2]
    assert posts[1].blocks[0]["text"]["text"] == "*Late*"


def test_a_table_of_many_rows_becomes_several_posts_each_with_the_head() -> None:
    rows = tuple((verbatim(f"row {at}"), verbatim(str(at))) for at in range(150))
    table = cards.Table(verbatim("Ranks"), (verbatim("Team"), verbatim("Points")), rows, frozenset({1}))
    posts = render_card(card(table), ENGLISH)
    drawn = [block for post in posts for block in post.blocks if block["type"] == "table"]
    assert [len(each["rows"]) for each in drawn] == [100, 52]
    assert all(each["rows"][0][0]["text"] == "Team" for each in drawn)
    assert drawn[0]["column_settings"][1]["align"] == "right"


def test_a_table_as_text_stands_straight_in_chinese_and_cannot_be_broken_out_of() -> None:
    rows = (
        (verbatim("薪资组"), verbatim("4.2")),
        (verbatim("IT"), verbatim("13.1")),
        (verbatim("```<!here>"), verbatim("1")),
    )
    table = cards.Table(verbatim("Ranks"), (verbatim("Team"), verbatim("Level")), rows, frozenset({1}))
    (post,) = render_card(card(table), ENGLISH, TEXT_ONLY)
    text = post.blocks[1]["text"]["text"]
    assert text.split("\n")[1:4] == ["Team        Level", "薪资组        4.2", "IT           13.1"]
    assert text.count("```") == 2
    assert "&lt;!here&gt;" in text


def test_a_chart_is_drawn_and_told_in_numbers() -> None:
    weeks = (verbatim("W1"), verbatim("W2"), verbatim("W3"))
    series = (cards.Series(verbatim("Payroll"), (3.44, None, 4.0)), cards.Series(verbatim("IT"), (2.0, None, None)))
    drawing, numbers = render_card(card(cards.Chart(verbatim("Level"), "line", weeks, series)), ENGLISH)[0].blocks
    assert drawing["chart"]["axis_config"]["categories"] == ["W1", "W3"]  # nobody has a second week
    assert [each["name"] for each in drawing["chart"]["series"]] == ["Payroll"]  # Slack takes no gaps
    assert drawing["chart"]["series"][0]["data"][0] == {"label": "W1", "value": 3.4}
    assert numbers["text"]["text"] == "Payroll: W1 3.4 · W2 – · W3 4.0\nIT: W1 2.0 · W2 – · W3 –"


def test_a_pie_leaves_out_empty_shares_in_the_drawing_only() -> None:
    shares = cards.Series(verbatim("Share"), (3, 0, 1))
    pie = cards.Chart(verbatim("Share"), "pie", (verbatim("A"), verbatim("B"), verbatim("C")), (shares,), decimals=0)
    drawing, numbers = render_card(card(pie), ENGLISH)[0].blocks
    assert drawing["chart"]["segments"] == [{"label": "A", "value": 3}, {"label": "C", "value": 1}]
    assert numbers["text"]["text"] == "Share: A 3 · B 0 · C 1"


def test_a_chart_slack_could_not_draw_is_told_in_bars_with_the_scale_of_the_chart() -> None:
    bars = cards.Series(verbatim("Level"), (5.0, 2.5, 0.0, None))
    names = tuple(verbatim(each) for each in ("Payroll", "信息技术", "Legal", "Travel"))
    chart = cards.Chart(verbatim("Level"), "bar", names, (bars,), top=5)
    (post,) = render_card(card(chart), ENGLISH, TEXT_ONLY)
    assert post.blocks[1]["text"]["text"].split("\n")[1:-1] == [
        f"Payroll   5.0  {'▇' * 20}",
        f"信息技术  2.5  {'▇' * 10}",
        "Legal     0.0",
        "Travel      –",
    ]


def test_charts_beyond_slacks_limits_or_with_labels_alike_are_told_in_text() -> None:
    many = tuple(cards.Series(verbatim(f"S{at}"), (1.0,)) for at in range(7))
    alike = (verbatim("Payroll and benefits EMEA"), verbatim("Payroll and benefits APAC"))
    for chart in (
        cards.Chart(verbatim("T"), "bar", (verbatim("W1"),), many),
        cards.Chart(verbatim("T"), "pie", alike, (cards.Series(verbatim("S"), (1.0, 2.0)),)),
    ):
        posts = render_card(card(chart), ENGLISH)
        assert all(block["type"] == "section" for post in posts for block in post.blocks)


def test_buttons_carry_action_value_style_and_question() -> None:
    ask = cards.Confirm(verbatim("Sure?"), verbatim("It cannot be undone."), verbatim("Yes"), verbatim("No"))
    row = cards.buttons(
        cards.Button(verbatim("Delete"), "delete", "h1", "danger", confirm=ask),
        cards.Button(verbatim("Delete"), "delete", "h2"),
        cards.Link(verbatim("Read"), "https://a.example"),
    )
    first, second, link = render_card(card(row), ENGLISH)[0].blocks[0]["elements"]
    assert (first["action_id"], first["value"], first["style"]) == ("delete", "h1", "danger")
    assert first["confirm"]["confirm"]["text"] == "Yes"
    assert (second["action_id"], second["value"]) == ("delete#2", "h2")
    assert (link["action_id"], link["url"]) == ("link", "https://a.example")


def test_an_address_slack_would_refuse_is_told_instead_of_linked() -> None:
    (post,) = render_card(card(cards.buttons(cards.Link(verbatim("Read"), "javascript:alert(1)"))), ENGLISH)
    assert post.blocks[0]["elements"][0]["text"] == "Read\njavascript:alert(1)"


@pytest.mark.parametrize("button", [cards.Button(verbatim("x"), "a", "v" * 2001), cards.Button(verbatim("x"), "a#1")])
def test_a_button_that_would_not_come_back_is_a_bug_and_says_so(button: cards.Button) -> None:
    with pytest.raises(Unrenderable):
        render_card(card(cards.buttons(button)), ENGLISH)


def test_a_full_app_home_says_how_much_more_there_is() -> None:
    blocks = render_view_body(card(*[said(f"entry {at}") for at in range(130)]), ENGLISH)
    assert len(blocks) == limits.VIEW_BLOCKS
    assert blocks[-1]["elements"][0]["text"] == "31 more entries do not fit here."


def test_a_result_view_has_a_title_and_only_a_close_button() -> None:
    view = render_result_view(card(said("Saved.")), Voice("zh-Hans", UTC, SlackSpelling()))
    assert (view["title"]["text"], view["close"]["text"]) == ("Baton", "关闭")
    assert "submit" not in view
    titled = render_result_view(card(said("Saved."), title="A title of more than 24 characters"), ENGLISH)
    assert titled["blocks"][0]["text"]["text"] == "A title of more than 24 characters"
    assert [block["type"] for block in render_result_view(card(said("x"), title="Short"), ENGLISH)["blocks"]] == [
        "section"
    ]


def test_a_button_of_a_paragraph_stands_beside_it_or_below_where_its_words_do_not_fit() -> None:
    short = cards.Button(verbatim("Open"), "open", "h-1")
    (post,) = render_card(card(cards.Paragraph(verbatim("words"), short)), ENGLISH)
    (block,) = post.blocks
    assert block["text"]["text"] == "words"
    assert (block["accessory"]["action_id"], block["accessory"]["value"]) == ("open", "h-1")

    long = cards.Button(verbatim("many words " * 10), "open", "h-1")
    (post,) = render_card(card(cards.Paragraph(verbatim("words"), long)), ENGLISH)
    assert [block["type"] for block in post.blocks][-1] == "actions"
    assert "accessory" not in post.blocks[0]
