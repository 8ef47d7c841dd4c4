"""What stands behind a digest: everything else that may be told, and how each number came about."""

from collections.abc import Sequence

from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, Table, buttons, facts, parts
from baton.conversation.points.shown import season_name
from baton.conversation.reports.card import word_parts
from baton.conversation.reports.numbers import COARSE_STEP, change, coarse, name, people, percent
from baton.domain.company import Ties
from baton.domain.lines import Day, Line, Names, Week
from baton.domain.releases import LEVEL, ReleasedWords
from baton.domain.reports import Basis, Measured, Numbers, Share
from baton.domain.statistics.bands import Bar, size_band, told_mean, told_score
from baton.domain.statistics.response import manski_bounds
from baton.domain.statistics.servqual import score100
from baton.services.reports import Page

WEIGHT_STEP = 10


def more(
    page: Page,
    bars: Sequence[Bar] | None,
    words: Sequence[ReleasedWords],
    hidden: frozenset[str],
    ties: Ties | None = None,
    *,
    for_admin: bool = False,
) -> Card:
    """Everything that may be told beside the digest: plain means, shares, the distribution, ties, and all words."""
    numbers = page.report.numbers
    title = Line("digest-more-title", team=page.team.name, week=Week(page.report.week))
    body = parts(
        [
            _table(numbers),
            *_shares(numbers),
            *_bars(bars, numbers),
            *_bounds(numbers),
            *_ties(ties),
            *word_parts(words, page.names, hidden),
            Note(Line("digest-more-note", most=page.report.group_minimum)),
            buttons(Button(Line("digest-restart"), "digest-restart", page.team.id, opens=True)) if for_admin else None,
        ]
    )
    return Card(title, body, title)


def _table(numbers: Numbers) -> Table:
    """Every field with the plain mean, which is not shrunk, its score from 0 to 100, and what it weighs."""
    head = ("digest-column-field", "digest-column-plain", "digest-column-score", "digest-column-change")
    rows = tuple((_titled(field), _plain(each), _score(each), change(each)) for field, each in numbers.fields.items())
    return Table(Line("digest-more-table"), tuple(map(Line, head)), rows, numeric=frozenset({1, 2}))


def _titled(field: str) -> Line:
    return Line("digest-field-level-alone") if field == LEVEL else name(field)


def _plain(measured: Measured) -> Line:
    if measured.band:
        return Line(f"digest-band-{measured.band}")
    return Line("digest-number", value=f"{told_mean(measured.raw):.1f}")


def _score(measured: Measured) -> Line:
    if measured.band:
        return Line("digest-none")
    return Line("digest-number", value=str(told_score(score100(measured.value))))


def _shares(numbers: Numbers) -> list[Part]:
    told = [
        (Line(label), _share(found))
        for label, found in (("digest-delighted", numbers.delight), ("digest-failed", numbers.failure))
        if found and not (numbers.level and numbers.level.band)
    ]
    return [Heading(Line("digest-shares")), facts(*told)] if told else []


def _share(found: Share) -> Line:
    low, high = percent(found.low, COARSE_STEP), percent(found.high, COARSE_STEP)
    return Line("digest-share-between", share=coarse(found.value), low=low, high=high)


def _bars(bars: Sequence[Bar] | None, numbers: Numbers) -> list[Part]:
    """How many people said what in the newest release; a level that one person alone gave stands with its neighbour."""
    level = numbers.level
    if not bars or level is None:
        return []
    everybody = sum(count for _, _, count in bars)
    told = [(_levels(low, high), coarse(count / everybody)) for low, high, count in bars]
    return [Heading(Line("digest-bars", day=Day(level.closed_on))), facts(*told)]


def _levels(low: int, high: int) -> Line:
    if low == high:
        return Line("digest-bar-level", level=str(low), words=Line(f"digest-level-{low}"))
    return Line("digest-bar-levels", low=str(low), high=str(high))


def _bounds(numbers: Numbers) -> list[Part]:
    """What the silent could make of the level at most."""
    level, asked, answered = numbers.level, numbers.asked, numbers.answered
    if level is None or not asked or not answered or level.band:
        return []
    bounds = manski_bounds(level.raw, answered, asked)
    return [Note(Line("digest-bounds", low=f"{told_mean(bounds.low):.1f}", high=f"{told_mean(bounds.high):.1f}"))]


def _ties(ties: Ties | None) -> list[Part]:
    """How people of the team deal with others at present."""
    if ties is None:
        return []
    across = {"percent": percent(ties.across), "chance": percent(ties.by_chance)}
    return [
        Heading(Line("digest-ties")),
        facts(
            (Line("company-across"), Line("company-beside-chance", **across)),
            (Line("company-returned"), Line("company-percent", percent=percent(ties.returned))),
        ),
    ]


def explanation(page: Page) -> Card:
    """How the numbers came about, with the values that were used."""
    report, title = page.report, Line("digest-explain-title", week=Week(page.report.week))
    if report.basis is None:
        return Card.saying(Line("digest-explain-plain"))
    basis, numbers = report.basis, report.numbers
    return Card(
        title,
        parts(
            [
                Paragraph(Line("digest-explain-epochs", most=basis.group_minimum, last=Day(basis.last))),
                *_level_explained(numbers, basis),
                *_change_explained(numbers, basis),
                *_index_explained(numbers),
                Paragraph(_chart_explained(basis)),
                Note(Line("digest-explain-rule", rule=basis.rule)),
            ]
        ),
        title,
    )


def _level_explained(numbers: Numbers, basis: Basis) -> list[Part]:
    level, spread = numbers.level, basis.spreads[LEVEL]
    if level is None:
        return []
    number = people(size_band(level.raters))
    if level.band:
        return [Paragraph(Line("digest-explain-band"))]
    if LEVEL not in basis.mu:
        return [Paragraph(Line("digest-explain-alone", people=number, sd=f"{spread.sd:.1f}"))]
    return [
        Paragraph(
            Line(
                "digest-explain-shrunk",
                plain=f"{told_mean(level.raw):.1f}",
                people=number,
                company=f"{told_mean(basis.mu[LEVEL]):.1f}",
                teams=basis.teams[LEVEL],
                percent=percent(level.weight, WEIGHT_STEP),
                shown=f"{told_mean(level.value):.1f}",
                sd=f"{spread.sd:.1f}",
                tau=f"{basis.tau2[LEVEL] ** 0.5:.1f}",
            )
        )
    ]


def _change_explained(numbers: Numbers, basis: Basis) -> list[Part]:
    level = numbers.level
    if level is None or level.before is None or level.up is None or level.shift is None or level.band:
        return [Paragraph(Line("digest-explain-no-change"))]
    return [
        Paragraph(
            Line(
                "digest-explain-change",
                before=f"{told_mean(level.before):.1f}",
                now=f"{told_mean(level.raw):.1f}",
                shift=signed(level.shift),
                percent=percent(level.up),
                verdict=change(level),
                prior=f"{basis.prior_change:.2f}",
            )
        )
    ]


def signed(shift: float) -> str:
    """A change with its sign, which nothing has."""
    told = f"{shift:+.1f}"
    return told if float(told) else "0.0"


def _index_explained(numbers: Numbers) -> list[Part]:
    if numbers.index is None:
        return []
    weighed = Names(
        tuple(
            Line("digest-weight", name=name(each), percent=percent(weight)) for each, weight in numbers.weights.items()
        )
    )
    line = "digest-explain-index" if numbers.weights_of else "digest-explain-index-even"
    return [Paragraph(Line(line, weights=weighed, quarter=_quarter(numbers.weights_of)))]


def _quarter(name: str | None) -> Line:
    return season_name(name) if name else Line("digest-none")


def _chart_explained(basis: Basis) -> Line:
    return Line(
        "digest-explain-chart",
        charts=basis.charts,
        width=f"{basis.limits.width:.2f}",
        point=f"{basis.limits.point:.2f}",
    )
