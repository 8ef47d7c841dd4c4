"""/digest: see what your team's page would say now, and for leads: where and when it is posted."""

import re
from collections.abc import Callable
from datetime import date, datetime

from baton.conversation import company
from baton.conversation.answers import command as answers
from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.conversation.cards import Card, Note, Paragraph, Part
from baton.conversation.forms import DateField, Form, TextField
from baton.conversation.reports import details
from baton.conversation.reports.card import digest
from baton.conversation.reports.when import day_and_time
from baton.conversation.typed import glued_subcommand, subcommand, text, tokens
from baton.domain.deliveries import Delivery
from baton.domain.lines import Day, Line, Mention, Refusal, Week, Zone
from baton.domain.reports import Report
from baton.domain.teams import Team, check_channel
from baton.services import company as company_service
from baton.services import reports as service
from baton.services import teams as teams_service
from baton.services.contexts import Context
from baton.services.settings import check_admin

HERE = ("here", "本频道", "当前频道", "这里", "此处")
PAUSE = ("pause", "stop", "暂停", "停止")
RESUME = ("resume", "start", "恢复", "继续")
LONGEST_REASON = 200
COMPANY = ("company", "全公司", "公司")
CHANGED = ("changed", "did", "改进", "我们改了", "改了")
WEEK = ("week", "周")
PREVIEW = ("preview", "预览", "周报")
_WEEK = re.compile(r"(?:(\d{4})\s*(?:-?\s*w|年第?)\s*|w|第)?(\d{1,2})\s*周?", re.IGNORECASE)


def command(ask: Ask) -> Answer:
    """/digest, week 2026-W47, here [mon 09:00], pause, resume."""
    found = tokens(ask.pieces)
    if not found:
        return preview(ask)
    if (week := _WEEK.fullmatch(text(found))) and week[1]:
        return of_week(ask, text(found))
    meant = subcommand(found, DEEDS) or glued_subcommand(found, DEEDS)
    if meant is None:
        raise Refusal(Line("digest-not-understood"))
    deed, rest = meant
    return deed(ask, text(rest))


def _alone(deed: Callable[[Ask], Card]) -> Callable[[Ask, str], Card]:
    """A deed after whose word nothing may follow."""

    def done(ask: Ask, words: str) -> Card:
        if words:
            raise Refusal(Line("digest-not-understood"))
        return deed(ask)

    return done


def preview(ask: Ask) -> Card:
    """/digest: the digest as it would read now, for the person alone."""
    team = service.team_of(ask.ctx, ask.who)
    report = service.preview(ask.ctx, team)
    page = service.page(ask.ctx, team, report, f"{service.NOW}{team.id}")
    notes = Note(Line("digest-preview")), Note(_schedule(ask.ctx, team))
    return digest(page, _hidden(ask.ctx, team), *notes)


def of_week(ask: Ask, words: str) -> Card:
    """/digest week 2026-W47: a digest as it was posted."""
    team = service.team_of(ask.ctx, ask.who)
    found = _WEEK.fullmatch(words)
    if found is None:
        raise Refusal(Line("digest-which-week"))
    year = found[1] or ask.ctx.now.astimezone(team.tzinfo).isocalendar().year
    return _card(ask.ctx, team, service.of_week(ask.ctx, team, f"{year}-W{int(found[2]):02d}"))


def show(ask: Ask) -> Card:
    """A posted digest was asked for by its button."""
    report, team = service.of_id(ask.ctx, ask.who, ask.value)
    return _card(ask.ctx, team, report)


def more(ask: Ask) -> Card:
    """See more: everything else that may be told of a digest."""
    page = service.referred_to(ask.ctx, ask.who, ask.value)
    bars, words = service.bars(ask.ctx, page.report), service.words_of(ask.ctx, page.report)
    ties = company_service.ties_of(ask.ctx, page.team.id)
    return details.more(page, bars, words, _hidden(ask.ctx, page.team), ties, for_admin=ask.who.is_admin)


def restarting(ask: Ask) -> Form:
    """*Begin the chart anew* was pressed by an admin."""
    check_admin(ask.who)
    team = teams_service.get(ask.ctx, ask.value)
    return Form(
        name="digest-restart",
        title=Line("digest-restart-title"),
        submit=Line("digest-restart-submit"),
        intro=(Line("digest-restart-intro", team=team.name),),
        fields=(
            DateField("day", Line("digest-restart-day"), value=team.today(ask.ctx.now)),
            TextField(
                "reason", Line("digest-restart-reason"), hint=Line("digest-restart-hint"), longest=LONGEST_REASON
            ),
        ),
        state={"team": team.id},
    )


def restarted(ask: Ask) -> Card:
    """The form was sent."""
    team = teams_service.get(ask.ctx, ask.state.get("team", ""))
    day = ask.answers.get("day")
    from_day = day if isinstance(day, date) else team.today(ask.ctx.now)
    service.restart_chart(ask.ctx, ask.who, team, from_day, str(ask.answers.get("reason", "")))
    return Card.saying(Line("digest-restarted", team=team.name, day=Day(from_day)))


def explain(ask: Ask) -> Card:
    """How is this computed?"""
    return details.explanation(service.referred_to(ask.ctx, ask.who, ask.value))


def changed(ask: Ask, words: str) -> Answer:
    """/digest changed we now send the list on Thursdays; without words the form."""
    team = service.team_managed_by(ask.ctx, ask.who, ask.channel_id)
    report = service.latest(ask.ctx, team)
    if report is None:
        raise Refusal(Line("answer-no-digest", team=team.name))
    return answers.given(ask, team, report, words) if words else answers.form(team, report)


def here(ask: Ask, words: str) -> Card:
    """/digest here mon 09:00: from now on in this channel; what is not said stays as it was."""
    team = service.team_managed_by(ask.ctx, ask.who, ask.channel_id)
    if ask.channel_id is None:
        raise Refusal(Line("digest-where"))
    check_channel(ask.channel_name)
    chosen = day_and_time(words) if words else (None, None)
    if chosen is None:
        raise Refusal(Line("digest-when"))
    weekday = team.digest_weekday if chosen[0] is None else chosen[0]
    at = team.digest_time if chosen[1] is None else chosen[1]
    return _settled("digest-here", *service.post_here(ask.ctx, team, ask.channel_id, weekday, at))


def paused(ask: Ask) -> Card:
    """/digest pause."""
    team = service.team_managed_by(ask.ctx, ask.who, ask.channel_id)
    service.pause(ask.ctx, team)
    return Card.saying(Line("digest-paused", team=team.name))


def resumed(ask: Ask) -> Card:
    """/digest resume."""
    team = service.team_managed_by(ask.ctx, ask.who, ask.channel_id)
    return _settled("digest-resumed", *service.resume(ask.ctx, team))


DEEDS: dict[str, Callable[[Ask, str], Answer]] = {
    word: deed
    for words, deed in (
        (HERE, here),
        (PAUSE, _alone(paused)),
        (RESUME, _alone(resumed)),
        (COMPANY, _alone(company.for_admins)),
        (CHANGED, changed),
        (WEEK, of_week),
        (PREVIEW, _alone(preview)),
    )
    for word in words
}


def _settled(line: str, team: Team, first: datetime) -> Card:
    return Card.saying(
        Line(
            line,
            team=team.name,
            channel=Mention(team.channel_id or "", team.channel_id or "", "channel"),
            weekday=Line(f"digest-weekday-{team.digest_weekday}"),
            time=f"{team.digest_time:%H:%M}",
        ),
        Paragraph(Line("digest-next", **_local(team, first))),
        Note(Line("digest-settings-hint")),
    )


def _schedule(ctx: Context, team: Team) -> Line:
    """When and where the next digest of a team is posted, or how to begin."""
    if team.channel_id is None or team.digest_since is None:
        return Line("digest-not-begun")
    if team.digest_paused:
        return Line("digest-is-paused")
    return Line("digest-next", **_local(team, service.next_digest(ctx, team)))


def _local(team: Team, at: datetime) -> dict[str, Day | Zone | str]:
    """An instant as the team's own clocks show it, with their zone named."""
    wall = at.astimezone(team.tzinfo)
    return {"day": Day(wall.date()), "time": f"{wall:%H:%M}", "zone": Zone(team.zone)}


def _card(ctx: Context, team: Team, report: Report, *before: Part) -> Card:
    return digest(service.page(ctx, team, report), _hidden(ctx, team), *before)


def _hidden(ctx: Context, team: Team) -> frozenset[str]:
    """The names that are taken out of people's words."""
    return frozenset(service.names_in(ctx, team))


def posted(notice: Notice) -> Told | None:
    """The digest in the team's channel, in the team's language."""
    found = service.with_team(notice.ctx, notice.delivery.reference)
    if found is None:
        return None
    report, team = found
    return Told(_card(notice.ctx, team, report), team.language, team.zone)


def unposted(notice: Notice) -> Told | None:
    """Tells a lead that the channel could not be reached."""
    found = service.with_team(notice.ctx, notice.delivery.reference)
    if found is None or notice.reader is None:
        return None
    report, team = found
    line = Line("digest-unposted", team=team.name, week=Week(report.week), typed=report.week)
    return Told(Card.saying(line), notice.reader.language, notice.reader.zone)


def post_failed(ctx: Context, delivery: Delivery) -> None:
    """The channel post was given up."""
    service.owe_unposted(ctx, delivery.reference)
