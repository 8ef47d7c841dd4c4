"""A form becomes a modal that Slack takes, with the element that suits each field."""

from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from baton.conversation import forms
from baton.conversation.kudos.forms import Known, kudos_form
from baton.conversation.words import LANGUAGES, Voice
from baton.domain.kudos import KudosSettings
from baton.domain.lines import verbatim
from slackapp.blocks import Unrenderable, render_form
from slackapp.spelling import SlackSpelling
from tests.slackapp.limits_check import assert_accepted_by_the_sdk, assert_nothing_shortened, assert_within_limits
from tests.slackapp.strategies import any_forms, voices

ENGLISH = Voice("en", UTC, SlackSpelling())
# When a property fails, its long counterexample is worth more than a complaint about its length.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")


@given(any_forms(), voices)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_form_stays_within_limits(form: forms.Form, voice: Voice) -> None:
    view = render_form(form, voice)
    assert_within_limits(view)
    assert_accepted_by_the_sdk(view["blocks"])


def form(*fields: forms.Field, **more: Any) -> forms.Form:
    return forms.Form("kudos-give", verbatim("Thank somebody"), verbatim("Send"), fields, **more)


def element(field: forms.Field) -> dict[str, Any]:
    found: dict[str, Any] = render_form(form(field), ENGLISH)["blocks"][0]["element"]
    return found


def test_a_form_is_a_whole_modal() -> None:
    view = render_form(form(forms.TextField("why", verbatim("Why")), state={"channel": "C1"}), ENGLISH)
    assert (view["callback_id"], view["private_metadata"]) == ("kudos-give", '{"channel":"C1"}')
    assert (view["submit"]["text"], view["close"]["text"]) == ("Send", "Cancel")
    assert (view["blocks"][0]["block_id"], view["blocks"][0]["optional"]) == ("why", False)
    assert_nothing_shortened(view)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "ours", [kudos_form(Known(("U1",), {"channel": "C1"}), KudosSettings())], ids=lambda each: each.name
)
def test_our_own_forms_fit_without_an_ellipsis(ours: forms.Form, language: str) -> None:
    view = render_form(ours, Voice(language, UTC, SlackSpelling()))
    assert_within_limits(view)
    assert_nothing_shortened(view)


def choices(count: int, label: str = "Option", **more: Any) -> forms.ChoiceField:
    options = tuple(forms.Option(f"o{at}", verbatim(f"{label} {at}")) for at in range(count))
    return forms.ChoiceField("c", verbatim("Which"), options, **more)


def test_few_options_are_listed_and_many_are_a_menu() -> None:
    assert element(choices(10, value=("o3",)))["initial_option"]["value"] == "o3"
    assert element(choices(10))["type"] == "radio_buttons"
    assert element(choices(11))["type"] == "static_select"
    assert element(choices(3, label="A very long label that says nothing much " * 3))["type"] == "static_select"
    assert element(choices(10, many=True))["type"] == "checkboxes"
    assert element(choices(11, many=True))["type"] == "multi_static_select"
    assert len(element(choices(101))["option_groups"]) == 2


def test_a_label_too_long_for_an_option_goes_on_in_its_description() -> None:
    words = "Delivered on time and with everything that was agreed upon in the first place, and friendly"
    option = element(forms.ScaleField("s", verbatim("How"), (verbatim(words),)))["options"][0]
    assert f"{option['text']['text']} {option['description']['text']}" == words


def test_a_field_without_options_is_a_note_and_leaves_nothing_to_send() -> None:
    view = render_form(form(forms.TeamField("team", verbatim("Team <x>"), ())), ENGLISH)
    assert view["blocks"][0]["type"] == "context"
    assert view["blocks"][0]["elements"][0]["text"] == "Team &lt;x&gt;\nThere is nothing to choose from yet."
    assert "submit" not in view


def test_numbers_are_written_out_without_exponents() -> None:
    asked = element(forms.NumberField("n", verbatim("N"), least=0, most=1e7, decimals=True, value=0.0000001))
    assert (asked["min_value"], asked["max_value"], asked["initial_value"]) == ("0", "10000000", "0.0000001")


@pytest.mark.parametrize(
    "broken",
    [
        form(state={"x": "y" * 3000}),
        form(forms.DateField("d", verbatim("D")), forms.DateField("d", verbatim("D"))),
        form(*(forms.DateField(f"d{at}", verbatim("D")) for at in range(101))),
        form(choices(1).__class__("c", verbatim("C"), (forms.Option("v" * 151, verbatim("x")),))),
        replace(form(), name="n" * 256),
    ],
)
def test_a_form_slack_would_refuse_is_a_bug_and_says_so(broken: forms.Form) -> None:
    with pytest.raises(Unrenderable):
        render_form(broken, ENGLISH)
