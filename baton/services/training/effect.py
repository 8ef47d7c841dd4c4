"""Did a cohort change how its teams serve others? Told from released levels, beside teams that were not trained."""

from collections import Counter
from datetime import timedelta

from baton.domain.training import Cohort
from baton.services import effects
from baton.services.contexts import Context
from baton.services.effects import Measured
from baton.storage import people, teams
from baton.storage.training import cohorts as store

MOSTLY = 0.5  # a team is trained when at least this share of its people took part
# Another course touches what is compared from the weeks after it, if these reach into our first ones, to our last day.
BEFORE, AFTER = timedelta(weeks=28), timedelta(weeks=12)
DEFAULT_SEED = 1


def of_cohort(ctx: Context, cohort: Cohort) -> Measured:
    """The effect of a cohort on its teams, beside those drawn to wait, or else all teams nobody trained meanwhile."""
    trained, touched = _trained(ctx, cohort), _touched_by_others(ctx, cohort)
    waiting = {
        each.team_id
        for each in store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
        if each.role == "waiting" and each.team_id
    }
    everybody = {each.id for each in teams.every(ctx.session, ctx.workspace_id)}
    # Teams somebody of which took part are too few to count as trained, and too many to compare with.
    others = (waiting or everybody - set(_took_part(ctx, cohort))) - trained - touched
    return effects.measure(ctx, trained, others, cohort.ends_on, seed=cohort.seed or DEFAULT_SEED)


def _trained(ctx: Context, cohort: Cohort) -> set[str]:
    sizes = people.sizes(ctx.session, ctx.workspace_id)
    return {team_id for team_id, took in _took_part(ctx, cohort).items() if took >= MOSTLY * sizes.get(team_id, 0)}


def _took_part(ctx: Context, cohort: Cohort) -> Counter[str]:
    members = store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    return Counter(each.team_id for each in members if each.role == "participant" and each.team_id)


def _touched_by_others(ctx: Context, cohort: Cohort) -> set[str]:
    """Teams that another cohort trained so near that it would be seen in the weeks that are compared.

    Who waited and takes the course once these are over is compared with all the same: that is what they waited for.
    """
    near = [
        each
        for each in store.every(ctx.session, ctx.workspace_id)
        if each.id != cohort.id and each.runs() and -BEFORE < each.ends_on - cohort.ends_on < AFTER
    ]
    return {team_id for each in near for team_id in _took_part(ctx, each)}
