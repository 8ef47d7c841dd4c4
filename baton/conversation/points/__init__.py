"""Points as people meet them: /kudos points, the rules, what is told when a season ends, and what admins look at."""

from baton.conversation.nouns import Noun
from baton.conversation.points import notices, reviewing, settings
from baton.conversation.points.command import command, rules
from baton.domain.lines import Line
from baton.services import points as service

__all__ = ["NOUN", "command"]

NOUN = Noun(
    actions={
        "points-rules": rules,
        "points-settings": settings.settings_form,
        "points-ring-fine": reviewing.fine,
        "points-ring-keep": reviewing.keep,
    },
    forms={"points-settings": settings.settled},
    notices={
        service.SEASON: notices.season_over,
        service.UNPOSTED: notices.unposted,
        service.CHANNEL: notices.channel_chosen,
        service.CHANNEL_FAILED: notices.channel_failed,
        service.RINGS: reviewing.found,
        service.TOLD: reviewing.told,
        service.CONCENTRATION: notices.concentrated,
    },
    undelivered={service.SEASON: notices.season_failed, service.CHANNEL: service.owe_channel_failed},
    settings={"points-settings": Line("points-settings-about")},
)
