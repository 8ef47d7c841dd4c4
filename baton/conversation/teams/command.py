"""What people say with /team, and what they press and fill in on a team's card."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from baton.conversation import customers, promises
from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.conversation.cards import Card, Note
from baton.conversation.languages import language_chosen, language_name
from baton.conversation.nouns import Command, Noun
from baton.conversation.teams.pages import guesses_card, list_card, settings_form, start_form, team_card
from baton.conversation.typed import Token, glued_subcommand, people_at, subcommand, text, tokens
from baton.conversation.zones import zone_meant
from baton.domain.lines import Line, Mention, Refusal, refuse
from baton.domain.people import Person, language_named
from baton.domain.teams import Team, check_channel, check_leads, clean_name
from baton.services import teams as service
from baton.services.teams import Changes
from baton.storage import audit, people
from baton.storage import teams as store

HERE = frozenset({"", "here", "这里", "此处", "本频道"})
T = TypeVar("T")


def command(ask: Ask) -> Answer:
    """/team and its first word; any other words are taken for a team's name."""
    found = tokens(ask.pieces)
    if not found:
        return mine(ask)
    meant = subcommand(found, DEEDS)
    if meant is None and store.named(ask.ctx.session, ask.ctx.workspace_id, text(found)) is None:
        meant = glued_subcommand(found, DEEDS)  # a team called 频道运营 is no channel
    if meant is None:
        return _shown_by_name(ask, text(found))
    deed, rest = meant
    return deed(ask, rest)


def _shown_by_name(ask: Ask, name: str) -> Answer:
    """A team, named without any other word."""
    known = store.named(ask.ctx.session, ask.ctx.workspace_id, name) or service.like(ask.ctx, name)
    if not known:
        raise Refusal(Line("teams-what", name=service.short(name)))
    return _with_team(ask, name, "team-show", lambda team: team_card(ask, team))


def mine(ask: Ask) -> Answer:
    """/team: my team, or the form to get one."""
    home = service.home_of(ask.ctx, ask.who)
    if home is not None:
        return team_card(ask, home)
    if not ask.who.takes_part:
        raise Refusal(Line("teams-members-only"))
    return start_form(ask, store.every(ask.ctx.session, ask.ctx.workspace_id))


def show(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team show [name]."""
    if not rest:
        return mine(ask)
    return _with_team(ask, text(rest), "team-show", lambda team: team_card(ask, team))


def create(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team create Name."""
    if not rest:
        raise Refusal(Line("teams-create-what"))
    return _created(ask, text(rest))


def _created(ask: Ask, name: str) -> Card:
    team, left = service.create(ask.ctx, ask.who, name)
    first = (
        Line("teams-created-left", team=team.name, left=left.name) if left else Line("teams-created", team=team.name)
    )
    return Card.saying(first, Note(Line("teams-created-next")))


def join(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team join Name."""
    if not rest:
        raise Refusal(Line("teams-join-what"))
    return _with_team(ask, text(rest), "team-join", lambda team: _joined(ask, team))


def _joined(ask: Ask, team: Team) -> Card:
    left = service.join(ask.ctx, ask.who, team)
    if left is None:
        return Card.saying(Line("teams-joined", team=team.name))
    still_leads = ask.who.id in store.leads_of(ask.ctx.session, ask.ctx.workspace_id, left.id)
    note = [Note(Line("teams-still-leading", left=left.name))] if still_leads else []
    return Card.saying(Line("teams-joined-left", team=team.name, left=left.name), *note)


def leave(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team leave."""
    if rest and service.named(ask.ctx, text(rest)).id != ask.who.team_id:
        raise Refusal(Line("teams-not-yours"))
    return _left(ask)


def _left(ask: Ask) -> Card:
    team = service.leave(ask.ctx, ask.who)
    if ask.who.id in store.leads_of(ask.ctx.session, ask.ctx.workspace_id, team.id):
        return Card.saying(Line("teams-left-leading", team=team.name))
    return Card.saying(Line("teams-left", team=team.name))


def lead(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team lead @a [@b]."""
    leads, left = people_at(ask, rest)
    if left:
        raise Refusal(Line("teams-lead-whom"))
    team = service.led_by(ask.ctx, ask.who)
    team = service.change(ask.ctx, ask.who, team.id, Changes(leads=leads))
    return team_card(ask, team, Line("teams-settled-leads", team=team.name))


def channel(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team channel: the one we are in, or the one mentioned."""
    chosen = _channel_meant(ask, rest)
    team = service.led_by(ask.ctx, ask.who)
    team = service.change(ask.ctx, ask.who, team.id, Changes(channel_id=chosen.id))
    return Card.saying(Line("teams-settled-channel", team=team.name, channel=chosen), Note(Line("teams-invite")))


def _channel_meant(ask: Ask, rest: Sequence[Token]) -> Mention:
    mention = rest[0].mention if len(rest) == 1 else None
    if mention is not None and mention.kind == "channel":
        check_channel(mention.name)
        return mention
    if text(rest).casefold() not in HERE or ask.channel_id is None:
        raise Refusal(Line("teams-which-channel"))
    check_channel(ask.channel_name)
    return Mention(ask.channel_id, ask.channel_id, "channel")


def language(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team language en|zh."""
    chosen = language_named(text(rest))
    if chosen is None:
        raise Refusal(Line("teams-which-language"))
    team = service.led_by(ask.ctx, ask.who)
    service.change(ask.ctx, ask.who, team.id, Changes(language=chosen))
    return Card.saying(Line("teams-settled-language", team=team.name, language=language_name(chosen)))


def zone(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team zone Europe/Berlin, or a city."""
    if not rest:
        raise Refusal(Line("teams-which-zone"))
    chosen = zone_meant(text(rest))
    team = service.led_by(ask.ctx, ask.who)
    service.change(ask.ctx, ask.who, team.id, Changes(zone=chosen))
    return Card.saying(Line("teams-settled-zone", team=team.name, zone=chosen))


def rename(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team rename Name."""
    if not rest:
        raise Refusal(Line("teams-rename-what"))
    before = service.led_by(ask.ctx, ask.who)
    team = service.change(ask.ctx, ask.who, before.id, Changes(name=text(rest)))
    return Card.saying(Line("teams-settled-name", before=before.name, team=team.name))


def settings(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team settings: the same form as behind the card's button."""
    return settings_form(ask, service.led_by(ask.ctx, ask.who))


def every(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team list."""
    return list_card(ask)


def _with_team(ask: Ask, name: str, action: str, deed: Callable[[Team], Answer]) -> Answer:
    """Do something with the team of this name, or offer the nearest names to press."""
    team = store.named(ask.ctx.session, ask.ctx.workspace_id, name)
    if team is not None:
        return deed(team)
    guesses = service.like(ask.ctx, name)
    if not guesses:
        service.named(ask.ctx, name)
    return guesses_card(Line("teams-unknown-press", name=service.short(name)), guesses, action)


def shown(ask: Ask) -> Answer:
    """A team was picked to be shown."""
    return team_card(ask, service.get(ask.ctx, ask.value))


def join_pressed(ask: Ask) -> Answer:
    """*Join* was pressed."""
    return _joined(ask, service.get(ask.ctx, ask.value))


def leave_pressed(ask: Ask) -> Answer:
    """*Leave* was pressed; a button of a team that is no longer home changes nothing."""
    if ask.who.team_id != ask.value:
        raise Refusal(Line("teams-left-already"))
    return _left(ask)


def settings_pressed(ask: Ask) -> Answer:
    """*Settings* was pressed; who may not change the team reads who may."""
    team = service.get(ask.ctx, ask.value)
    service.check_may_lead(ask.ctx, ask.who, team)
    return settings_form(ask, team)


def started(ask: Ask) -> Answer:
    """The form to join or found a team was sent."""
    team_id, name = str(ask.answers.get("team", "")), str(ask.answers.get("name", "")).strip()
    if team_id and name:
        raise Refusal(Line("teams-one-of-both"), "name")
    if team_id:
        return _joined(ask, service.get(ask.ctx, team_id))
    if not name:
        raise Refusal(Line("teams-pick-or-name"), "name")
    return _created(ask, name)


def settled(ask: Ask) -> Answer:
    """The settings were sent; everything wrong with them is said at once."""
    wrong: list[Refusal] = []
    leads = _attempt(wrong, lambda: _chosen_leads(ask))
    name = _attempt(wrong, lambda: clean_name(str(ask.answers.get("name", ""))))
    meant = _attempt(wrong, lambda: zone_meant(str(ask.answers.get("zone", ""))))
    chosen = _attempt(wrong, lambda: language_chosen(ask))
    refuse(wrong)
    wish = Changes(
        name=name,
        language=chosen,
        zone=meant,
        channel_id=ask.state.get("channel") if ask.answers.get("here") else None,
        leads=leads,
    )
    team = service.change(ask.ctx, ask.who, ask.state.get("team", ""), wish)
    return team_card(ask, team, Line("teams-settled", team=team.name))


def _chosen_leads(ask: Ask) -> list[Person]:
    chosen = ask.answers.get("leads", ())
    ids = chosen if isinstance(chosen, tuple) else ()
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    if missing := [id for id in ids if id not in known]:
        raise Refusal(Line("name-unknown", name=missing[0]), "leads")
    leads = [known[id] for id in ids]
    check_leads(leads)
    return leads


def _attempt(wrong: list[Refusal], deed: Callable[[], T]) -> T | None:
    try:
        return deed()
    except Refusal as refusal:
        wrong.extend(refusal.all())
        return None


def led(notice: Notice) -> Told | None:
    """Tells somebody that they lead a team now; unsaid when they no longer do."""
    entry = audit.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    reader = notice.reader
    if entry is None or reader is None:
        return None
    team = store.find(notice.ctx.session, notice.ctx.workspace_id, entry.subject)
    actor = people.find(notice.ctx.session, notice.ctx.workspace_id, entry.actor_id or "")
    if team is None or actor is None or reader.id not in store.leads_of(notice.ctx.session, team.workspace_id, team.id):
        return None
    first = Line("teams-told-lead", actor=actor.mention, team=team.name)
    return Told(Card.saying(first, Note(Line("teams-told-lead-next"))), reader.language, reader.zone)


DEEDS: dict[str, Callable[[Ask, Sequence[Token]], Answer]] = {
    word: deed
    for words, deed in (
        (("show", "members", "查看", "显示", "成员"), show),
        (("create", "new", "创建", "新建", "建立"), create),
        (("join", "加入"), join),
        (("leave", "离开", "退出"), leave),
        (("lead", "leads", "负责人"), lead),
        (("channel", "频道"), channel),
        (("language", "语言"), language),
        (("zone", "timezone", "时区"), zone),
        (("rename", "改名", "重命名"), rename),
        (("settings", "设置"), settings),
        (("customers", "customer", "客户", "内部客户"), customers.command.command),
        (("promise", "promises", "承诺", "服务承诺"), promises.command.command),
        (("list", "列表", "全部", "清单"), every),
    )
    for word in words
}

NOUN = Noun(
    commands={
        "team": Command(
            command,
            Line("teams-about"),
            (Line("teams-grammar"), Line("teams-grammar-leads"), Line("teams-grammar-more")),
            (Line("teams-example-one"), Line("teams-example-two")),
        )
    },
    actions={
        "team-open": mine,
        "team-show": shown,
        "team-join": join_pressed,
        "team-leave": leave_pressed,
        "team-settings": settings_pressed,
    },
    forms={"team-start": started, "team-settings": settled},
    notices={service.LED: led},
)
