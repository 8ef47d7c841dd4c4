"""A chart, as Slack draws it and always as numbers; where Slack cannot draw, as bars of text."""

import math
from dataclasses import dataclass

from baton.conversation.cards import Chart
from slackapp import limits
from slackapp.rendering.columns import aligned, code_sections
from slackapp.rendering.texts import EMPTY, Block, Speaker, bold_sections, one_line, said, sections, shorten
from slackapp.spelling import escape

BAR = "▇"
LONGEST_BAR = 20

Values = list[float | None]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A chart whose words are said and whose series have one value, or none, for each category."""

    chart: Chart
    title: str
    categories: list[str]
    series: list[tuple[str, Values]]

    @staticmethod
    def of(chart: Chart, speaker: Speaker) -> "Spoken":
        """The chart in the reader's language, in plain text."""
        count = len(chart.categories)
        title = said(one_line(speaker.plain(chart.title)))
        series = [(said(one_line(speaker.plain(each.name))), _filled(each.values, count)) for each in chart.series]
        categories = [said(one_line(speaker.plain(category))) for category in chart.categories]
        return Spoken(chart, title, categories, series or [(title, _filled((), count))])

    def number(self, value: float | None) -> str:
        """The value as it is written, a dash for none."""
        return EMPTY if value is None else f"{value:,.{self.chart.decimals}f}"


def render_chart(chart: Chart, speaker: Speaker, drawn: bool) -> list[Block]:
    """The drawing with its numbers below, or bars of text; the words are never cut, only the drawing's labels."""
    spoken = Spoken.of(chart, speaker)
    picture = _picture(spoken) if drawn else None
    if picture is None:
        return bold_sections(escape(spoken.title)) + _bars(spoken)
    heading = f"{spoken.title}\n" if len(spoken.title) > limits.CHART_TITLE else ""
    drawing = {"type": "data_visualization", "title": shorten(spoken.title, limits.CHART_TITLE), "chart": picture}
    return [drawing, *sections(escape(heading + _numbers(spoken)))]


def _filled(values: tuple[float | None, ...], count: int) -> Values:
    found: Values = [value if value is not None and math.isfinite(value) else None for value in values[:count]]
    return found + [None] * (count - len(found))


def _numbers(spoken: Spoken) -> str:
    """Each series on a line of its own: its name, then every category with its value."""
    return "\n".join(
        f"{name}: "
        + " · ".join(f"{label} {spoken.number(value)}" for label, value in zip(spoken.categories, values, strict=True))
        for name, values in spoken.series
    )


def _bars(spoken: Spoken) -> list[Block]:
    """Bars behind their numbers: the numbers stand straight however wide a client draws the bars."""
    known = [value for _, values in spoken.series for value in values if value is not None]
    top = spoken.chart.top or max(known, default=0.0)
    blocks: list[Block] = []
    for name, values in spoken.series:
        if name != spoken.title:
            blocks += sections(escape(name))
        rows = [
            (label, spoken.number(value), _bar(value, top))
            for label, value in zip(spoken.categories, values, strict=True)
        ]
        printed = aligned([row[:2] for row in rows], right=frozenset({1}))
        blocks += code_sections([_with_bar(lines, row[2]) for lines, row in zip(printed, rows, strict=True)])
    return blocks or sections(EMPTY)


def _with_bar(lines: list[str], bar: str) -> list[str]:
    return [f"{lines[0]}  {bar}".rstrip(), *lines[1:]]


def _bar(value: float | None, top: float) -> str:
    if value is None or value <= 0 or top <= 0:
        return ""
    return BAR * min(max(round(value / top * LONGEST_BAR), 1), LONGEST_BAR)


def _picture(spoken: Spoken) -> Block | None:
    """Slack's own chart, or None where it would refuse the numbers or two shortened labels would look the same."""
    return _pie(spoken) if spoken.chart.kind == "pie" else _axes(spoken)


def _pie(spoken: Spoken) -> Block | None:
    if len(spoken.series) != 1:
        return None
    shares = [pair for pair in zip(_labels(spoken.categories), spoken.series[0][1], strict=True) if pair[1]]
    if not 1 <= len(shares) <= limits.CHART_SEGMENTS or any(value is None or value < 0 for _, value in shares):
        return None
    if not _distinct([label for label, _ in shares]):
        return None
    return {"type": "pie", "segments": [{"label": label, "value": value} for label, value in shares]}


def _axes(spoken: Spoken) -> Block | None:
    """Slack wants a number at every category: a category nobody has is left out, a series with a gap is only told."""
    kept = [at for at in range(len(spoken.categories)) if any(values[at] is not None for _, values in spoken.series)]
    digits = spoken.chart.decimals
    whole = [(name, [_rounded(values[at], digits) for at in kept]) for name, values in spoken.series]
    whole = [(name, values) for name, values in whole if None not in values]
    names = _labels([name for name, _ in whole])
    labels = _labels([spoken.categories[at] for at in kept])
    if not 1 <= len(whole) <= limits.CHART_SERIES or not 1 <= len(kept) <= limits.CHART_POINTS:
        return None
    if not _distinct(names) or not _distinct(labels):
        return None
    return {
        "type": spoken.chart.kind,
        "series": [
            {
                "name": name,
                "data": [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)],
            }
            for name, (_, values) in zip(names, whole, strict=True)
        ],
        "axis_config": {"categories": labels},
    }


def _rounded(value: float | None, digits: int) -> float | None:
    """What the text says, so that nobody sees two different numbers."""
    return None if value is None else round(value, digits)


def _labels(words: list[str]) -> list[str]:
    return [shorten(word, limits.CHART_LABEL) for word in words]


def _distinct(words: list[str]) -> bool:
    return len(set(words)) == len(words)
