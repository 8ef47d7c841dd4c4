"""What somebody did already needs no asking."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, time, timedelta

from baton.domain.courses import Kind
from baton.domain.training import Cohort
from baton.services.contexts import Context
from baton.storage import ratings
from baton.storage.plans import counted as plans

LATELY = timedelta(days=7)
CUSTOMERS_ASKED = 3


def fulfilled(ctx: Context, cohort: Cohort, person_ids: Collection[str]) -> dict[str, frozenset[Kind]]:
    """For each person the kinds of steps whose purpose is fulfilled.

    Whoever made an if–then plan since the course has committed; whose plan came true within a week practises; whoever
    asked three customers for ratings since the course has had them ask.
    """
    since = datetime.combine(cohort.ends_on, time(), ctx.zone).astimezone(UTC)
    made = plans.used(ctx.session, ctx.workspace_id, person_ids, since)
    lately = plans.used(ctx.session, ctx.workspace_id, person_ids, ctx.now - LATELY)
    asked = ratings.requests_made(ctx.session, ctx.workspace_id, person_ids, since)

    def kinds(id: str) -> Iterator[Kind]:
        if made[id][0]:
            yield "commitment"
        if lately[id][1]:
            yield "practice"
        if asked.get(id, 0) >= CUSTOMERS_ASKED:
            yield "review"

    return {id: frozenset(kinds(id)) for id in person_ids}
