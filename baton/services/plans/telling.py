"""The messages about plans, by their kinds, and keeping those that stand true."""

from baton.domain.plans import Plan
from baton.services import deliveries
from baton.services.contexts import Context

SET, CHECK = "plan-set", "plan-check"  # to the owner: a result somebody asks of them, and the question of a check day
DONE, DROPPED, CHANGED = "plan-done", "plan-dropped", "plan-changed"  # to the other side
HELP = "plan-help"  # to whoever set it, or leads the team
STANDING = (SET, CHECK)  # they show the present state


def told_afresh(ctx: Context, plan: Plan) -> None:
    """A plan is no longer what its owner was told: bring messages and App Home up to date."""
    deliveries.owe_again(ctx, STANDING, plan.id)
    deliveries.refresh_home(ctx, (plan.owner_id,))
