"""Somebody who types Chinese the way it is written: no spaces, full-width signs, Chinese words for everything."""

from datetime import time

import pytest

from baton.conversation.people import hours_meant
from baton.conversation.zones import zone_meant
from baton.domain.lines import Line, Refusal
from baton.domain.ratings import level_typed
from tests.stage import Stage

WHY = "周五加班核对报关单，客户当天就提到了货"


def said(stage: Stage, who: str, typed: str) -> str:
    """The answer, or the refusal, as a Chinese reader sees it."""
    try:
        answer = stage.says(who, typed)
    except Refusal as refusal:
        return stage.refusal(refusal, "zh-Hans")
    return stage.read(answer, "zh-Hans")


@pytest.mark.parametrize(
    ("value", "shown"), [("#始终如一", "始终如一"), ("＃迅速响应", "迅速响应"), ("　＃个性化服务。", "个性化服务")]
)
def test_a_value_may_be_glued_to_the_reason(stage: Stage, value: str, shown: str) -> None:
    stage.says("UALICE", f"/kudos @李娜{WHY}{value}")
    heard = stage.hears(stage.owed("kudos-told")[0])
    assert (shown in heard, f"{WHY}\n" in heard, "#" in heard) == (True, True, False)


@pytest.mark.parametrize("name", ["@bob：", "＠bob，", "＠bob。", "@BOB:"])
def test_a_latin_name_may_be_followed_by_a_sign_and_words_at_once(stage: Stage, name: str) -> None:
    stage.says("ULINA", f"/handoff {name}供应商审核名单，国庆前")
    assert "供应商审核名单\n状态\n已订货\n期限\n2027年9月30日周四" in said(stage, "ULINA", "/handoff 查看1")


def test_a_lead_opens_the_teams_settings_by_words(stage: Stage) -> None:
    assert "Leads" in stage.read(stage.says("UALICE", "/team settings"))
    assert "只有 Sales 的负责人或管理员可以修改" in said(stage, "ULINA", "/team 设置")


def test_what_is_no_value_stays_in_the_reason(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos @李娜{WHY}#不存在的价值")
    assert f"{WHY}#不存在的价值" in stage.hears(stage.owed("kudos-told")[0])


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/kudos 排行榜", "近 30 天还没有点赞"),
        ("/kudos 撤销", "没有可以撤回的点赞"),
        ("/kudos 榜单。", "近 30 天还没有点赞"),
        ("/kudos 帮助", "感谢帮过您的同事"),
        ("/kudos 幫助", "感谢帮过您的同事"),
        ("/handoff 清单", "目前没有订货"),
        ("/handoff 查看第3项", "您没有编号为 #3 的订货"),
        ("/handoff 查看＃３", "您没有编号为 #3 的订货"),
        ("/handoff 取消3不需要了", "您没有编号为 #3 的订货"),
        ("/handoff 取消", "是哪一项？"),
        ("/rate-service 免打扰", "Baton 不再邀请您评价"),
        ("/rate-service 停止", "Baton 不再邀请您评价"),
        ("/rate-service 邀请@bob和@dan", "已邀请 2 人"),
        ("/rate-service 邀请 bob", "“邀请”后面请只写 @名字"),
        ("/digest 预览", "这是预览"),
        ("/digest 周报", "这是预览"),
        ("/digest 2026 年第 47 周", "没有 2026 年第 47 周的协作周报"),
        ("/digest 第几周", "只输入 /digest 可预览"),
        ("/digest 本频道周一9点", "由负责人安排"),
        ("/digest 暂停。", "由负责人安排"),
        ("/team 查看Payroll", "Europe/Berlin"),
        ("/team 成员", "Sales"),
        ("/team 语言中文", "只有 Sales 的负责人或管理员可以修改"),
        ("/team 时区北京", "只有 Sales 的负责人或管理员可以修改"),
        ("/team 负责人@bob", "只有 Sales 的负责人或管理员可以修改"),
        ("/baton 设置", "我的设置"),
        ("/baton settings", "我的设置"),
        ("/baton 语言中文", "今后 Baton 将用中文与您沟通"),
        ("/baton 时区：武汉", "您的时区现在是 Asia/Shanghai"),
        ("/baton 免打扰18：00－09：00", "每天 18:00 至 09:00"),
        ("/baton 你好", "Baton 在这里不认识这个词"),
    ],
)
def test_chinese_words_need_no_spaces_and_have_their_everyday_forms(stage: Stage, typed: str, answer: str) -> None:
    assert answer in said(stage, "ULINA", typed)


def test_a_teams_name_that_begins_like_a_word_is_the_team(stage: Stage) -> None:
    stage.says("ULINA", "/team 创建 频道运营组")
    assert "频道运营组" in said(stage, "UBOB", "/team 频道运营组")
    assert "您已加入频道运营组" in said(stage, "UBOB", "/team 加入频道运营组")


def test_an_order_in_chinese_keeps_its_words_and_finds_its_day(stage: Stage) -> None:
    stage.says("UALICE", "/handoff @李娜供应商名单，11月27日前给我")
    heard = stage.hears(stage.owed("handoff-owner")[0])
    assert "供应商名单\n期限\n11月27日周五\n" in heard


def test_an_order_whose_day_was_not_understood_says_so(stage: Stage) -> None:
    assert "没有读出期限" in said(stage, "ULINA", "/handoff @bob 供应商名单 下月初")
    assert "没有读出期限" not in said(stage, "ULINA", "/handoff @bob 供应商名单 下周三")
    assert "没有读出期限" not in said(stage, "ULINA", "/handoff @bob 供应商名单模板")


@pytest.mark.parametrize(
    ("typed", "level", "words"),
    [
        ("４分，安装很及时", 4, "安装很及时"),
        ("四分 很好", 4, "很好"),
        ("五星", 5, ""),
        ("满分，谢谢", 5, "谢谢"),
        ("两分 慢", 2, "慢"),
        ("愉悦，很快", 4, "很快"),
        ("3天才回复", None, "3天才回复"),
        ("5分钟就到了", None, "5分钟就到了"),
        ("三分钟就到了", None, "三分钟就到了"),
        ("4点就到了", None, "4点就到了"),
    ],
)
def test_a_level_is_read_as_chinese_says_it(typed: str, level: int | None, words: str) -> None:
    assert level_typed(typed) == (level, words)


@pytest.mark.parametrize("typed", ["6分", "６分，很好", "3分半", "4.5分", "10分"])
def test_what_is_no_level_of_ours_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        level_typed(typed)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("晚上6点到早上9点", (time(18), time(9))),
        ("１８点到９点", (time(18), time(9))),
        ("18：00－09：00", (time(18), time(9))),
        ("晚上六点半至次日9点", (time(18, 30), time(9))),
        ("22点～8点", (time(22), time(8))),
        ("从晚上十点到早上七点", (time(22), time(7))),
        ("关闭", None),
    ],
)
def test_quiet_hours_are_read_as_chinese_says_them(typed: str, hours: tuple[time, time] | None) -> None:
    assert hours_meant(typed) == hours


@pytest.mark.parametrize("place", ["北京", "武汉", "重庆", "北京时间", "东八区", "上海", "中国"])
def test_all_of_china_is_on_one_clock(place: str) -> None:
    assert zone_meant(place) == "Asia/Shanghai"


def test_each_reads_the_same_handoff_in_a_language_of_their_own(stage: Stage) -> None:
    stage.says("UALICE", "/handoff @李娜 supplier list by fri")
    asked = stage.owed("handoff-owner")[0]
    told = stage.told(asked)
    assert told is not None
    stage.presses_in("ULINA", told.card, "接受")
    assert "李娜 has accepted" in stage.hears(stage.owed("handoff-receiver")[0])
    assert "您已接受\uff0c准备好后请按“交付”" in stage.hears(asked)


def test_a_team_with_more_than_twenty_raters_reads_so_in_both_languages(stage: Stage) -> None:
    line = Line("digest-people-more", least="20")
    assert (stage.voice("ULINA").say(line), stage.voice("UALICE").say(line)) == ("20 人以上", "20+ people")


@pytest.mark.parametrize(
    "hostile",
    [
        "好" * 10_000,
        "👍🏽" * 500,
        "שלום 你好 مرحبا" * 50,
        "<!channel> 全体注意" * 30,
        "\u202e反过来\u202c" * 40,
        "　　" * 300,
    ],
)
def test_hostile_words_are_answered_in_words(stage: Stage, hostile: str) -> None:
    for command in ("/kudos @bob ", "/handoff @bob ", "/rate-service @bob 4 ", "/team ", "/digest ", "/baton "):
        assert said(stage, "ULINA", command + hostile).strip()
