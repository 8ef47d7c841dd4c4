"""Both languages say the same things, and everything the code says can be said."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from baton.conversation.words import DICTIONARIES, LANGUAGES

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
    templates = re.findall(r'f"([a-z0-9-]*\{[a-z_.\[\]]+\}[a-z0-9-]*)"', text)
    made = [re.sub(r"\{.*?\}", "[a-zA-Z0-9-]+", each) for each in templates if "-" in each]
    left = [id for id in messages("en") if id not in fixed and not any(re.fullmatch(each, id) for each in made)]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_hold_no_markup_of_a_platform(language: str) -> None:
    for path in (DICTIONARIES / language).glob("*.ftl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            said = re.sub(r"\{[^}]*->|\[[^\]]*\]", "", line)
            assert not re.search(r"[<>]|&(?!\s)", said.replace("->", "")), f"{path.name}: {line}"


def test_chinese_is_set_with_its_own_punctuation_and_addresses_people_politely() -> None:
    for path in (DICTIONARIES / "zh-Hans").glob("*.ftl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            said = re.sub(r"\{[^}]*\}?", "", line)
            assert "你" not in said, line
            assert "!" not in said, line
            assert "\uff01" not in said, line
            assert not re.search(r"[\u4e00-\u9fff][,?:;]|[,?;][\u4e00-\u9fff]", said), f"{path.name}: {line}"
