"""A form as a modal; every action id tells the reader what kind of answer its field gives."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from baton.conversation.forms import (
    ChannelField,
    ChoiceField,
    DateField,
    Field,
    Form,
    NumberField,
    Option,
    PeopleField,
    PersonField,
    ScaleField,
    TeamField,
    TextField,
    TickField,
)
from baton.conversation.words import Voice
from baton.domain.lines import Line
from slackapp import limits
from slackapp.rendering.texts import (
    Block,
    Speaker,
    Unrenderable,
    contexts,
    one_line,
    plain_text,
    require_fit,
    said,
    sections,
    shorten,
)

TICKED = "yes"
CHANNELS = ("public", "private")  # of the conversations a menu could offer: nothing is posted among a few people


def render_form(form: Form, voice: Voice) -> Block:
    """The whole modal. Raises Unrenderable for what only a bug of ours can cause: too many fields, too long a state."""
    speaker = Speaker.of(voice)
    fields = [block for field in form.fields for block in render_field(field, speaker)]
    state = json.dumps(dict(form.state), ensure_ascii=False, separators=(",", ":"))
    view: Block = {
        "type": "modal",
        "callback_id": require_fit(form.name, limits.ID, "a form's name"),
        "private_metadata": require_fit(state, limits.PRIVATE_METADATA, f"the state of form {form.name}"),
        "title": plain_text(speaker.plain(form.title), limits.VIEW_TITLE),
        "close": plain_text(speaker.plain(Line("cancel")), limits.VIEW_CLOSE),
        "blocks": [
            *(block for line in form.intro for block in sections(speaker.mrkdwn(line))),
            *fields,
            *(block for line in form.footer for block in contexts(speaker.mrkdwn(line))),
        ],
    }
    # With every field empty of options there is nothing to send; a form of words alone is sent by its button.
    if not form.fields or any(block["type"] == "input" for block in fields):
        view["submit"] = plain_text(speaker.plain(form.submit), limits.VIEW_SUBMIT)
    _require_sound(form, view)
    return view


def _require_sound(form: Form, view: Block) -> None:
    keys = [field.key for field in form.fields]
    if len(set(keys)) < len(keys):
        raise Unrenderable(f"form {form.name} asks twice under one key: {keys}")
    if len(view["blocks"]) > limits.VIEW_BLOCKS:
        raise Unrenderable(f"form {form.name} has {len(view['blocks'])} blocks, Slack takes {limits.VIEW_BLOCKS}")
    if len(json.dumps(view)) > limits.VIEW_BYTES:
        raise Unrenderable(f"form {form.name} is larger than {limits.VIEW_BYTES} bytes")


def render_field(field: Field, speaker: Speaker) -> list[Block]:
    """The input block of a field, or a note under its label where there is nothing to choose from."""
    element = _element(field, speaker)
    label = one_line(speaker.plain(field.label))
    if element is None:
        nothing = speaker.mrkdwn(Line("nothing-to-choose"))
        return contexts(f"{speaker.escaped(field.label)}\n{nothing}")
    block: Block = {
        "type": "input",
        "block_id": require_fit(field.key, limits.ID, "a field's key"),
        "label": plain_text(label, limits.INPUT_LABEL),
        "element": element,
        "optional": isinstance(field, TickField) or not field.required,
    }
    if field.hint:
        block["hint"] = plain_text(speaker.plain(field.hint), limits.INPUT_HINT)
    return [block]


def _element(field: Field, speaker: Speaker) -> Block | None:
    """The element to fill, None when it would have no options."""
    match field:
        case TextField():
            return _text(field, speaker)
        case ChoiceField():
            return _choice(field, speaker)
        case ScaleField():
            return _scale(field, speaker)
        case TeamField():
            return _team(field)
        case TickField():
            return _tick(field, speaker)
        case NumberField():
            return _number(field)
        case PersonField(value=value):
            return {"type": "users_select", "action_id": "value.person"} | _given("initial_user", value)
        case PeopleField():
            most = max(field.most, 1)
            initial = _given("initial_users", list(field.value[:most]))
            return {"type": "multi_users_select", "action_id": "value.people", "max_selected_items": most} | initial
        case ChannelField(value=value):
            menu = {"type": "conversations_select", "action_id": "value.channel", "filter": {"include": [*CHANNELS]}}
            return menu | _given("initial_conversation", value)
        case DateField(value=day):
            return {"type": "datepicker", "action_id": "value.date"} | _given("initial_date", day and day.isoformat())
    assert_never(field)


def _given(name: str, value: object) -> Block:
    return {name: value} if value else {}


def _text(field: TextField, speaker: Speaker) -> Block:
    longest = min(max(field.longest, 1), limits.TEXT_INPUT)
    element: Block = {
        "type": "plain_text_input",
        "action_id": "value.text",
        "multiline": field.multiline,
        "max_length": longest,
    }
    element |= _given("min_length", min(field.shortest, longest))
    element |= _given("initial_value", shorten(field.value, longest))
    if field.placeholder:
        element["placeholder"] = plain_text(speaker.plain(field.placeholder), limits.PLACEHOLDER)
    return element


def _choice(field: ChoiceField, speaker: Speaker) -> Block | None:
    options = [_option(option, speaker) for option in field.options]
    chosen = [option for option in options if option["value"] in field.value]
    listed = len(options) <= limits.LISTED_OPTIONS
    if not options:
        return None
    if field.many:
        kind = "checkboxes" if listed else "multi_static_select"
        return _offer(kind, "value.choices", options) | _given("initial_options", chosen)
    # Long labels read badly beside a row of dots; a menu gives each of them its own line.
    short = all(len(speaker.plain(option.label)) <= limits.OPTION_TEXT for option in field.options)
    kind = "radio_buttons" if listed and short else "static_select"
    return _offer(kind, "value.choice", options) | _given("initial_option", chosen[0] if chosen else None)


def _scale(field: ScaleField, speaker: Speaker) -> Block | None:
    if not field.points:
        return None
    options = [_option(Option(str(at), words), speaker) for at, words in enumerate(field.points, start=1)]
    kind = "radio_buttons" if len(options) <= limits.LISTED_OPTIONS else "static_select"
    chosen = [option for option in options if option["value"] == str(field.value)]
    return _offer(kind, "value.scale", options) | _given("initial_option", chosen[0] if chosen else None)


def _team(field: TeamField) -> Block | None:
    options = [_offered(id, name) for id, name in field.teams]
    chosen = [option for option in options if option["value"] == field.value]
    if not options:
        return None
    return _offer("static_select", "value.team", options) | _given("initial_option", chosen[0] if chosen else None)


def _tick(field: TickField, speaker: Speaker) -> Block:
    options = [_offered(TICKED, speaker.plain(field.tick))]
    return _offer("checkboxes", "value.tick", options) | _given("initial_options", options if field.value else None)


def _number(field: NumberField) -> Block:
    element: Block = {
        "type": "number_input",
        "action_id": "value.decimal" if field.decimals else "value.number",
        "is_decimal_allowed": field.decimals,
    }
    bounds = {"min_value": field.least, "max_value": field.most, "initial_value": field.value}
    return element | {name: _digits(value) for name, value in bounds.items() if value is not None}


def _digits(value: float) -> str:
    """The number without an exponent and without a needless `.0`."""
    return format(Decimal(int(value)) if value == int(value) else Decimal(repr(value)), "f")


def _option(option: Option, speaker: Speaker) -> Block:
    description = speaker.plain(option.description) if option.description else ""
    return _offered(option.value, speaker.plain(option.label), description)


def _offered(value: str, label: str, description: str = "") -> Block:
    """One option; a label too long for its place goes on in the description when that is free."""
    label = said(one_line(label))
    if len(label) > limits.OPTION_TEXT and not description:
        space = label.rfind(" ", 1, limits.OPTION_TEXT + 1)
        cut = space if space > 0 else limits.OPTION_TEXT
        label, description = label[:cut], label[cut:].strip()
    option: Block = {
        "text": plain_text(label, limits.OPTION_TEXT),
        "value": require_fit(value, limits.OPTION_VALUE, "an option's value"),
    }
    return option | ({"description": plain_text(description, limits.OPTION_DESCRIPTION)} if description else {})


def _offer(kind: str, action_id: str, options: Sequence[Block]) -> Block:
    """A menu or list of options; menus of more than Slack shows in one list are given in groups."""
    element: Block = {"type": kind, "action_id": action_id}
    if len(options) <= limits.SELECT_OPTIONS:
        return element | {"options": list(options)}
    groups = [options[at : at + limits.SELECT_OPTIONS] for at in range(0, len(options), limits.SELECT_OPTIONS)]
    if len(groups) > limits.SELECT_GROUPS:
        raise Unrenderable(f"{len(options)} options are more than any menu of Slack holds")
    return element | {"option_groups": [{"label": _group_label(group), "options": list(group)} for group in groups]}


def _group_label(group: Sequence[Block]) -> Block:
    """First and last name of the group, as on the spine of an encyclopaedia."""
    half = (limits.GROUP_LABEL - 3) // 2
    first, last = (shorten(option["text"]["text"], half) for option in (group[0], group[-1]))
    return plain_text(f"{first} – {last}", limits.GROUP_LABEL)
