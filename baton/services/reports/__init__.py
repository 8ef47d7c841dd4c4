"""The weekly digest: compile it, post it once, show it, and say where and when it goes.

Its numbers are made of what `services.releases` let out; nothing in here can read a rating.
"""

from baton.services.reports.compiling import DIGEST, UNPOSTED, News, draft, due, latest, news, numbers, post, preview
from baton.services.reports.settling import (
    next_digest,
    pause,
    post_here,
    restart_chart,
    resume,
    team_managed_by,
    team_of,
)
from baton.services.reports.showing import (
    NOW,
    Page,
    bars,
    names_in,
    of_id,
    of_week,
    owe_unposted,
    own,
    page,
    referred_to,
    with_team,
    words_of,
)

__all__ = [
    "DIGEST",
    "NOW",
    "UNPOSTED",
    "News",
    "Page",
    "bars",
    "draft",
    "due",
    "latest",
    "names_in",
    "news",
    "next_digest",
    "numbers",
    "of_id",
    "of_week",
    "owe_unposted",
    "own",
    "page",
    "pause",
    "post",
    "post_here",
    "preview",
    "referred_to",
    "restart_chart",
    "resume",
    "team_managed_by",
    "team_of",
    "with_team",
    "words_of",
]
