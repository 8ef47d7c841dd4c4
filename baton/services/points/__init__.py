"""Points: noting what earns them, booking them, saying who stands where, ending seasons, and looking for rings."""

from baton.services.points.booking import book, deeds_wait
from baton.services.points.noting import give_back, note_deed, note_kudos, note_rating, take_back
from baton.services.points.rings import (
    CONCENTRATION,
    RINGS,
    TOLD,
    Concentration,
    concentration,
    look_for_rings,
    review,
)
from baton.services.points.seasons import (
    SEASON,
    UNPOSTED,
    close_season,
    ended_lately,
    news,
    owe_unposted,
    season_is_due,
)
from baton.services.points.standing import (
    Own,
    boards,
    contest,
    own,
    settings_of,
    team_standing,
    top_of_season,
)
from baton.services.points.taking_part import (
    CHANNEL,
    CHANNEL_FAILED,
    choose,
    enter,
    leave,
    owe_channel_failed,
    takes_part,
)

__all__ = [
    "CHANNEL",
    "CHANNEL_FAILED",
    "CONCENTRATION",
    "RINGS",
    "SEASON",
    "TOLD",
    "UNPOSTED",
    "Concentration",
    "Own",
    "boards",
    "book",
    "choose",
    "close_season",
    "concentration",
    "contest",
    "deeds_wait",
    "ended_lately",
    "enter",
    "give_back",
    "leave",
    "look_for_rings",
    "news",
    "note_deed",
    "note_kudos",
    "note_rating",
    "owe_channel_failed",
    "owe_unposted",
    "own",
    "review",
    "season_is_due",
    "settings_of",
    "take_back",
    "takes_part",
    "team_standing",
    "top_of_season",
]
