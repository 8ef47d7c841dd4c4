"""/kudos points: where I stand, how points come about, and for leads whether the team takes part."""

from collections.abc import Callable, Mapping, Sequence

from baton.conversation.asks import Ask
from baton.conversation.cards import Button, Card, Note, Paragraph, buttons, facts, parts
from baton.conversation.points.shown import amount, board_parts, kind_name, own_parts
from baton.conversation.typed import Token, text
from baton.domain.lines import Line, Refusal
from baton.domain.points import A_WEEK, BOARD_LENGTH, RULES, SMALLEST_TEAM, TEAM_CAP, EntryKind
from baton.services import points as service

RULE_WORDS = frozenset({"rules", "rule", "help", "规则", "说明", "帮助"})
TEAM_OFF = frozenset({"team off", "团队 退出", "团队退出"})
TEAM_ON = frozenset({"team on", "团队 参加", "团队参加"})
# What people can do today; the rules know more, for what comes later.
EARNED_BY: tuple[EntryKind, ...] = ("kudos-received", "kudos-given", "rated", "action-closed")


def command(ask: Ask, rest: Sequence[Token] = ()) -> Card:
    """/kudos points, or what follows that: rules, team off, team on."""
    said = " ".join(text(rest).casefold().split())
    if not said:
        return standing(ask)
    deed = next((deed for known, deed in DEEDS.items() if said in known), None)
    if deed is None:
        raise Refusal(Line("points-what"))
    return deed(ask)


def standing(ask: Ask) -> Card:
    """My own points, the board, the teams."""
    own = service.own(ask.ctx, ask.who)
    if own is None:
        raise Refusal(Line("points-off"))
    if not ask.who.takes_part:
        raise Refusal(Line("points-members-only"))
    title = Line("points-title")
    places, teams = service.boards(ask.ctx)
    how = buttons(Button(Line("points-how"), "points-rules"))
    return Card(title, (*own_parts(own), *board_parts(places, teams), how), title)


def rules(ask: Ask) -> Card:
    """How points come about."""
    if not service.settings_of(ask.ctx).on:
        raise Refusal(Line("points-off"))
    title = Line("points-how")
    smallest = max(SMALLEST_TEAM, service.settings_of(ask.ctx).smallest_team)
    return Card(
        title,
        parts(
            [
                facts(*((kind_name(kind), _rule(kind)) for kind in EARNED_BY)),
                Paragraph(Line("points-rule-never-scores")),
                Paragraph(Line("points-rule-multipliers")),
                Paragraph(Line("points-rule-week", most=A_WEEK)),
                Paragraph(Line("points-rule-time", most=BOARD_LENGTH)),
                Paragraph(Line("points-rule-teams", most=TEAM_CAP, least=smallest)),
                Paragraph(Line("points-rule-alone")),
                Note(Line("points-rule-leave")),
            ]
        ),
        title,
    )


def _rule(kind: EntryKind) -> Line:
    rule = RULES[kind]
    values = {"base": amount(rule.base), "week": amount(rule.a_week)}
    if rule.a_day is None:
        return Line("points-rule", **values)
    return Line("points-rule-day", **values, day=amount(rule.a_day))


def team_off(ask: Ask) -> Card:
    """/kudos points team off: a lead keeps the team out of the contest."""
    team, changed = service.leave(ask.ctx, ask.who)
    return Card.saying(Line("points-team-off" if changed else "points-team-off-already", team=team.name))


def team_on(ask: Ask) -> Card:
    """/kudos points team on: and lets it take part again."""
    team, changed = service.enter(ask.ctx, ask.who)
    return Card.saying(Line("points-team-on" if changed else "points-team-on-already", team=team.name))


DEEDS: Mapping[frozenset[str], Callable[[Ask], Card]] = {
    RULE_WORDS: rules,
    TEAM_OFF: team_off,
    TEAM_ON: team_on,
}
