"""Those who rated hear what was changed. Who they are is worked out here, and told to nobody."""

from baton.domain.answers import CHANGE_WITHIN, KEEP_RECIPIENTS, TOLD_EVERY, TOLD_WITHIN, Answered
from baton.domain.deliveries import Owed
from baton.domain.people import Person
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.settings import chosen
from baton.services import deliveries
from baton.services.answers import TOLD
from baton.services.contexts import Context
from baton.services.ratings.giving import rater_key_of
from baton.storage import answers, people, ratings


def tell_raters(ctx: Context) -> None:
    """Look for the raters of every answer that has stood for a day, each once, one answer of a team a week.

    Every answer waits its day, in which it may be reworded, so that the time of a message tells nothing either.
    """
    for answer in answers.untold(ctx.session, ctx.workspace_id, ctx.now - CHANGE_WITHIN):
        last = answers.last_told(ctx.session, ctx.workspace_id, answer.team_id)
        if last and ctx.now - last < TOLD_EVERY and ctx.now - answer.at <= TOLD_WITHIN:
            continue
        if answers.claim(ctx.session, answer, now=ctx.now) and ctx.now - answer.at <= TOLD_WITHIN:
            _tell(ctx, answer)
    answers.forget_recipients(ctx.session, ctx.workspace_id, TOLD, ctx.now - KEEP_RECIPIENTS)


def _tell(ctx: Context, answer: Answered) -> None:
    """Owe the message to those who rated in the digest's days, if they are enough: of fewer, one would be known."""
    raters = ratings.raters_of(ctx.session, ctx.workspace_id, answer.team_id, (answer.first, answer.last))
    if len(raters) < chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum:
        return
    expires = ctx.now + TOLD_WITHIN
    owed = [
        Owed(TOLD, person.id, answer.id, ctx.now, reference=answer.id, manner="nudge", expires_at=expires)
        for person in people.every(ctx.session, ctx.workspace_id)
        if _may_hear(person, answer) and rater_key_of(ctx, person.id) in raters
    ]
    deliveries.owe(ctx, *owed)


def _may_hear(person: Person, answer: Answered) -> bool:
    return person.takes_part and not person.off_answers and person.team_id != answer.team_id
