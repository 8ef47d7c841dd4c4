"""Every number of a digest, made from what was released and nothing else, for all teams of a company at once.

All at once, because a small team is judged partly by what is known of all, and because who looks at many changes finds
some by chance. The formulas are those of `domain.statistics`; docs/statistics.md says why these.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from baton.domain.ratings import DIMENSIONS
from baton.domain.releases import FIELDS, LEVEL, Answered
from baton.domain.reports.numbers import (
    Basis,
    ChartPoint,
    LevelChart,
    Measured,
    Numbers,
    Share,
    Side,
    Spread,
    Weights,
)
from baton.domain.statistics.changes import Change, Verdict, change, verdicts
from baton.domain.statistics.charts import (
    BASELINE,
    FEWEST_TO_DRAW,
    Chart,
    Point,
    Standardised,
    common_dispersion,
    control_chart,
    standardised,
)
from baton.domain.statistics.epochs import WINDOW, Cell, Epoch, in_window, union
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.means import pooled_variance
from baton.domain.statistics.proportions import BetaBinomial, beta_binomial, wilson_interval
from baton.domain.statistics.runs import limits_for
from baton.domain.statistics.servqual import HIGHEST, LOWEST, first_to_improve, isq_index, score100
from baton.domain.statistics.shrinkage import FEWEST_TEAMS, Pool, Shrunk, pool, shrink

FEWEST_FOR_SHARES = 10  # raters: a share of fewer would show one person among the others
CHART_WEEKS = 57  # as long as ratings themselves are kept


Cells = Mapping[tuple[str, str], Cell]  # by team and field


def measure(
    released: Sequence[Epoch],
    last: date,
    *,
    group_minimum: int,
    answered: Iterable[Answered] = (),
    weights: Mapping[str, Weights] | None = None,
    chart_from: Mapping[str, date] | None = None,
) -> tuple[Basis, dict[str, Numbers]]:
    """The numbers of every team with releases in the four weeks that end with `last`, by team, and what they rest on.

    `released`: all releases of all teams of about a year, oldest first; `weights` by team (even ones for the rest);
    `chart_from`: the day from which on a team's chart begins anew, where an admin wanted that.
    """
    now, before = _cells(in_window(released, last)), _cells(in_window(released, last - WINDOW))
    spreads = {
        name: _spread([cell for (_, of), cell in (*now.items(), *before.items()) if of == name]) for name in FIELDS
    }
    charts = _charts(released, last, spreads[LEVEL], chart_from or {})
    basis = _basis(last, group_minimum, now, spreads, charts)
    measured = _measured(now, before, released, last, basis)
    shares = _shares(now)
    response = _response(answered, last)
    watched = _watched(charts, basis)
    return basis, {
        team: _numbers(
            fields,
            (weights or {}).get(team, Weights()),
            shares.get(team, (None, None)),
            response.get(team, (None, None)),
            watched.get(team),
        )
        for team, fields in measured.items()
    }


def _cells(epochs: Iterable[Epoch]) -> dict[tuple[str, str], Cell]:
    gathered: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for epoch in epochs:
        gathered[epoch.team_id, epoch.field].append(epoch.cell)
    return {key: cell for key, cells in gathered.items() if (cell := union(cells))}


def _spread(cells: Sequence[Cell]) -> Spread:
    return Spread(*pooled_variance([cell.within for cell in cells], [cell.df for cell in cells]))


def _basis(
    last: date, k: int, now: Cells, spreads: Mapping[str, Spread], charts: Mapping[str, Sequence[Epoch]]
) -> Basis:
    pools: dict[str, Pool] = {}
    teams = {name: [cell for (_, of), cell in now.items() if of == name] for name in FIELDS}
    for name, cells in teams.items():
        if len(cells) >= FEWEST_TEAMS:
            pools[name] = pool([c.mean for c in cells], [spreads[name].variance / c.raters for c in cells])
    watched = [epochs for epochs in charts.values() if len(epochs) >= BASELINE]
    drawn: list[Standardised] = [
        standardised(_points(epochs), sd=spreads[LEVEL].sd, baseline=BASELINE) for epochs in watched
    ]
    return Basis(
        last=last,
        group_minimum=k,
        spreads=spreads,
        teams={name: len(cells) for name, cells in teams.items()},
        mu={name: each.mu for name, each in pools.items()},
        tau2={name: each.tau2 for name, each in pools.items()},
        charts=len(watched),
        limits=limits_for(max(1, len(watched))),
        dispersion=common_dispersion(drawn),
    )


def _measured(
    now: Cells, before: Cells, released: Sequence[Epoch], last: date, basis: Basis
) -> dict[str, dict[str, Measured]]:
    latest = {(epoch.team_id, epoch.field): epoch.closed_on for epoch in in_window(released, last)}
    shrunk: dict[tuple[str, str], Shrunk] = {}
    for name in FIELDS:
        keys = [key for key in now if key[1] == name]
        spread = basis.spreads[name]
        counts = [now[key].raters for key in keys]
        if keys:
            means = [now[key].mean for key in keys]
            shrunk |= zip(keys, shrink(means, counts, variance=spread.variance, df=spread.df), strict=True)
    compared = {key: _change(before[key], cell, basis.spreads[key[1]]) for key, cell in now.items() if key in before}
    called = dict(zip(compared, verdicts(list(compared.values())), strict=True))
    found: dict[str, dict[str, Measured]] = defaultdict(dict)
    for key in sorted(now, key=lambda key: FIELDS.index(key[1])):
        (team, name), cell, then = key, now[key], before.get(key)
        found[team][name] = _one(cell, latest[key], shrunk[key], then, compared.get(key), called.get(key))
    return found


def _change(before: Cell, after: Cell, spread: Spread) -> Change:
    return change((before.mean, before.raters), (after.mean, after.raters), sd=spread.sd)


def _one(
    cell: Cell, closed_on: date, shrunk: Shrunk, then: Cell | None, changed: Change | None, verdict: Verdict | None
) -> Measured:
    interval = shrunk.interval.within(LOWEST, HIGHEST)
    return Measured(
        raters=cell.raters,
        epochs=cell.epochs,
        closed_on=closed_on,
        raw=cell.mean,
        value=min(max(shrunk.mean, LOWEST), HIGHEST),
        weight=shrunk.weight,
        low=interval.low,
        high=interval.high,
        band=cell.band,
        verdict=verdict,
        before=then.mean if then else None,
        raters_before=then.raters if then else None,
        shift=changed.shrunk if changed else None,
        up=changed.up if changed else None,
    )


def _shares(now: Cells) -> dict[str, tuple[Share | None, Share | None]]:
    """Delighted and failed, of the teams with enough raters, each shrunk towards the share of all of these."""
    teams = {team: cell for (team, name), cell in now.items() if name == LEVEL and cell.raters >= FEWEST_FOR_SHARES}
    sizes = [cell.raters for cell in teams.values()]
    delighted = _shrunk([cell.delighted for cell in teams.values()], sizes)
    failed = _shrunk([cell.failed for cell in teams.values()], sizes)
    return dict(zip(teams, zip(delighted, failed, strict=True), strict=True))


def _shrunk(counts: Sequence[int], sizes: Sequence[int]) -> list[Share]:
    common = beta_binomial(counts, sizes) if len(sizes) >= FEWEST_TEAMS else None
    return [_share(x, n, common) for x, n in zip(counts, sizes, strict=True)]


def _share(x: int, n: int, common: BetaBinomial | None) -> Share:
    value = x / n
    if common and common.alpha is not None and common.beta is not None:
        value = (common.alpha + x) / (common.alpha + common.beta + n)  # the posterior mean (Gelman et al. 2013, §2.4)
    elif common and common.rho == 0:
        value = common.mu
    return Share(value, x / n, *wilson_interval(x, n))


def _response(answered: Iterable[Answered], last: date) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for each in answered:
        if last - WINDOW < each.closed_on <= last:
            asked, answers = found.get(each.team_id, (0, 0))
            found[each.team_id] = asked + each.asked, answers + each.answered
    return found


def _charts(
    released: Iterable[Epoch], last: date, spread: Spread, chart_from: Mapping[str, date]
) -> dict[str, list[Epoch]]:
    """The releases of each team's level from the start of its chart on."""
    found: dict[str, list[Epoch]] = defaultdict(list)
    earliest = last - timedelta(weeks=CHART_WEEKS)
    for epoch in released:
        if epoch.field == LEVEL and max(earliest, chart_from.get(epoch.team_id, earliest)) <= epoch.closed_on <= last:
            found[epoch.team_id].append(epoch)
    return found


def _points(epochs: Iterable[Epoch]) -> list[Point]:
    return [Point(epoch.cell.mean, epoch.cell.raters) for epoch in epochs]


def _watched(charts: Mapping[str, Sequence[Epoch]], basis: Basis) -> dict[str, LevelChart]:
    sd = basis.spreads[LEVEL].sd
    return {
        team: _level_chart(
            epochs, control_chart(_points(epochs), sd=sd, limits=basis.limits, dispersion=basis.dispersion), basis.last
        )
        for team, epochs in charts.items()
    }


def _level_chart(epochs: Sequence[Epoch], chart: Chart, last: date) -> LevelChart:
    drawn = chart.drawn
    if drawn is None or len(epochs) < FEWEST_TO_DRAW:
        return LevelChart(tuple(ChartPoint(each.closed_on, each.cell.mean) for each in epochs), watched=False)
    limits = [Interval(*pair).within(LOWEST, HIGHEST) for pair in zip(drawn.low, drawn.high, strict=True)]
    points = tuple(
        ChartPoint(each.closed_on, each.cell.mean, limit.low, limit.high)
        for each, limit in zip(epochs, limits, strict=True)
    )
    newest = len(epochs) - 1
    unusual: Side | None = None
    if newest in chart.signals and epochs[newest].closed_on == last:
        newest_mean = epochs[newest].cell.mean
        off = newest_mean if not limits[-1].low <= newest_mean <= limits[-1].high else _recent(epochs)
        unusual = "above" if off > drawn.centre else "below"
    return LevelChart(points, chart.state == "watching", limits[-1], drawn.centre, unusual)


def _recent(epochs: Sequence[Epoch]) -> float:
    """The mean of the last few releases, later ones weighing more: which way an average has been drawn."""
    value = epochs[BASELINE].cell.mean if len(epochs) > BASELINE else epochs[-1].cell.mean
    for epoch in epochs[BASELINE:]:
        value += 0.2 * (epoch.cell.mean - value)
    return value


def _numbers(
    fields: Mapping[str, Measured],
    weights: Weights,
    shares: tuple[Share | None, Share | None],
    response: tuple[int | None, int | None],
    chart: LevelChart | None,
) -> Numbers:
    means = {name: fields[name].value for name in DIMENSIONS if name in fields}
    scores = {name: score100(means[name]) if name in means else None for name in DIMENSIONS}
    return Numbers(
        fields=fields,
        index=isq_index(scores, weights.values),
        weights=weights.values,
        weights_of=weights.quarter,
        improve=first_to_improve(means, weights.values),
        delight=shares[0],
        failure=shares[1],
        asked=response[0],
        answered=response[1],
        chart=chart,
    )
