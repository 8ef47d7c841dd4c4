"""What admins choose about MVP rounds: whether, when, how long, where, and two finer points."""

from baton.conversation import settings
from baton.conversation.asks import Ask
from baton.conversation.cards import Card
from baton.conversation.forms import ChoiceField, Field, Form, NumberField, Option, TickField
from baton.conversation.mvp.cards import dates, rule_line
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.mvp import MvpSettings
from baton.domain.mvp.calendar import BY_DAY, LAST
from baton.services import mvp as service
from baton.services.settings import check_admin

NTHS = (1, 2, 3, 4, LAST, BY_DAY)
WEEKDAYS = range(7)
LATEST_DAY = 31
LONGEST_PHASE = 10  # days
NOWHERE, THERE, HERE = "nowhere", "there", "here"


def opened(ask: Ask) -> Form:
    """The form, with the next three rounds by the present choice."""
    check_admin(ask.who)
    chosen = service.chosen_settings(ask.ctx)
    return Form(
        name="mvp-settings",
        title=Line("mvp-settings-title"),
        submit=Line("mvp-settings-save"),
        state={"channel": ask.channel_id or ""},
        intro=tuple(dates(service.preview(ask.ctx, chosen))),
        fields=(
            TickField("enabled", Line("mvp-settings-enabled"), Line("mvp-settings-enabled-tick"), value=chosen.enabled),
            *_when(chosen),
            _days("nomination", Line("mvp-settings-nomination"), chosen.nomination_days),
            _days("ballot", Line("mvp-settings-ballot"), chosen.ballot_days),
            _where(ask, chosen),
            TickField("top", Line("mvp-settings-top"), Line("mvp-settings-top-tick"), value=chosen.propose_top),
            TickField("half", Line("mvp-settings-half"), Line("mvp-settings-half-tick"), value=chosen.half_own),
        ),
        footer=(Line("mvp-settings-open-goes-on"),),
    )


def _when(chosen: MvpSettings) -> tuple[Field, ...]:
    nths = tuple(Option(str(nth), Line("mvp-settings-nth", nth=nth)) for nth in NTHS)
    weekdays = tuple(Option(str(day), Line(f"digest-weekday-{day}")) for day in WEEKDAYS)
    hint = Line("mvp-settings-day-hint")
    return (
        ChoiceField("nth", Line("mvp-settings-when"), nths, value=(str(chosen.nth),)),
        ChoiceField("weekday", Line("mvp-settings-weekday"), weekdays, value=(str(chosen.weekday),)),
        NumberField("day", Line("mvp-settings-day"), hint=hint, least=1, most=LATEST_DAY, value=chosen.day),
    )


def _days(key: str, label: Line, value: int) -> NumberField:
    return NumberField(key, label, least=1, most=LONGEST_PHASE, value=value)


def _where(ask: Ask, chosen: MvpSettings) -> ChoiceField:
    options = [Option(NOWHERE, Line("mvp-settings-nowhere"))]
    if chosen.channel_id:
        options.append(Option(THERE, Line("mvp-settings-there")))
    if ask.channel_id and ask.channel_id != chosen.channel_id:
        options.append(Option(HERE, Line("mvp-settings-here")))
    present = THERE if chosen.channel_id else NOWHERE
    hint = Line("mvp-settings-where-hint")
    return ChoiceField("where", Line("mvp-settings-where"), tuple(options), hint=hint, value=(present,))


def sent(ask: Ask) -> Card:
    """The form was sent; what does not fit is said at its field."""
    refuse([*_numbers_off(ask)])
    before = service.chosen_settings(ask.ctx)
    where = str(ask.answers.get("where"))
    channel = {NOWHERE: "", HERE: ask.state.get("channel", "")}.get(where, before.channel_id)
    wanted = MvpSettings(
        enabled=ask.answers.get("enabled") is True,
        nth=int(str(ask.answers["nth"])),
        weekday=int(str(ask.answers["weekday"])),
        day=_number(ask, "day"),
        nomination_days=_number(ask, "nomination"),
        ballot_days=_number(ask, "ballot"),
        channel_id=channel,
        propose_top=ask.answers.get("top") is True,
        half_own=ask.answers.get("half") is True,
    )
    return kept(ask, wanted)


def kept(ask: Ask, wanted: MvpSettings) -> Card:
    """The choice is kept; the answer shows the next three rounds it leads to."""
    changed, upcoming = service.configure(ask.ctx, ask.who, wanted)
    if not wanted.enabled:
        return settings.saved(changed, Line("mvp-settings-are-off"))
    return settings.saved(changed, Line("mvp-settings-next", rule=rule_line(wanted)), *dates(upcoming))


def _numbers_off(ask: Ask) -> list[Refusal]:
    most = {"day": LATEST_DAY, "nomination": LONGEST_PHASE, "ballot": LONGEST_PHASE}
    return [
        Refusal(Line("mvp-settings-number", most=most[key]), key)
        for key in most
        if not 1 <= _number(ask, key) <= most[key]
    ]


def _number(ask: Ask, key: str) -> int:
    return int(str(ask.answers.get(key) or 0).partition(".")[0])
