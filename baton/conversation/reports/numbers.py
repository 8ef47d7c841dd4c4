"""What ratings tell in a digest: the level, the five dimensions, what to improve first, and how it went so far."""

from math import floor

from baton.conversation.cards import Chart, Facts, Note, Paragraph, Part, Series, facts
from baton.domain.lines import Day, Line, Names
from baton.domain.ratings import DIMENSIONS
from baton.domain.reports import LevelChart, Measured, Numbers, Report, Share
from baton.domain.statistics.bands import size_band, told_mean, told_score
from baton.domain.statistics.charts import FEWEST_TO_DRAW
from baton.domain.statistics.epochs import COARSE
from baton.domain.statistics.response import is_low

TOP = 5.0
COARSE_STEP = 5  # percent: finer shares would tell how many people they are of, and so what single ones said
MOST_POINTS = 20  # of a line that Slack draws


def headline(report: Report) -> Line:
    """The level in one sentence, or why there is none."""
    level = report.numbers.level
    if level is not None:
        return _level(level)
    if plain := report.plain.get("level"):
        return Line(
            "digest-level-plain", value=f"{plain.value:.1f}", words=in_words(plain.value), people=people(plain.people)
        )
    return Line("digest-level-hidden", most=report.group_minimum)


def _level(level: Measured) -> Line:
    number = people(size_band(level.raters))
    if level.band:
        return Line(f"digest-level-{level.band}", people=number)
    return Line("digest-level", value=value(level), words=in_words(told_mean(level.value)), people=number)


def in_words(mean: float) -> Line:
    """What a mean says: one of the five levels, or between which two it lies."""
    lower = floor(mean)
    if mean == lower:
        return Line(f"digest-level-{lower}")
    return Line("digest-level-between", lower=Line(f"digest-level-{lower}"), higher=Line(f"digest-level-{lower + 1}"))


def value(measured: Measured) -> str:
    """A mean as it is told: to one decimal."""
    return f"{told_mean(measured.value):.1f}"


def spread(measured: Measured) -> Line:
    """Where a mean may well lie."""
    return Line("digest-spread", low=f"{told_mean(measured.low):.1f}", high=f"{told_mean(measured.high):.1f}")


def people(band: str) -> Line:
    """How many people, as a band."""
    if band.endswith("+"):
        return Line("digest-people-more", least=band.removesuffix("+"))
    return Line("digest-people", band=band)


def level_parts(report: Report) -> list[Part]:
    """Beneath the headline: where the level may well lie, whether it changed, who answered, and the shares."""
    numbers, level = report.numbers, report.numbers.level
    if level is None:
        return []
    told: list[tuple[Line, Line]] = [(Line("digest-change"), change(level))]
    if not level.band:
        told.insert(0, (Line("digest-range"), spread(level)))
    if response := _response(numbers):
        told.append((Line("digest-response"), response))
    if numbers.delight and not level.band:
        told.append((Line("digest-delighted"), share(numbers.delight)))
    if numbers.failure and not level.band:
        told.append((Line("digest-failed"), share(numbers.failure)))
    if numbers.index is not None:
        told.append((Line("digest-index"), Line("digest-index-value", value=str(told_score(numbers.index)))))
    return [facts(*told), *_unusual(numbers.chart), *_earlier(report)]


def change(measured: Measured) -> Line:
    """One of five verdicts, or that there is nothing to compare with."""
    return Line(f"digest-{measured.verdict}") if measured.verdict else Line("digest-no-comparison")


def share(found: Share) -> Line:
    """A share in steps of five: a finer one would tell of how many people it is."""
    return coarse(found.value)


def coarse(share: float) -> Line:
    """About so many percent, or that it is next to nothing."""
    told = percent(share, COARSE_STEP)
    return (
        Line("digest-percent-under", percent=str(COARSE_STEP)) if told == "0" else Line("digest-percent", percent=told)
    )


def percent(share: float, step: int = 1) -> str:
    """A share in [0, 1] in whole percent, to the nearest `step`."""
    return str(step * round(100 * share / step))


def _response(numbers: Numbers) -> Line | None:
    """How many of those asked rated, in steps of ten: more would tell how many they were."""
    if not numbers.asked or numbers.answered is None:
        return None
    line = "digest-response-low" if is_low(numbers.answered, numbers.asked) else "digest-response-about"
    return Line(line, percent=percent(numbers.answered / numbers.asked, 10))


def _unusual(chart: LevelChart | None) -> list[Part]:
    """Said only when more than the usual ups and downs are at work."""
    if chart is None or chart.unusual is None or chart.usual is None:
        return []
    usual = Line("digest-spread", low=f"{chart.usual.low:.1f}", high=f"{chart.usual.high:.1f}")
    return [Paragraph(Line(f"digest-unusual-{chart.unusual}", usual=usual))]


def _earlier(report: Report) -> list[Part]:
    """Which numbers are told as they stood, because too few people have rated since."""
    late: dict[Day, list[Line]] = {}
    for field, measured in report.numbers.fields.items():
        if measured.closed_on < (report.basis.last if report.basis else report.window.last):
            late.setdefault(Day(measured.closed_on), []).append(name(field))
    return [
        Note(Line("digest-earlier", names=Names(tuple(names)), day=day, most=report.group_minimum))
        for day, names in late.items()
    ]


def dimension_parts(report: Report) -> list[Part]:
    """The five dimensions as a chart and in words, which are missing, and what to improve first."""
    shown = report.numbers.dimensions
    missing = tuple(name(each) for each in DIMENSIONS if each not in shown)
    why = Note(Line("digest-dimensions-hidden", names=Names(missing), most=report.group_minimum))
    if not shown:
        return [why] if report.numbers.level else []
    found: list[Part] = [_chart(shown), _dimension_facts(shown)]
    return [*found, *([why] if missing else []), *improve_parts(report.numbers)]


def _chart(shown: dict[str, Measured]) -> Chart:
    values = tuple(COARSE[each.band] if each.band else told_mean(each.value) for each in shown.values())
    return Chart(
        Line("digest-dimensions"),
        "bar",
        categories=tuple(map(name, shown)),
        series=(Series(Line("digest-dimensions-mean"), values),),
        top=TOP,
    )


def _dimension_facts(shown: dict[str, Measured]) -> Facts:
    return facts(*((name(dimension), _dimension(each)) for dimension, each in shown.items()))


def _dimension(measured: Measured) -> Line:
    number = people(size_band(measured.raters))
    if measured.band:
        return Line(f"digest-dimension-{measured.band}", people=number)
    line = "digest-dimension" if measured.verdict else "digest-dimension-alone"
    return Line(line, value=value(measured), spread=spread(measured), people=number, change=change(measured))


def improve_parts(numbers: Numbers) -> list[Part]:
    """What to improve first, and one thing to try that helps with it."""
    if numbers.improve is None:
        return []
    weakest = numbers.fields[numbers.improve]
    line = "digest-improve" if weakest.value < 3 else "digest-improve-further"
    return [Paragraph(Line(line, dimension=name(numbers.improve))), Note(Line(f"digest-try-{numbers.improve}"))]


def chart_parts(chart: LevelChart | None) -> list[Part]:
    """The level release by release, once there are enough for a line to mean something."""
    if chart is None or len(chart.points) < FEWEST_TO_DRAW:
        return []
    points = chart.points[-MOST_POINTS:]
    drawing = Chart(
        Line("digest-chart"),
        "line",
        categories=tuple(Line("digest-chart-day", day=Day(each.closed_on)) for each in points),
        series=(Series(Line("digest-chart-level"), tuple(told_mean(each.mean) for each in points)),),
        top=TOP,
    )
    if chart.usual is None:
        return [drawing]
    usual = Line("digest-spread", low=f"{chart.usual.low:.1f}", high=f"{chart.usual.high:.1f}")
    return [drawing, Note(Line("digest-chart-usual" if chart.watched else "digest-chart-provisional", usual=usual))]


def plain_parts(report: Report) -> list[Part]:
    """The dimensions of one of the first digests, as it showed them."""
    shown = {field: each for field, each in report.plain.items() if field in DIMENSIONS}
    if not shown:
        return []
    chart = Chart(
        Line("digest-dimensions"),
        "bar",
        categories=tuple(map(name, shown)),
        series=(Series(Line("digest-dimensions-plain"), tuple(each.value for each in shown.values())),),
        top=TOP,
    )
    return [chart, facts(*((name(field), people(each.people)) for field, each in shown.items()))]


def name(field: str) -> Line:
    """A field as it is called: the level, or a dimension."""
    return Line("digest-field-level") if field == "level" else Line(f"digest-dimension-{field}")
