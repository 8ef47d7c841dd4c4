"""What admins choose about points."""

from baton.conversation.asks import Answer, Ask
from baton.conversation.forms import ChannelField, Field, Form, NumberField, TickField
from baton.conversation.settings import saved
from baton.domain.lines import Line
from baton.domain.points import LARGEST_SMALLEST_TEAM, SMALLEST_TEAM, PointsSettings
from baton.services import points as service
from baton.services.settings import check_admin


def settings_form(ask: Ask) -> Form:
    """Whether there are points, boards and a look at rings; how large a team must be; where a season ends."""
    check_admin(ask.who)
    chosen = service.settings_of(ask.ctx)
    fields: list[Field] = [
        TickField("on", Line("points-settings-on"), Line("points-settings-on-tick"), value=chosen.on),
        TickField("boards", Line("points-settings-boards"), Line("points-settings-boards-tick"), value=chosen.boards),
        TickField("rings", Line("points-settings-rings"), Line("points-settings-rings-tick"), value=chosen.rings),
        NumberField(
            "smallest_team",
            Line("points-settings-team"),
            hint=Line("points-settings-team-hint"),
            least=SMALLEST_TEAM,
            most=LARGEST_SMALLEST_TEAM,
            value=chosen.smallest_team,
        ),
        ChannelField(
            "channel",
            Line("points-settings-channel"),
            required=False,
            hint=Line("points-settings-channel-hint"),
            value=chosen.channel or None,
        ),
    ]
    return Form(
        name="points-settings",
        title=Line("points-title"),
        submit=Line("people-form-save"),
        fields=tuple(fields),
        intro=(Line("points-settings-about"),),
    )


def settled(ask: Ask) -> Answer:
    """The form was sent."""
    present = service.settings_of(ask.ctx)
    size = ask.answers.get("smallest_team", present.smallest_team)
    wanted = PointsSettings(
        on=ask.answers.get("on") is True,
        boards=ask.answers.get("boards") is True,
        smallest_team=int(size) if isinstance(size, int | float) else present.smallest_team,
        channel=str(ask.answers.get("channel") or ""),
        rings=ask.answers.get("rings") is True,
    )
    changed, is_new = service.choose(ask.ctx, ask.who, wanted)
    return saved(changed, *((Line("points-settings-told"),) if is_new else ()))
