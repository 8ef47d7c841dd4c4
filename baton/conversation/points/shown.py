"""How points read: one's own, the boards, a team's standing in its digest, and a season that is over."""

from collections.abc import Mapping, Sequence

from baton.conversation.cards import Heading, Note, Paragraph, Part, facts
from baton.domain.lines import Line, Names, verbatim
from baton.domain.points import (
    A_WEEK,
    EntryKind,
    Place,
    Results,
    Season,
    SeasonEnd,
    TeamScore,
    TeamStanding,
    as_read,
    most_improved,
)
from baton.services.points import Own


def amount(points: float) -> str:
    """Points as they are read: one decimal where there is one.

    >>> amount(12.0), amount(7.46)
    ('12', '7.5')
    """
    return f"{as_read(points):.1f}".removesuffix(".0")


def season_name(season: str) -> Line:
    """What a season is called."""
    known = Season.named(season)
    return Line("points-season-name", year=str(known.year), quarter=str(known.quarter))


def kind_name(kind: EntryKind) -> Line:
    """What earns these points."""
    return Line(f"points-kind-{kind}")


def own_parts(own: Own) -> list[Part]:
    """One's own points, for one's own eyes: what came before this week, and this week’s, make the season’s."""
    week, private = as_read(own.week, own.total - own.week), as_read(own.for_ratings, own.total - own.for_ratings)
    found: list[Part] = [
        facts(
            (Line("points-this-week"), Line("points-week-of", points=amount(week), most=A_WEEK)),
            (Line("points-this-season", season=season_name(own.season)), verbatim(amount(own.total))),
        )
    ]
    if own.week_is_full:
        found.append(Note(Line("points-week-full", most=A_WEEK)))
    elif own.full:
        found.append(Note(Line("points-kind-full", kinds=Names(tuple(map(kind_name, own.full))))))
    if private:
        found.append(Note(Line("points-for-ratings", points=amount(private))))
    return found


def board_parts(places: Sequence[Place], teams: Sequence[TeamScore]) -> list[Part]:
    """The board of people and the teams of the season; names that do not ring."""
    found: list[Part] = []
    if places:
        listed = [(place.name, place.points) for place in places]
        found += [Heading(Line("points-board")), Paragraph(ranked(listed)), Note(Line("points-board-note"))]
    scores = [(each.name, round(each.score, 1)) for each in teams if round(each.score, 1) > 0]
    if scores:
        found += [Heading(Line("points-teams")), Paragraph(ranked(scores)), *_improved(teams)]
    return found


def _improved(teams: Sequence[TeamScore]) -> list[Part]:
    best = most_improved(teams)
    if best is None or best.improved is None:
        return []
    return [Paragraph(Line("points-most-improved", team=best.name, points=amount(best.improved)))]


def ranked(places: Sequence[tuple[str, float]]) -> Line:
    """One line a place; who is level with somebody shares their rank."""
    values = [points for _, points in places]
    return verbatim("\n".join(f"{values.index(points) + 1}. {name} · {amount(points)}" for name, points in places))


def digest_parts(standing: TeamStanding | None, end: SeasonEnd | None) -> list[Part]:
    """What a team's digest says of the season."""
    told: list[Line] = []
    if end is not None:
        told.append(_ended(end))
    if standing is not None:
        told.append(_standing(standing))
        if standing.is_most_improved:
            told.append(Line("points-digest-most-improved"))
        elif standing.improved is not None and standing.improved > 0:
            told.append(Line("points-digest-improved", points=amount(standing.improved)))
    return [Heading(Line("points-digest")), *map(Paragraph, told)] if told else []


def _standing(standing: TeamStanding) -> Line:
    season, points = season_name(standing.season), amount(standing.score)
    if standing.place is None:
        return Line("points-digest-score", season=season, points=points)
    return Line("points-digest-place", season=season, points=points, place=standing.place)


def _ended(end: SeasonEnd) -> Line:
    season = season_name(end.season)
    if end.most_improved is None:
        return Line("points-ended", season=season, first=end.first)
    if end.most_improved == end.first:
        return Line("points-ended-both", season=season, first=end.first)
    return Line("points-ended-improved", season=season, first=end.first, improved=end.most_improved)


def home_parts(own: Own | None, results: Results | None) -> list[Part]:
    """Somebody's points in their App Home, with how the last season ended for a while."""
    found: list[Part] = []
    if own is not None:
        found += own_parts(own)
    if results is not None and results.end is not None:
        found.append(Note(_ended(results.end)))
    return [Heading(Line("points-title")), *found] if found else []


def results_parts(results: Results, names: Mapping[str, str]) -> list[Part]:
    """How a season ended: congratulations, no more. Who has left the boards since is not named."""
    people = [(names[id], points) for id, points in results.people if id in names]
    found: list[Part] = []
    if people:
        found += [Heading(Line("points-season-people")), Paragraph(ranked(people))]
    if results.end is not None:
        teams = [(each.name, round(each.score, 1)) for each in results.teams[:3]]
        found += [Heading(Line("points-season-teams")), Paragraph(ranked(teams)), *_improved(results.teams)]
    return found
