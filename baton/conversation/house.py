"""/baton: what Baton is and does, my own settings, roles and the audit log."""

from collections.abc import Callable, Mapping, Sequence

from baton.conversation import moderation, people, preferences
from baton.conversation.asks import Answer, Ask
from baton.conversation.audit import audit_card
from baton.conversation.cards import Card, Fact, Facts, Note, Paragraph
from baton.conversation.nouns import Command, Noun
from baton.conversation.typed import Token, glued_subcommand, subcommand, tokens
from baton.domain.lines import Line, Refusal, verbatim
from baton.domain.people import Person
from baton.services.people import GRANTED


def command(ask: Ask) -> Answer:
    """/baton and its first word; nothing for my settings."""
    found = tokens(ask.pieces)
    if not found:
        return people.mine(ask)
    meant = subcommand(found, DEEDS) or glued_subcommand(found, DEEDS)
    if meant is None:
        raise Refusal(_every_word(ask.who))
    deed, rest = meant
    return deed(ask, rest)


def _every_word(who: Person) -> Line:
    """What somebody may type after /baton."""
    if not who.takes_part:
        return Line("house-what-guests")
    return Line("house-what-admins" if who.is_admin else "house-what")


def settings(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton settings: the same as /baton alone."""
    return people.mine(ask)


def audit(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton audit."""
    return audit_card(ask)


def overview(commands: Mapping[str, Command]) -> Card:
    """/baton help: what Baton is, each command with what it does, and the grammar of /baton itself."""
    title = Line("house-title")
    listed = Facts(tuple(Fact(verbatim(f"/{name}"), each.about) for name, each in commands.items()))
    own = (Paragraph(line) for line in commands["baton"].grammar)
    return Card(title, (Paragraph(Line("house-what-baton-is")), listed, *own, Note(Line("house-help-hint"))), title)


DEEDS: dict[str, Callable[[Ask, Sequence[Token]], Answer]] = {
    word: deed
    for words, deed in (
        (("settings", "设置"), settings),
        (("language", "语言"), people.language),
        (("zone", "timezone", "时区"), people.zone),
        (("quiet", "免打扰", "勿扰"), people.quiet),
        (("holidays", "holiday", "节假日", "假期"), people.holidays),
        (("reminders", "reminder", "提醒"), people.reminders),
        (("thanks", "感谢", "点赞通知"), preferences.thanks),
        (("boards", "board", "上榜", "榜单"), preferences.boards),
        (("digests", "digest", "协作周报"), preferences.digests),
        (("answers", "answer", "改进"), preferences.answers),
        (("roles", "role", "角色"), people.roles),
        (("audit", "审计", "审计日志"), audit),
        (("moderate", "审核", "内容审核"), moderation.moderate),
        (("lock", "锁定"), moderation.lock),
        (("unlock", "解锁"), moderation.unlock),
    )
    for word in words
}

NOUN = Noun(
    commands={
        "baton": Command(
            command,
            Line("house-about"),
            (
                Line("house-grammar-mine"),
                Line("house-grammar-kudos"),
                Line("house-grammar-answers"),
                Line("house-grammar-roles"),
                Line("house-grammar-audit"),
                Line("house-grammar-moderation"),
            ),
            (Line("house-example-one"), Line("house-example-two")),
        )
    },
    actions={"people-settings": people.settings_form},
    forms={"people-settings": people.settled},
    notices={GRANTED: people.granted},
)
