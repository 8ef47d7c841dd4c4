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
AROUND = timedelta(weeks=28)  # from the first week looked at before one course to the last one after another
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
    others = (waiting or everybody - trained - _partly(ctx, cohort)) - touched
    return effects.measure(ctx, trained, others, cohort.ends_on, seed=cohort.seed or DEFAULT_SEED)


def _trained(ctx: Context, cohort: Cohort) -> set[str]:
    sizes = people.sizes(ctx.session, ctx.workspace_id)
    return {team_id for team_id, took in _took_part(ctx, cohort).items() if took >= MOSTLY * sizes.get(team_id, 0)}


def _partly(ctx: Context, cohort: Cohort) -> set[str]:
    """Teams somebody of which took part: too few to count as trained, too many to compare with."""
    return set(_took_part(ctx, cohort))


def _took_part(ctx: Context, cohort: Cohort) -> Counter[str]:
    members = store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    return Counter(each.team_id for each in members if each.role == "participant" and each.team_id)


def _touched_by_others(ctx: Context, cohort: Cohort) -> set[str]:
    """Teams that were trained by another cohort in the same half year."""
    near = [
        each
        for each in store.every(ctx.session, ctx.workspace_id)
        if each.id != cohort.id and each.runs() and abs(each.ends_on - cohort.ends_on) < AROUND
    ]
    return {team_id for each in near for team_id in _took_part(ctx, each)}
