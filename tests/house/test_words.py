"""Both languages say the same things, and everything the code says can be said."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from baton.conversation import desk, house, kudos
from baton.conversation.handoffs import commands as handoffs
from baton.conversation.mvp import command as mvp
from baton.conversation.plans import command as plans
from baton.conversation.ratings import command as ratings
from baton.conversation.reports import commands as digest
from baton.conversation.teams import command as teams
from baton.conversation.training import command as training
from baton.conversation.words import DICTIONARIES, LANGUAGES, Voice
from baton.domain.lines import Line
from slackapp import limits

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r'Line\(\s*f?"([a-z][a-z0-9-]*(?:\{[^}]*\}[a-z0-9-]*)?)"')


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  (the visitor's own naming)
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Message ids of a language with the values each uses."""
    found: dict[str, set[str]] = {}
    for path in (DICTIONARIES / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content[:80]}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} is said twice"
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


def code() -> str:
    folders = ("baton", "slackapp", "jobs", "cli")
    return "\n".join(path.read_text(encoding="utf-8") for each in folders for path in (ROOT / each).rglob("*.py"))


def test_both_languages_have_the_same_messages() -> None:
    english, chinese = messages("en"), messages("zh-Hans")
    assert english.keys() == chinese.keys()


def test_both_languages_use_no_value_that_the_other_lacks_by_mistake() -> None:
    # English may need a number for its plural that Chinese does not mention; never the other way round.
    english, chinese = messages("en"), messages("zh-Hans")
    extra = {id: chinese[id] - english[id] for id in chinese if chinese[id] - english[id]}
    assert extra == {}


def test_every_line_named_in_the_code_can_be_said() -> None:
    known = set(messages("en"))
    for name in set(NAMED.findall(code())) - {"verbatim"}:
        pattern = re.compile(re.sub(r"\\\{.*?\\\}", "[a-z0-9-]+", re.escape(name)))
        assert any(pattern.fullmatch(id) for id in known), f"nobody can say {name}"


def test_no_message_is_left_over() -> None:
    text = code()
    fixed = set(NAMED.findall(text)) | set(re.findall(r'"([a-z][a-z0-9-]+)"', text))
    templates = re.findall(r'f"([a-z0-9-]*\{[^{}"]+\}[a-z0-9-]*)"', text)
    made = [re.sub(r"\{.*?\}", "[a-zA-Z0-9-]+", each) for each in templates if "-" in each]
    left = [id for id in messages("en") if id not in fixed and not any(re.fullmatch(each, id) for each in made)]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_hold_no_markup_of_a_platform(language: str) -> None:
    for path in (DICTIONARIES / language).glob("*.ftl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            said = re.sub(r"\{[^}]*->|\[[^\]]*\]", "", line)
            assert not re.search(r"[<>]|&(?!\s)", said.replace("->", "")), f"{path.name}: {line}"


# Chinese, kept good. `chinese()` is what our own words say, without the values that are filled in.
HAN = "[\u4e00-\u9fff]"
# What people type stands as they type it, without spaces: days, hours, and the week by its number.
TYPED = re.compile(r"[0-9]+月[0-9]+日|[0-9-]+前|[0-9]+天内|(?:早上|下午|晚上)?[0-9]+点(?:到)?")
OTHER_WORDS = {  # word: what our glossary calls it, or why not at all
    "反馈": "评价",
    "打分": "评价",
    "评分": "评价",
    "表扬": "点赞",
    "订单": "订货",
    "下单": "订货",
    "签收": "验收",
    "驳回": "退回",
    "拒绝": "婉拒",
    "移除人员": "离开",
    "工单": "交接",
    "用户": "同事",
    "点击": "按, or 输入",
    "帐号": "账号",
    "登陆": "登录",
    "请注意": "scolds",
    "抱歉": "apologises instead of saying what to do",
    "哦": "cute",
    "哟": "cute",
    "呢": "cute",
    "啦": "cute",
    "亲，": "cute",
    "您们": "各位",
}
# Words that follow a command in a sentence, though nobody is to type them.
NOT_TYPED = {
    *("可预览", "可加入或新建", "可查看现在的预览", "可查看您自己团队的协作周报"),
    *("查看自己的设置", "查看自己的团队", "预览本团队的协作周报", "向其他同事订货"),
    "财务部",  # a team, in an example
    *("当同事的要求不清楚时", "当订货被退回时"),  # the beginnings of plans
    "可查看进行中的计划",
    "可查看您的计划",
    "可看接下来的安排",
}
DEEDS = {
    "baton": house.DEEDS,
    "digest": digest.DEEDS,
    "handoff": handoffs.SUBCOMMANDS,
    "kudos": kudos.DEEDS,
    "mvp": mvp.DEEDS,
    "plan": plans.SUBCOMMANDS,
    "rate-service": ratings.DEEDS,
    "team": teams.DEEDS,
    "training": training.DEEDS,
}


def chinese() -> list[tuple[str, str]]:
    """Every line of our own Chinese words, with the message it belongs to; a value filled in is shown as {}."""
    found = []
    for path in (DICTIONARIES / "zh-Hans").glob("*.ftl"):
        id = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            id, text = line.split(" = ", 1) if re.match("[a-z].* = ", line) else (id, line)
            if not line.startswith("#") and id != "people-language-now-en":  # said in English in every dictionary
                found.append((id, re.sub(r"\{[^}]*->|\{[^}]*\}", "{}", re.sub(r"^\s+\*?\[[a-zA-Z0-9-]+\] ", "", text))))
    return found


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("people are addressed politely", "你"),
        ("nobody is shouted at", "[!\uff01]"),
        ("Chinese has punctuation of its own", f'{HAN}[,?:;()]|[,?;()]{HAN}|{HAN}\\.|{HAN}"|"{HAN}'),
        ("a message does not end in a full stop", "。$"),
        ("no space stands beside full-width punctuation", "[，。：；？、（）“”「」] | [，。；？、（）”」]"),
        ("a digest is called by its whole name", "(?<!协作)周报"),
        ("commands are given in Chinese", "/(?:baton|digest|handoff|kudos|mvp|plan|rate-service|team|training) [a-z]"),
    ],
)
def test_chinese_is_set_as_chinese_is(rule: str, wrong: str) -> None:
    assert [(id, text) for id, text in chinese() if re.search(wrong, text)] == []


def test_chinese_keeps_a_space_beside_latin_letters_and_digits() -> None:
    close = f"{HAN}[A-Za-z0-9]|[A-Za-z0-9%]{HAN}"
    assert [(id, text) for id, text in chinese() if re.search(close, TYPED.sub("", text))] == []


def test_chinese_keeps_no_space_between_its_own_characters_and_values() -> None:
    # The space beside a value is made when it turns out to be Latin; numbers are known to be.
    numbers = {"count", "days", "most", "least", "left", "minutes", "hours", "number", "length", "allowance", "wanted"}
    numbers |= {
        "fields",
        "columns",
        "line",
        "first",
        "people",
        "teams",
        "smallest",
        "value",
        "time",
        "start",
        "end",
        "more",
        "band",
        "each",
        "total",
        "page",
        "pages",
        "half",
        "members",
        "unthanked",
        *("low", "high", "sd", "tau", "prior", "shift", "before", "now", "plain", "company", "shown"),
        *("charts", "width", "point", "percent", "private"),
        *("weeks", "met", "of", "target", "points", "missing", "over", "out", "back", "results"),
        "present",
        "last",
        "chance",
        "month",
        "plans",
        *("after", "figures", "metrics"),
        *("made", "done", "right"),
        *("answered", "at", "seed", "steps", "questions", "lessons", "day", "stopped", "answers"),
    }
    loose = []
    for path in (DICTIONARIES / "zh-Hans").glob("*.ftl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            beside = re.findall(rf"{HAN} \{{ \$(\w+) \}}|\{{ \$(\w+) \}} {HAN}", line)
            loose += [(line, name) for pair in beside for name in pair if name and name not in numbers]
    assert [each for each in loose if "/team " not in each[0] and "/digest " not in each[0]] == []


def test_chinese_uses_the_words_of_the_glossary() -> None:
    wrong = [(id, word, better) for id, text in chinese() for word, better in OTHER_WORDS.items() if word in text]
    assert wrong == []


def test_what_chinese_words_tell_people_to_type_is_understood() -> None:
    told = re.compile(rf"/({'|'.join(DEEDS)}) ({HAN}+)(?=[ ，：；、（）]|$)")
    typed = [(id, *found) for id, text in chinese() for found in told.findall(text)]
    known = {name: {*deeds, *desk.HELP} for name, deeds in DEEDS.items()}
    assert typed
    assert [each for each in typed if each[2] not in known[each[1]] and each[2] not in NOT_TYPED] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_buttons_fit(language: str) -> None:
    voice = Voice(language, ZoneInfo("UTC"))
    plain = {id for id, values in messages(language).items() if not values}
    titles = plain & set(re.findall(r'(?<!\w)title=Line\("([a-z-]+)"\)', code()))
    labels = plain & set(re.findall(r'(?:Button|Link)\(Line\("([a-z-]+)"\)', code()))
    submits = plain & set(re.findall(r'submit=Line\("([a-z-]+)"\)', code()))
    assert titles
    assert [id for id in titles if len(voice.say(Line(id))) > limits.VIEW_TITLE] == []
    assert [id for id in labels if len(voice.say(Line(id))) > limits.BUTTON_TEXT] == []
    assert [id for id in submits if len(voice.say(Line(id))) > limits.VIEW_SUBMIT] == []
