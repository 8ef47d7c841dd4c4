"""Cards and forms as people could fill them: short, long, Chinese, hostile, right to left, full of emoji."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date
from typing import Literal

from hypothesis import strategies as st

from baton.conversation import cards, forms
from baton.conversation.words import LANGUAGES, Voice
from baton.domain.lines import Line, verbatim
from slackapp.spelling import SlackSpelling

SAMPLES = (
    "",
    " ",
    "\n\n",
    "\u200b",
    "Payroll",
    "The travel claim came back in two days.\nThank you!",
    "李娜把上个月的报销单全部核对完了,非常感谢!",
    "<!channel> <@U0AAAAAAA> <https://evil.example|click> <!date^1^{time}|now>",
    "&lt;!here&gt; &amp;amp; R&D <b>",
    "```\nrm -rf\n``` `x` *bold* _it_ ~no~ > quote",
    "שלום עולם מרחבא مرحبا بالعالم",
    "👩‍👩‍👧‍👦 👍🏽 🇨🇳 e\u0301e\u0301 Z\u0351\u036b\u0343",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "tab\there \x00\x07 bell",
)
short = st.sampled_from(SAMPLES) | st.text(max_size=20)
long = st.builds(
    lambda sample, glue, times: glue.join([sample] * times)[:14_000],
    st.sampled_from(SAMPLES[4:]),
    st.sampled_from(["", " ", "\n"]),
    st.integers(20, 900),
)
texts = st.one_of(short, short, short, short, long)
lines = texts.map(verbatim)
labels = short.map(verbatim)
numbers = st.none() | st.floats(-10, 1e6) | st.sampled_from([0.0, 3.4, float("nan"), float("inf")])
names = st.from_regex("[a-z][a-z0-9-]{0,20}", fullmatch=True)


@st.composite
def tables(draw: st.DrawFn) -> cards.Table:
    """Small ones, ones with too many rows, ones with too many columns, ragged ones."""
    columns = draw(st.sampled_from([0, 1, 3, 3, 20, 23]))
    rows = draw(st.sampled_from([0, 1, 4, 99, 100, 130])) if columns <= 3 else draw(st.integers(0, 5))
    cell = draw(st.lists(lines if rows <= 4 else labels, min_size=1, max_size=6))
    made = [tuple(cell[(row * 7 + at) % len(cell)] for at in range(columns)) for row in range(rows + 1)]
    ragged = (
        tuple(row[: max(len(row) - at % 2, 0)] for at, row in enumerate(made[1:])) if draw(st.booleans()) else made[1:]
    )
    return cards.Table(draw(labels), made[0], tuple(ragged), frozenset({1, 2}))


@st.composite
def charts(draw: st.DrawFn) -> cards.Chart:
    """Within Slack's limits and beyond them."""
    count = draw(st.sampled_from([0, 1, 4, 4, 20, 22]))
    series = draw(st.sampled_from([0, 1, 1, 2, 6, 7]))
    categories = tuple(verbatim(f"{at} {draw(short)}") if count <= 4 else verbatim(f"W{at}") for at in range(count))
    values = st.lists(numbers, min_size=count, max_size=count).map(tuple)
    made = tuple(cards.Series(verbatim(f"{draw(short)} {at}"), draw(values)) for at in range(series))
    kinds: tuple[Literal["bar", "line", "pie"], ...] = ("bar", "line", "pie")
    kind = draw(st.sampled_from(kinds))
    return cards.Chart(
        draw(labels), kind, categories, made, draw(st.sampled_from([None, 5, 0.0])), draw(st.integers(0, 2))
    )


confirms = st.builds(cards.Confirm, lines, lines, labels, labels)
presses = st.builds(
    cards.Button,
    labels,
    st.sampled_from(["open", "done", "kudos-me-too"]),
    st.sampled_from(["", "h-1", "v" * 2000]),
    st.sampled_from(["plain", "primary", "danger"]),
    st.booleans(),
    st.none() | confirms,
)
urls = st.sampled_from(
    ["https://intern.example/a?b=1&c=2", "javascript:alert(1)", "", "https://x.example/" + "y" * 3000]
)
rows_of_buttons = st.lists(presses | st.builds(cards.Link, labels, urls), max_size=30).map(tuple)
parts = st.one_of(
    st.builds(cards.Paragraph, lines, st.none() | presses),
    st.builds(cards.Note, lines),
    st.builds(cards.Quote, lines),
    st.builds(cards.Heading, lines),
    st.just(cards.Divider()),
    st.builds(cards.Facts, st.lists(st.builds(cards.Fact, labels, lines), max_size=25).map(tuple)),
    st.builds(cards.Buttons, rows_of_buttons, st.lists(presses, max_size=8).map(tuple)),
    tables(),
    charts(),
)
any_cards = st.builds(
    cards.Card,
    st.sampled_from(SAMPLES).map(verbatim),
    st.lists(parts, max_size=8).map(tuple) | st.lists(st.builds(cards.Paragraph, lines), max_size=70).map(tuple),
    st.none() | lines,
)


def words_of(node: object) -> Iterator[str]:
    """Every word people typed somewhere in a card; a dialog's words are shown only after a press, so not these."""
    if isinstance(node, cards.Confirm):
        return
    if isinstance(node, Line):
        yield from str(node.values["text"]).split()
    elif isinstance(node, tuple):
        for each in node:
            yield from words_of(each)
    elif is_dataclass(node):
        for each in fields(node):
            yield from words_of(getattr(node, each.name))


hints = st.none() | labels
options = st.lists(names, unique=True, max_size=12).flatmap(
    lambda values: st.lists(lines, min_size=1, max_size=3).map(
        lambda said: tuple(forms.Option(value, said[at % len(said)]) for at, value in enumerate(values))
    )
)
ids = st.from_regex("U[A-Z0-9]{3,8}", fullmatch=True)
channel_ids = st.from_regex("[CG][A-Z0-9]{3,8}", fullmatch=True)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
team_lists = st.integers(0, 230).map(lambda count: tuple((f"t{at}", f"Team & <{at}>") for at in range(count)))


def form_fields(key: str) -> st.SearchStrategy[forms.Field]:
    """One field of any kind under `key`."""
    ask = {"key": st.just(key), "label": lines, "required": st.booleans(), "hint": hints}
    wholes = st.integers(-1000, 1_000_000)
    return st.one_of(
        st.builds(
            forms.TextField,
            **ask,
            placeholder=hints,
            multiline=st.booleans(),
            shortest=st.integers(0, 20),
            longest=st.integers(0, 5000),
            value=texts,
        ),
        st.builds(forms.ChoiceField, **ask, options=options, many=st.booleans(), value=st.lists(names).map(tuple)),
        st.builds(
            forms.ScaleField, **ask, points=st.lists(labels, max_size=12).map(tuple), value=st.none() | st.just(1)
        ),
        st.builds(forms.PersonField, **ask, value=st.none() | ids),
        st.builds(forms.PeopleField, **ask, most=st.integers(1, 30), value=st.lists(ids, max_size=40).map(tuple)),
        st.builds(forms.ChannelField, **ask, value=st.none() | channel_ids),
        st.builds(forms.TeamField, **ask, teams=team_lists, value=st.none() | st.just("t3")),
        st.builds(forms.DateField, **ask, value=st.none() | days),
        st.builds(
            forms.NumberField,
            **ask,
            least=st.none() | wholes,
            decimals=st.booleans(),
            value=st.none() | st.floats(-9, 9),
        ),
        st.builds(forms.TickField, key=st.just(key), label=lines, tick=lines, hint=hints, value=st.booleans()),
    )


@st.composite
def any_forms(draw: st.DrawFn) -> forms.Form:
    """A form of up to eight fields."""
    keys = draw(st.lists(names, unique=True, max_size=8))
    return forms.Form(
        name=draw(names),
        title=draw(labels),
        submit=draw(labels),
        fields=tuple(draw(form_fields(key)) for key in keys),
        intro=(*draw(st.lists(labels, min_size=1, max_size=2)), draw(lines)),
        footer=tuple(draw(st.lists(labels, max_size=2))),
        state=draw(st.dictionaries(names, st.text(max_size=30), max_size=5)),
    )


voices = st.builds(Voice, st.sampled_from(LANGUAGES), st.just(UTC), st.builds(SlackSpelling, st.booleans()))
