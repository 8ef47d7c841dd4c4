"""Plans in App Home: what waits for an answer, and what one has open."""

from collections.abc import Mapping, Sequence
from datetime import date

from baton.conversation.cards import Button, Heading, Note, Paragraph, Part, buttons
from baton.conversation.plans.shown import done, due
from baton.domain.lines import Line
from baton.domain.people import Person
from baton.domain.plans import Plan

MOST_SHOWN = 5


def waiting(plans: Sequence[Plan], known: Mapping[str, Person], today: date) -> list[Part]:
    """Results somebody asks of me, and check days that wait for my answer."""
    shown: list[Part] = []
    for plan in plans:
        if plan.state == "proposed":
            said = Line("plan-home-proposed", what=plan.what, person=known[plan.setter_id].name, due=due(plan, today))
            shown.append(Paragraph(said, Button(Line("plan-look"), "plan-look", plan.id)))
        elif plan.asked_on:
            shown.append(Paragraph(_asked(plan), Button(Line("plan-check-in"), "plan-check-in", plan.id)))
    return shown[:MOST_SHOWN]


def _asked(plan: Plan) -> Line:
    if plan.kind == "if-then":
        return Line("plan-home-asked-if-then", cue=plan.cue, action=plan.action)
    return Line("plan-home-asked-result", what=plan.what)


def parts(plans: Sequence[Plan], today: date) -> list[Part]:
    """My plan: the first few that are open, each with its button."""
    mine = [plan for plan in plans if plan.state == "open"]
    shown: list[Part] = [Heading(Line("plan-home"))]
    for plan in mine[:MOST_SHOWN]:
        if plan.kind == "if-then":
            said = Line("plan-sentence", cue=plan.cue, action=plan.action)
            shown.append(Paragraph(said, Button(Line("plan-check-in"), "plan-check-in", plan.id)))
        else:
            said = Line("plan-home-result", what=plan.what, due=due(plan, today))
            shown.append(Paragraph(said, done(plan, plan.id)))
    if not mine:
        shown.append(Paragraph(Line("plan-home-none")))
    if len(mine) > MOST_SHOWN:
        shown.append(Note(Line("plan-home-more", count=len(mine) - MOST_SHOWN)))
    return [*shown, buttons(Button(Line("plan-new"), "plan-new", opens=True), Button(Line("plan-mine"), "plan-list"))]
