"""How a digest reads, from the level at the top to the buttons at the bottom."""

from collections.abc import Mapping, Sequence

from baton.conversation.answers import shown as answers
from baton.conversation.cards import (
    Button,
    Buttons,
    Card,
    Divider,
    Heading,
    Note,
    Paragraph,
    Part,
    Quote,
    buttons,
    facts,
    parts,
)
from baton.conversation.plans import shown as plans
from baton.conversation.points.shown import digest_parts
from baton.conversation.promises import shown as promises
from baton.conversation.reports.numbers import chart_parts, dimension_parts, headline, level_parts, people, plain_parts
from baton.domain.lines import Day, Line, Moment, Names, Week, verbatim
from baton.domain.releases import ReleasedWords
from baton.domain.reports import FEWEST_HANDOFFS, HandoffFacts, Report, shortened, without_mentions
from baton.domain.statistics.bands import size_band
from baton.services.reports import Page

POINTS = ("delight", "pain", "itch", None)
HOUR, DAY = 60, 24 * 60


def digest(page: Page, hidden: frozenset[str], *before: Part) -> Card:
    """A digest as a card. `hidden` are names to be taken out of people's words; `before` stands under the title."""
    report = page.report
    title = Line("digest-title", team=page.team.name, week=Week(report.week))
    season = digest_parts(report.standing, report.season_end)
    dues = plans.digest_parts(report.dues, page.names, hidden, report.window.last)
    if report.is_empty:
        quiet = Line("digest-empty", team=page.team.name, most=report.group_minimum)
        return Card(quiet, (*before, Paragraph(quiet), *season, *_training(report), *dues, _offer(page)), title)
    body = parts(
        [
            *before,
            Paragraph(headline(report)),
            *level_parts(report),
            *dimension_parts(report),
            *plain_parts(report),
            *chart_parts(report.numbers.chart),
            *promises.digest_parts(report.promises),
            *_handoffs(report.handoffs),
            *word_parts(page.words, page.names, hidden),
            *_stories(page),
            *season,
            *_mvp(page),
            *_training(report),
            *dues,
            *answers.digest_parts(page.answers),
            Divider(),
            Note(_how(report)),
            _offer(page),
        ]
    )
    return Card(Line("digest-summary", team=page.team.name, level=headline(report)), body, title)


def _how(report: Report) -> Line:
    first, last = Day(report.window.first), Day(report.window.last)
    return Line("digest-how", first=first, last=last, most=report.group_minimum)


def _offer(page: Page) -> Buttons:
    report = page.report
    ways = [
        Button(Line("digest-rate"), "rate-open", report.team_id, style="primary", opens=True),
        Button(Line("digest-kudos"), "kudos-open", opens=True),
        Button(Line("digest-answer"), "answer-open", page.reference, opens=True),
    ]
    if report.numbers.fields:
        ways += [
            Button(Line("digest-more"), "digest-more", page.reference),
            Button(Line("digest-explain"), "digest-explain", page.reference),
        ]
    return buttons(*ways)


def _handoffs(counts: HandoffFacts) -> list[Part]:
    heading = Heading(Line("digest-handoffs"))
    if counts.delivered < FEWEST_HANDOFFS:
        return [heading, Paragraph(Line("digest-handoffs-few", least=FEWEST_HANDOFFS))]
    reply = Line("digest-no-replies") if counts.median_reply is None else span(counts.median_reply)
    return [
        heading,
        facts(
            (Line("digest-delivered"), Line("digest-count", count=counts.delivered)),
            (Line("digest-on-time"), _share(counts.on_time, counts.dated, "digest-none-dated")),
            (Line("digest-first-time"), _share(counts.first_time, counts.decided, "digest-none-decided")),
            (Line("digest-first-reply"), reply),
        ),
    ]


def _share(count: int, total: int, none: str) -> Line:
    if not total:
        return Line(none)
    return Line("digest-share", count=count, total=total, percent=round(100 * count / total))


def span(minutes: int) -> Line:
    """A length of time as people say it: 40 min, 3 h 20 min, 2 d 4 h."""
    if minutes < HOUR:
        return Line("digest-minutes", minutes=minutes)
    if minutes < 2 * DAY:
        return Line("digest-hours", hours=minutes // HOUR, minutes=minutes % HOUR)
    return Line("digest-days", days=minutes // DAY, hours=minutes % DAY // HOUR)


def word_parts(said: Sequence[ReleasedWords], names: Mapping[str, str], hidden: frozenset[str]) -> list[Part]:
    """People's words by kind, in the order they were drawn; a name only where its owner wanted it shown."""
    clean = [(each, without_mentions(each.words, hidden)) for each in said]
    found: list[Part] = []
    for point in POINTS:
        quotes = [_quote(each, words, names) for each, words in clean if each.point == point and words]
        if quotes:
            chip = point or "other"
            found += [Paragraph(Line(f"digest-words-{chip}")), *quotes]
    return [Heading(Line("digest-words")), *found] if found else []


def _quote(each: ReleasedWords, words: str, names: Mapping[str, str]) -> Quote:
    name = names.get(each.signed_by) if each.signed_by else None
    return Quote(Line("digest-words-signed", words=words, name=name) if name else verbatim(words))


def _mvp(page: Page) -> list[Part]:
    """How MVP rounds stood when the digest was compiled."""
    standing = page.report.mvp
    if standing is None:
        return []
    at = Moment(standing.at)
    if standing.state == "closed":
        names = Names(tuple(page.names[id] for id in standing.winner_ids))
        said = Line("digest-mvp-won", people=names, count=len(standing.winner_ids))
    else:
        said = Line("digest-mvp-vote" if standing.state == "ballot" else "digest-mvp-nominate", at=at)
    return [Heading(Line("digest-mvp")), Paragraph(said)]


def _training(report: Report) -> list[Part]:
    """How people of the team follow their trainings through, together."""
    if report.training is None:
        return []
    number = people(size_band(report.training.people))
    said = Line("training-digest", people=number, percent=report.training.share)
    return [Heading(Line("training-digest-title")), Paragraph(said)]


def _stories(page: Page) -> list[Part]:
    """Kudos as stories, with names that ring nobody."""
    found: list[Part] = []
    for kudos in page.stories:
        receivers = Names(tuple(page.names[id] for id in kudos.receiver_ids))
        found += [
            Paragraph(Line("digest-story", giver=page.names[kudos.giver_id], people=receivers)),
            Quote(verbatim(shortened(kudos.reason))),
        ]
    return [Heading(Line("digest-stories")), *found] if found else []
