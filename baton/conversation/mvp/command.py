"""What people type after /mvp, and the buttons that say the same."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Note, Paragraph, buttons
from baton.conversation.mvp import ballots, cards, evidence, forms, settings
from baton.conversation.typed import Token, glued_subcommand, people_at, subcommand, text, tokens
from baton.domain.lines import Line, Moment, Refusal
from baton.domain.people import Person
from baton.domain.teams import check_channel
from baton.services import mvp as service
from baton.services.settings import check_admin

DAYS = re.compile(r"^(?:by\s+)?(\d{1,4})\s*(?:days?|天)[\s,\uff0c]*", re.IGNORECASE)


def command(ask: Ask) -> Answer:
    """/mvp and its first word; nothing for the open round, and a name to nominate at once."""
    found = tokens(ask.pieces)
    if not found:
        return show(ask)
    meant = subcommand(found, DEEDS) or glued_subcommand(found, DEEDS)
    if meant is not None:
        deed, rest = meant
        return deed(ask, rest)
    if found[0].mention or found[0].text.startswith(("@", "\uff20")):
        return nominate(ask, found)
    raise Refusal(Line("mvp-what"))


def show(ask: Ask) -> Card:
    """The open round, for the one who looks."""
    scene = service.present(ask.ctx)
    title = Line("mvp-title")
    results = [Button(Line("mvp-see-results"), "mvp-results")] if service.any_past(ask.ctx) else []
    more = buttons(*results, Button(Line("mvp-see-rules"), "mvp-rules"))
    if scene is None:
        upcoming = service.upcoming(ask.ctx)
        line = Line("mvp-next", at=Moment(upcoming.opens_at)) if upcoming else Line("mvp-off")
        admins = (Note(Line("mvp-off-admins")),) if ask.who.is_admin and not upcoming else ()
        return Card(title, (Paragraph(line), *admins, more), title)
    if ask.ctx.now >= scene.round.ends_at:  # the clock will move it on within minutes
        return Card(title, (Paragraph(Line("mvp-between")), more), title)
    if scene.round.state == "nominating":
        return Card(title, cards.nominating(scene, ask.who), title)
    return Card(title, ballots.shown(ask, scene), title)


def nominate(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/mvp nominate @a because…, or /kudos mvp; without a reason it opens the form."""
    named, left = people_at(ask, rest)
    if len(named) <= 1 and not text(left):
        return forms.nominate_form(ask, named[0] if named else None)
    return _nominated(ask, named, text(left))


def _nominated(ask: Ask, named: Sequence[Person], words: str) -> Card:
    reason = evidence.without_because(words)
    found = None
    if len(named) == 1:
        found, reason = evidence.typed(ask, named[0], reason)
    return forms.done(ask, service.nominate(ask.ctx, ask.who, named, reason, found))


def second(ask: Ask, rest: Sequence[Token]) -> Card:
    """/mvp second @a."""
    named, left = people_at(ask, rest)
    if len(named) != 1 or left:
        raise Refusal(Line("mvp-second-how"))
    return _seconded(ask, service.nominating(ask.ctx).id, named[0].id)


def second_pressed(ask: Ask) -> Card:
    """*Second* was pressed beside a nominee."""
    round_id, _, nominee_id = ask.value.partition(":")
    return _seconded(ask, round_id, nominee_id)


def _seconded(ask: Ask, round_id: str, nominee_id: str) -> Card:
    first = service.second(ask.ctx, ask.who, round_id, nominee_id)
    return Card.saying(Line("mvp-seconded" if first else "mvp-seconded-already"))


def vote(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/mvp vote, or with the code of one’s vote to change it."""
    return ballots.typed(ask, text(rest))


def results(ask: Ask, rest: Sequence[Token]) -> Card:
    """/mvp results."""
    return show_results(ask)


def show_results(ask: Ask) -> Card:
    """The rounds that are over, newest first."""
    return cards.hall_of_fame(service.past(ask.ctx))


def rules(ask: Ask, rest: Sequence[Token]) -> Card:
    """/mvp rules."""
    return show_rules(ask)


def show_rules(ask: Ask) -> Card:
    """The rules in force: an open round keeps those it was announced with."""
    chosen = service.chosen_settings(ask.ctx)
    scene = service.present(ask.ctx)
    return cards.rules(chosen, ask.ctx.workspace.zone, scene.round.half_own if scene else chosen.half_own)


def extend(ask: Ask, rest: Sequence[Token]) -> Card:
    """/mvp extend 2 days because…, for admins."""
    check_admin(ask.who)
    hit = DAYS.match(words := text(rest))
    if hit is None:
        raise Refusal(Line("mvp-extend-how"))
    later = service.extend(ask.ctx, ask.who, int(hit[1]), evidence.without_because(words[hit.end() :]))
    return Card.saying(Line("mvp-extended-done", at=Moment(later.ends_at)))


def cancel(ask: Ask, rest: Sequence[Token]) -> Card:
    """/mvp cancel because…, for admins."""
    service.cancel(ask.ctx, ask.who, evidence.without_because(text(rest)))
    return Card.saying(Line("mvp-cancelled-done"))


def here(ask: Ask, rest: Sequence[Token]) -> Card:
    """/mvp here: rounds are announced in this channel from now on, for admins."""
    check_admin(ask.who)
    if ask.channel_id is None:
        raise Refusal(Line("mvp-where"))
    check_channel(ask.channel_name)
    return settings.kept(ask, replace(service.chosen_settings(ask.ctx), channel_id=ask.channel_id))


def settle(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/mvp settings, for admins."""
    return settings.opened(ask)


DEEDS: dict[str, Callable[[Ask, Sequence[Token]], Answer]] = {
    word: deed
    for words, deed in (
        (("nominate", "提名"), nominate),
        (("second", "附议"), second),
        (("vote", "ballot", "投票"), vote),
        (("results", "result", "结果"), results),
        (("rules", "规则"), rules),
        (("here", "本频道", "此处"), here),
        (("extend", "延长"), extend),
        (("cancel", "取消"), cancel),
        (("settings", "设置"), settle),
    )
    for word in words
}
