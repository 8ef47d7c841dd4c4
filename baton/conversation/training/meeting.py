"""A discussion of how a cohort goes, in a channel."""

from baton.conversation import meetings
from baton.conversation.asks import Answer, Ask
from baton.domain.training import Cohort
from baton.services.training import cohorts


def meeting(ask: Ask) -> Answer:
    """*Discussion* was pressed beside a cohort."""
    return about(ask, cohorts.get(ask.ctx, ask.who, ask.value))


def about(ask: Ask, cohort: Cohort) -> Answer:
    """The form of a meeting about a cohort."""
    return meetings.form(ask, topic=cohort.name, source=f"training:{cohort.id}")
