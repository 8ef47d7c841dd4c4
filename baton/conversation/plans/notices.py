"""What people are told about plans, as they stand when it is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, Part, Quote, buttons, facts, parts
from baton.conversation.plans import shown
from baton.domain.lines import Day, Line, Names, verbatim
from baton.domain.people import Person
from baton.domain.plans import Plan, is_on_time
from baton.services import plans as service
from baton.storage import people
from baton.storage import plans as store


@dataclass(frozen=True, slots=True)
class Scene:
    """A message about a plan: who reads it, and who is who."""

    notice: Notice
    plan: Plan
    reader: Person
    owner: Person
    setter: Person

    @property
    def is_new(self) -> bool:
        """Has nothing of it been said yet?"""
        return not self.notice.delivery.posted

    @property
    def day(self) -> date:
        """The check day that a question or a call for help is about."""
        period = self.notice.delivery.period if self.notice.delivery.kind == service.CHECK else self.reference
        return date.fromisoformat(period.rpartition(":")[2])

    @property
    def reference(self) -> str:
        return self.notice.delivery.reference


def _telling(build: Callable[[Scene], Card | None]) -> Callable[[Notice], Told | None]:
    """A notice that sets the scene and lets `build` say what there is to say."""

    def tell(notice: Notice) -> Told | None:
        ctx, reader = notice.ctx, notice.reader
        plan = store.find(ctx.session, ctx.workspace_id, notice.delivery.reference.partition(":")[0])
        if plan is None or reader is None or not reader.takes_part:
            return None
        known = people.known(ctx.session, ctx.workspace_id, {plan.owner_id, plan.setter_id})
        card = build(Scene(notice, plan, reader, known[plan.owner_id], known[plan.setter_id]))
        return Told(card, reader.language, reader.zone) if card else None

    return tell


def _set(scene: Scene) -> Card | None:
    """Somebody asks a result of its owner: accept it or drop it; afterwards how it stands."""
    plan = scene.plan
    if scene.is_new and not plan.is_open:
        return None
    said = Line("plan-told-set", person=scene.setter.mention)
    days = Names(tuple(Line("plan-day", day=Day(day)) for day in plan.check_days))
    reviewed = [(Line("plan-fact-reviews"), Line("plan-days", days=days))] if plan.check_days else []
    due = (Line("plan-fact-due"), Line("plan-day", day=Day(plan.due_on or scene.owner.today(plan.made_at))))
    body: list[Part | None] = [Paragraph(said), Quote(verbatim(plan.what)), facts(due, *reviewed)]
    if plan.state == "proposed":
        body += [Note(Line("plan-told-set-how")), buttons(*shown.ways(plan))]
    elif plan.state == "open":
        body += [Note(Line("plan-stands-open")), buttons(*shown.ways(plan))]
    else:
        body.append(Note(_ended(scene)))
    return Card(said, parts(body))


def _ended(scene: Scene) -> Line:
    if scene.plan.state == "dropped" and scene.plan.closed_by_id != scene.reader.id:
        return Line("plan-stands-taken-back")
    return Line(f"plan-stands-{scene.plan.state}")


def _check(scene: Scene) -> Card | None:
    """Asks the owner on a check day; once answered, says what was."""
    plan, day = scene.plan, scene.day
    said = service.said_on(scene.notice.ctx, plan.id, day)
    if scene.is_new and (said or not plan.is_open or scene.reader.reminders_stopped):
        return None
    first = Line(f"plan-how-{plan.kind}")
    body: list[Part] = [Paragraph(first), Paragraph(shown.sentence(plan))]
    if said:
        body.append(Note(Line("plan-answered", outcome=Line(f"plan-outcome-{said.outcome}"))))
    elif not plan.is_open:
        body.append(Note(_ended(scene)))
    else:
        body += [buttons(*shown.answers(plan, day)), Note(Line(f"plan-why-{plan.kind}", day=Day(day)))]
    return Card(first, tuple(body))


def _done(scene: Scene) -> Card:
    """Tells whoever set a result that it is there, with the thanks it deserves."""
    on_time = is_on_time(scene.plan, scene.owner.tzinfo)
    said = Line("plan-told-done-on-time" if on_time else "plan-told-done", person=scene.owner.mention)
    thank = Button(Line("plan-send-kudos"), "kudos-open", f"person:{scene.owner.id}", style="primary", opens=True)
    return Card.saying(said, Quote(verbatim(scene.plan.what)), Note(Line("plan-told-done-how")), buttons(thank))


def _dropped(scene: Scene) -> Card:
    """Tells the other side that a result is given up, and why."""
    by_owner = scene.plan.closed_by_id == scene.owner.id
    person = scene.owner if by_owner else scene.setter
    said = Line("plan-told-dropped" if by_owner else "plan-told-taken-back", person=person.mention)
    why = facts((Line("plan-fact-why"), verbatim(scene.plan.reason))) if scene.plan.reason else None
    after = Note(Line("plan-told-dropped-how")) if by_owner else None
    return Card(said, parts([Paragraph(said), Quote(verbatim(scene.plan.what)), why, after]))


def _changed(scene: Scene) -> Card | None:
    """Tells whoever set a result that its owner has changed it."""
    if not scene.plan.is_open or scene.plan.due_on is None:
        return None
    said = Line("plan-told-changed", person=scene.owner.mention)
    due = facts((Line("plan-fact-due"), Line("plan-day", day=Day(scene.plan.due_on))))
    return Card.saying(said, Quote(verbatim(scene.plan.what)), due)


def _help(scene: Scene) -> Card | None:
    """Tells whoever set a result, or leads the team, that its owner needs help."""
    said = service.said_on(scene.notice.ctx, scene.plan.id, scene.day)
    if said is None or not said.words or not scene.plan.is_open:
        return None
    line = "plan-told-help" if scene.reader.id == scene.setter.id else "plan-told-help-lead"
    first = Line(line, person=scene.owner.mention)
    need = facts((Line("plan-fact-need"), verbatim(said.words)))
    return Card.saying(first, Quote(verbatim(scene.plan.what)), need, Note(Line("plan-told-help-how")))


NOTICES: dict[str, Callable[[Notice], Told | None]] = {
    service.SET: _telling(_set),
    service.CHECK: _telling(_check),
    service.DONE: _telling(_done),
    service.DROPPED: _telling(_dropped),
    service.CHANGED: _telling(_changed),
    service.HELP: _telling(_help),
}
