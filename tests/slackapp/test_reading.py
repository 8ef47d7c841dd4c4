"""What Slack sends back is what people typed and chose."""

from datetime import UTC, date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baton.conversation import forms
from baton.conversation.words import Voice
from baton.domain.lines import Line, Mention, Refusal, verbatim
from slackapp.blocks import render_form
from slackapp.reading import read_action, read_answers, read_state, read_text, refusal_errors, sound
from slackapp.spelling import SlackSpelling, escape
from tests.slackapp.strategies import any_forms, channel_ids, days, ids

ENGLISH = Voice("en", UTC, SlackSpelling())
# When a property fails, its long counterexample is worth more than a complaint about its length.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
fast = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

TYPED = [
    ("", ()),
    ("for the late deploy", ("for the late deploy",)),
    ("<@U1|li> for  it\n", (Mention("U1", "li"), " for  it\n")),
    ("<@U1><@W2>", (Mention("U1", ""), Mention("W2", ""))),
    ("in <#C1|general>!", ("in ", Mention("C1", "general", "channel"), "!")),
    ("<#C1|>", (Mention("C1", "", "channel"),)),
    ("<!subteam^S1|@payroll>", (Mention("S1", "payroll", "group"),)),
    ("<!subteam^S1>", (Mention("S1", "", "group"),)),
    ("<!channel> <!here|here> <!everyone>", ("@channel @here @everyone",)),
    ("<!date^1^{time}|09:00>", ("09:00",)),
    ("see <https://a.example/x?a=1&amp;b=2>", ("see https://a.example/x?a=1&b=2",)),
    ("<http://a.example|a.example>", ("http://a.example",)),
    ("<https://a.example|the report>", ("the report (https://a.example)",)),
    ("<mailto:a@b.example|a@b.example> <tel:+861|+861>", ("a@b.example +861",)),
    ("&lt;!channel&gt; &amp;lt;", ("<!channel> &lt;",)),
    ("<b> a<b", ("<b> a<b",)),
    ("李娜 שלום 👩‍👩‍👧‍👦\t", ("李娜 שלום 👩‍👩‍👧‍👦\t",)),
]


@pytest.mark.parametrize(("typed", "read"), TYPED)
def test_typed_text_is_read_into_words_and_mentions(typed: str, read: tuple[object, ...]) -> None:
    assert read_text(typed) == read


@given(
    st.text(st.characters(codec=None))
    | st.lists(st.sampled_from(["<", ">", "|", "@", "!", "#", "U1", "^", "&", "lt;", "http:", "\n"])).map("".join)
)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    pieces = read_text(text)
    assert all(pieces)
    if not set("<>&") & set(text):
        assert "".join(map(str, pieces)) == sound(text)


@given(st.text())
def test_escaped_words_are_read_back_as_they_were(text: str) -> None:
    assert read_text(escape(text)) == ((sound(text),) if text else ())


def test_what_no_database_takes_is_shown_as_not_being_a_character() -> None:
    assert read_text("a\0b\ud800c") == ("a\ufffdb\ufffdc",)


def test_an_action_is_read_without_its_number() -> None:
    assert (read_action("kudos-join"), read_action("kudos-join#12")) == ("kudos-join", "kudos-join")


@pytest.mark.parametrize("metadata", ["", None, "not json", "[1]", "3"])
def test_a_view_without_our_state_has_none(metadata: str | None) -> None:
    assert read_state({"private_metadata": metadata}) == {}


def untouched(element: dict[str, Any]) -> dict[str, Any]:
    """What Slack sends for an element that was left as it was shown."""
    return {
        "type": element["type"],
        "value": element.get("initial_value"),
        "selected_option": element.get("initial_option"),
        "selected_options": element.get("initial_options", []),
        "selected_user": element.get("initial_user"),
        "selected_users": element.get("initial_users", []),
        "selected_conversation": element.get("initial_conversation"),
        "selected_date": element.get("initial_date"),
    }


def sent(view: dict[str, Any], filled: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The view as Slack submits it, with some elements filled by hand."""
    values = {
        block["block_id"]: {
            block["element"]["action_id"]: untouched(block["element"]) | filled.get(block["block_id"], {})
        }
        for block in view["blocks"]
        if block["type"] == "input"
    }
    return view | {"state": {"values": values}}


def options_of(element: dict[str, Any]) -> dict[str, dict[str, Any]]:
    lists = [group["options"] for group in element.get("option_groups", ())] or [element["options"]]
    return {option["value"]: option for each in lists for option in each}


def fill(draw: st.DataObject, field: forms.Field, element: dict[str, Any]) -> tuple[dict[str, Any], object]:
    """A person's answer, as Slack sends it and as the desk should get it; None for a field left empty."""
    match field:
        case forms.TextField():
            text = draw.draw(st.text(max_size=40))
            return {"value": text or None}, sound(text) if text.strip() else None
        case forms.ChoiceField(options=options, many=True):
            chosen = draw.draw(st.lists(st.sampled_from(options), unique=True, max_size=4))
            values = tuple(option.value for option in chosen)
            return {"selected_options": [options_of(element)[value] for value in values]}, values or None
        case forms.ChoiceField(options=options):
            option = draw.draw(st.none() | st.sampled_from(options))
            return {"selected_option": option and options_of(element)[option.value]}, option and option.value
        case forms.ScaleField(points=points):
            point = draw.draw(st.none() | st.integers(1, len(points)))
            return {"selected_option": point and options_of(element)[str(point)]}, point
        case forms.PersonField():
            person = draw.draw(st.none() | ids)
            return {"selected_user": person}, person
        case forms.PeopleField():
            people = draw.draw(st.lists(ids, max_size=4))
            return {"selected_users": people}, tuple(people) or None
        case forms.ChannelField():
            channel = draw.draw(st.none() | channel_ids)
            return {"selected_conversation": channel}, channel
        case forms.TeamField(teams=teams):
            team = draw.draw(st.none() | st.sampled_from(teams))
            return {"selected_option": team and options_of(element)[team[0]]}, team and team[0]
        case forms.DateField():
            day = draw.draw(st.none() | days)
            return {"selected_date": day and day.isoformat()}, day
        case forms.NumberField(decimals=False):
            whole = draw.draw(st.none() | st.integers())
            return {"value": None if whole is None else str(whole)}, whole
        case forms.NumberField():
            number = draw.draw(st.none() | st.decimals(-1000, 1000, places=2))
            return {"value": None if number is None else str(number)}, None if number is None else float(number)
        case forms.TickField():
            ticked = draw.draw(st.booleans())
            return {"selected_options": list(options_of(element).values()) if ticked else []}, ticked


@given(any_forms(), st.data())
@fast
def test_any_form_filled_at_random_is_read_back_the_same(form: forms.Form, draw: st.DataObject) -> None:
    view = render_form(form, ENGLISH)
    elements = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    filled = {field.key: fill(draw, field, elements[field.key]) for field in form.fields if field.key in elements}
    read = read_answers(sent(view, {key: state for key, (state, _) in filled.items()}))
    expected = {key: answer for key, (_, answer) in filled.items() if answer is not None}
    assert read == expected
    assert {key: type(value) for key, value in read.items()} == {key: type(value) for key, value in expected.items()}
    assert read_state(view) == form.state


def test_a_form_sent_as_it_was_shown_gives_back_its_values() -> None:
    label = verbatim("x")
    options = (forms.Option("a", label), forms.Option("b", label))
    fields = (
        forms.TextField("text", label, value=" as typed "),
        forms.ChoiceField("one", label, options, value=("b",)),
        forms.ChoiceField("several", label, options, many=True, value=("a", "b")),
        forms.ScaleField("scale", label, (label, label), value=2),
        forms.PersonField("person", label, value="U1"),
        forms.PeopleField("people", label, value=("U1", "U2")),
        forms.ChannelField("channel", label, value="C1"),
        forms.TeamField("team", label, (("t1", "Payroll"),), value="t1"),
        forms.DateField("day", label, value=date(2026, 11, 27)),
        forms.NumberField("whole", label, value=3),
        forms.NumberField("part", label, decimals=True, value=3),
        forms.TickField("tick", label, label, value=True),
        forms.TickField("untick", label, label),
    )
    view = render_form(forms.Form("f", label, label, fields), ENGLISH)
    read = read_answers(sent(view, {}))
    assert read == {
        "text": " as typed ",
        "one": "b",
        "several": ("a", "b"),
        "scale": 2,
        "person": "U1",
        "people": ("U1", "U2"),
        "channel": "C1",
        "team": "t1",
        "day": date(2026, 11, 27),
        "whole": 3,
        "part": 3.0,
        "tick": True,
        "untick": False,
    }
    assert isinstance(read["part"], float)


def test_a_tick_slack_does_not_mention_is_still_answered() -> None:
    view = render_form(
        forms.Form("f", verbatim("F"), verbatim("S"), (forms.TickField("t", verbatim("T"), verbatim("t")),)), ENGLISH
    )
    assert read_answers(view) == {"t": False}


@pytest.mark.parametrize(("typed", "read"), [("3", 3), ("3.5", 3.5), ("x", None), ("1e999999999", None), ("NaN", None)])
def test_numbers_of_foreign_forms_are_read_by_their_looks(typed: str, read: float | None) -> None:
    state = {"values": {"n": {"value": {"type": "number_input", "value": typed}}}}
    assert read_answers({"state": state}).get("n") == read


def asked(*keys: str) -> dict[str, Any]:
    fields = tuple(forms.TextField(key, verbatim(key)) for key in keys)
    return render_form(forms.Form("f", verbatim("F"), verbatim("S"), fields, intro=(verbatim("Hi"),)), ENGLISH)


def test_refusals_stand_under_their_fields_all_at_once() -> None:
    refusal = Refusal(verbatim("No <x>"), "b", (Refusal(verbatim("And no"), "b"), Refusal(Line("already-done"))))
    assert refusal_errors(refusal, asked("a", "b"), ENGLISH) == {"b": "No <x> And no", "a": "Already done."}


def test_refusals_of_one_field_are_kept_apart_in_chinese_which_has_no_full_stops_here() -> None:
    refusal = Refusal(verbatim("太短"), "a", (Refusal(verbatim("没有这位同事"), "a"),))
    assert refusal_errors(refusal, asked("a"), Voice("zh-Hans", UTC, SlackSpelling())) == {"a": "太短；没有这位同事"}


def test_a_refusal_at_a_field_the_view_lacks_stands_at_the_first_so_that_the_form_stays_open() -> None:
    assert refusal_errors(Refusal(verbatim("No"), "elsewhere"), asked("a", "b"), ENGLISH) == {"a": "No"}


def test_a_refusal_of_a_view_without_fields_has_to_be_shown_otherwise() -> None:
    assert refusal_errors(Refusal(verbatim("No")), {"blocks": []}, ENGLISH) is None


def test_an_empty_refusal_is_still_something_to_read() -> None:
    assert refusal_errors(Refusal(verbatim(" "), "a"), asked("a"), ENGLISH) == {"a": "–"}
