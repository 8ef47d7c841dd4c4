"""What somebody did already needs no asking."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, time, timedelta

from baton.domain.courses import Kind
from baton.domain.training import Cohort
from baton.services.contexts import Context
from baton.storage import ratings
from baton.storage.plans import counted as plans

LATELY = timedelta(days=7)
CUSTOMERS_ASKED = 3


def fulfilled(ctx: Context, cohort: Cohort, due: Mapping[str, Collection[Kind]]) -> dict[str, set[Kind]]:
    """Of the kinds of steps that are due for each person, those whose purpose is fulfilled; who has none is missing.

    Whoever made an if–then plan since the course has committed; whose plan came true within a week practises; whoever
    asked three customers for ratings since the course has had them ask.
    """
    since = datetime.combine(cohort.ends_on, time(), ctx.zone).astimezone(UTC)
    lately = ctx.now - LATELY
    found: dict[str, set[Kind]] = defaultdict(set)
    for id, (made, _, _) in plans.used(ctx.session, ctx.workspace_id, _those(due, "commitment"), since).items():
        if made:
            found[id].add("commitment")
    for id, (_, fired, _) in plans.used(ctx.session, ctx.workspace_id, _those(due, "practice"), lately).items():
        if fired:
            found[id].add("practice")
    for id, asked in ratings.requests_made(ctx.session, ctx.workspace_id, _those(due, "review"), since).items():
        if asked >= CUSTOMERS_ASKED:
            found[id].add("review")
    return found


def _those(due: Mapping[str, Collection[Kind]], kind: Kind) -> list[str]:
    return [id for id, kinds in due.items() if kind in kinds]
