"""How a line becomes a sentence: what a reader of Chinese sees beside names, weeks and zones."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from baton.conversation.words import Voice
from baton.domain.lines import Day, Line, Mention, Names, Week, Zone
from slackapp.spelling import SlackSpelling

UTC = ZoneInfo("UTC")
CHINESE, ENGLISH, IN_SLACK = Voice("zh-Hans", UTC), Voice("en", UTC), Voice("zh-Hans", UTC, SlackSpelling())
ANA, LINA = Mention("U1", "Ana"), Mention("U2", "李娜")


def thanks(*people: Mention | str) -> Line:
    return Line("kudos-post", giver=LINA, people=Names(people))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (thanks(LINA), "李娜为李娜点赞"),
        (thanks(ANA), "李娜为 Ana 点赞"),
        (thanks(LINA, ANA), "李娜为李娜和 Ana 点赞"),
        (thanks(ANA, "周敏", "Tom"), "李娜为 Ana、周敏和 Tom 点赞"),
        (Line("rating-given", target="IT Services", level=Line("rating-level-4")),
         "谢谢，您对 IT Services 的评价是：愉悦"),
        (Line("teams-unknown-press", name="IT"), "没有名为“IT”的团队，您指的是下面哪一个？"),
        (Line("home-to-deliver-by", number="3", what="名单", who="Ana", day=Day(date(2026, 11, 27))),
         "#3 名单：请交付给 Ana，期限11月27日周五"),
        (Line("digest-title", team="供应链", week=Week("2026-W07")), "协作周报 · 供应链 · 2026 年第 7 周"),
        (Line("digest-week-known", week=Week("2026-W47")), "最近一期是 2026 年第 47 周"),
        (Line("digest-next", day=Day(date(2026, 11, 30)), time="09:00", zone=Zone("Asia/Shanghai")),
         "下一期：11月30日周一 09:00（上海时间）"),
        (Line("teams-settled-language", team="供应链", language=Line("people-language-en")),
         "供应链的频道今后使用 English"),
    ],
)  # fmt: skip
def test_chinese_sets_latin_letters_and_digits_apart_and_nothing_else(line: Line, said: str) -> None:
    assert CHINESE.say(line) == said


def test_for_a_mention_the_name_that_is_seen_decides() -> None:
    assert IN_SLACK.say(thanks(LINA)) == "<@U2>为<@U2>点赞"
    assert IN_SLACK.say(thanks(ANA)) == "<@U2>为 <@U1> 点赞"
    channel = Line("audit-team-channel-set", actor=LINA, name="供应链", channel=Mention("C1", "C1", "channel"))
    assert IN_SLACK.say(channel) == "<@U2>将供应链的频道设为 <#C1>"


@pytest.mark.parametrize("name", ["\u2068عربي\u2069", "R&D", "🎉", "", "a\ufdd0b"])
def test_what_people_typed_stands_as_they_typed_it(name: str) -> None:
    shown = name.replace("\ufdd0", "")  # a code that no text may contain
    assert shown in CHINESE.say(Line("teams-unknown-press", name=name))
    assert CHINESE.say(Line("verbatim", text="第3周ok")) == "第3周ok"


def test_english_says_weeks_and_zones_as_before() -> None:
    assert "2026-W47" in ENGLISH.say(Line("digest-week-known", week=Week("2026-W47")))
    assert "Asia/Shanghai" in ENGLISH.say(
        Line("digest-next", day=Day(date(2026, 11, 30)), time="09:00", zone=Zone("Asia/Shanghai"))
    )
