"""How the effect of a training reads: what can be said, the numbers it rests on, and all that stands against it."""

from collections.abc import Callable, Sequence

from baton.conversation.cards import Heading, Note, Paragraph, Part, Table, facts
from baton.conversation.reports.details import signed
from baton.conversation.reports.numbers import people, percent
from baton.domain.effects import Arm, Finding, Response, TeamChange
from baton.domain.lines import Day, Line, Names, verbatim
from baton.domain.metrics import KNOWN, Beside, Pair
from baton.domain.statistics.bands import size_band, told_mean
from baton.domain.statistics.epochs import Band
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.roi import Estimate, returned
from baton.services.effects import Measured, Rates, TeamMeasured

RESPONSE_STEP = 10  # percent, as in a digest
LEAST_P = 0.001
Told = tuple[Line, Line]


def parts(measured: Measured, *, named: bool = True) -> list[Part]:
    """The effect of a training as the middle of a card; `named`: with a table of the teams, for who may see it."""
    finding = measured.finding
    return [
        Paragraph(headline(finding)),
        *_not_over(measured),
        *_numbers(finding),
        *([_table(measured.teams)] if named and measured.teams else []),
        *_figures(measured),
        *_missing(measured, named),
        *_threats(finding),
        Note(_how(measured)),
    ]


def headline(finding: Finding) -> Line:
    """What may be said, in one sentence."""
    shift, points = _moved_by(finding), f"{abs(finding.value or 0.0):.2f}"
    if finding.kind in ("nothing", "no-comparison", "side-by-side"):
        return Line(f"effects-{finding.kind}", shift=shift)
    if finding.verdict is None:
        return Line("effects-apart")
    return Line(f"effects-{finding.verdict}", points=points)


def _moved_by(finding: Finding) -> str:
    return signed(finding.treated.change) if finding.treated else ""


def _not_over(measured: Measured) -> list[Part]:
    if measured.over:
        return []
    first, last = Day(measured.periods.after.first), Day(measured.periods.after.last)
    return [Note(Line("effects-not-over", first=first, last=last))]


def _numbers(finding: Finding) -> list[Part]:
    """Both groups, how they differ, how easily chance would do the same, and who answered."""
    if finding.treated is None:
        return []
    told = [(Line("effects-trained"), _moved(finding.treated))]
    if finding.comparison:
        told.append((Line("effects-others"), _moved(finding.comparison)))
    told += [*_difference(finding), *_before_the_course(finding)]
    told += _answered("trained", finding.treated)
    if finding.comparison:
        told += _answered("others", finding.comparison)
    return [facts(*told)]


def _moved(arm: Arm) -> Line:
    return Line(
        "effects-moved",
        before=f"{told_mean(arm.before):.1f}",
        after=f"{told_mean(arm.after):.1f}",
        shift=signed(arm.plain),
        count=arm.teams,
    )


def _difference(finding: Finding) -> list[Told]:
    """How much more the trained teams changed: plainly, and as it is tested."""
    alone = finding.treated.interval if finding.treated else None
    told = [(Line("effects-range"), _between(alone))] if alone else []
    if finding.value is None or finding.plain is None:
        return told
    told.append((Line("effects-plain"), _points(signed(finding.plain))))
    if finding.p is None:
        return told
    told.append((Line("effects-difference"), _points(_exactly(finding.value))))
    if finding.interval:
        told.append((Line("effects-range"), _between(finding.interval)))
    p = max(finding.p, LEAST_P)
    return [*told, (Line("effects-by-chance"), Line("effects-chance", percent=f"{100 * p:.1f}", p=f"{p:.3f}"))]


def _points(shift: str) -> Line:
    return Line("effects-points", shift=shift)


def _exactly(shift: float) -> str:
    """Of groups of several teams a difference may be told to two places; that of one team may not."""
    told = f"{shift:+.2f}"
    return told if float(told) else "0.00"


def _between(interval: Interval) -> Line:
    return Line("effects-between", low=_exactly(interval.low), high=_exactly(interval.high))


def _before_the_course(finding: Finding) -> list[Told]:
    """Whether the groups were moving apart before there was anything to have an effect."""
    if finding.comparison is None:
        return []
    label, found = Line("effects-pretrend"), finding.pretrend
    if found is None:
        return [(label, Line("effects-pretrend-unknown"))]
    line = "effects-pretrend-apart" if found.apart else "effects-pretrend-even"
    return [(label, Line(line, shift=signed(found.value)))]


def _answered(group: str, arm: Arm) -> list[Told]:
    """How many people rated a group, and how many of those asked, before and after: only ever roughly."""
    before, after = (people(size_band(count)) for count in (arm.people_before, arm.people_after))
    told = [(Line(f"effects-people-{group}"), _from_to(before, after))]
    asked, asked_after = _response(arm.response_before), _response(arm.response_after)
    if asked and asked_after:
        told.append((Line(f"effects-response-{group}"), _from_to(asked, asked_after)))
    return told


def _response(found: Response) -> Line | None:
    return None if found.rate is None else Line("digest-percent", percent=percent(found.rate, RESPONSE_STEP))


def _from_to(before: Line, after: Line) -> Line:
    return Line("effects-from-to", before=before, after=after)


def _table(teams: Sequence[TeamMeasured]) -> Table:
    """The teams that have numbers from both before and after, by group and name: no ranking."""
    head = ("team", "group", "before", "after", "change", "people")
    rows = tuple((verbatim(each.name), _group(each), *_cells(each.change)) for each in teams)
    return Table(Line("effects-table"), tuple(Line(f"effects-column-{name}") for name in head), rows, frozenset({4}))


def _group(team: TeamMeasured) -> Line:
    return Line("effects-group-trained" if team.trained else "effects-group-others")


def _cells(found: TeamChange) -> tuple[Line, ...]:
    exact = not (found.band_before or found.band_after)
    sizes = size_band(found.people_before), size_band(found.people_after)
    return (
        _level(found.before, found.band_before),
        _level(found.after, found.band_after),
        Line("digest-number", value=signed(found.plain)) if exact else Line("digest-none"),
        Line("effects-from-to", before=sizes[0], after=sizes[1]),
    )


def _level(mean: float, band: Band | None) -> Line:
    return Line(f"digest-band-{band}") if band else Line("digest-number", value=f"{told_mean(mean):.1f}")


def _figures(measured: Measured) -> list[Part]:
    """What else is counted, side by side and never tested."""
    rows = [
        *_rates("effects-on-time", measured, lambda each: each.on_time),
        *_rates("effects-first-time", measured, lambda each: each.first_time),
        *(_metric(each) for each in measured.metrics),
    ]
    if not rows:
        return []
    head = tuple(Line(f"effects-column-{name}") for name in ("figure", "trained", "others", "company"))
    note = [Note(Line("effects-metrics-note"))] if measured.metrics else []
    return [Table(Line("effects-figures"), head, tuple(rows)), *note]


def _rates(
    label: str, measured: Measured, share: Callable[[Rates], float | None]
) -> list[tuple[Line, Line, Line, Line]]:
    trained, others = (
        _share_moved(share(before), share(after))
        for before, after in (measured.treated_rates, measured.comparison_rates)
    )
    none = Line("digest-none")
    return [(Line(label), trained or none, others or none, none)] if trained or others else []


def _share_moved(before: float | None, after: float | None) -> Line | None:
    if before is None or after is None:
        return None
    return _from_to(*(Line("company-percent", percent=percent(each)) for each in (before, after)))


def _metric(found: Beside) -> tuple[Line, Line, Line, Line]:
    label = Line(f"metrics-{found.name}") if found.name in KNOWN else verbatim(found.name)
    trained, others, company = (_pair(each, found.unit) for each in (found.treated, found.comparison, found.company))
    return label, trained, others, company


def _pair(found: Pair | None, unit: str) -> Line:
    if found is None:
        return Line("digest-none")
    values = {"before": amount(found.before), "after": amount(found.after)}
    return Line("effects-from-to-in", **values, unit=unit) if unit else Line("effects-from-to", **values)


def amount(value: float) -> str:
    """A figure with as many places as its size deserves: 0.04, 12.5, 1,200."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _missing(measured: Measured, named: bool) -> list[Part]:
    """The teams of which nothing was released before or after: counted, and to who may see it named."""
    if not measured.missing:
        return []
    count, most = len(measured.missing), measured.group_minimum
    if named:
        return [Note(Line("effects-missing", teams=Names(measured.missing), count=count, most=most))]
    return [Note(Line("effects-missing-count", count=count, most=most))]


def _threats(finding: Finding) -> list[Part]:
    return [Heading(Line("effects-threats")), *map(Note, finding.threats)] if finding.threats else []


def _how(measured: Measured) -> Line:
    weeks = measured.periods
    return Line(
        "effects-how",
        first=Day(weeks.before.first),
        last=Day(weeks.before.last),
        then=Day(weeks.after.first),
        until=Day(weeks.after.last),
        most=measured.group_minimum,
    )


def roi_parts(estimate: Estimate, currency: str) -> list[Part]:
    """What a training was worth, as a range, with the values it was made of; `currency` as people entered it."""
    found = returned(estimate)
    told = [(Line("effects-roi-benefit"), _money(found.benefit, currency))]
    if found.ratio:
        told.append((Line("effects-roi-ratio"), _range(found.ratio, lambda value: f"{value:.1f}")))
    if found.payback:
        told.append((Line("effects-roi-payback"), _range(found.payback, lambda value: f"{value:.1f}")))
    entered = {"benefit": _money(estimate.benefit, currency), "cost": _money(estimate.cost, currency)}
    shares = {"share": _percents(estimate.share), "sure": _percents(estimate.confidence)}
    return [
        Paragraph(
            Line("effects-roi", range=_percents(found.percent, 1)) if found.percent else Line("effects-roi-free")
        ),
        facts(*told),
        Note(Line("effects-roi-entered", **entered, **shares)),
    ]


def _money(amounts: Interval, currency: str) -> Line:
    said = _range(amounts, lambda value: f"{value:,.0f}")
    return Line("effects-roi-money-in", amount=said, currency=currency) if currency else said


def _percents(shares: Interval, scale: int = 100) -> Line:
    return Line("effects-roi-percents", range=_range(shares, lambda value: f"{scale * value:.0f}"))


def _range(found: Interval, said: Callable[[float], str]) -> Line:
    low, high = said(found.low), said(found.high)
    return Line("digest-number", value=low) if low == high else Line("effects-roi-from-to", low=low, high=high)
