"""How a digest reads, from the level at the top to the buttons at the bottom."""

from collections.abc import Mapping
from math import floor

from baton.conversation.cards import (
    Button,
    Card,
    Chart,
    Divider,
    Heading,
    Note,
    Paragraph,
    Part,
    Quote,
    Series,
    buttons,
    facts,
    parts,
)
from baton.conversation.points.shown import digest_parts
from baton.domain.lines import Day, Line, Moment, Names, Week, verbatim
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.ratings import DIMENSIONS
from baton.domain.reports import FEWEST_HANDOFFS, HandoffFacts, Number, Report, Words, shortened, without_mentions
from baton.services.reports import Page

TOP = 5.0
POINTS = ("delight", "pain", "itch", None)
HOUR, DAY = 60, 24 * 60


def digest(page: Page, hidden: frozenset[str], *before: Part) -> Card:
    """A digest as a card. `hidden` are names to be taken out of people's words; `before` stands under the title."""
    report = page.report
    title = Line("digest-title", team=page.team.name, week=Week(report.week))
    offer = buttons(
        Button(Line("digest-rate"), "rate-open", report.team_id, style="primary", opens=True),
        Button(Line("digest-kudos"), "kudos-open", opens=True),
    )
    season = digest_parts(report.standing, report.season_end)
    if report.is_empty:
        quiet = Line("digest-empty", team=page.team.name, most=SMALLEST_GROUP)
        return Card(quiet, (*before, Paragraph(quiet), *season, offer), title)
    body = parts(
        [
            *before,
            Paragraph(headline(report)),
            *_earlier(report),
            *_dimensions(report),
            *_handoffs(report.handoffs),
            *_words(page, hidden),
            *_stories(page),
            *_mvp(page),
            *season,
            Divider(),
            Note(Line("digest-how", first=Day(report.window.first), last=Day(report.window.last), most=SMALLEST_GROUP)),
            offer,
        ]
    )
    return Card(Line("digest-summary", team=page.team.name, level=headline(report)), body, title)


def headline(report: Report) -> Line:
    """The level in one sentence, or why there is none."""
    if report.level is None:
        return Line("digest-level-hidden", most=SMALLEST_GROUP)
    return Line(
        "digest-level",
        value=_value(report.level),
        words=_in_words(report.level.value),
        people=_people(report.level),
    )


def _in_words(value: float) -> Line:
    """What a mean says: one of the five levels, or between which two it lies."""
    lower = floor(value)
    if value == lower:
        return Line(f"digest-level-{lower}")
    return Line("digest-level-between", lower=Line(f"digest-level-{lower}"), higher=Line(f"digest-level-{lower + 1}"))


def _value(number: Number) -> str:
    return f"{number.value:.1f}"


def _people(number: Number) -> Line:
    if number.band.endswith("+"):
        return Line("digest-people-more", least=number.band.removesuffix("+"))
    return Line("digest-people", band=number.band)


def _earlier(report: Report) -> list[Part]:
    """Which numbers stand as they were published before, because too few people have rated since."""
    shown: list[tuple[Line, Number]] = [(_name(name), number) for name, number in report.dimensions.items()]
    if report.level:
        shown.insert(0, (Line("digest-field-level"), report.level))
    by_last_day: dict[Day, list[Line]] = {}
    for name, number in shown:
        if number.window != report.window:
            by_last_day.setdefault(Day(number.window.last), []).append(name)
    weeks = {Day(number.window.last): Week(number.week) for _, number in shown}
    return [
        Note(Line("digest-earlier", names=Names(tuple(names)), week=weeks[day], last=day, most=SMALLEST_GROUP))
        for day, names in by_last_day.items()
    ]


def _dimensions(report: Report) -> list[Part]:
    shown = report.dimensions
    missing = tuple(_name(name) for name in DIMENSIONS if name not in shown)
    why = Note(Line("digest-dimensions-hidden", names=Names(missing), most=SMALLEST_GROUP))
    if not shown:
        return [why] if report.level else []
    chart = Chart(
        Line("digest-dimensions"),
        "bar",
        categories=tuple(_name(name) for name in shown),
        series=(Series(Line("digest-dimensions-mean"), tuple(number.value for number in shown.values())),),
        top=TOP,
    )
    people = Names(tuple(Line("digest-dimension-people", name=_name(n), band=each.band) for n, each in shown.items()))
    found: list[Part] = [chart, Note(Line("digest-dimensions-people", dimensions=people))]
    return [*found, why] if missing else found


def _name(dimension: str) -> Line:
    return Line(f"digest-dimension-{dimension}")


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


def _words(page: Page, hidden: frozenset[str]) -> list[Part]:
    """People's words by kind, in the order they were drawn; a name only where its owner wanted it shown."""
    said = [(each, without_mentions(each.words, hidden)) for each in page.words]
    found: list[Part] = []
    for point in POINTS:
        quotes = [_quote(each, words, page.names) for each, words in said if each.point == point and words]
        if quotes:
            chip = point or "other"
            found += [Paragraph(Line(f"digest-words-{chip}")), *quotes]
    return [Heading(Line("digest-words")), *found] if found else []


def _quote(each: Words, words: str, names: Mapping[str, str]) -> Quote:
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
